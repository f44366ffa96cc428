package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
)

// offering is an offer by the seller who saw a revision, or a counter-offer by the buyer; accept and decline answer it.
func offering(revision int, kind aftersales.Kind, amounts ...string) step {
	o := aftersales.Offer{Case: "c1", Revision: revision, Kind: kind}
	if len(amounts) > 0 {
		o.Amount = amount(amounts[0])
	}
	return step{by: seller, do: o}
}

func countering(revision int, kind aftersales.Kind, amounts ...string) step {
	return step{by: buyer, do: offering(revision, kind, amounts...).do}
}

func accepting(revision int) step {
	return step{by: buyer, do: aftersales.AcceptOffer{Case: "c1", Revision: revision}}
}

func agreeing(revision int) step { return step{by: seller, do: accepting(revision).do} }

func declining(revision int) step {
	return step{by: buyer, do: aftersales.DeclineOffer{Case: "c1", Revision: revision, Reason: "too little"}}
}

// offerRows are what can become of an offer of the kind that was asked; yes is how it goes on when it is accepted, with the
// events of a word and of silence, and effects.
func offerRows(wanted []step, state aftersales.State, word, silence aftersales.Event, effects string) []row {
	offered := script(wanted, []step{offering(1, "")})
	countered := script(offered, []step{countering(2, "")})
	return []row{
		{"something else is offered", "", "", wanted, offering(1, ""), aftersales.AwaitingBuyer, aftersales.EventOffered, ""},
		{"the buyer offers something else again", "", "", offered, countering(2, ""), aftersales.AwaitingSeller, aftersales.EventCountered, ""},
		{"something else is offered instead of the counter-offer", "", "", countered, offering(3, ""), aftersales.AwaitingBuyer, aftersales.EventOffered, ""},
		{"no, thank you", "", "", offered, declining(2), aftersales.AwaitingSeller, aftersales.EventDeclinedOffer, ""},
		{"the buyer does not say: what was asked stands", "", "", offered, hours(120), aftersales.AwaitingSeller, aftersales.EventExpiredDecline, ""},
		{"the buyer does not say: closed, by policy", "offer_closes", "", offered, hours(1), aftersales.Closed, aftersales.EventExpiredClose, ""},
		{"the buyer does not say: taken back, by policy", "offer_withdraws", "", offered, hours(1), aftersales.Closed, aftersales.EventExpiredWithdraw, ""},
		{"the buyer does not say: a yes, by policy", "offer_accepts", "", offered, hours(1), state, silence, effects},
		{"the buyer does not say: a yes, whichever the policy names", "offer_returns", "", offered, hours(1), state, silence, effects},
		{"the platform is asked with an offer on the table, by policy", "court", "", offered, escalate, aftersales.Arbitrating, aftersales.EventEscalated, "ask_evidence ask_evidence"},
		{"taken back with an offer on the table", "", "", offered, withdraw, aftersales.Closed, aftersales.EventWithdrawn, ""},
		{"the buyer says yes", "", "", offered, accepting(2), state, word, effects},
		{"the seller says yes to the counter-offer", "", "", countered, agreeing(3), state, word, effects},
		{"the seller says no to the counter-offer", "", "", countered, step{by: seller, do: aftersales.Reject{Case: "c1", Revision: 3, Reason: "no"}}, aftersales.Rejected, aftersales.EventRejected, ""},
	}
}

// backRows are offers about goods that are back with the seller: nobody can send them once more.
func backRows(refusedIt []step, state aftersales.State, word, silence aftersales.Event, effects string) []row {
	offered := script(refusedIt, []step{amend, offering(2, "")})
	return []row{
		{"yes, and the goods are here already", "", "", offered, accepting(3), state, word, effects},
		{"a yes of the seller, who has the goods", "", "", script(offered, []step{countering(3, "")}), agreeing(4), state, word, effects},
		{"a silent yes, and the goods are here already", "offer_returns", "", offered, hours(1), state, silence, effects},
	}
}

// offerKindRows are offers of the kind that was asked, by the letter of the kind.
func offerKindRows() map[string][]row {
	swapped := func(kind aftersales.Kind) []row {
		wanted := script(shipped, []step{swap(kind)})
		return append(
			offerRows(wanted, aftersales.AwaitingReturn, aftersales.EventAcceptedReturn, aftersales.EventExpiredReturn, "request_return"),
			backRows(script(wanted, []step{approve, sendBack, refuse}), aftersales.AwaitingReplacement, aftersales.EventAcceptedReplacement, aftersales.EventExpiredReplacement, "send_replacement")...)
	}
	return map[string][]row{
		"f": append(offerRows(onWay, aftersales.Refunding, aftersales.EventAcceptedRefund, aftersales.EventExpiredRefund, "pay_refund write_off"),
			row{"the seller ships with an offer on the table, by policy", "ship_closes", "", script(asked, []step{offering(1, "")}), ship, aftersales.Closed, aftersales.EventShippedAnyway, "release_shipment"}),
		"r": append(offerRows(returned, aftersales.AwaitingReturn, aftersales.EventAcceptedReturn, aftersales.EventExpiredReturn, "request_return"),
			backRows(script(sent, []step{refuse}), aftersales.Refunding, aftersales.EventAcceptedRefund, aftersales.EventExpiredRefund, "pay_refund")...),
		"x": swapped(aftersales.Exchange),
		"s": offerRows(script(shipped, []step{parcelLost}), aftersales.AwaitingReplacement, aftersales.EventAcceptedReplacement, aftersales.EventExpiredReplacement, "send_replacement"),
		"p": swapped(aftersales.Repair),
	}
}

// offerChangeRows are offers of another kind than was asked, which the case becomes.
func offerChangeRows() []row {
	var rows []row
	for _, wanted := range [][]step{returned, script(shipped, []step{swap(aftersales.Exchange)}), script(shipped, []step{swap(aftersales.Repair)}), script(shipped, []step{parcelLost})} {
		part := script(wanted, []step{offering(1, aftersales.RefundOnly, "5")})
		rows = append(rows, []row{
			{"a part back, and the goods are kept", "", "", part, accepting(2), aftersales.Refunding, aftersales.EventAcceptedRefund, "pay_refund"},
			{"a part back, by silence", "offer_accepts", "", part, hours(1), aftersales.Refunding, aftersales.EventExpiredRefund, "pay_refund"},
			{"more is wanted back, and granted", "", "", script(part, []step{countering(2, aftersales.RefundOnly, "7")}), agreeing(3), aftersales.Refunding, aftersales.EventAcceptedRefund, "pay_refund"},
			{"all of it back, and the goods are kept", "", "", script(wanted, []step{offering(1, aftersales.RefundOnly)}), accepting(2), aftersales.Refunding, aftersales.EventAcceptedRefund, "pay_refund write_off"},
		}...)
	}
	here := script(shipped, []step{cheaper})
	for _, kind := range []aftersales.Kind{aftersales.ReturnRefund, aftersales.Exchange, aftersales.Repair} {
		offered := script(here, []step{offering(1, kind)})
		rows = append(rows, []row{
			{"send it back instead", "", "", offered, accepting(2), aftersales.AwaitingReturn, aftersales.EventAcceptedReturn, "request_return"},
			{"send it back instead, by silence", "offer_accepts", "", offered, hours(1), aftersales.AwaitingReturn, aftersales.EventExpiredReturn, "request_return"},
		}...)
	}
	again := script(onWay, []step{offering(1, aftersales.Resend)})
	return append(rows, []row{
		{"another parcel instead", "", "", again, accepting(2), aftersales.AwaitingReplacement, aftersales.EventAcceptedReplacement, "send_replacement"},
		{"another parcel instead, by silence", "offer_accepts", "", again, hours(1), aftersales.AwaitingReplacement, aftersales.EventExpiredReplacement, "send_replacement"},
		{"no return after all: the policy lets it go", "trusting_offers", "", script(here, []step{offering(1, aftersales.ReturnRefund)}), accepting(2), aftersales.Refunding, aftersales.EventAcceptedRefund, "pay_refund write_off"},
		{"a part for goods that are back: they go to the buyer again", "", "", script(sent, []step{refuse, amend, offering(2, aftersales.RefundOnly, "5")}), accepting(3), aftersales.Refunding, aftersales.EventAcceptedRefund, "pay_refund return_to_buyer"},
	}...)
}

func TestOfferTransitions(t *testing.T) {
	for letter, rows := range offerKindRows() {
		for _, r := range rows {
			t.Run(letter+"/"+r.why, func(t *testing.T) { r.check(t) })
		}
	}
	for _, r := range offerChangeRows() {
		t.Run(r.why, func(t *testing.T) { r.check(t) })
	}
}
