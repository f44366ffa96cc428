package aftersales_test

import (
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// joined are the faults of a refusal in one line.
func joined(refused *aftersales.RefusedError) string { return strings.Join(written(refused), " | ") }

// A request for goods may be amended as one for money may, but never into an amount.
func TestAmendAnExchange(t *testing.T) {
	tests := []struct {
		why   string
		amend aftersales.Amend
		units string // of the replacement that is sent in the end
		want  string
	}{
		{"nothing changes but the attempt", aftersales.Amend{}, " pears=2", ""},
		{"all three, as if its own two were free", aftersales.Amend{Lines: []refund.RequestLine{{Line: "pears", Quantity: 3}}}, " pears=3", ""},
		{"another line", aftersales.Amend{Lines: []refund.RequestLine{{Line: "apples"}}}, " apples=1", ""},
		{"the amount that it is worth", aftersales.Amend{Amount: amount("19.73")}, " pears=2", ""},
		{"another amount", aftersales.Amend{Amount: amount("5")}, "", "amount_not_editable amount=19.73 asked=5.00"},
		{"four of three", aftersales.Amend{Lines: []refund.RequestLine{{Line: "pears", Quantity: 4}}}, "", "quantity_exceeded asked=4 free=3 line=pears"},
		{"it never came", aftersales.Amend{Reason: aftersales.LostInTransit, Goods: aftersales.InTransit}, "", "reason_not_allowed goods=in_transit reason=lost_in_transit"},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(exchangePears[:3]...)
		tt.amend.Case = "c1"
		if tt.want != "" {
			diff(t, tt.why, tt.want, joined(told.refused(buyer, tt.amend)))
			continue
		}
		told.play(step{by: buyer, do: tt.amend})
		diff(t, tt.why+": an answer to what was asked before", "revision_stale current=2 revision=1", joined(told.refused(approve.by, approve.do)))
		told.play(step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 2, Address: "12 Hill Road"}})
		diff(t, tt.why+": address", "12 Hill Road", told.last.Effects[0].Topic)
		told.play(sendBack, inspect)
		diff(t, tt.why, tt.units, units(told.last.Effects, aftersales.SendReplacement))
	}
}

// A unit is in one case at a time, whatever the cases ask, until that one is over without a refund.
func TestTwoCasesForOneUnit(t *testing.T) {
	apples := refund.RequestLine{Line: "apples"}
	second := opened("c2", open(aftersales.ReturnRefund, aftersales.Disliked, apples))
	first := script(shipped, []step{swap(aftersales.Exchange, apples)})
	tests := []struct {
		why   string
		steps []step
		taken bool
	}{
		{"asked", first, true},
		{"on the way back", script(first, []step{approve, sendBack}), true},
		{"a replacement is due", script(first, []step{approve, sendBack, inspect}), true},
		{"a replacement is on its way", script(first, []step{approve, sendBack, inspect, sendNew}), true},
		{"before the platform", script(first, []step{approve, sendBack, inspect, sendNew, escalate}), true},
		{"money after all", script(first, []step{approve, sendBack, inspect, noStock}), true},
		{"paid", script(first, []step{approve, sendBack, inspect, noStock, settled}), true},
		{"replaced", script(first, []step{approve, sendBack, inspect, sendNew, gotNew}), false},
		{"nobody confirmed it", script(first, []step{approve, sendBack, inspect, sendNew, hours(240)}), false},
		{"the platform said no", script(first, []step{approve, sendBack, inspect, sendNew, escalate, forSeller}), false},
		{"withdrawn", script(first, []step{withdraw}), false},
		{"asked again, and that is open", script(first, []step{approve, sendBack, inspect, sendNew, gotNew, opened("c3", swap(aftersales.Repair, apples))}), true},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.steps...)
		if !tt.taken {
			told.play(second)
			diff(t, tt.why, "44.30", told.find("c2").Quote.Total.Number())
			continue
		}
		diff(t, tt.why, "quantity_exceeded asked=1 free=0 line=apples", joined(told.refused(second.by, second.do)))
	}
}

// Of a child order that left in part, what was replaced is here, and may be asked again; what is still there is not.
func TestReplacedOfAPartialShipment(t *testing.T) {
	half := []step{pay, shipping(seller, aftersales.ShipLine{Line: "pears", Quantity: 2})}
	told := begin(t, fruit).play(half...).play(swap(aftersales.Exchange, twoPears))
	one := step{by: buyer, do: aftersales.Open{
		Case: "c2", Kind: aftersales.Exchange, Reason: aftersales.SizeMismatch, Goods: aftersales.Received,
		Lines: []refund.RequestLine{{Line: "pears", Quantity: 1}},
	}}
	diff(t, "both are asked", "quantity_exceeded asked=1 free=0 line=pears", joined(told.refused(one.by, one.do)))
	told.play(approve, sendBack, inspect, sendNew, gotNew, one)
	told.play(step{by: seller, do: aftersales.Ship{}})
	told.status(order.AwaitingReceipt)
}

// The confirmation stands still from the request until the replacement is there, and runs on with what was left.
func TestConfirmationWaitsForTheReplacement(t *testing.T) {
	told := begin(t, fruit).play(shipped...).play(hours(100))
	for _, s := range []step{swap(aftersales.Exchange, twoPears), approve, sendBack, inspect, sendNew} {
		told.play(s)
		if d := told.child("default").Deadlines[0]; !d.Paused() || d.Left != 140*hour {
			t.Errorf("after %s the confirmation is %s", s.do.Name(), toJSON(t, d))
		}
		told.play(hours(30))
	}
	told.play(gotNew)
	if d := told.child("default").Deadlines[0]; d.Paused() || !d.Due.Equal(told.now.Add(140*hour)) {
		t.Errorf("replaced, the confirmation is %s", toJSON(t, d))
	}
	told.play(hours(139))
	told.status(order.AwaitingReceipt)
	told.play(hours(1))
	told.status(order.Completed)
	told.play(hours(168), opened("c2", swap(aftersales.Repair, twoPears)))
}

// A lost replacement: another is sent, with its own number, and what came back is dealt with once.
func TestReplacementLost(t *testing.T) {
	told := begin(t, fruit).play(exchangePears...).play(sendNew, escalate, forBuyer)
	diff(t, "effects", []string{"send_replacement"}, kinds(told.last.Effects))
	diff(t, "the lost one's number", "R-1", told.find("c1").ReplacementTracking)
	told.play(step{by: seller, do: aftersales.ShipReplacement{Case: "c1", Tracking: "R-2"}})
	c := told.find("c1")
	if d, ok := c.Deadline(); c.ReplacementTracking != "R-2" || c.Tracking != "T-1" || !ok || !d.Due.Equal(told.now.Add(240*hour)) {
		t.Errorf("sent again, the case is %s", toJSON(t, c))
	}
	told.play(gotNew)
	told.state(aftersales.Replaced)
	restocked := ""
	for _, e := range told.log {
		restocked += units(e.Effects, aftersales.Restock)
	}
	diff(t, "restocked", " pears=2", restocked)
}

// Where goods are replaced the question for money is one of the platform's; it changes nothing where money was asked, nor
// against the buyer.
func TestRulingOfMoney(t *testing.T) {
	tests := []struct {
		why   string
		kind  aftersales.Kind
		rule  aftersales.Rule
		event aftersales.Event
	}{
		{"goods", aftersales.Exchange, aftersales.Rule{Liable: seller, KeepGoods: true}, aftersales.EventRuledReplacement},
		{"goods for goods", aftersales.Repair, aftersales.Rule{Liable: seller}, aftersales.EventRuledReturn},
		{"money", aftersales.Exchange, aftersales.Rule{Liable: seller, Refund: true}, aftersales.EventRuledRefund},
		{"money, and the goods are kept", aftersales.Repair, aftersales.Rule{Liable: carrier, Refund: true, KeepGoods: true}, aftersales.EventRuledRefund},
		{"the buyer is liable", aftersales.Exchange, aftersales.Rule{Liable: buyer, Refund: true}, aftersales.EventRuledAgainst},
		{"money was asked, against the goods", aftersales.ReturnRefund, aftersales.Rule{Liable: seller, Refund: true}, aftersales.EventRuledReturn},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(shipped...).play(swap(tt.kind, twoPears), reject, escalate)
		tt.rule.Case = "c1"
		told.must(platform, tt.rule)
		diff(t, tt.why, string(tt.event), told.last.Entries[0].Event)
		diff(t, tt.why+": liable", tt.rule.Liable, told.find("c1").Liable)
	}
}

// An address is needed where goods come back, and only there.
func TestAddressOfAReturn(t *testing.T) {
	keep := step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, KeepGoods: true}}
	for why, steps := range map[string][]step{
		"nothing comes back of what is sent again": {parcelLost, approve},
		"nothing comes back of what is kept":       {swap(aftersales.Exchange, twoPears), keep},
	} {
		told := begin(t, fruit, under("demanding")).play(shipped...).play(steps...)
		if got := told.find("c1").State; got != aftersales.AwaitingReplacement {
			t.Errorf("%s: %s", why, got)
		}
	}
}

// A tenth comes off for goods that came back, and nothing for what stays with the buyer or never came.
func TestFeesWhereGoodsComeBack(t *testing.T) {
	fees := giving(t, func(terms *refund.Terms) {
		terms.Deductions = refund.Deductions{Always: true, Restocking: refund.Restocking{Fee: refund.Fee{Rate: money.MustRate("0.1")}}}
	})
	keep := step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, KeepGoods: true}}
	lostPears := open(aftersales.Resend, aftersales.LostInTransit, twoPears)
	tests := []struct {
		why    string
		steps  []step
		asked  string // what the request is worth, when it is made
		refund string
	}{
		{"an exchange out of stock", []step{swap(aftersales.Exchange, twoPears), approve, sendBack, inspect, noStock}, "17.76", "17.76"},
		{"a repair that cannot be done", []step{swap(aftersales.Repair, twoPears), approve, sendBack, receive, inspect, noStock}, "17.76", "17.76"},
		{"an exchange of goods that nobody saw come back", []step{swap(aftersales.Exchange, twoPears), approve, sendBack, hours(240), noStock}, "17.76", "17.76"},
		{"an exchange of goods that stay", []step{swap(aftersales.Exchange, twoPears), keep, noStock}, "17.76", "19.73"},
		{"what never came", []step{lostPears, approve, noStock}, "19.73", "19.73"},
	}
	for _, tt := range tests {
		told := begin(t, fruit)
		told.policies = fees
		told.play(shipped...).play(tt.steps[0])
		diff(t, tt.why+": asked", tt.asked, told.find("c1").Quote.Total.Number())
		told.play(tt.steps[1:]...)
		diff(t, tt.why+": refunded", tt.refund, told.find("c1").Refund.Total.Number())
	}
}

// Who wants goods for goods has the first; who wants them again need not, and says which where the reason does not.
func TestWhereExchangedGoodsAre(t *testing.T) {
	delivered := script(shipped, []step{{by: carrier, do: aftersales.Deliver{}}})
	tests := []struct {
		why    string
		before []step
		do     step
		want   aftersales.GoodsState
	}{
		{"an exchange, for a reason of either place", shipped, open(aftersales.Exchange, aftersales.Unwanted), aftersales.Received},
		{"a repair, for a reason of either place", shipped, open(aftersales.Repair, aftersales.Unwanted), aftersales.Received},
		{"a resend, for a reason of either place", shipped, open(aftersales.Resend, aftersales.Unwanted), aftersales.InTransit},
		{"a resend after the delivery", delivered, open(aftersales.Resend, aftersales.Unwanted), aftersales.Received},
		{"a resend of a part that is missing", shipped, open(aftersales.Resend, aftersales.MissingPart), aftersales.Received},
		{"a resend of what was lost", shipped, parcelLost, aftersales.InTransit},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.before...).play(tt.do)
		diff(t, tt.why, tt.want, told.find("c1").Goods)
	}
}
