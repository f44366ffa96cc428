package aftersales_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// worth writes what a case or an offer comes to: its kind, the cash, the units and the points.
func worth(kind aftersales.Kind, q *refund.Quote) string {
	var points int64
	for _, p := range q.Points {
		points += p.Count
	}
	total := q.Total.Number()
	if q.Freight.Sign() > 0 {
		total += " with " + q.Freight.Number()
	}
	return fmt.Sprintf("%s %s, %d units, %d points", kind, total, q.Units(), points)
}

// What may be offered, what it comes to, and what is refused. Nothing of it is reserved, and what was asked stays as it was.
func TestWhatIsOffered(t *testing.T) {
	var (
		twoBack  = script(shipped, []step{open(aftersales.ReturnRefund, aftersales.Disliked, twoPears)})
		twoNew   = script(shipped, []step{swap(aftersales.Exchange, twoPears)})
		partBack = script(shipped, []step{cheaper})
		offer    = func(o aftersales.Offer) aftersales.Offer { o.Case, o.Revision = "c1", 1; return o }
	)
	tests := []struct {
		why    string
		policy string
		before []step
		offer  aftersales.Offer
		want   string
		faults string
	}{
		{"a part back, and the goods are kept: no units, no points", "", twoBack, aftersales.Offer{Kind: "refund_only", Amount: amount("5")}, "refund_only 5.00, 0 units, 0 points", ""},
		{"all of it back, and the goods are kept", "", twoBack, aftersales.Offer{Kind: "refund_only"}, "refund_only 19.73, 2 units, 26 points", ""},
		{"less for the same return", "", twoBack, aftersales.Offer{Amount: amount("15")}, "return_refund 15.00, 2 units, 26 points", ""},
		{"what was asked", "", twoBack, aftersales.Offer{}, "return_refund 19.73, 2 units, 26 points", ""},
		{"the ceiling", "", twoBack, aftersales.Offer{Kind: "refund_only", Amount: amount("19.73")}, "refund_only 19.73, 0 units, 0 points", ""},
		{"above what was asked, though the line has more", "", twoBack, aftersales.Offer{Kind: "refund_only", Amount: amount("19.74")}, "", "amount_above_ceiling asked=19.74 ceiling=19.73"},
		{"above what was asked, of its own kind", "", twoBack, aftersales.Offer{Amount: amount("20")}, "", "amount_above_ceiling asked=20.00 ceiling=19.73"},
		{"nothing", "", twoBack, aftersales.Offer{Amount: amount("0")}, "", "amount_not_positive asked=0.00"},
		{"less than nothing, though freight would make it more", "", twoBack, aftersales.Offer{Kind: "refund_only", Amount: amount("-1"), Freight: amount("2")}, "", "amount_not_positive asked=-1.00"},
		{"another currency", "", twoBack, aftersales.Offer{Amount: bound("5.00", "USD")}, "", "currency_mismatch asked=USD order=CNY"},
		{"more digits than the currency has", "", twoBack, aftersales.Offer{Amount: amount("5.001")}, "", "amount_invalid"},
		{"freight beside a part", "", twoBack, aftersales.Offer{Kind: "refund_only", Amount: amount("5"), Freight: amount("4")}, "refund_only 9.00 with 4.00, 0 units, 0 points", ""},
		{"freight beside all", "", twoBack, aftersales.Offer{Freight: amount("6")}, "return_refund 25.73 with 6.00, 2 units, 26 points", ""},
		{"more freight than there is", "", twoBack, aftersales.Offer{Freight: amount("6.01")}, "", "amount_above_ceiling asked=6.01 ceiling=6.00"},
		{"freight and amount are both wrong", "", twoBack, aftersales.Offer{Amount: amount("20"), Freight: amount("0")}, "", "amount_not_positive asked=0.00 | amount_above_ceiling asked=20.00 ceiling=19.73"},
		{"other goods instead of money", "", twoBack, aftersales.Offer{Kind: "exchange"}, "exchange 19.73, 2 units, 26 points", ""},
		{"what is missing instead of money", "", twoBack, aftersales.Offer{Kind: "resend"}, "resend 19.73, 2 units, 26 points", ""},
		{"goods and an amount", "", twoBack, aftersales.Offer{Kind: "exchange", Amount: amount("5")}, "", "amount_not_editable kind=exchange"},
		{"goods and freight", "", twoBack, aftersales.Offer{Kind: "repair", Freight: amount("5")}, "", "amount_not_editable kind=repair"},
		{"no kind", "", twoBack, aftersales.Offer{Kind: "swap"}, "", "kind_not_allowed goods=received kind=swap"},
		{"an address that is no text", "", twoBack, aftersales.Offer{Address: "\xff"}, "", "text_invalid"},

		{"money instead of goods", "", twoNew, aftersales.Offer{Kind: "return_refund"}, "return_refund 19.73, 2 units, 26 points", ""},
		{"a part instead of goods", "", twoNew, aftersales.Offer{Kind: "refund_only", Amount: amount("5")}, "refund_only 5.00, 0 units, 0 points", ""},
		{"a part instead of a parcel", "", script(shipped, []step{open(aftersales.Resend, aftersales.LostInTransit, twoPears)}), aftersales.Offer{Kind: "refund_only", Amount: amount("5")}, "refund_only 5.00, 0 units, 0 points", ""},
		{"an amount beside its own goods", "", twoNew, aftersales.Offer{Amount: amount("5")}, "", "amount_not_editable kind=exchange"},

		{"less than the amount that was asked", "", partBack, aftersales.Offer{Amount: amount("3")}, "refund_only 3.00, 0 units, 0 points", ""},
		{"more than the amount that was asked", "", partBack, aftersales.Offer{Amount: amount("44.30")}, "refund_only 44.30, 0 units, 60 points", ""},
		{"the amount that was asked", "", partBack, aftersales.Offer{Freight: amount("1")}, "refund_only 6.00 with 1.00, 0 units, 0 points", ""},
		{"all of the line against the goods", "", partBack, aftersales.Offer{Kind: "return_refund"}, "return_refund 44.30, 1 units, 60 points", ""},
		{"less against the goods", "", partBack, aftersales.Offer{Kind: "return_refund", Amount: amount("30")}, "return_refund 30.00, 1 units, 60 points", ""},

		{"goods that are not here cannot be sent back", "", onWay, aftersales.Offer{Kind: "return_refund"}, "", "kind_not_allowed goods=in_transit kind=return_refund"},
		{"nor exchanged", "", onWay, aftersales.Offer{Kind: "exchange"}, "", "kind_not_allowed goods=in_transit kind=exchange"},
		{"but sent again", "", onWay, aftersales.Offer{Kind: "resend"}, "resend 73.90, 4 units, 100 points", ""},
		{"before the shipment nothing else", "", asked, aftersales.Offer{Kind: "resend"}, "", "kind_not_allowed goods=not_shipped kind=resend"},
		{"nor another amount, where it is fixed", "", asked, aftersales.Offer{Amount: amount("50")}, "", "amount_not_editable amount=79.90 asked=50.00"},
		{"but the same", "", asked, aftersales.Offer{Amount: amount("79.90")}, "refund_only 79.90 with 6.00, 4 units, 100 points", ""},
		{"or less, where it is not", "lax", asked, aftersales.Offer{Amount: amount("50")}, "refund_only 50.00, 4 units, 100 points", ""},
		{"a return without an address, where one is required", "demanding", twoBack, aftersales.Offer{}, "", "address_missing"},
		{"a return with its address", "demanding", twoBack, aftersales.Offer{Address: "12 Hill Road"}, "return_refund 19.73, 2 units, 26 points", ""},
		{"nothing comes back", "demanding", twoBack, aftersales.Offer{Kind: "refund_only"}, "refund_only 19.73, 2 units, 26 points", ""},
		{"what the policy lets be offered", "money_only", twoNew, aftersales.Offer{Kind: "refund_only"}, "refund_only 19.73, 2 units, 26 points", ""},
		{"what it does not", "money_only", twoBack, aftersales.Offer{Kind: "exchange"}, "", "kind_not_allowed kind=exchange"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			told := begin(t, fruit, under(either(tt.policy, "marketplace"))).play(tt.before...)
			was := told.find("c1")
			err := told.send(seller, offer(tt.offer))
			is := told.find("c1")
			diff(t, "the quote", toJSON(t, was.Quote), toJSON(t, is.Quote))
			if tt.faults != "" {
				refused, _ := err.(*aftersales.RefusedError)
				if refused == nil {
					t.Fatalf("it is not refused: %v", toJSON(t, is.Offer))
				}
				diff(t, "faults", tt.faults, joined(refused))
				if refused.Has("amount_above_ceiling") && refused.Ceiling.Number() != was.Quote.Ceiling.Number() && tt.offer.Freight == nil {
					t.Errorf("the refusal's ceiling is %s", refused.Ceiling)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			diff(t, "the offer", tt.want, worth(is.Offer.Kind, is.Offer.Quote))
			if is.Kind != was.Kind || is.Revision != 2 || is.Offer.By != seller || !is.Offer.At.Equal(told.now) {
				t.Errorf("the case is %s", toJSON(t, is))
			}
		})
	}
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// What an accepted offer makes of a case, to the last point, and what it leaves to be asked.
func TestAcceptedOffer(t *testing.T) {
	back := open(aftersales.ReturnRefund, aftersales.Disliked, twoPears)
	part := script(shipped, []step{back, offering(1, "refund_only", "5")})
	tests := []struct {
		why      string
		steps    []step
		want     string
		state    aftersales.State
		revision int
		free     int64
		writeOff string
	}{
		{"a part back: the units are free again", script(part, []step{accepting(2)}), "refund_only 5.00, 0 units, 0 points", aftersales.Refunding, 3, 3, ""},
		{"a part back that the buyer named", script(part, []step{countering(2, "refund_only", "7"), agreeing(3)}), "refund_only 7.00, 0 units, 0 points", aftersales.Refunding, 4, 3, ""},
		{"all back: what is kept is written off", script(shipped, []step{back, offering(1, "refund_only"), accepting(2)}), "refund_only 19.73, 2 units, 26 points", aftersales.Refunding, 3, 1, "non_physical pears=2"},
		{"goods instead: the units stay taken", script(shipped, []step{back, offering(1, "exchange"), accepting(2)}), "exchange 19.73, 2 units, 26 points", aftersales.AwaitingReturn, 3, 1, ""},
		{"freight beside a part: it is paid as freight", script(shipped, []step{back, {by: seller, do: aftersales.Offer{Case: "c1", Revision: 1, Kind: "refund_only", Amount: amount("5"), Freight: amount("4")}}, accepting(2)}), "refund_only 9.00 with 4.00, 0 units, 0 points", aftersales.Refunding, 3, 3, ""},
		{"declined, and then approved: what was asked", script(part, []step{declining(2), {by: seller, do: aftersales.Approve{Case: "c1", Revision: 3, KeepGoods: true}}}), "return_refund 19.73, 2 units, 26 points", aftersales.Refunding, 3, 1, "non_physical pears=2"},
		{"a counter-offer that is passed over: what was asked", script(part, []step{countering(2, "refund_only", "7"), {by: seller, do: aftersales.Approve{Case: "c1", Revision: 3, KeepGoods: true}}}), "return_refund 19.73, 2 units, 26 points", aftersales.Refunding, 3, 1, "non_physical pears=2"},
		{"lapsed, and then not answered: what was asked", script(part, []step{hours(120), hours(48)}), "return_refund 19.73, 2 units, 26 points", aftersales.AwaitingReturn, 3, 1, ""},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			told := begin(t, fruit).play(tt.steps...)
			told.state(tt.state)
			c := told.find("c1")
			diff(t, "the case", tt.want, worth(c.Kind, c.Quote))
			diff(t, "revision", tt.revision, c.Revision)
			diff(t, "written off", tt.writeOff, units(told.last.Effects, aftersales.WriteOff))
			diff(t, "free pears", tt.free, told.free())
			if c.Offer != nil || c.Opening.Kind != "return_refund" {
				t.Errorf("the case is %s", toJSON(t, c))
			}
			for _, e := range told.last.Entries {
				if e.Difference != nil {
					t.Errorf("it is paid as it was agreed, and differs by %s", e.Difference)
				}
			}
		})
	}
}

// What answers to offers refuse.
func TestOfferAnswerFaults(t *testing.T) {
	part := script(onWay, []step{offering(1, "", "5")})
	countered := script(part, []step{countering(2, "", "7")})
	tests := []struct {
		why    string
		policy string
		before []step
		do     step
		want   string
	}{
		{"an offer that was not made", "", onWay, agreeing(1), "command_not_allowed do=accept_offer state=awaiting_seller"},
		{"a yes to one's own offer", "", part, step{by: seller, do: accepting(2).do}, "actor_not_allowed by=seller do=accept_offer"},
		{"a yes to one's own counter-offer", "", countered, accepting(3), "actor_not_allowed by=buyer do=accept_offer"},
		{"a no to a counter-offer is a rejection", "", countered, step{by: seller, do: declining(3).do}, "actor_not_allowed by=seller do=decline_offer | command_not_allowed do=decline_offer state=awaiting_seller"},
		{"the offer that was seen is not the one that stands", "", countered, agreeing(2), "revision_stale current=3 revision=2"},
		{"the request that was seen was answered by an offer", "", part, step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1}}, "command_not_allowed do=approve state=awaiting_buyer | revision_stale current=2 revision=1"},
		{"an approval of what was asked before the offer was declined", "", script(part, []step{declining(2)}), step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1}}, "revision_stale current=3 revision=1"},
		{"an approval of what was asked before the offer lapsed", "", script(part, []step{hours(120)}), step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 2}}, "revision_stale current=3 revision=2"},
		{"an offer of somebody who saw nothing", "", onWay, offering(0, ""), "revision_stale current=1 revision=0"},
		{"an offer on top of an offer", "", part, offering(2, ""), "actor_not_allowed by=seller do=offer"},
		{"amended under an offer", "", part, amend, "command_not_allowed do=amend state=awaiting_buyer"},
		{"a case that is not there", "", onWay, step{by: seller, do: aftersales.Offer{Case: "c9"}}, "case_unknown case=c9"},
		{"an answer to a case that is not there", "", onWay, step{by: buyer, do: aftersales.AcceptOffer{Case: "c9"}}, "case_unknown case=c9"},
		{"a no to a case that is not there", "", onWay, step{by: buyer, do: aftersales.DeclineOffer{Case: "c9"}}, "case_unknown case=c9"},
		{"a reason that is no text", "", part, step{by: buyer, do: aftersales.DeclineOffer{Case: "c1", Revision: 2, Reason: "\x00"}}, "text_invalid"},
		{"no attempt is left", "demanding", script(onWay, []step{amend, offering(2, "", "5")}), countering(3, "", "7"), "attempts_exhausted attempts=3 limit=2"},
		{"the seller's offers are no attempts", "demanding", script(onWay, []step{offering(1, "", "5"), declining(2), offering(3, "", "6"), declining(4), offering(5, "", "7"), declining(6)}), offering(6, "", "8"), "revision_stale current=7 revision=6"},
		{"an address for the buyer's own return", "demanding", script(returned, []step{{by: seller, do: aftersales.Offer{Case: "c1", Revision: 1, Kind: "refund_only"}}, countering(2, "return_refund")}), agreeing(3), "address_missing"},
		{"over when it is accepted", "", script(part, []step{withdraw}), accepting(2), "command_not_allowed do=accept_offer state=closed"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			told := begin(t, fruit, under(either(tt.policy, "marketplace"))).play(tt.before...)
			diff(t, "faults", tt.want, joined(told.refused(tt.do.by, tt.do.do)))
		})
	}
}

// A return's address is told to the buyer, whichever side of the bargain names it.
func TestAddressOfAnOfferedReturn(t *testing.T) {
	named := step{by: seller, do: aftersales.Offer{Case: "c1", Revision: 1, Kind: "return_refund", Address: "12 Hill Road"}}
	later := step{by: seller, do: aftersales.AcceptOffer{Case: "c1", Revision: 3, Address: "7 Mill Lane"}}
	tests := []struct {
		why   string
		steps []step
		want  string
	}{
		{"with the offer", []step{named, accepting(2)}, "12 Hill Road"},
		{"with the yes to a counter-offer", []step{offering(1, "refund_only", "5"), countering(2, "return_refund"), later}, "7 Mill Lane"},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("demanding")).play(returned...).play(tt.steps...)
		told.state(aftersales.AwaitingReturn)
		if got := told.last.Effects[0]; got.Kind != aftersales.RequestReturn || got.Topic != tt.want {
			t.Errorf("%s: the buyer is told %s", tt.why, toJSON(t, got))
		}
	}
}

// An offer reserves nothing: what it needs beyond what was asked may be gone when it is accepted. Silence then declines it.
func TestOfferThatCannotBeHadAnyMore(t *testing.T) {
	gone := script(shipped, []step{cheaper, offering(1, aftersales.ReturnRefund), opened("c2", open(aftersales.ReturnRefund, aftersales.Disliked, refund.RequestLine{Line: "apples"}))})
	told := begin(t, fruit, under("offer_accepts")).play(gone...)
	diff(t, "faults", "quantity_exceeded asked=1 free=0 line=apples", joined(told.refused(buyer, accepting(2).do)))
	told.play(hours(1))
	told.state(aftersales.AwaitingSeller)
	c := told.find("c1")
	if c.Offer != nil || c.Revision != 3 || told.last.Entries[0].Event != string(aftersales.EventExpiredDecline) || worth(c.Kind, c.Quote) != "refund_only 5.00, 0 units, 0 points" {
		t.Errorf("it says %s, and the case is %s", told.last.Entries[0].Event, toJSON(t, c))
	}
}

// Freight that other cases decide about is struck again when an offer is accepted; the entry says by how much it differs from
// what was offered, not from what was asked.
func TestOfferStruckAgain(t *testing.T) {
	some := func(id, line string) step {
		return step{by: buyer, do: aftersales.Open{Case: id, Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{{Line: line}}}}
	}
	told := begin(t, fruit, under("free_amounts")).play(pay, some("c1", "apples"), some("c2", "pears"))
	told.must(seller, aftersales.Offer{Case: "c2", Revision: 1})
	diff(t, "offered", "35.60", told.find("c2").Offer.Quote.Total.Number())
	told.play(step{by: buyer, do: aftersales.Withdraw{Case: "c1"}})
	told.must(buyer, aftersales.AcceptOffer{Case: "c2", Revision: 2})
	c := told.find("c2")
	if d := told.last.Entries[0].Difference; d == nil || d.Number() != "-6.00" || c.Refund.Total.Number() != "29.60" || c.Revision != 3 {
		t.Errorf("it differs by %v: %s", d, toJSON(t, c))
	}
	told = begin(t, fruit, under("free_amounts")).play(pay, some("c1", "apples"), some("c2", "pears"))
	told.must(seller, aftersales.Offer{Case: "c2", Revision: 1, Amount: amount("30")})
	told.play(step{by: buyer, do: aftersales.Withdraw{Case: "c1"}})
	refused := told.refused(buyer, aftersales.AcceptOffer{Case: "c2", Revision: 2})
	diff(t, "an amount that cannot be paid any more", "amount_above_ceiling asked=30.00 ceiling=29.60", joined(refused))
	diff(t, "ceiling", "29.60", refused.Ceiling.Number())
}

// A buyer who is asked to answer holds the shipment as one who waits does.
func TestOfferHoldsTheShipment(t *testing.T) {
	told := begin(t, fruit).play(asked...).play(offering(1, ""))
	diff(t, "faults", []string{"shipping_on_hold"}, codes(told.send(seller, ship.do)))
	told = begin(t, fruit, under("ship_closes")).play(asked...).play(offering(1, ""), ship)
	told.state(aftersales.Closed)
	told.status(order.AwaitingReceipt)
	diff(t, "why", aftersales.ShippedAnyway, told.find("c1").CloseReason)
}

// The answer clock starts anew when an offer is declined or lapses; an offer has a clock of its own.
func TestOfferClocks(t *testing.T) {
	due := func(told *tale) float64 {
		c := told.find("c1")
		d, _ := c.Deadline()
		return d.Due.Sub(told.now).Hours()
	}
	told := begin(t, fruit).play(onWay...).play(hours(40), offering(1, "", "5"))
	diff(t, "offered", 120.0, due(told))
	told.play(hours(100), declining(2))
	diff(t, "declined", 48.0, due(told))
	told.play(offering(3, "", "6"), hours(130))
	diff(t, "lapsed ten hours ago", 38.0, due(told))
}

// Another kind is asked under the seller's hands: his answer to the old one is refused, and all that a request must be holds
// for the new one.
func TestAmendTheKind(t *testing.T) {
	rejected, refusedIt := script(returned, []step{reject}), script(sent, []step{refuse})
	tests := []struct {
		why    string
		policy string
		before []step
		amend  aftersales.Amend
		want   string
		goods  aftersales.GoodsState
		faults string
	}{
		{"the goods are sent back after all, and all is wanted", "", script(shipped, []step{cheaper}), aftersales.Amend{Kind: "return_refund"}, "return_refund 44.30, 1 units, 60 points", "received", ""},
		{"or a part of it", "", script(shipped, []step{cheaper}), aftersales.Amend{Kind: "return_refund", Lines: []refund.RequestLine{{Line: "apples", Quantity: 1}}, Amount: amount("20")}, "return_refund 20.00, 1 units, 60 points", "received", ""},
		{"who sends goods back has them", "", script(shipped, []step{unwanted}), aftersales.Amend{Kind: "return_refund"}, "return_refund 73.90, 4 units, 100 points", "received", ""},
		{"no return, only money, after a no", "", rejected, aftersales.Amend{Kind: "refund_only", Amount: amount("10")}, "refund_only 10.00, 4 units, 100 points", "received", ""},
		{"other goods, after a no", "", rejected, aftersales.Amend{Kind: "exchange"}, "exchange 73.90, 4 units, 100 points", "received", ""},
		{"other goods for those that are back", "", refusedIt, aftersales.Amend{Kind: "exchange"}, "exchange 73.90, 4 units, 100 points", "returned", ""},
		{"the goods are back, and their kind does not matter", "lax", refusedIt, aftersales.Amend{Kind: "refund_only", Amount: amount("10")}, "refund_only 10.00, 4 units, 100 points", "returned", ""},
		{"the same kind keeps its amount", "", script(shipped, []step{cheaper}), aftersales.Amend{Kind: "refund_only"}, "refund_only 5.00, 0 units, 0 points", "received", ""},
		{"a kind that is not for goods that are back", "", refusedIt, aftersales.Amend{Kind: "refund_only"}, "", "", "kind_not_allowed goods=returned kind=refund_only status=awaiting_receipt"},
		{"a reason of another kind", "", onWay, aftersales.Amend{Kind: "return_refund"}, "", "", "reason_not_allowed goods=received reason=lost_in_transit"},
		{"an amount beside goods", "", rejected, aftersales.Amend{Kind: "repair", Amount: amount("10")}, "", "", "amount_not_editable amount=73.90 asked=10.00"},
		{"no kind", "", rejected, aftersales.Amend{Kind: "swap"}, "", "", "kind_not_allowed kind=swap"},
		{"before the shipment", "", asked, aftersales.Amend{Kind: "exchange", Reason: aftersales.Disliked}, "", "", "reason_not_allowed goods=not_shipped reason=disliked | kind_not_allowed goods=not_shipped kind=exchange status=pending_shipment"},
		{"no attempt is left", "demanding", script(returned, []step{amend}), aftersales.Amend{Kind: "exchange"}, "", "", "attempts_exhausted attempts=3 limit=2"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			told := begin(t, fruit, under(either(tt.policy, "marketplace"))).play(tt.before...)
			was := told.find("c1")
			tt.amend.Case = "c1"
			err := told.send(buyer, tt.amend)
			if tt.faults != "" {
				diff(t, "faults", tt.faults, joined(err.(*aftersales.RefusedError)))
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			told.state(aftersales.AwaitingSeller)
			is := told.find("c1")
			diff(t, "the case", tt.want, worth(is.Kind, is.Quote))
			diff(t, "goods", tt.goods, is.Goods)
			diff(t, "faults", []string{"revision_stale"}, codes(told.send(seller, aftersales.Approve{Case: "c1", Revision: was.Revision})))
			told.must(seller, aftersales.Approve{Case: "c1", Revision: is.Revision})
		})
	}
}

// A stored dossier whose offer lacks what every offer has, or stands where none can, is none.
func TestOfferThatCannotBeRead(t *testing.T) {
	told := begin(t, fruit).play(onWay...).play(offering(1, "", "5"))
	tests := []struct{ why, old, new string }{
		{"nobody made it", `"offer":{"by":"seller",`, `"offer":{`},
		{"of no kind", `"offer":{"by":"seller","kind":"refund_only",`, `"offer":{"by":"seller",`},
		{"nobody knows what it comes to", `"asked":{"lines":[{"line":"apples","quantity":1},{"line":"pears","quantity":3}],"amount":"5"},"quote"`, `"asked":{},"quoted"`},
		{"nobody is asked", `"state":"awaiting_buyer"`, `"state":"rejected"`},
	}
	for _, tt := range tests {
		text := strings.Replace(told.written, tt.old, tt.new, 1)
		if text == told.written {
			t.Fatalf("%s: %s is not in %s", tt.why, tt.old, text)
		}
		var wrong *aftersales.DossierError
		var read aftersales.Dossier
		if err := json.Unmarshal([]byte(text), &read); !errors.As(err, &wrong) || !strings.Contains(wrong.Problem, "offer that cannot be") {
			t.Errorf("%s: got %v", tt.why, err)
		}
	}
}

// A page shows what is offered, and what the party may offer.
func TestOptionsOfOffers(t *testing.T) {
	tests := []struct {
		why    string
		policy string
		steps  []step
		by     order.Party
		offers string
		kind   aftersales.Kind // of the offer on the table
	}{
		{"before the shipment only what was asked", "", asked, seller, "refund_only", ""},
		{"on its way", "", onWay, seller, "refund_only resend", ""},
		{"with the buyer", "", returned, seller, "refund_only return_refund exchange resend repair", ""},
		{"what the policy allows", "money_only", returned, seller, "refund_only return_refund", ""},
		{"a return wants an address, which may be given", "demanding", returned, seller, "refund_only return_refund exchange resend repair", ""},
		{"back with the seller", "", script(sent, []step{refuse, amend}), seller, "refund_only return_refund exchange repair", ""},
		{"the buyer sees the offer, and may answer in kind", "", script(returned, []step{offering(1, "exchange")}), buyer, "refund_only return_refund exchange resend repair", "exchange"},
		{"the seller sees it too", "", script(returned, []step{offering(1, "exchange")}), seller, "", "exchange"},
		{"the buyer waits", "", returned, buyer, "", ""},
	}
	for _, tt := range tests {
		c := begin(t, fruit, under(either(tt.policy, "marketplace"))).play(tt.steps...).options(tt.by).Cases[0]
		var kinds []string
		for _, k := range c.Offers {
			kinds = append(kinds, string(k))
		}
		diff(t, tt.why, tt.offers, strings.Join(kinds, " "))
		if (c.Offer == nil) != (tt.kind == "") || c.Offer != nil && c.Offer.Kind != tt.kind {
			t.Errorf("%s: it shows %s", tt.why, toJSON(t, c.Offer))
		}
	}
}

// moneyOnly lets nothing but money be offered, and amounts be chosen before the shipment.
func moneyOnly(p *policy.Policy) {
	p.Offers = []aftersales.Kind{aftersales.RefundOnly, aftersales.ReturnRefund}
}

func freeAmounts(p *policy.Policy) {
	p.PartialBeforeShipment = true
	r := p.Requests["unshipped"]
	r.AmountFixed = false
	p.Requests["unshipped"] = r
}
