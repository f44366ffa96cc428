package aftersales

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

func (a FileAppeal) decide(t *turn) error {
	t.actor(order.Buyer, order.Seller)
	c := t.named(a.Case)
	if c == nil {
		return t.refused(a.Case)
	}
	t.recordFaults("appeal", a.Appeal, a.Reason, a.Evidence)
	filed := Appeal{ID: a.Appeal, By: t.by, At: t.at, Reason: a.Reason, Evidence: slices.Clone(a.Evidence)}
	if at := c.appeal(a.Appeal); at >= 0 && a.Appeal != "" {
		if c.Appeals[at].alike(filed) {
			return nil // it was sent before
		}
		t.fault(order.NewFault("appeal_exists", "appeal", fmt.Sprintf("appeal %q was filed with another content", order.Shorten(a.Appeal, 64)), "appeal", order.Shorten(a.Appeal, 64)))
	}
	if c.Ruling == nil {
		t.fault(t.notAllowed(string(c.State)))
	}
	if err := t.permitRecord(c, a, c.Ruling != nil); err != nil {
		return err
	}
	if filed.ID == "" {
		filed.ID = unused("appeal", len(c.Appeals), func(id string) bool { return c.appeal(id) >= 0 })
	}
	t.keepRecord(c, EventAppealFiled, Change{Appeals: append(slices.Clone(c.Appeals), filed)}, Effect{Kind: Notify, To: order.Platform, Record: filed.ID})
	return nil
}

func (r RuleAppeal) decide(t *turn) error {
	t.actor(order.Platform)
	c := t.named(r.Case)
	if c == nil {
		return t.refused(r.Case)
	}
	at := c.appeal(r.Appeal)
	if at < 0 {
		t.fault(order.NewFault("appeal_unknown", "appeal", fmt.Sprintf("there is no appeal %q that is not decided", order.Shorten(r.Appeal, 64)), "appeal", order.Shorten(r.Appeal, 64)))
		return t.refused(c.ID)
	}
	appeal := c.Appeals[at]
	if appeal.Ruling != nil {
		if len(t.faults) == 0 && r.said(t, appeal.Ruling) {
			return nil
		}
		t.fault(t.notAllowed("ruled"))
		return t.refused(c.ID)
	}
	ruling := r.ruling(t, c, appeal.By)
	if err := t.permitRecord(c, r, true); err != nil {
		return err
	}
	appeal.Ruling = ruling
	appeals := slices.Clone(c.Appeals)
	appeals[at] = appeal
	effects := []Effect{{Kind: Notify, To: appeal.By, Record: appeal.ID}}
	if ruling.Transfer != nil {
		effects = append(effects, Effect{Kind: ManualTask, Topic: "reverse_funds", Record: appeal.ID, Transfer: ruling.Transfer})
	}
	for _, m := range ruling.Metrics {
		effects = append(effects, Effect{Kind: CountMetric, Record: appeal.ID, Metric: m.Metric, Weight: -m.Weight, Against: m.Against})
	}
	event := EventAppealDenied
	if r.Granted {
		event = EventAppealGranted
	}
	t.keepRecord(c, event, Change{Appeals: appeals}, effects...)
	return nil
}

// ruling checks what is decided about an appeal of a party, and says what it means.
func (r RuleAppeal) ruling(t *turn, c *Case, by order.Party) *AppealRuling {
	is := &AppealRuling{At: t.at, Granted: r.Granted, FundsReversed: r.FundsReversed, MetricReversed: r.MetricReversed}
	if !r.Granted && (r.FundsReversed || r.MetricReversed) || !r.FundsReversed && (r.Amount != nil || r.Bears != "") {
		t.fault(order.NewFault("ruling_unclear", "granted", "an appeal that is denied reverses nothing, and without funds_reversed no amount and nobody who bears it is named"))
		return is
	}
	if r.FundsReversed {
		is.Transfer = t.transfer(c, r.Amount, r.Bears, by)
	}
	if r.MetricReversed {
		is.Metrics = slices.DeleteFunc(c.stands(), func(m Counted) bool { return m.Against != by })
	}
	return is
}

// said reports whether the same was decided before.
func (r RuleAppeal) said(t *turn, was *AppealRuling) bool {
	return r.Granted == was.Granted && r.FundsReversed == was.FundsReversed && r.MetricReversed == was.MetricReversed && t.moves(was.Transfer, r.Amount, r.Bears)
}

// moves reports whether a transfer is what an amount and a bearer say; what they leave out is as it is.
func (t *turn) moves(is *Transfer, amount *money.Amount, bears order.Party) bool {
	if is == nil {
		return (amount == nil || amount.Sign() == 0) && bears == ""
	}
	return (amount == nil || t.bound(*amount).Equal(is.Amount)) && (bears == "" || bears == is.From)
}

// transfer checks money that is to move to a party which bore it: positive, at most what that party bears, and from another.
// Without an amount it is all of that, and without a bearer the platform gives it.
func (t *turn) transfer(c *Case, amount *money.Amount, bears, to order.Party) *Transfer {
	moved := &Transfer{From: order.Platform, To: to, Amount: t.borne(c, to)}
	set(&moved.From, bears)
	if !oneOf(moved.From, bearers()...) || moved.From == to {
		t.fault(order.NewFault("party_unknown", "bears", fmt.Sprintf("the %s does not make good what the %s bore", order.Shorten(string(moved.From), 40), to), "party", order.Shorten(string(moved.From), 40)))
	}
	if amount != nil {
		t.upTo(&moved.Amount, *amount)
	} else if moved.Amount.Sign() == 0 {
		t.fault(order.NewFault("amount_not_positive", "amount", fmt.Sprintf("the %s bears nothing of it", to), "asked", moved.Amount.Number()))
	}
	return moved
}

// upTo takes an amount over that is positive and at most what there is.
func (t *turn) upTo(most *money.Amount, asked money.Amount) {
	in, err := asked.In(t.d.Order.Currency)
	switch {
	case err != nil:
		t.fault(t.amountFault(asked, err))
	case in.Sign() <= 0:
		t.fault(order.NewFault("amount_not_positive", "amount", fmt.Sprintf("%s is not a positive amount", in.Number()), "asked", in.Number()))
	case in.Minor() > most.Minor():
		t.fault(order.NewFault("amount_above_ceiling", "amount", fmt.Sprintf("%s asked, %s is borne", in.Number(), most.Number()), "asked", in.Number(), "ceiling", most.Number()))
		t.ceiling = *most
	default:
		*most = in
	}
}

// appeal finds an appeal; without an id the only one that is not decided.
func (c *Case) appeal(id string) int {
	return one(len(c.Appeals), id, func(i int) (string, bool) { return c.Appeals[i].ID, c.Appeals[i].Ruling == nil })
}

// one finds a record by its id; without one the only record that is not decided. Less than zero: there is none.
func one(n int, id string, at func(int) (id string, waits bool)) int {
	found := -1
	for i := range n {
		is, waits := at(i)
		switch {
		case id != "" && is == id:
			return i
		case id == "" && waits && found >= 0:
			return -1
		case id == "" && waits:
			found = i
		}
	}
	return found
}
