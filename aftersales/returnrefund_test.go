package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/refund"
)

func returnRefundRows() []row {
	var (
		here       = script(sent, []step{receive})
		refusedIt  = script(sent, []step{refuse})
		court      = script(returned, []step{reject, escalate})
		courtAfter = script(refusedIt, []step{escalate})
		keep       = step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, KeepGoods: true}}
		again      = script(refusedIt, []step{amend})
		approve2   = step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 2}}
		reject2    = step{by: seller, do: aftersales.Reject{Case: "c1", Revision: 2, Reason: "no"}}
	)
	rows := []row{
		{"the seller is asked", "", "", shipped, back, aftersales.AwaitingSeller, aftersales.EventRequested, ""},
		{"send it back", "", "", returned, approve, aftersales.AwaitingReturn, aftersales.EventApprovedReturn, "request_return"},
		{"keep it", "", "", returned, keep, aftersales.Refunding, aftersales.EventApprovedRefund, "pay_refund write_off"},
		{"silence agrees to the return", "", "", returned, hours(48), aftersales.AwaitingReturn, aftersales.EventExpiredReturn, "request_return"},
		{"silence refunds, by policy", "silence_refunds", "", returned, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund write_off"},
		{"silence closes, by policy", "silence_closes", "", returned, hours(1), aftersales.Closed, aftersales.EventExpiredClose, ""},
		{"silence withdraws, by policy", "silence_withdraws", "", returned, hours(1), aftersales.Closed, aftersales.EventExpiredWithdraw, ""},
		{"no", "", "", returned, reject, aftersales.Rejected, aftersales.EventRejected, ""},
		{"no, and that is final", "no_is_final", "", returned, reject, aftersales.Closed, aftersales.EventRejectedFinally, ""},
		{"another wish", "", "", returned, amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"taken back", "", "", returned, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},

		{"another wish after a no", "", "", script(returned, []step{reject}), amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"the platform is asked", "", "", script(returned, []step{reject}), escalate, aftersales.Arbitrating, aftersales.EventEscalated, "ask_evidence ask_evidence"},
		{"taken back after a no", "", "", script(returned, []step{reject}), withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"the buyer leaves it", "", "", script(returned, []step{reject}), hours(120), aftersales.Closed, aftersales.EventExpiredClose, ""},

		{"it was sent", "", "", script(returned, []step{approve}), sendBack, aftersales.ReturnInTransit, aftersales.EventReturnShipped, ""},
		{"it was not sent", "", "", script(returned, []step{approve}), hours(168), aftersales.Closed, aftersales.EventExpiredClose, ""},
		{"taken back instead of sent back", "", "", script(returned, []step{approve}), withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"the carrier brought it", "", "", sent, arrived, aftersales.ReturnInTransit, aftersales.EventReturnDelivered, ""},
		{"the seller took it in", "", "", sent, receive, aftersales.Inspecting, aftersales.EventReceived, ""},
		{"the seller took it in, and looks no closer", "trusting", "", sent, receive, aftersales.Refunding, aftersales.EventReceivedRefund, "pay_refund restock"},
		{"examined at the door", "", "", sent, inspect, aftersales.Refunding, aftersales.EventInspected, "pay_refund restock"},
		{"not taken in", "", "", sent, refuse, aftersales.ReturnRefused, aftersales.EventReturnRefused, ""},
		{"nobody says that it came: silence restocks nothing", "", "", sent, hours(240), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund"},
		{"taken back on the way", "", "", sent, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},

		{"examined", "", "", here, inspect, aftersales.Refunding, aftersales.EventInspected, "pay_refund restock"},
		{"refused after a look", "", "", here, refuse, aftersales.ReturnRefused, aftersales.EventReturnRefused, ""},
		{"never examined: silence restocks nothing", "", "", here, hours(240), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund"},

		{"another wish after the goods were refused", "", "", refusedIt, amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"the platform is asked about the refused goods", "", "", refusedIt, escalate, aftersales.Arbitrating, aftersales.EventEscalated, "ask_evidence ask_evidence"},
		{"the buyer leaves it, and gets the goods again", "", "", refusedIt, hours(120), aftersales.Closed, aftersales.EventExpiredClose, "return_to_buyer"},
		{"yes, and the goods are here already", "", "", again, approve2, aftersales.Refunding, aftersales.EventApprovedRefund, "pay_refund"},
		{"silence cannot ask for goods that are here already, whatever the policy says", "silence_returns", "", again, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund"},
		{"no, again", "", "", again, reject2, aftersales.Rejected, aftersales.EventRejected, ""},
		{"no, again, and the buyer leaves it", "", "", script(again, []step{reject2}), hours(120), aftersales.Closed, aftersales.EventExpiredClose, "return_to_buyer"},

		{"the platform says: send it back", "", "", court, forBuyer, aftersales.AwaitingReturn, aftersales.EventRuledReturn, "request_return"},
		{"the platform says: keep it", "", "", court, keepIt, aftersales.Refunding, aftersales.EventRuledRefund, "pay_refund write_off"},
		{"the platform says no", "", "", court, forSeller, aftersales.Closed, aftersales.EventRuledAgainst, ""},
		{"taken back before the platform decides", "", "", court, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"the platform says yes, and the goods are with the seller", "", "", courtAfter, forBuyer, aftersales.Refunding, aftersales.EventRuledRefund, "pay_refund"},
		{"the platform says no, and the goods go back", "", "", courtAfter, forSeller, aftersales.Closed, aftersales.EventRuledAgainst, "return_to_buyer"},
		{"evidence is not brought: yes", "court_refunds", "", court, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund write_off"},
		{"evidence is not brought: no", "court_closes", "", court, hours(1), aftersales.Closed, aftersales.EventExpiredClose, ""},
	}
	rows = append(rows, parcelRows(aftersales.ReturnRefund, sent)...)
	rows = append(rows, row{"scanned, and the policy waits for no more", "first_scan", "", sent, scan, aftersales.Refunding, aftersales.EventScannedRefund, "pay_refund"})
	part := step{by: buyer, do: aftersales.Open{Case: "c1", Kind: aftersales.ReturnRefund, Reason: aftersales.Disliked, Amount: amount("15"), Lines: []refund.RequestLine{{Line: "pears", Quantity: 2}}}}
	rows = append(rows, courtRows(aftersales.EventExpiredReturn, aftersales.AwaitingReturn, "request_return", back,
		nil, []step{approve}, []step{approve, sendBack}, []step{approve, sendBack, receive})...)
	rows = append(rows, payingRows(script(here, []step{inspect}), aftersales.Refunded, aftersales.EventSettledInFull, "return_points close_order")...)
	return append(rows, payingRows(script(shipped, []step{part, keep}), aftersales.PartiallyRefunded, aftersales.EventSettledInPart, "return_points")...)
}

func TestReturnRefund(t *testing.T) {
	for _, r := range returnRefundRows() {
		t.Run(r.why, func(t *testing.T) { r.check(t) })
	}
}
