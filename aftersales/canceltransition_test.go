package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func cancelBy(who order.Party, reason aftersales.Reason) step {
	return step{by: who, do: aftersales.CancelOrder{Case: "c1", Reason: reason}}
}

var (
	callOff   = cancelBy(buyer, aftersales.Unwanted)
	noGoods   = cancelBy(seller, aftersales.OutOfStock)
	agreed    = step{by: buyer, do: aftersales.Approve{Case: "c1", Revision: 1}}
	refused   = step{by: buyer, do: aftersales.Reject{Case: "c1", Revision: 1, Reason: "I want it"}}
	takeBack  = step{by: seller, do: aftersales.Withdraw{Case: "c1"}}
	forcedOff = step{by: platform, do: aftersales.Rule{Case: "c1", Liable: buyer, Refund: true}}

	unpaidAsked = []step{callOff}
	calledOff   = []step{pay, callOff}
	consenting  = []step{pay, noGoods}
	halting     = []step{pay, push, callOff}
	inCourt     = []step{pay, callOff, reject, escalate}
)

func cancelRows() []row {
	const wh = order.ByWarehouse
	const done, free = "pay_refund restock close_order", "void_payment return_points restore_coupon restock close_order"
	rows := []row{
		{"the seller is asked", "consent", "", paid, callOff, aftersales.AwaitingSeller, aftersales.EventRequested, "hold_shipment"},
		{"nothing is held that was not paid", "consent", "", nil, callOff, aftersales.AwaitingSeller, aftersales.EventRequested, ""},
		{"the buyer is asked", "consent", "", paid, noGoods, aftersales.AwaitingBuyer, aftersales.EventConsentAsked, "hold_shipment"},
		{"the platform asks nobody", "consent", "", paid, cancelBy(platform, aftersales.Fraud), aftersales.Refunding, aftersales.EventCancelled, done},
		{"a sole right", "sole", "", paid, callOff, aftersales.Refunding, aftersales.EventCancelled, done},
		{"a sole right: the warehouse is told", "sole", wh, paid, callOff, aftersales.Refunding, aftersales.EventCancelled, "pay_refund stop_push restock close_order"},
		{"a sole right: the warehouse that packs is told", "sole", wh, pushed, callOff, aftersales.Refunding, aftersales.EventCancelled, "pay_refund intercept_shipment restock close_order"},
		{"the seller, by the marketplace", "marketplace", "", paid, noGoods, aftersales.Refunding, aftersales.EventCancelled, done},
		{"a warehouse that has no order yet never gets one", "consent", wh, paid, callOff, aftersales.Refunding, aftersales.EventPushStopped, "pay_refund stop_push restock close_order"},
		{"a warehouse that has it is told to stop", "consent", wh, pushed, callOff, aftersales.Intercepting, aftersales.EventInterceptionRequested, "intercept_shipment"},
		{"the platform decides", "to_the_platform", "", paid, callOff, aftersales.Arbitrating, aftersales.EventClaimed, "hold_shipment ask_evidence ask_evidence"},
		{"nothing was paid: nothing is paid back", "marketplace", "", nil, callOff, aftersales.Closed, aftersales.EventVoided, free},
		{"nor where it is captured on shipment", "void_sole", "", paid, callOff, aftersales.Closed, aftersales.EventVoided, free},

		{"yes", "consent", "", calledOff, approve, aftersales.Refunding, aftersales.EventApprovedRefund, done},
		{"yes, says the buyer", "consent", "", consenting, agreed, aftersales.Refunding, aftersales.EventApprovedRefund, done},
		{"yes, and nothing was paid", "consent", "", unpaidAsked, approve, aftersales.Closed, aftersales.EventVoided, free},
		{"yes, says the buyer, and nothing was captured", "on_shipment", "", consenting, agreed, aftersales.Closed, aftersales.EventVoided, free},
		{"no", "consent", "", calledOff, reject, aftersales.Rejected, aftersales.EventRejected, ""},
		{"no, and that is final", "last_word", "", calledOff, reject, aftersales.Closed, aftersales.EventRejectedFinally, "release_shipment"},
		{"no, says the buyer", "consent", "", consenting, refused, aftersales.Closed, aftersales.EventRejectedFinally, "release_shipment"},
		{"no, says the buyer, and it goes on", "not_the_last_word", "", consenting, refused, aftersales.Rejected, aftersales.EventRejected, ""},
		{"silence means yes while it is not paid", "consent", "", unpaidAsked, hours(24), aftersales.Closed, aftersales.EventVoided, free},
		{"and no once it is", "consent", "", calledOff, hours(24), aftersales.Closed, aftersales.EventExpiredClose, "release_shipment"},
		{"silence is a yes", "yes_by_silence", "", calledOff, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, done},
		{"silence of the buyer is a yes", "yes_by_silence", "", consenting, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, done},
		{"silence of the buyer takes it back", "consent", "", consenting, hours(24), aftersales.Closed, aftersales.EventExpiredWithdraw, "release_shipment"},
		{"silence of the buyer is a no", "no_by_silence", "", consenting, hours(1), aftersales.Closed, aftersales.EventExpiredClose, "release_shipment"},
		{"silence of the seller takes it back", "lapses", "", calledOff, hours(1), aftersales.Closed, aftersales.EventExpiredWithdraw, "release_shipment"},
		{"another reason", "consent", "", calledOff, amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"taken back", "consent", "", calledOff, withdraw, aftersales.Closed, aftersales.EventWithdrawn, "release_shipment"},
		{"taken back by the seller", "consent", "", consenting, takeBack, aftersales.Closed, aftersales.EventWithdrawn, "release_shipment"},
		{"the seller ships all the same", "ship_anyway", "", calledOff, ship, aftersales.Closed, aftersales.EventShippedAnyway, "release_shipment"},
		{"even while he asks to cancel", "ship_anyway", "", consenting, ship, aftersales.Closed, aftersales.EventShippedAnyway, "release_shipment"},

		{"it was stopped", "consent", wh, halting, intercepted, aftersales.Refunding, aftersales.EventIntercepted, done},
		{"it was stopped, and nothing was captured", "on_shipment", wh, halting, intercepted, aftersales.Closed, aftersales.EventVoided, free},
		{"it had left: ask another kind", "consent", wh, halting, tooLate, aftersales.Closed, aftersales.EventKindSwitched, ""},
		{"it had left: the seller is asked", "asks_when_gone", wh, halting, tooLate, aftersales.AwaitingSeller, aftersales.EventInterceptionFailed, ""},
		{"the warehouse is silent; nobody knows where the goods are", "consent", wh, halting, hours(72), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund close_order"},
		{"stopped, then wanted after all", "consent", wh, halting, withdraw, aftersales.Closed, aftersales.EventWithdrawn, "release_shipment"},

		{"the buyer leaves it", "consent", "", script(calledOff, []step{reject}), hours(120), aftersales.Closed, aftersales.EventExpiredClose, "release_shipment"},
		{"another reason after a no", "consent", "", script(calledOff, []step{reject}), amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"the platform is asked", "consent", "", script(calledOff, []step{reject}), escalate, aftersales.Arbitrating, aftersales.EventEscalated, "ask_evidence ask_evidence"},
		{"taken back after a no", "consent", "", script(calledOff, []step{reject}), withdraw, aftersales.Closed, aftersales.EventWithdrawn, "release_shipment"},
		{"the platform says yes", "consent", "", inCourt, forBuyer, aftersales.Refunding, aftersales.EventRuledRefund, done},
		{"yes, although the buyer is liable", "consent", "", inCourt, forcedOff, aftersales.Refunding, aftersales.EventRuledRefund, done},
		{"yes, and nothing was captured", "void_claimed", "", calledOff, forBuyer, aftersales.Closed, aftersales.EventVoided, free},
		{"the platform says no", "consent", "", inCourt, forSeller, aftersales.Closed, aftersales.EventRuledAgainst, "release_shipment"},
		{"taken back before the platform decides", "consent", "", inCourt, withdraw, aftersales.Closed, aftersales.EventWithdrawn, "release_shipment"},
		{"evidence is not brought: yes", "yes_by_silence", "", inCourt, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, done},
		{"evidence is not brought: no", "no_by_silence", "", inCourt, hours(1), aftersales.Closed, aftersales.EventExpiredClose, "release_shipment"},
	}
	for _, r := range payingRows(script(consenting, []step{agreed}), aftersales.Refunded, aftersales.EventSettledInFull, "return_points restore_coupon") {
		r.policy = "consent"
		rows = append(rows, r)
	}
	return rows
}

func TestCancel(t *testing.T) {
	for _, r := range cancelRows() {
		t.Run(r.why, func(t *testing.T) { r.check(t) })
	}
}

// Every rule of the flow is taken by some row. An amount is never cut, so that none is refunded in part; before a no only what
// the host lets through goes to the platform.
func TestEveryRuleOfCancelIsTaken(t *testing.T) {
	type moved struct {
		from, to aftersales.State
		event    aftersales.Event
	}
	taken := map[moved]bool{}
	for _, r := range cancelRows() {
		told := r.begin(t)
		was, _ := told.dossier.Case("c1")
		told.play(r.do)
		taken[moved{was.State, told.find("c1").State, r.event}] = true
	}
	for _, rule := range aftersales.Flow(aftersales.Cancel).Rules() {
		early := rule.Event == aftersales.EventEscalated && rule.From[0] != aftersales.Rejected
		if m := (moved{rule.From[0], rule.To, rule.Event}); !taken[m] && !early && rule.Event != aftersales.EventSettledInPart {
			t.Errorf("no row takes %q -- %s --> %q", m.from, m.event, m.to)
		}
	}
}
