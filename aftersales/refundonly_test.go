package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func refundOnlyRows() []row {
	const wh = order.ByWarehouse
	rows := []row{
		{"the seller is asked", "", "", paid, unwanted, aftersales.AwaitingSeller, aftersales.EventRequested, "hold_shipment"},
		{"no hold for goods that left", "", "", shipped, lost, aftersales.AwaitingSeller, aftersales.EventRequested, ""},
		{"a warehouse that has no order yet never gets one", "", wh, paid, unwanted, aftersales.Refunding, aftersales.EventPushStopped, "pay_refund stop_push restock"},
		{"a warehouse that has it is told to stop", "", wh, pushed, unwanted, aftersales.Intercepting, aftersales.EventInterceptionRequested, "intercept_shipment"},
		{"nobody is asked", "at_once", "", paid, unwanted, aftersales.Refunding, aftersales.EventRefundedAtOnce, "pay_refund restock"},
		{"it was stopped", "", wh, stopping, intercepted, aftersales.Refunding, aftersales.EventIntercepted, "pay_refund restock"},
		{"it had left: ask another kind", "", wh, stopping, tooLate, aftersales.Closed, aftersales.EventKindSwitched, ""},
		{"it had left: the seller is asked", "asks_instead", wh, stopping, tooLate, aftersales.AwaitingSeller, aftersales.EventInterceptionFailed, ""},
		{"the warehouse is silent; nobody knows where the goods are", "", wh, stopping, hours(72), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund"},
		{"stopped, then not wanted after all", "", wh, stopping, withdraw, aftersales.Closed, aftersales.EventWithdrawn, "release_shipment"},

		{"yes, before it was shipped", "", "", asked, approve, aftersales.Refunding, aftersales.EventApprovedRefund, "pay_refund restock"},
		{"yes, it is lost", "", "", onWay, approve, aftersales.Refunding, aftersales.EventApprovedRefund, "pay_refund write_off"},
		{"silence is a yes", "", "", onWay, hours(48), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund write_off"},
		{"silence closes, by policy", "silence_closes", "", asked, hours(1), aftersales.Closed, aftersales.EventExpiredClose, "release_shipment"},
		{"silence withdraws, by policy", "silence_withdraws", "", asked, hours(1), aftersales.Closed, aftersales.EventExpiredWithdraw, "release_shipment"},
		{"no", "", "", onWay, reject, aftersales.Rejected, aftersales.EventRejected, ""},
		{"no, and that is final", "no_is_final", "", onWay, reject, aftersales.Closed, aftersales.EventRejectedFinally, ""},
		{"another wish", "", "", onWay, amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"taken back", "", "", asked, withdraw, aftersales.Closed, aftersales.EventWithdrawn, "release_shipment"},

		{"the buyer leaves it", "", "", script(onWay, []step{reject}), hours(120), aftersales.Closed, aftersales.EventExpiredClose, ""},
		{"another wish after a no", "", "", script(onWay, []step{reject}), amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"the platform is asked", "", "", script(onWay, []step{reject}), escalate, aftersales.Arbitrating, aftersales.EventEscalated, "ask_evidence ask_evidence"},
		{"taken back after a no", "", "", script(asked, []step{reject}), withdraw, aftersales.Closed, aftersales.EventWithdrawn, "release_shipment"},

		{"the platform says yes", "", "", script(onWay, []step{reject, escalate}), forBuyer, aftersales.Refunding, aftersales.EventRuledRefund, "pay_refund write_off"},
		{"the platform says no", "", "", script(onWay, []step{reject, escalate}), forSeller, aftersales.Closed, aftersales.EventRuledAgainst, ""},
		{"taken back before the platform decides", "", "", script(onWay, []step{reject, escalate}), withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"evidence is not brought: yes", "court_refunds", "", script(onWay, []step{reject, escalate}), hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund write_off"},
		{"evidence is not brought: no", "court_closes", "", script(onWay, []step{reject, escalate}), hours(1), aftersales.Closed, aftersales.EventExpiredClose, ""},
		{"the seller ships all the same, where the policy lets him", "ship_closes", "", asked, ship, aftersales.Closed, aftersales.EventShippedAnyway, "release_shipment"},
	}
	rows = append(rows, courtRows(aftersales.EventExpiredRefund, aftersales.Refunding, "pay_refund write_off", lost, nil)...)
	rows = append(rows, payingRows(script(onWay, []step{approve}), aftersales.Refunded, aftersales.EventSettledInFull, "return_points close_order")...)
	return append(rows, payingRows(script(shipped, []step{cheaper, approve}), aftersales.PartiallyRefunded, aftersales.EventSettledInPart, "")...)
}

// payingRows are how a case in refunding goes on, whatever its kind: end is where the money leads when it arrives.
func payingRows(refunding []step, end aftersales.State, event aftersales.Event, effects string) []row {
	bad := script(refunding, []step{failed})
	return []row{
		{"the money arrived", "", "", refunding, settled, end, event, effects},
		{"the provider refused", "", "", refunding, failed, aftersales.RefundFailed, aftersales.EventRefundFailed, ""},
		{"again", "", "", bad, retry, aftersales.Refunding, aftersales.EventRetried, "pay_refund"},
		{"it arrived after all", "", "", bad, settled, end, event, effects},
		{"somebody pays it", "", "", bad, byHand, aftersales.ManualRefund, aftersales.EventGivenToHand, "manual_task"},
		{"somebody pays it, without waiting for the provider", "", "", refunding, byHand, aftersales.ManualRefund, aftersales.EventGivenToHand, "manual_task"},
		{"somebody paid it", "", "", script(bad, []step{byHand}), paidByHand, end, event, effects},
	}
}

func TestRefundOnly(t *testing.T) {
	for _, r := range refundOnlyRows() {
		t.Run(r.why, func(t *testing.T) { r.check(t) })
	}
}
