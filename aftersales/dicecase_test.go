package aftersales_test

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// caseCommand is a command about one of the cases, most of the time one that fits its state.
func (d *dice) caseCommand(now *aftersales.Dossier) (order.Party, aftersales.Command) {
	c := pick(d, now.Cases...)
	switch {
	case d.one(24):
		return d.escalate(&c)
	case (c.Refund != nil || c.Ruling != nil) && d.one(3):
		return d.file(now, &c)
	}
	if !c.ReturnShippedAt.IsZero() && d.one(5) {
		return d.receive(now, &c) // late, it may be
	}
	if c.State == aftersales.AwaitingReplacement && d.one(6) {
		return buyer, aftersales.Withdraw{Case: c.ID}
	}
	revision := c.Revision - int(d.below(8)/7)
	if d.one(6) {
		c.State = pick(d, aftersales.States()...)
	}
	switch c.State {
	case aftersales.AwaitingSeller:
		return d.answer(now, &c, revision)
	case aftersales.AwaitingBuyer:
		if c.Kind != aftersales.Cancel {
			return d.reply(now, &c, revision)
		}
		switch d.below(4) {
		case 0:
			return c.By, aftersales.Withdraw{Case: c.ID}
		case 1:
			return buyer, aftersales.Reject{Case: c.ID, Revision: revision, Reason: "no"}
		}
		return buyer, aftersales.Approve{Case: c.ID, Revision: revision}
	case aftersales.Intercepting:
		return warehouse, pick[aftersales.Command](d, aftersales.Intercepted{Case: c.ID}, aftersales.InterceptFailed{Case: c.ID})
	case aftersales.Rejected, aftersales.ReturnRefused:
		if d.one(3) {
			return d.amend(now, &c)
		}
		return buyer, pick[aftersales.Command](d, aftersales.Escalate{Case: c.ID}, aftersales.Withdraw{Case: c.ID})
	case aftersales.AwaitingReturn:
		return d.sendBack(&c)
	case aftersales.ReturnInTransit, aftersales.Inspecting:
		return d.receive(now, &c)
	case aftersales.Arbitrating:
		return d.rule(now, &c)
	case aftersales.AwaitingReplacement:
		if owed := c.Difference; owed != nil && owed.Owed.Sign() > 0 && !d.one(3) {
			return payment, aftersales.Pay{Case: c.ID, Amount: pick(d, nil, &owed.Owed, &owed.Owed, &owed.Price)}
		}
		if d.one(4) {
			return seller, aftersales.ReportOutOfStock{Case: c.ID}
		}
		return pick(d, seller, warehouse), aftersales.ShipReplacement{Case: c.ID, Tracking: pick(d, "R", "R", "R", "")}
	case aftersales.ReplacementInTransit:
		return buyer, pick[aftersales.Command](d, aftersales.ConfirmReplacement{Case: c.ID}, aftersales.ConfirmReplacement{Case: c.ID}, aftersales.Escalate{Case: c.ID})
	}
	return d.money(&c)
}

func (d *dice) answer(now *aftersales.Dossier, c *aftersales.Case, revision int) (order.Party, aftersales.Command) {
	switch d.below(10) {
	case 0:
		return d.amend(now, c)
	case 1:
		return c.By, aftersales.Withdraw{Case: c.ID}
	case 2:
		return seller, aftersales.Reject{Case: c.ID, Revision: revision, Reason: "no"}
	case 3, 4, 5:
		return seller, d.offer(now, c, revision)
	case 6:
		if c.Offer != nil {
			return seller, aftersales.AcceptOffer{Case: c.ID, Revision: revision}
		}
	}
	return seller, aftersales.Approve{Case: c.ID, Revision: revision, KeepGoods: d.one(3), Freight: d.amount(now, 3)}
}

// reply is what the buyer says to an offer.
func (d *dice) reply(now *aftersales.Dossier, c *aftersales.Case, revision int) (order.Party, aftersales.Command) {
	switch d.below(9) {
	case 0:
		return c.By, aftersales.Withdraw{Case: c.ID}
	case 1:
		return buyer, aftersales.DeclineOffer{Case: c.ID, Revision: revision}
	case 2, 4, 5:
		return buyer, d.offer(now, c, revision)
	case 3:
		return timer, aftersales.Wait{}
	}
	return buyer, aftersales.AcceptOffer{Case: c.ID, Revision: revision}
}

// offer is an offer or a counter-offer: often a part of the money, for goods that are kept.
func (d *dice) offer(now *aftersales.Dossier, c *aftersales.Case, revision int) aftersales.Offer {
	o := aftersales.Offer{Case: c.ID, Revision: revision, Kind: pick(d, "", aftersales.RefundOnly, aftersales.RefundOnly, pick(d, aftersales.Kinds()...))}
	if !o.Kind.Replaces() && !d.one(3) {
		a := money.FromMinor(d.below(c.Quote.Ceiling.Minor()+2), now.Order.Currency)
		o.Amount = &a
	}
	if d.one(4) {
		o.Freight = d.amount(now, 2)
	}
	return o
}

func (d *dice) amend(now *aftersales.Dossier, c *aftersales.Case) (order.Party, aftersales.Command) {
	a := aftersales.Amend{Case: c.ID}
	a.Lines, a.Amount = d.asked(now)
	if d.one(3) {
		a.Kind = pick(d, aftersales.Kinds()...)
	}
	if d.one(4) {
		a.Goods = pick(d, aftersales.GoodsStates()...)
	}
	return c.By, a
}

// sendBack is how goods come back: the buyer sends them, or never took them in.
func (d *dice) sendBack(c *aftersales.Case) (order.Party, aftersales.Command) {
	if c.Goods != aftersales.InTransit && !d.one(8) {
		return buyer, aftersales.ShipReturn{Case: c.ID, Tracking: "T"}
	}
	switch d.below(3) {
	case 0:
		return pick(d, buyer, carrier), aftersales.RefuseParcel{Case: c.ID}
	case 1:
		return pick(d, carrier, platform), aftersales.ReturnToSender{Case: c.ID, Tracking: "B"}
	}
	return buyer, aftersales.ShipReturn{Case: c.ID, Tracking: "T"}
}

func (d *dice) receive(now *aftersales.Dossier, c *aftersales.Case) (order.Party, aftersales.Command) {
	switch d.below(7) {
	case 0:
		return carrier, aftersales.ReturnArrived{Case: c.ID}
	case 6:
		return carrier, aftersales.ReturnScanned{Case: c.ID}
	case 1:
		return warehouse, aftersales.Receive{Case: c.ID}
	case 2:
		return seller, aftersales.RefuseReturn{Case: c.ID, Reason: "no"}
	}
	i := aftersales.Inspect{Case: c.ID, Deduction: d.amount(now, 3)}
	if c.Kind.Replaces() && !d.one(8) {
		i.Deduction = nil // it would be refused
	}
	for _, l := range c.Quote.Lines {
		if d.one(2) {
			i.Lines = append(i.Lines, aftersales.Condition{Line: l.Line, Damaged: d.below(l.Quantity + 1), Missing: d.below(2)})
		}
	}
	return seller, i
}

// money is a report about the refund of a case, or what is done about it by hand.
func (d *dice) money(c *aftersales.Case) (order.Party, aftersales.Command) {
	settled := aftersales.RefundSettled{Case: c.ID}
	if r := c.Refund; r != nil && len(r.Legs) > 0 && d.one(2) {
		leg := pick(d, r.Legs...)
		settled = aftersales.RefundSettled{Number: r.Number, Tender: leg.Tender, Amount: &leg.Amount}
		if d.one(8) {
			settled.Amount = &r.Total
		}
	}
	switch d.below(6) {
	case 0:
		return payment, aftersales.ReportFailure{Case: c.ID, Tender: settled.Tender}
	case 1:
		return platform, aftersales.RetryRefund{Case: c.ID}
	case 2:
		return platform, aftersales.RefundByHand{Case: c.ID}
	case 3:
		return platform, settled
	}
	return payment, settled
}

// legsOf are the legs of a case's refund that are in a state.
func legsOf(c *aftersales.Case, state refund.LegState) []refund.Leg {
	var legs []refund.Leg
	if c.Refund != nil {
		for _, l := range c.Refund.Legs {
			if l.State == state {
				legs = append(legs, l)
			}
		}
	}
	return legs
}

// escalate asks the platform from wherever the case is, or brings it evidence.
func (d *dice) escalate(c *aftersales.Case) (order.Party, aftersales.Command) {
	by, evidence := pick(d, buyer, seller), []string{pick(d, "photo", "letter")}
	if c.State == aftersales.Arbitrating {
		return by, aftersales.SubmitEvidence{Case: c.ID, Evidence: evidence, Text: pick(d, "", "see")}
	}
	if d.one(2) {
		evidence = nil
	}
	return by, aftersales.Escalate{Case: c.ID, Evidence: evidence}
}

func (d *dice) rule(now *aftersales.Dossier, c *aftersales.Case) (order.Party, aftersales.Command) {
	if d.one(3) {
		return d.escalate(c)
	}
	r := aftersales.Rule{
		Case: c.ID, Liable: pick(d, seller, seller, platform, carrier, order.Nobody, buyer), Amount: d.amount(now, 3), KeepGoods: d.one(2), Refund: d.one(3),
	}
	if d.one(4) {
		r.Freight = d.amount(now, 1)
	}
	if d.one(3) {
		r.Bears = pick(d, platform, seller, carrier, order.Insurer, buyer)
	}
	return platform, r
}

// file files an appeal or a claim about a case, or decides the one that waits.
func (d *dice) file(now *aftersales.Dossier, c *aftersales.Case) (order.Party, aftersales.Command) {
	id := pick(d, "", "", "a", "b")
	asked := money.FromMinor(d.below(c.Quote.Total.Minor()+2), now.Order.Currency)
	bears := pick(d, "", "", "", platform, seller, carrier, order.Insurer, buyer)
	appealed := slices.ContainsFunc(c.Appeals, func(a aftersales.Appeal) bool { return a.Ruling == nil })
	claimed := slices.ContainsFunc(c.Claims, func(k aftersales.Claim) bool { return k.Ruling == nil })
	switch {
	case appealed && !d.one(6), d.one(20):
		r := aftersales.RuleAppeal{Case: c.ID, Appeal: id, Granted: !d.one(4), FundsReversed: d.one(2), MetricReversed: d.one(2)}
		if r.FundsReversed {
			if r.Bears = bears; d.one(2) {
				r.Amount = &asked
			}
		}
		return platform, r
	case claimed && !d.one(6), d.one(20):
		if d.one(3) {
			asked, bears = money.Amount{}, ""
		}
		return platform, aftersales.RuleClaim{Case: c.ID, Claim: id, Amount: asked, Bears: bears}
	case c.Ruling != nil && !d.one(3), d.one(20):
		return pick(d, seller, seller, seller, buyer), aftersales.FileAppeal{Case: c.ID, Appeal: id, Reason: pick(d, "", "no")}
	}
	if asked.Minor() > c.Quote.Goods.Minor()/2 && d.one(2) {
		asked = money.FromMinor(c.Quote.Goods.Minor()/2, now.Order.Currency)
	}
	return pick(d, seller, seller, seller, platform), aftersales.FileClaim{Case: c.ID, Claim: id, Amount: asked, Evidence: []string{"slip"}}
}
