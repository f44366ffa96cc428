package buyma_test

import (
	"slices"

	"github.com/recourse-go/recourse/policy/story/storytest"
)

// rows are the facts about BUYMA, by topic: 1 what its states are called, 9.1 who calls off, 9.2 when, 9.3 what cannot be had,
// 9.4 what goes back, 9.5 the option Anshin Plus, 11 what other platforms do otherwise, b the worked examples, q open questions.
func rows() []storytest.Row {
	return slices.Concat(cancelRows(), clockRows(), moneyRows(), contrastRows(), workedRows())
}

func row(id, says, rule, story string) storytest.Row {
	return storytest.Row{ID: id, Says: says, Rule: rule, Story: story}
}

func none(id, says, why string) storytest.Row { return storytest.Row{ID: id, Says: says, Why: why} }

func cancelRows() []storytest.Row {
	return []storytest.Row{
		row("1-1", "Payment Error: the order is cancelled and the payment goes back by itself", "requests.payment_error", "payment-error"),

		row("9.1-1", "provisional: the buyer has no right", "requests.cancel_provisional.when.by", "buyer-cannot-cancel"),
		row("9.1-2", "provisional: the seller may cancel", "requests.cancel_provisional", "provisional-and-not-to-be-had"),
		row("9.1-3", "provisional: and has to, where the article cannot be had: the reason stands, and he is liable", "reasons.sourcing_failed", "provisional-and-not-to-be-had"),
		row("9.1-4", "ordered: the buyer has no right", "requests.cancel_ordered.when.by", "buyer-cannot-cancel"),
		row("9.1-5", "ordered: the buyer may ask, but his reason is not the seller's to give", "requests.cancel_ordered", "out-of-stock-and-ordered-anew"),
		row("9.1-6", "ordered: the seller cancels alone what cannot be had, without consent", "requests.cancel_ordered.event", "shopper-cannot-source"),
		row("9.1-7", "ordered: what is to be ordered anew", "reasons.agreed_with_seller", "out-of-stock-and-ordered-anew"),
		row("9.1-8", "ordered: for a reason of the seller's own", "reasons.price_error", "price-was-wrong"),
		row("9.1-9", "shipped: the buyer needs the seller's agreement", "requests.return", "after-the-ship-notice-by-agreement"),
		row("9.1-10", "shipped: the seller cannot cancel", "requests.cancel_ordered.when.status", "after-the-ship-notice-by-agreement"),
		row("9.1-11", "shipped: the buyer sends back what was agreed, with a number", "deadlines.send_back", "after-the-ship-notice-by-agreement"),
		row("9.1-12", "shipped: the seller confirms that it is back, and files the request to cancel", "escalations.cancel_request", "after-the-ship-notice-by-agreement"),
		row("9.1-13", "shipped: support carries it out, not the seller", "permits.support_executes", "after-the-ship-notice-by-agreement"),
		row("9.1-14", "completed: neither may ask for anything", "requests.return.when.status", "settlement-held-and-let-go"),
		row("9.1-15", "returns: for what differs materially", "reasons.not_as_described", "not-as-described"),
		row("9.1-16", "returns: also in its material", "reasons.material_mismatch", "of-another-material"),
		row("9.1-17", "returns: for an initial defect", "reasons.manufacturing_defect", "initial-defect"),
		row("9.1-18", "returns: or where the seller agrees", "reasons.agreed_with_seller", "after-the-ship-notice-by-agreement"),
		row("9.1-19", "returns: for nothing else", "requests.return.when.reason", "only-the-grounds-of-a-return"),
		row("9.1-20", "exchanges: on the same grounds", "requests.exchange", "exchange-agreed"),
		row("9.1-21", "exchanges: and for nothing else", "requests.exchange.when.reason", "only-the-grounds-of-a-return"),
		row("9.1-22", "a return without agreement is a refusal to receive: no cancellation", "choices.not_agreed", "sent-back-without-agreement"),
		row("9.1-23", "a return without agreement: the deal is completed", "deadlines.completion.sooner_of", "sent-back-without-agreement"),
		row("9.1-24", "the office cancels for a breach without the seller's consent", "requests.cancel_by_office", "office-cancels-for-a-breach"),
		row("9.1-25", "the office does so after the ship notice, too", "requests.breach", "office-cancels-what-was-sent"),
	}
}

func clockRows() []storytest.Row {
	return []storytest.Row{
		row("9.2-1", "bank transfer: 4 days after the purchase", "deadlines.payment.amount", "transfer-never-comes"),
		row("9.2-2", "bank transfer: called off at about 10:00 after that", "deadlines.payment.sweep", "transfer-called-off-the-same-morning"),
		row("9.2-3", "bank transfer: who lets it happen again loses it, so each time is counted", "metrics.unpaid", "transfer-never-comes"),
		row("9.2-4", "ship-by: 18 days after the order is fixed", "deadlines.ship_by.amount", "sent-at-the-last-instant"),
		row("9.2-5", "ship-by: from when it is fixed, which is the payment", "deadlines.ship_by.amount", "transfer-in-time"),
		row("9.2-6", "ship-by: to the same clock time, 12/1 14:15 to 12/19 14:15; then the ship notice is gone", "deadlines.ship_by.closes", "ship-notice-a-second-late"),
		row("9.2-7", "ship-by: called off within one or two days, at about 10:00", "deadlines.ship_by.sweep", "called-off-the-same-morning"),
		row("9.2-8", "reminder on day 5", "deadlines.remind_5.amount", "forced-cancel-at-the-sweep"),
		row("9.2-9", "reminder on day 10", "deadlines.remind_10.amount", "forced-cancel-at-the-sweep"),
		row("9.2-10", "reminder on day 15", "deadlines.remind_15.amount", "forced-cancel-at-the-sweep"),
		row("9.2-11", "more time to send: by the seller", "extensions.ship_by", "extension-agreed-twice"),
		row("9.2-12", "more time: with the buyer's consent", "extensions.ship_by.consent", "extension-agreed-twice"),
		row("9.2-13", "more time: before the end of the old one", "deadlines.ship_by", "ship-notice-a-second-late"),
		row("9.2-14", "more time: a refusal cancels nothing, the old end stays", "extensions.ship_by.consent", "forced-cancel-at-the-sweep"),
		row("9.2-15", "more time: again and again", "extensions.ship_by", "extension-agreed-twice"),
		row("9.2-16", "more time: not again once it was refused", "extensions.ship_by", "forced-cancel-at-the-sweep"),
		row("9.2-17", "more time: silence is no consent", "extensions.ship_by.consent", "extension-never-answered"),
		none("9.2-18", "more time: not again once the buyer set the day", "a rule for more time does not know who named the instant that was agreed on"),
		none("9.2-19", "more time: an upper limit by means of payment", "the page is cut off before the numbers, which are not to be invented"),
		row("9.2-20", "settlement hold: by the buyer", "holds.settlement", "settlement-held-two-months"),
		row("9.2-21", "settlement hold: at most two months from the ship notice", "holds.settlement.most.amount", "settlement-held-two-months"),
		row("9.2-22", "settlement hold: at its end BUYMA completes", "deadlines.completion", "settlement-held-two-months"),
		row("9.2-23", "settlement hold, d-keitai: the 25th of the second month after the order", "holds.settlement_d_keitai", "settlement-held-with-d-keitai"),
		row("9.2-24", "completed by BUYMA where nobody holds, from overseas: a place holder for a number that is cut off", "deadlines.completion.sooner_of", "completed-from-abroad"),
		row("9.2-25", "and from within the country: another place holder", "deadlines.completion_domestic.sooner_of", "completed-from-within-the-country"),
		row("9.2-26", "loss: the buyer asks from day 53", "requests.loss.from", "lost-claimed-on-day-53"),
		row("9.2-27", "loss: to day 67", "requests.loss.window", "lost-claimed-on-day-68"),
		row("9.2-28", "loss: to the end of day 67", "requests.loss.window.amount", "lost-claimed-on-day-67"),
		row("9.2-29", "loss: with the carrier's certificate the seller asks, early", "requests.loss_certified", "loss-certified-by-the-carrier"),
		row("9.2-30", "loss: and late, at any time", "requests.loss_certified", "loss-certified-after-day-67"),
		row("9.2-31", "loss: the seller is paid all the same, by BUYMA", "funding.loss", "lost-claimed-on-day-53"),
		row("9.2-32", "customs: two or three days, a week or more; told, and no clock stops", "notices.customs", "customs-stop-no-clock"),
		row("9.2-33", "customs: the seller tells and asks for more time", "extensions.ship_by", "customs-stop-no-clock"),
		row("9.2-34", "bank transfer: on the fourth day it fixes the order", "deadlines.payment.amount", "transfer-in-time"),
		row("9.2-35", "settlement hold: the buyer lets go, and tells that it arrived", "holds.settlement", "settlement-held-and-let-go"),
		row("9.2-36", "more time: not asked for by the buyer", "extensions.ship_by", "extension-agreed-twice"),
	}
}

func moneyRows() []storytest.Row {
	return []storytest.Row{
		row("9.3-1", "the shop cancels after the purchase: the seller explains, and names what else is to be had", "notices.late", "article-bad-news-for-the-buyer"),
		row("9.3-2", "else he cancels at once, alone", "requests.cancel_ordered", "article-bad-news-for-the-buyer"),
		row("9.3-3", "all of it goes back, points too, and the seller is liable", "reasons.sourcing_failed", "shopper-cannot-source"),
		row("9.3-4", "out of stock is the seller's fault as well", "reasons.out_of_stock", "article-bad-news-for-the-buyer"),
		row("9.3-5", "late for another reason: told with about when it comes", "notices.late", "article-bad-news-for-the-buyer"),
		row("9.3-6", "held by the customs: told", "notices.customs", "article-bad-news-for-the-buyer"),

		row("9.4-1", "BUYMA refunds, never the seller", "permits.support_executes", "after-the-ship-notice-by-agreement"),
		row("9.4-2", "card: the authorisation is let go of", "capture_for.authorised", "shopper-cannot-source"),
		row("9.4-3", "Paidy: the same", "capture_for.authorised", "paidy-is-let-go-of"),
		row("9.4-4", "debit card: the issuer gives back", "capture_for.authorised.when.tender", "debit-is-given-back"),
		row("9.4-5", "PayPay: the balance is restored", "capture_for.authorised.when.tender", "paypay-balance-is-restored"),
		row("9.4-6", "points come back by themselves", "requests.cancel_ordered", "shopper-cannot-source"),
		row("9.4-7", "all of it, shipping included", "terms.freight", "not-as-described"),
		none("9.4-8", "coupons and the system fee: not found", "no page says what becomes of them: the policy makes no rule, and the default keeps a coupon used up"),

		none("9.5-1", "the option costs 1.44 % of the price, JPY 288 up to JPY 20,000", "what an option costs is the checkout's matter: the order names what was paid for it"),
		row("9.5-2", "the option covers returns", "requests.compensation", "return-compensation"),
		row("9.5-3", "the option covers initial defects", "funding.defect", "defect-with-the-option"),
		row("9.5-4", "the option covers losses", "requests.loss", "lost-claimed-on-day-67"),
		row("9.5-5", "authenticity is guaranteed, by one source without the option", "requests.counterfeit", "counterfeit"),
		row("9.5-6", "return compensation: tops", "requests.compensation.when.category", "no-return-compensation-of-bags"),
		row("9.5-7", "return compensation: bottoms", "requests.compensation", "return-compensation-of-bottoms"),
		row("9.5-8", "return compensation: shoes", "requests.compensation", "return-compensation-of-shoes"),
		row("9.5-9", "return compensation: no bags", "requests.compensation.when.category", "no-return-compensation-of-bags"),
		row("9.5-10", "return compensation: no wallets", "requests.compensation.when.category", "no-return-compensation-of-wallets"),
		row("9.5-11", "return compensation: no watches", "requests.compensation.when.category", "no-return-compensation-of-watches"),
		row("9.5-12", "return compensation: no jewellery", "requests.compensation.when.category", "no-return-compensation-of-jewellery"),
		row("9.5-13", "return compensation: outerwear from 2023-10-11 10:00", "requests.compensation_outerwear", "outerwear-with-a-brand"),
		row("9.5-14", "return compensation: outerwear not before that", "requests.compensation_outerwear.when.after", "outerwear-a-second-too-soon"),
		row("9.5-15", "return compensation: outerwear without a brand is left out", "requests.compensation_outerwear.when.facts", "outerwear-without-a-brand"),
		row("9.5-16", "return compensation: only with the option, and unused", "requests.compensation.when.facts", "no-compensation-without-the-option"),
		row("9.5-17", "return compensation: the buyer gets the price of the article", "terms_for.compensation", "return-compensation"),
		row("9.5-18", "return compensation: the seller is paid, BUYMA bears it", "funding.compensation", "return-compensation"),
		none("9.5-19", "return compensation: until when, up to which amount, how often", "not found, and not to be invented: it may be asked until the deal is completed"),
		row("9.5-20", "return compensation: what comes back is not the seller's to take", "permits.compensation_received", "return-compensation"),
	}
}

func contrastRows() []storytest.Row {
	return []storytest.Row{
		row("11-1", "the buyer never cancels alone", "requests.cancel_ordered.when.by", "buyer-cannot-cancel"),
		row("11-2", "the seller does, before the shipment", "requests.cancel_ordered", "price-was-wrong"),
		row("11-3", "unpaid: cancelled by itself", "deadlines.payment", "transfer-never-comes"),
		row("11-4", "not shipped: cancelled by itself, 18 days", "deadlines.ship_by", "forced-cancel-at-the-sweep"),
		row("11-5", "not confirmed: completed by itself", "deadlines.completion", "completed-from-abroad"),
		row("11-6", "not confirmed: or held for two months", "holds.settlement", "settlement-held-two-months"),
		row("11-7", "no part is refunded: the amount is fixed", "requests.return.amount_fixed", "never-a-part"),
		row("11-8", "no part is refunded: the whole order", "requests.return.whole_order", "never-a-part"),
		row("11-9", "no part is refunded: and none is offered", "permits.no_offers", "never-a-part"),
		row("11-10", "no part of an order is cancelled", "requests.cancel_ordered.whole_order", "no-part-of-an-order-is-cancelled"),
		row("11-11", "the platform pays what Anshin Plus covers", "funding.compensation", "return-compensation"),
	}
}

func workedRows() []storytest.Row {
	return []storytest.Row{
		row("b-12", "JPY 42,000, fixed 12-01 14:15: ship by 12-19 14:15, called off 12-20 10:00, card 40,000 let go of, 2,000 points back", "deadlines.ship_by", "forced-cancel-at-the-sweep"),
		row("b-12-reminders", "the same: reminders on 12-06, 12-11 and 12-16", "deadlines.remind_10", "forced-cancel-at-the-sweep"),
		row("b-12-refused", "the same: more time refused, the state unchanged", "extensions.ship_by", "forced-cancel-at-the-sweep"),
		row("b-12-late", "the same: the ship notice of 12-19 14:16 is refused", "deadlines.ship_by.closes", "forced-cancel-at-the-sweep"),
		row("b-12-too-late", "the same: more time asked for on 12-19 at 15:00 is refused", "deadlines.ship_by.amount", "forced-cancel-at-the-sweep"),
		row("b-12-void", "the same: nothing was captured", "capture_for.authorised", "forced-cancel-at-the-sweep"),
		row("b-12-alone", "12-05: the shopper cannot get it and cancels alone", "requests.cancel_ordered", "shopper-cannot-source"),
		row("b-12-shipped", "after the ship notice: only with agreement, the goods back, and support", "escalations.cancel_request", "after-the-ship-notice-by-agreement"),
		row("b-B3-52", "sent 2026-02-10 and lost: 04-03 refused, 04-04 taken; all of it goes back, BUYMA bears it", "requests.loss.from.amount", "lost-claimed-on-day-53"),
		row("b-B3-67", "the same: 04-18 taken", "requests.loss.window.amount", "lost-claimed-on-day-67"),
		row("b-B3-68", "the same: 04-19 refused", "requests.loss.window.amount", "lost-claimed-on-day-68"),
		row("b-B3-paid", "the same: the seller is paid", "funding.loss", "lost-claimed-on-day-67"),
		row("b-B4", "sent back without agreement: not cancelled, completed, nothing refunded", "choices.not_agreed", "sent-back-without-agreement"),
		none("q-8", "who bears the customs duty", "open: no page that was read says it, and it is no part of what the order was paid with"),
	}
}
