package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/refund"
)

// swap is a request for the same goods again, or for their repair.
func swap(kind aftersales.Kind, lines ...refund.RequestLine) step {
	return open(kind, aftersales.SizeMismatch, lines...)
}

// twoPears asks for two of the three pears.
var twoPears = refund.RequestLine{Line: "pears", Quantity: 2}

// swapRows are how a case goes on whose goods come back and are replaced; inspected are the effects of the
// inspection, and unsent those of having nothing to send.
func swapRows(kind aftersales.Kind, inspected, unsent string) []row {
	var (
		want       = swap(kind)
		wanted     = script(shipped, []step{want})
		declined   = script(wanted, []step{reject})
		agreed     = script(wanted, []step{approve})
		coming     = script(agreed, []step{sendBack})
		here       = script(coming, []step{receive})
		refusedIt  = script(coming, []step{refuse})
		again      = script(refusedIt, []step{amend})
		approve2   = step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 2}}
		reject2    = step{by: seller, do: aftersales.Reject{Case: "c1", Revision: 2, Reason: "no"}}
		court      = script(declined, []step{escalate})
		courtAfter = script(refusedIt, []step{escalate})
		keep       = step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, KeepGoods: true}}
	)
	rows := []row{
		{"the seller is asked", "", "", shipped, want, aftersales.AwaitingSeller, aftersales.EventRequested, ""},
		{"send it back", "", "", wanted, approve, aftersales.AwaitingReturn, aftersales.EventApprovedReturn, "request_return"},
		{"keep it", "", "", wanted, keep, aftersales.AwaitingReplacement, aftersales.EventApprovedReplacement, "send_replacement"},
		{"silence agrees to the return", "", "", wanted, hours(48), aftersales.AwaitingReturn, aftersales.EventExpiredReturn, "request_return"},
		{"silence replaces, by policy", "silence_replaces", "", wanted, hours(1), aftersales.AwaitingReplacement, aftersales.EventExpiredReplacement, "send_replacement"},
		{"silence refunds, by policy", "silence_refunds", "", wanted, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund write_off"},
		{"silence closes, by policy", "silence_closes", "", wanted, hours(1), aftersales.Closed, aftersales.EventExpiredClose, ""},
		{"silence withdraws, by policy", "silence_withdraws", "", wanted, hours(1), aftersales.Closed, aftersales.EventExpiredWithdraw, ""},
		{"no", "", "", wanted, reject, aftersales.Rejected, aftersales.EventRejected, ""},
		{"no, and that is final", "no_is_final", "", wanted, reject, aftersales.Closed, aftersales.EventRejectedFinally, ""},
		{"another wish", "", "", wanted, amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"taken back", "", "", wanted, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},

		{"another wish after a no", "", "", declined, amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"the platform is asked", "", "", declined, escalate, aftersales.Arbitrating, aftersales.EventEscalated, "ask_evidence ask_evidence"},
		{"taken back after a no", "", "", declined, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"the buyer leaves it", "", "", declined, hours(120), aftersales.Closed, aftersales.EventExpiredClose, ""},

		{"it was sent", "", "", agreed, sendBack, aftersales.ReturnInTransit, aftersales.EventReturnShipped, ""},
		{"it was not sent", "", "", agreed, hours(168), aftersales.Closed, aftersales.EventExpiredClose, ""},
		{"taken back instead of sent back", "", "", agreed, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"the carrier brought it", "", "", coming, arrived, aftersales.ReturnInTransit, aftersales.EventReturnDelivered, ""},
		{"taken in: nobody skips the look where goods are sent", "trusting", "", coming, receive, aftersales.Inspecting, aftersales.EventReceived, ""},
		{"examined at the door", "", "", coming, inspect, aftersales.AwaitingReplacement, aftersales.EventInspected, inspected},
		{"not taken in", "", "", coming, refuse, aftersales.ReturnRefused, aftersales.EventReturnRefused, ""},
		{"nobody says that it came: silence restocks nothing", "", "", coming, hours(240), aftersales.AwaitingReplacement, aftersales.EventExpiredReplacement, "send_replacement"},
		{"nobody says that it came: money, by policy", "no_look_refunds", "", coming, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund"},
		{"taken back on the way", "", "", coming, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},

		{"examined", "", "", here, inspect, aftersales.AwaitingReplacement, aftersales.EventInspected, inspected},
		{"refused after a look", "", "", here, refuse, aftersales.ReturnRefused, aftersales.EventReturnRefused, ""},
		{"never examined: silence restocks nothing", "", "", here, hours(240), aftersales.AwaitingReplacement, aftersales.EventExpiredReplacement, "send_replacement"},
		{"never examined: money, by policy", "no_look_refunds", "", here, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund"},

		{"another wish after the goods were refused", "", "", refusedIt, amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"the platform is asked about the refused goods", "", "", refusedIt, escalate, aftersales.Arbitrating, aftersales.EventEscalated, "ask_evidence ask_evidence"},
		{"the buyer leaves it, and gets his goods again", "", "", refusedIt, hours(120), aftersales.Closed, aftersales.EventExpiredClose, "return_to_buyer"},
		{"yes, and the goods are here already", "", "", again, approve2, aftersales.AwaitingReplacement, aftersales.EventApprovedReplacement, "send_replacement"},
		{"silence, and the goods are here already", "", "", again, hours(48), aftersales.AwaitingReplacement, aftersales.EventExpiredReplacement, "send_replacement"},
		{"silence cannot ask for goods that are here already, whatever the policy says", "silence_returns", "", again, hours(1), aftersales.AwaitingReplacement, aftersales.EventExpiredReplacement, "send_replacement"},
		{"no, again, and the buyer leaves it", "", "", script(again, []step{reject2}), hours(120), aftersales.Closed, aftersales.EventExpiredClose, "return_to_buyer"},

		{"the platform says: send it back", "", "", court, forBuyer, aftersales.AwaitingReturn, aftersales.EventRuledReturn, "request_return"},
		{"the platform says: keep it, and get another", "", "", court, keepIt, aftersales.AwaitingReplacement, aftersales.EventRuledReplacement, "send_replacement"},
		{"the platform says: money", "", "", court, payInstead, aftersales.Refunding, aftersales.EventRuledRefund, "pay_refund write_off"},
		{"the platform says no", "", "", court, forSeller, aftersales.Closed, aftersales.EventRuledAgainst, ""},
		{"taken back before the platform decides", "", "", court, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"the platform says yes, and the goods are with the seller", "", "", courtAfter, forBuyer, aftersales.AwaitingReplacement, aftersales.EventRuledReplacement, "send_replacement"},
		{"the platform says money, and the goods are with the seller", "", "", courtAfter, payInstead, aftersales.Refunding, aftersales.EventRuledRefund, "pay_refund"},
		{"the platform says no, and the goods go back", "", "", courtAfter, forSeller, aftersales.Closed, aftersales.EventRuledAgainst, "return_to_buyer"},
		{"evidence is not brought: goods", "court_replaces", "", court, hours(1), aftersales.AwaitingReplacement, aftersales.EventExpiredReplacement, "send_replacement"},
		{"evidence is not brought: money", "court_refunds", "", court, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund write_off"},
		{"evidence is not brought: no", "court_closes", "", court, hours(1), aftersales.Closed, aftersales.EventExpiredClose, ""},
	}
	var (
		unseen = script(coming, []step{hours(240), sendNew, escalate})
		kept   = script(wanted, []step{keep, sendNew, escalate})
	)
	rows = append(rows, []row{
		{"taken back before the replacement is sent", "", "", script(wanted, []step{keep}), withdraw, aftersales.Closed, aftersales.EventWithdrawn, "manual_task"},
		{"lost, of goods that came back unseen: they cannot come back again", "", "", unseen, forBuyer, aftersales.AwaitingReplacement, aftersales.EventRuledReplacement, "send_replacement"},
		{"lost, of goods that were kept: they need not come back now", "", "", kept, forBuyer, aftersales.AwaitingReplacement, aftersales.EventRuledReplacement, "send_replacement"},
		{"money for goods that were kept", "", "", kept, payInstead, aftersales.Refunding, aftersales.EventRuledRefund, "pay_refund write_off"},
	}...)
	rows = append(rows, courtRows(aftersales.EventExpiredReturn, aftersales.AwaitingReturn, "request_return", want,
		nil, []step{approve}, []step{approve, sendBack}, []step{approve, sendBack, receive}, []step{approve, sendBack, inspect})...)
	rows = append(rows, parcelRows(kind, coming)...)
	part := script(shipped, []step{swap(kind, twoPears), approve, sendBack, inspect})
	return append(rows, replacingRows(script(coming, []step{inspect}), part, unsent, "pay_refund")...)
}

// replacingRows are how a case in awaiting_replacement goes on, whatever its kind; unsent are the effects of having nothing to
// send, paid those of any other refund, and part is a case in that state about two of three pears.
func replacingRows(awaiting, part []step, unsent, paid string) []row {
	var (
		onItsWay = script(awaiting, []step{sendNew})
		court    = script(onItsWay, []step{escalate})
		less     = step{by: platform, do: aftersales.Rule{Case: "c1", Liable: seller, Refund: true, Amount: amount("15")}}
	)
	rows := []row{
		{"sent", "", "", awaiting, sendNew, aftersales.ReplacementInTransit, aftersales.EventReplacementShipped, ""},
		{"nothing to send", "", "", awaiting, noStock, aftersales.Refunding, aftersales.EventOutOfStock, unsent},
		{"not sent in time", "", "", awaiting, hours(240), aftersales.Refunding, aftersales.EventExpiredRefund, paid + " manual_task"},
		{"it came", "", "", onItsWay, gotNew, aftersales.Replaced, aftersales.EventReplacementReceived, ""},
		{"nobody says that it came", "", "", onItsWay, hours(240), aftersales.Replaced, aftersales.EventExpiredReplaced, ""},
		{"it did not come, and the platform is asked", "", "", onItsWay, escalate, aftersales.Arbitrating, aftersales.EventEscalated, "ask_evidence ask_evidence"},
		{"another is sent", "", "", court, forBuyer, aftersales.AwaitingReplacement, aftersales.EventRuledReplacement, "send_replacement"},
		{"money, after a replacement was sent", "", "", court, payInstead, aftersales.Refunding, aftersales.EventRuledRefund, paid},
		{"it came: what came back stays with the seller", "", "", court, forSeller, aftersales.Closed, aftersales.EventRuledAgainst, ""},
	}
	rows = append(rows, payingRows(script(awaiting, []step{noStock}), aftersales.Refunded, aftersales.EventSettledInFull, "return_points close_order")...)
	return append(rows, payingRows(script(part, []step{sendNew, escalate, less}), aftersales.PartiallyRefunded, aftersales.EventSettledInPart, "return_points")...)
}

func exchangeRows() []row {
	return append(swapRows(aftersales.Exchange, "restock send_replacement", "pay_refund"),
		row{"the buyer pays what it costs more", "", "", dearer, payDifference, aftersales.AwaitingReplacement, aftersales.EventDifferencePaid, "send_replacement"})
}

// What is mended is not put on a shelf, but what cannot be mended is.
func repairRows() []row { return swapRows(aftersales.Repair, "send_replacement", "pay_refund restock") }

func resendRows() []row {
	var (
		wanted   = script(shipped, []step{parcelLost})
		declined = script(wanted, []step{reject})
		court    = script(declined, []step{escalate})
	)
	rows := []row{
		{"the seller is asked", "", "", shipped, parcelLost, aftersales.AwaitingSeller, aftersales.EventRequested, ""},
		{"yes", "", "", wanted, approve, aftersales.AwaitingReplacement, aftersales.EventApprovedReplacement, "send_replacement"},
		{"silence is a yes", "", "", wanted, hours(48), aftersales.AwaitingReplacement, aftersales.EventExpiredReplacement, "send_replacement"},
		{"silence refunds, by policy", "silence_refunds", "", wanted, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund write_off"},
		{"silence closes, by policy", "silence_closes", "", wanted, hours(1), aftersales.Closed, aftersales.EventExpiredClose, ""},
		{"silence withdraws, by policy", "silence_withdraws", "", wanted, hours(1), aftersales.Closed, aftersales.EventExpiredWithdraw, ""},
		{"no", "", "", wanted, reject, aftersales.Rejected, aftersales.EventRejected, ""},
		{"no, and that is final", "no_is_final", "", wanted, reject, aftersales.Closed, aftersales.EventRejectedFinally, ""},
		{"another wish", "", "", wanted, amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"another wish after a no", "", "", declined, amend, aftersales.AwaitingSeller, aftersales.EventAmended, ""},
		{"it came after all", "", "", wanted, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"it came after a no", "", "", declined, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"it came before it was sent again", "", "", script(wanted, []step{approve}), withdraw, aftersales.Closed, aftersales.EventWithdrawn, "manual_task"},
		{"the buyer leaves it", "", "", declined, hours(120), aftersales.Closed, aftersales.EventExpiredClose, ""},
		{"the platform is asked", "", "", declined, escalate, aftersales.Arbitrating, aftersales.EventEscalated, "ask_evidence ask_evidence"},
		{"it came before the platform decides", "", "", court, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"the platform says: send it again", "", "", court, forBuyer, aftersales.AwaitingReplacement, aftersales.EventRuledReplacement, "send_replacement"},
		{"the platform says: money", "", "", court, payInstead, aftersales.Refunding, aftersales.EventRuledRefund, "pay_refund write_off"},
		{"the platform says no", "", "", court, forSeller, aftersales.Closed, aftersales.EventRuledAgainst, ""},
		{"evidence is not brought: goods", "court_replaces", "", court, hours(1), aftersales.AwaitingReplacement, aftersales.EventExpiredReplacement, "send_replacement"},
		{"evidence is not brought: money", "court_refunds", "", court, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund write_off"},
		{"evidence is not brought: no", "court_closes", "", court, hours(1), aftersales.Closed, aftersales.EventExpiredClose, ""},
	}
	rows = append(rows, courtRows(aftersales.EventExpiredReplacement, aftersales.AwaitingReplacement, "send_replacement", parcelLost, nil, []step{approve})...)
	part := script(shipped, []step{open(aftersales.Resend, aftersales.LostInTransit, twoPears), approve})
	return append(rows, replacingRows(script(wanted, []step{approve}), part, "pay_refund write_off", "pay_refund write_off")...)
}

// parcelLost asks for what never came.
var parcelLost = open(aftersales.Resend, aftersales.LostInTransit)

func TestReplacements(t *testing.T) {
	for kind, rows := range map[aftersales.Kind][]row{
		aftersales.Exchange: exchangeRows(), aftersales.Resend: resendRows(), aftersales.Repair: repairRows(),
	} {
		for _, r := range rows {
			t.Run(string(kind)+"/"+r.why, func(t *testing.T) { r.check(t) })
		}
	}
}
