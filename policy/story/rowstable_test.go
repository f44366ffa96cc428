package story_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// rowNames are O1 to O7 and C1 to C38.
func rowNames() []string {
	var names []string
	for i := 1; i <= 7; i++ {
		names = append(names, fmt.Sprint("O", i))
	}
	for i := 1; i <= 38; i++ {
		names = append(names, fmt.Sprint("C", i))
	}
	return names
}

func orderRows() []row {
	return []row{
		{"O1", "the payment arrived", when("child pending_payment paid pending_shipment payment pay")},
		{"O2", "the buyer cancels before he pays", when("child pending_payment cancelled closed buyer -", closedAs(order.BuyerCancelled))},
		{"O2", "the seller does", when("child pending_payment cancelled closed seller -", closedAs(order.SellerCancelled))},
		{"O2", "not paid in time", when("child pending_payment expired_unpaid closed timer expire", closedAs(order.UnpaidTimeout))},
		{"O2", "before a deadline the seller may not", refused("open|cancel", "too_early")},
		{"O2", "the deadline gives him the right to", when("cancel none voided closed seller cancel", func(m *moment) bool { return m.is.Reason == aftersales.BuyerUnpaid })},
		{"O2", "coupons come back", when("cancel - voided|expired_unpaid closed", effect(aftersales.RestoreCoupon))},
		{"O2", "points come back", when("cancel - voided closed", effect(aftersales.ReturnPoints))},
		{"O2", "the stock is free again", when("cancel - voided closed", effect(aftersales.Restock))},
		{"O3", "a part of it left", when("child pending_shipment shipped_some partially_shipped seller ship")},
		{"O3", "another part left", when("child partially_shipped shipped_some partially_shipped seller ship")},
		{"O3", "all of it left at once, from a warehouse", when("child pending_shipment shipped_rest awaiting_receipt warehouse ship")},
		{"O3", "the rest left", when("child partially_shipped shipped_rest awaiting_receipt seller ship")},
		{"O3", "the platform ships", when("child pending_shipment shipped_rest awaiting_receipt platform ship")},
		{"O3", "not while a case holds it", refused("ship", "shipping_on_hold")},
		{"O3", "not what was refunded", refused("ship", "quantity_exceeded")},
		{"O4", "the buyer confirms", when("child awaiting_receipt confirmed completed buyer confirm_receipt")},
		{"O4", "he says nothing", when("child awaiting_receipt expired_confirmation completed timer expire")},
		{"O4", "the clock stood still while a case was open", when("child awaiting_receipt expired_confirmation completed timer expire", paused)},
		{"O5", "refunded whole before it was shipped", when("child pending_shipment all_refunded closed", effect(aftersales.CloseOrder))},
		{"O5", "refunded whole in between", when("child partially_shipped all_refunded closed", effect(aftersales.CloseOrder))},
		{"O5", "refunded whole after the shipment", when("child awaiting_receipt all_refunded closed", effect(aftersales.CloseOrder))},
		{"O5", "refunded whole after it was completed: it stays completed", func(m *moment) bool {
			return m.kind != "" && m.event != "" && m.became.Status == order.Completed && m.became.AfterSale == order.Refunded
		}},
		{"O6", "not shipped in time: cancelled", when("child pending_shipment expired_unshipped closed timer expire", closedAs(order.PlatformCancelled))},
		{"O6", "what was paid goes back", when("cancel none cancelled refunding timer expire", effect(aftersales.PayRefund))},
		{"O6", "nothing was captured, nothing goes back", when("cancel none voided closed timer expire", effect(aftersales.VoidPayment))},
		{"O6", "a part was shipped: it stays, the rest is cancelled", when("cancel none cancelled|voided - timer expire", func(m *moment) bool {
			return m.child.Status == order.PartiallyShipped && m.became.Status != order.Closed
		})},
		{"O6", "the deadline only gives the buyer a right", when("cancel none cancelled refunding buyer cancel", func(m *moment) bool {
			return m.is.Reason == aftersales.SlowShipment && m.child.Status == order.PendingShipment
		})},
		{"O7", "what was still to leave was refunded", when("child partially_shipped shipped_rest awaiting_receipt payment refund_settled")},
	}
}

func caseRows() []row {
	return append(append(append(openingRows(), answerRows()...), goodsRows()...), endingRows()...)
}

func openingRows() []row {
	return []row{
		{"C1", "the buyer asks", when("refund_only|return_refund none requested awaiting_seller buyer open")},
		{"C1", "he asks for goods", when("exchange|resend|repair none requested awaiting_seller buyer open")},
		{"C1", "what was not shipped is held", when("refund_only none requested awaiting_seller buyer open", effect(aftersales.HoldShipment))},
		{"C1", "the clock to confirm stops", when("- none requested awaiting_seller buyer open", func(m *moment) bool {
			return len(m.became.Deadlines) == 1 && m.became.Deadlines[0].Paused()
		})},
		{"C1", "the kind is not for where the goods are", refused("open", "kind_not_allowed")},
		{"C1", "the reason is not in the set", refused("open", "reason_not_allowed")},
		{"C1", "the window is closed", refused("open", "window_closed")},
		{"C1", "the units are taken", refused("open", "quantity_exceeded")},
		{"C1", "the amount is not positive", refused("open", "amount_not_positive")},
		{"C1", "the amount is above the ceiling", refused("open", "amount_above_ceiling")},
		{"C1", "the amount may not be chosen", refused("open", "amount_not_editable")},
		{"C1", "only the whole order", refused("open", "whole_order_only")},
		{"C1", "units may come to zero", func(m *moment) bool {
			return m.do == "open" && m.event != "" && m.is.Quote != nil && m.is.Quote.Total.IsZero()
		}},
		{"C2", "the warehouse was not told yet: it never is", when("refund_only none push_stopped refunding buyer open", effect(aftersales.StopPush))},
		{"C3", "the warehouse has it: it is told to stop", when("refund_only none interception_requested intercepting buyer open", effect(aftersales.InterceptShipment))},
		{"C4", "the policy refunds at once", when("refund_only none refunded_at_once refunding buyer open")},
		{"C4", "the buyer alone", when("cancel none cancelled|voided refunding|closed buyer open|cancel")},
		{"C4", "the seller alone", when("cancel none cancelled refunding seller open|cancel", effect(aftersales.PayRefund))},
		{"C4", "the timer", when("cancel none cancelled|voided refunding|closed timer expire")},
		{"C4", "nothing was captured", when("cancel none voided closed - -", closedFor(aftersales.Voided), effect(aftersales.VoidPayment))},
		{"C4", "the order is closed in the same decision", when("cancel none cancelled refunding - -", effect(aftersales.CloseOrder))},
		{"C5", "stopped, and back on the shelf", when("refund_only intercepting intercepted refunding warehouse intercepted", effect(aftersales.Restock))},
		{"C6", "too late: the seller is asked, of goods on their way", when("refund_only intercepting interception_failed awaiting_seller warehouse intercept_failed", func(m *moment) bool {
			return m.is.Goods == aftersales.InTransit
		})},
		{"C6", "too late: another kind must be asked for", when("refund_only intercepting kind_switched closed warehouse intercept_failed", closedFor(aftersales.SwitchedKind))},
		{"C7", "the warehouse says nothing", when("refund_only intercepting expired_refund refunding timer expire")},
	}
}

func answerRows() []row {
	return []row{
		{"C8", "yes, and nothing comes back", when("refund_only awaiting_seller approved_refund refunding seller approve", effect(aftersales.PayRefund))},
		{"C9", "yes to a return", when("return_refund awaiting_seller approved_return awaiting_return seller approve", effect(aftersales.RequestReturn))},
		{"C9", "yes to an exchange", when("exchange awaiting_seller approved_return awaiting_return seller approve", effect(aftersales.RequestReturn))},
		{"C9", "yes to a repair", when("repair awaiting_seller approved_return awaiting_return seller approve", effect(aftersales.RequestReturn))},
		{"C9", "the address is missing", refused("approve", "address_missing")},
		{"C10", "yes, and the buyer keeps the goods", when("return_refund awaiting_seller approved_refund refunding seller approve", effect(aftersales.WriteOff))},
		{"C11", "silence refunds", when("refund_only awaiting_seller expired_refund refunding timer expire")},
		{"C11", "silence agrees to the return", when("return_refund awaiting_seller expired_return awaiting_return timer expire")},
		{"C11", "silence closes", when("- awaiting_seller expired_close closed timer expire", closedFor(aftersales.Expired))},
		{"C11", "silence takes the request back", when("- awaiting_seller expired_withdraw closed timer expire", closedFor(aftersales.Withdrawn))},
		{"C12", "no", when("- awaiting_seller rejected rejected seller reject")},
		{"C12", "no, and that is final", when("- awaiting_seller rejected_finally closed seller reject", closedFor(aftersales.SellerDeclined))},
		{"C12", "no, without the evidence", refused("reject", "evidence_missing")},
		{"C12", "no, where the policy forbids it", refused("reject", "refusal_not_allowed")},
		{"C13", "the seller offers something else", when("- awaiting_seller offered awaiting_buyer seller offer", func(m *moment) bool { return m.is.Offer != nil })},
		{"C13", "more than could go back", refused("offer", "amount_above_ceiling")},
		{"C14", "accepted: the money goes back", when("refund_only awaiting_buyer accepted_refund refunding buyer accept_offer", effect(aftersales.PayRefund))},
		{"C14", "accepted: the goods go back", when("return_refund|exchange|repair awaiting_buyer accepted_return awaiting_return buyer accept_offer", effect(aftersales.RequestReturn))},
		{"C14", "accepted: goods are sent", when("exchange|resend|repair awaiting_buyer accepted_replacement awaiting_replacement buyer accept_offer", effect(aftersales.SendReplacement))},
		{"C14", "accepted: the case is of another kind", when("- awaiting_buyer accepted_refund|accepted_return|accepted_replacement - buyer accept_offer", func(m *moment) bool { return m.was.Kind != m.is.Kind })},
		{"C14", "declined", when("- awaiting_buyer declined_offer awaiting_seller buyer decline_offer", func(m *moment) bool { return m.is.Offer == nil })},
		{"C14", "not answered", when("- awaiting_buyer expired_decline awaiting_seller timer expire")},
		{"C14", "not answered, which is a yes by policy", when("- awaiting_buyer expired_refund|expired_return|expired_replacement - timer expire")},
		{"C14", "answered by another offer, which the seller accepts", when("- awaiting_seller accepted_refund|accepted_return|accepted_replacement - seller accept_offer")},
		{"C13", "less than was asked", when("- awaiting_seller offered awaiting_buyer seller offer", func(m *moment) bool { return m.is.Offer.Asked.Amount != nil && m.is.Offer.Kind == m.is.Kind })},
		{"C13", "another kind", when("- awaiting_seller offered awaiting_buyer seller offer", func(m *moment) bool { return m.is.Offer.Kind != m.is.Kind })},
		{"C13", "a kind the policy does not let be offered", refused("offer", "kind_not_allowed")},
		{"C13", "the buyer answers with an offer of his own", when("- awaiting_buyer countered awaiting_seller buyer offer")},
		{"C13", "that is an attempt", refused("offer", "attempts_exhausted")},
		{"C14", "accepted: a part of it, and the goods are kept", when("refund_only awaiting_buyer accepted_refund refunding buyer accept_offer", func(m *moment) bool {
			return m.was.Kind.Returns() && m.is.Quote.Units() == 0 && !m.tells(aftersales.WriteOff)
		})},
		{"C14", "not answered: closed", when("- awaiting_buyer expired_close closed timer expire", closedFor(aftersales.BuyerTimedOut))},
		{"C14", "not answered: taken back", when("- awaiting_buyer expired_withdraw closed timer expire", closedFor(aftersales.Withdrawn))},
		{"C14", "not the one that was seen", refused("accept_offer", "revision_stale")},
		{"C15", "shipped with an offer open", when("refund_only awaiting_buyer shipped_anyway closed seller ship", closedFor(aftersales.ShippedAnyway))},
		{"C15", "shipped anyway", when("refund_only awaiting_seller shipped_anyway closed seller ship", closedFor(aftersales.ShippedAnyway))},
		{"C15", "shipping is refused", refused("ship", "shipping_on_hold")},
		{"C16", "the request is changed before the answer", when("- awaiting_seller amended awaiting_seller buyer amend")},
		{"C16", "after a rejection", when("- rejected amended awaiting_seller buyer amend")},
		{"C16", "after the goods were refused", when("- return_refused amended awaiting_seller buyer amend")},
		{"C16", "into another kind", when("- - amended awaiting_seller buyer amend", func(m *moment) bool { return m.was.Kind != m.is.Kind })},
		{"C16", "no attempt is left", refused("amend", "attempts_exhausted")},
		{"C16", "the seller answers what is asked no more", refused("approve", "revision_stale")},
		{"C17", "the platform is asked after a rejection", when("- rejected escalated arbitrating buyer escalate", effect(aftersales.AskEvidence))},
		{"C17", "after the goods were refused", when("- return_refused escalated arbitrating buyer escalate", effect(aftersales.AskEvidence))},
		{"C17", "by policy before the seller's answer", when("- awaiting_seller escalated arbitrating buyer escalate", effect(aftersales.AskEvidence))},
		{"C17", "by policy while the goods travel", when("- awaiting_return|return_in_transit|inspecting|awaiting_replacement escalated arbitrating buyer escalate")},
		{"C17", "by policy the seller asks", when("- - escalated arbitrating seller escalate", effect(aftersales.AskEvidence))},
		{"C17", "too early", refused("escalate", "too_early")},
		{"C17", "too late", refused("escalate", "window_closed")},
		{"C17", "without evidence", refused("escalate", "evidence_missing")},
		{"C17", "each party has a deadline for its evidence", func(m *moment) bool {
			return m.event == "escalated" && slices.ContainsFunc(m.is.Deadlines, func(d aftersales.Deadline) bool { return d.Of == order.Buyer || d.Of == order.Seller })
		}},
		{"C17", "the buyer brings his", when("- arbitrating evidence_submitted arbitrating buyer submit_evidence")},
		{"C17", "the seller brings his", when("- arbitrating evidence_submitted arbitrating seller submit_evidence")},
		{"C17", "the platform is asked directly", when("- none claimed arbitrating buyer open", effect(aftersales.AskEvidence))},
		{"C18", "a rejection is left", when("- rejected expired_close closed timer expire", closedFor(aftersales.BuyerTimedOut))},
		{"C18", "goods that were refused are left, and travel back", when("- return_refused expired_close closed timer expire", effect(aftersales.ReturnToBuyer))},
	}
}

func goodsRows() []row {
	damaged := func(m *moment) bool { return len(m.is.Inspection) > 0 && m.is.Inspection[0].Damaged > 0 }
	missing := func(m *moment) bool { return len(m.is.Inspection) > 0 && m.is.Inspection[0].Missing > 0 }
	return []row{
		{"C19", "the buyer sends it back", when("- awaiting_return return_shipped return_in_transit buyer ship_return", func(m *moment) bool { return m.is.Tracking != "" })},
		{"C19", "the carrier's first scan refunds", when("return_refund return_in_transit scanned_refund refunding carrier return_scanned", effect(aftersales.PayRefund))},
		{"C19", "the buyer refuses the parcel at the door", when("- awaiting_return parcel_refused return_in_transit buyer refuse_parcel")},
		{"C19", "the carrier brings it back to the sender", when("- awaiting_return returned_to_sender return_in_transit carrier return_to_sender")},
		{"C19", "refused at the door, says the seller", when("return_refund none parcel_refused return_in_transit seller open", liable(order.Buyer))},
		{"C19", "undeliverable, says the platform", when("return_refund none returned_to_sender return_in_transit platform open", liable(order.Carrier))},
		{"C19", "not what the buyer has", refused("refuse_parcel", "goods_differ")},
		{"C19", "refunded when the carrier scans it first", when("return_refund return_in_transit scanned_refund refunding carrier -", effect(aftersales.PayRefund))},
		{"C19", "he refuses the parcel at the door instead", when("return_refund|exchange|repair awaiting_return parcel_refused return_in_transit buyer|carrier -")},
		{"C19", "the carrier brings it back undelivered", when("return_refund|exchange|repair awaiting_return returned_to_sender return_in_transit carrier -")},
		{"C19", "a parcel that was refused with nothing asked before", when("return_refund none parcel_refused return_in_transit - open")},
		{"C20", "he does not", when("- awaiting_return expired_close closed timer expire", closedFor(aftersales.BuyerTimedOut))},
		{"C21", "the carrier delivered it", when("- return_in_transit return_delivered return_in_transit carrier return_delivered")},
		{"C22", "it is taken in", when("- return_in_transit received inspecting seller receive")},
		{"C22", "by the warehouse, and refunded at that", when("return_refund return_in_transit received_refund refunding warehouse receive")},
		{"C23", "examined as it should be", when("return_refund return_in_transit|inspecting inspected refunding seller inspect", effect(aftersales.Restock))},
		{"C23", "damaged", when("return_refund - inspected refunding - inspect", damaged, effect(aftersales.WriteOff))},
		{"C23", "units are missing", when("return_refund - inspected refunding - inspect", missing, effect(aftersales.WriteOff))},
		{"C23", "more than the cap was to come off", refused("inspect", "deduction_above_cap")},
		{"C23", "nobody takes it in: silence restocks nothing", when("return_refund return_in_transit expired_refund refunding timer expire", func(m *moment) bool { return !m.tells(aftersales.Restock) })},
		{"C23", "nobody examines it", when("return_refund inspecting expired_refund refunding timer expire")},
		{"C24", "nothing came back of what was to be exchanged", refused("inspect", "nothing_returned")},
		{"C24", "examined, the exchange is due", when("exchange return_in_transit|inspecting inspected awaiting_replacement - inspect", effect(aftersales.SendReplacement))},
		{"C24", "examined, the repair is due", when("repair return_in_transit|inspecting inspected awaiting_replacement - inspect", effect(aftersales.SendReplacement))},
		{"C24", "silence, the exchange is due", when("exchange return_in_transit|inspecting expired_replacement awaiting_replacement timer expire")},
		{"C24", "silence, the repair is due", when("repair return_in_transit|inspecting expired_replacement awaiting_replacement timer expire")},
		{"C25", "the goods are refused", when("return_refund return_in_transit|inspecting return_refused return_refused seller refuse_return")},
		{"C25", "in an exchange too", when("exchange|repair return_in_transit|inspecting return_refused return_refused seller refuse_return")},
		{"C26", "what replaces them is sent", when("exchange|resend|repair awaiting_replacement replacement_shipped replacement_in_transit seller ship_replacement", func(m *moment) bool { return m.is.ReplacementTracking != "" })},
		{"C26", "what it costs more is paid first", when("exchange awaiting_replacement difference_paid awaiting_replacement payment pay", effect(aftersales.SendReplacement))},
		{"C26", "not before that", refused("ship_replacement", "difference_unpaid")},
		{"C27", "there is none", when("exchange|resend|repair awaiting_replacement out_of_stock refunding seller out_of_stock", effect(aftersales.PayRefund))},
		{"C27", "it is never sent", when("exchange|resend|repair awaiting_replacement expired_refund refunding timer expire", liable(order.Seller))},
		{"C28", "the buyer has it", when("exchange|resend|repair replacement_in_transit replacement_received replaced buyer confirm")},
		{"C28", "he says nothing", when("exchange|resend|repair replacement_in_transit expired_replaced replaced timer expire")},
	}
}

func endingRows() []row {
	amount := func(m *moment) bool { return m.is.Asked.Amount != nil }
	rows := []row{
		{"C29", "for the buyer, the seller is liable", when("- arbitrating ruled_refund refunding platform rule", liable(order.Seller))},
		{"C29", "the carrier is", when("- arbitrating ruled_refund refunding platform rule", liable(order.Carrier))},
		{"C29", "the platform is", when("- arbitrating ruled_refund|ruled_replacement - platform rule", liable(order.Platform))},
		{"C29", "another than the one at fault bears it", when("- arbitrating ruled_refund refunding platform rule", func(m *moment) bool { return m.is.Ruling.Bears == order.Platform && m.is.Liable == order.Seller })},
		{"C29", "an amount is granted", when("- arbitrating ruled_refund refunding platform rule", amount)},
		{"C29", "above the ceiling it cannot be", refused("rule", "amount_above_ceiling")},
		{"C29", "against the goods", when("return_refund arbitrating ruled_return awaiting_return platform rule", effect(aftersales.RequestReturn))},
		{"C29", "goods are granted", when("exchange|resend|repair arbitrating ruled_replacement awaiting_replacement platform rule", effect(aftersales.SendReplacement))},
		{"C30", "for the seller", when("- arbitrating ruled_for_seller closed platform rule", liable(order.Buyer), closedFor(aftersales.RuledForSeller))},
		{"C30", "for the seller, who holds the goods", when("- arbitrating ruled_for_seller closed platform rule", effect(aftersales.ReturnToBuyer))},
		{"C31", "time decides for the buyer", when("- arbitrating expired_refund refunding timer expire")},
		{"C31", "time decides for the seller", when("- arbitrating expired_close closed timer expire", closedFor(aftersales.RuledForSeller))},
		{"C31", "the buyer said nothing to the platform", when("- arbitrating expired_close closed timer expire", against(order.Buyer))},
		{"C31", "the seller said nothing to the platform", when("- arbitrating expired_refund|expired_return|expired_replacement - timer expire", against(order.Seller))},
		{"C32", "the seller appeals", when("- - appeal_filed - seller file_appeal", stays)},
		{"C32", "the buyer appeals", when("- - appeal_filed - buyer file_appeal", stays)},
		{"C32", "without new evidence", refused("file_appeal", "evidence_missing")},
		{"C32", "too late", refused("file_appeal", "window_closed")},
		{"C32", "granted: money and metric are reversed", when("- - appeal_granted - platform rule_appeal", stays, lastAppeal(true, true))},
		{"C32", "granted: the money alone", when("- - appeal_granted - platform rule_appeal", stays, lastAppeal(true, false))},
		{"C32", "granted: the metric alone", when("- - appeal_granted - platform rule_appeal", stays, lastAppeal(false, true))},
		{"C32", "denied", when("- - appeal_denied - platform rule_appeal", stays)},
		{"C33", "not once the goods are there", refused("withdraw", "command_not_allowed")},
		{"C34", "the money arrived", when("- refunding settled_in_full refunded payment refund_settled")},
		{"C34", "less than the share, or by amount", when("- refunding settled_in_part partially_refunded payment refund_settled")},
		{"C34", "points come back with it", when("- - settled_in_full refunded payment refund_settled", effect(aftersales.ReturnPoints))},
		{"C34", "a refund of no cash settles itself", when("- refunding settled_in_full refunded timer expire")},
		{"C34", "told twice", func(m *moment) bool { return m.do == "refund_settled" && m.idle }},
		{"C34", "another amount under its number", refused("refund_settled", "refund_amount_differs")},
		{"C35", "the provider refused", when("- refunding refund_failed refund_failed payment refund_failed")},
		{"C36", "the platform tries again", when("- refund_failed retried refunding platform retry_refund", effect(aftersales.PayRefund))},
		{"C36", "the seller does", when("- refund_failed retried refunding seller retry_refund", effect(aftersales.PayRefund))},
		{"C36", "a clock does", when("- refund_failed retried refunding timer retry_refund", effect(aftersales.PayRefund))},
		{"C37", "by hand before it failed", when("- refunding given_to_hand manual_refund platform refund_by_hand", effect(aftersales.ManualTask))},
		{"C37", "by hand after it failed", when("- refund_failed given_to_hand manual_refund platform refund_by_hand", effect(aftersales.ManualTask))},
		{"C38", "the platform paid it", when("- manual_refund settled_in_full refunded platform refund_settled")},
		{"C38", "the seller paid it", when("- manual_refund settled_in_part|settled_in_full - seller refund_settled", func(m *moment) bool {
			return m.is.Refund.Legs[0].Proof != ""
		})},
	}
	for _, from := range strings.Fields("awaiting_seller awaiting_buyer intercepting rejected awaiting_return return_in_transit awaiting_replacement arbitrating") {
		rows = append(rows, row{"C33", "the buyer takes it back while it is " + from, when("- "+from+" withdrawn closed buyer withdraw", closedFor(aftersales.Withdrawn))})
	}
	return rows
}
