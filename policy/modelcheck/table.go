package modelcheck

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// entry makes the trials of one command.
type entry struct {
	do     string
	ofCase bool // it is about a case: tried with each
	try    func(*view) trials
}

// table has an entry for each of aftersales.Commands.
func table() []entry {
	return []entry{
		{aftersales.Place{}.Name(), false, place},
		{aftersales.Pay{}.Name(), false, pay},
		{aftersales.Push{}.Name(), false, only(aftersales.Push{})},
		{aftersales.Ship{}.Name(), false, ship},
		{aftersales.Deliver{}.Name(), false, only(aftersales.Deliver{})},
		{aftersales.ConfirmReceipt{}.Name(), false, only(aftersales.ConfirmReceipt{})},
		{aftersales.Wait{}.Name(), false, func(*view) trials { return trials{wrong: list(aftersales.Wait{})} }},
		{aftersales.AskExtension{}.Name(), false, askExtension},
		{aftersales.AgreeExtension{}.Name(), false, agreeExtension},
		{aftersales.RefuseExtension{}.Name(), false, refuseExtension},
		{aftersales.Hold{}.Name(), false, hold},
		{aftersales.ReleaseHold{}.Name(), false, releaseHold},
		{aftersales.ReportDelay{}.Name(), false, reportDelay},
		{aftersales.ReportCustoms{}.Name(), false, reportCustoms},
		{aftersales.ReportDeadline{}.Name(), false, reportDeadline},
		{aftersales.Open{}.Name(), false, open},
		{aftersales.CancelOrder{}.Name(), false, cancelOrder},
		{aftersales.Pay{}.Name(), true, payDifference},
		{aftersales.Amend{}.Name(), true, amend},
		{aftersales.Approve{}.Name(), true, approve},
		{aftersales.Reject{}.Name(), true, reject},
		{aftersales.Offer{}.Name(), true, offer},
		{aftersales.AcceptOffer{}.Name(), true, acceptOffer},
		{aftersales.DeclineOffer{}.Name(), true, declineOffer},
		{aftersales.Withdraw{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.Withdraw{Case: v.c.ID})} }},
		{aftersales.Escalate{}.Name(), true, escalate},
		{aftersales.SubmitEvidence{}.Name(), true, evidence},
		{aftersales.Rule{}.Name(), true, rule},
		{aftersales.Intercepted{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.Intercepted{Case: v.c.ID})} }},
		{aftersales.InterceptFailed{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.InterceptFailed{Case: v.c.ID})} }},
		{aftersales.ShipReturn{}.Name(), true, shipReturn},
		{aftersales.RefuseParcel{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.RefuseParcel{Case: v.c.ID})} }},
		{aftersales.ReturnToSender{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.ReturnToSender{Case: v.c.ID})} }},
		{aftersales.ReturnScanned{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.ReturnScanned{Case: v.c.ID})} }},
		{aftersales.ReturnArrived{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.ReturnArrived{Case: v.c.ID})} }},
		{aftersales.Receive{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.Receive{Case: v.c.ID})} }},
		{aftersales.Inspect{}.Name(), true, inspect},
		{aftersales.RefuseReturn{}.Name(), true, refuseReturn},
		{aftersales.ShipReplacement{}.Name(), true, shipReplacement},
		{aftersales.ReportOutOfStock{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.ReportOutOfStock{Case: v.c.ID})} }},
		{aftersales.ConfirmReplacement{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.ConfirmReplacement{Case: v.c.ID})} }},
		{aftersales.RefundSettled{}.Name(), true, settled},
		{aftersales.ReportFailure{}.Name(), true, failed},
		{aftersales.FileAppeal{}.Name(), true, fileAppeal},
		{aftersales.RuleAppeal{}.Name(), true, ruleAppeal},
		{aftersales.FileClaim{}.Name(), true, fileClaim},
		{aftersales.RuleClaim{}.Name(), true, ruleClaim},
		{aftersales.RetryRefund{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.RetryRefund{Case: v.c.ID})} }},
		{aftersales.RefundByHand{}.Name(), true, func(v *view) trials { return trials{plain: list(aftersales.RefundByHand{Case: v.c.ID})} }},
	}
}

// Commands lists the names of the commands that are tried.
func Commands() []string {
	var names []string
	for _, e := range table() {
		names = append(names, e.do)
	}
	return names
}

// only tries a command that has but one form.
func only(c aftersales.Command) func(*view) trials {
	return func(*view) trials { return trials{plain: list(c)} }
}

func place(v *view) trials {
	another := v.d.Order
	another.Buyer += "x"
	return trials{wrong: list(aftersales.Place{Order: v.d.Order}, aftersales.Place{Order: another}, aftersales.Place{})}
}

func pay(v *view) trials {
	due := v.job.paid["order"]
	return trials{
		plain: list(aftersales.Pay{}),
		wrong: list(aftersales.Pay{Amount: v.amount(due)}, aftersales.Pay{Amount: v.amount(due + 1)}),
	}
}

func ship(v *view) trials {
	lines := func(line string, n int64) []aftersales.ShipLine {
		return []aftersales.ShipLine{{Line: line, Quantity: n}}
	}
	return trials{
		plain: list(aftersales.Ship{}),
		more:  list(aftersales.Ship{Lines: lines(v.line(), 1)}),
		wrong: list(aftersales.Ship{Child: "nowhere"}, aftersales.Ship{Lines: lines("nothing", 1)}, aftersales.Ship{Lines: lines(v.line(), 1000)},
			aftersales.Ship{Lines: lines(v.line(), -1)}, aftersales.Ship{Child: v.d.Order.Children[0].ID, Tracking: "T-1"}),
	}
}

func approve(v *view) trials {
	yes := aftersales.Approve{Case: v.c.ID, Revision: v.c.Revision, Address: "1 Harbour Road"}
	with := func(change func(*aftersales.Approve)) aftersales.Command {
		a := yes
		change(&a)
		return a
	}
	return trials{
		plain: list(yes, with(func(a *aftersales.Approve) { a.KeepGoods = true })),
		more:  list(with(func(a *aftersales.Approve) { a.Freight = v.amount(100) })),
		wrong: list(with(func(a *aftersales.Approve) { a.Revision++ }), with(func(a *aftersales.Approve) { a.Address = "" }),
			with(func(a *aftersales.Approve) { a.Freight = v.tooMuch() }), with(func(a *aftersales.Approve) { a.Freight = v.amount(0) })),
	}
}

func reject(v *view) trials {
	no := aftersales.Reject{Case: v.c.ID, Revision: v.c.Revision, Reason: "worn", Evidence: []string{"photo-1"}}
	stale, silent, bare := no, no, no
	stale.Revision++
	silent.Reason, bare.Evidence = "", nil
	return trials{plain: list(no), wrong: list(stale, silent, bare)}
}

func escalate(v *view) trials {
	return trials{
		plain: list(aftersales.Escalate{Case: v.c.ID, Reason: "no agreement", Evidence: []string{"photo-2"}}),
		wrong: list(aftersales.Escalate{Case: v.c.ID}),
	}
}

func evidence(v *view) trials {
	return trials{
		plain: list(aftersales.SubmitEvidence{Case: v.c.ID, Evidence: []string{"photo-3"}, Text: "as it came"}),
		wrong: list(aftersales.SubmitEvidence{Case: v.c.ID}),
	}
}

func rule(v *view) trials {
	of := func(liable order.Party) aftersales.Rule { return aftersales.Rule{Case: v.c.ID, Liable: liable} }
	half, refunds, keeps, much, against := of(order.Seller), of(order.Seller), of(order.Seller), of(order.Seller), of(order.Buyer)
	freight, freights, borne := of(order.Seller), of(order.Seller), of(order.Seller)
	freight.Freight, freights.Freight, borne.Bears = v.amount(1), v.tooMuch(), order.Carrier
	half.Amount, half.Refund, refunds.Refund, keeps.KeepGoods = v.half(), true, true, true
	much.Amount, much.Refund, against.Amount = v.tooMuch(), true, v.half()
	return trials{
		plain: list(of(order.Seller), of(order.Buyer)),
		more:  list(refunds, keeps, half),
		wrong: list(of(order.Carrier), of(order.Platform), of(""), of(order.Timer), much, against, freight, freights, borne),
	}
}
