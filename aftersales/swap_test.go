package aftersales_test

import (
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// exchangePears goes from the request for two other pears to the replacement that the seller must send.
var exchangePears = script(shipped, []step{swap(aftersales.Exchange, twoPears), approve, sendBack, inspect})

// opened is a request under an id of its own.
func opened(id string, s step) step {
	o := s.do.(aftersales.Open)
	o.Case = id
	return step{by: s.by, do: o}
}

// free are the units of pears that may be asked, tried out with one request after the other on a copy.
func (t *tale) free() int64 {
	t.Helper()
	for n := int64(3); n > 0; n-- {
		try := *t
		try.log = nil
		if try.send(buyer, opened("probe", swap(aftersales.Exchange, refund.RequestLine{Line: "pears", Quantity: n})).do) == nil {
			return n
		}
	}
	return 0
}

// The whole way of an exchange: what each step reserves, tells others, and leaves.
func TestExchangeWholeWay(t *testing.T) {
	look := step{by: warehouse, do: aftersales.Inspect{Case: "c1", Lines: []aftersales.Condition{{Line: "pears", Damaged: 1}}}}
	send := step{by: warehouse, do: aftersales.ShipReplacement{Case: "c1", Tracking: "R-9"}}
	tests := []struct {
		why     string
		do      step
		state   aftersales.State
		effects []string
		sends   string // units of send_replacement
		after   order.AfterSale
		free    int64
	}{
		{"asked: the units are taken", swap(aftersales.Exchange, twoPears), aftersales.AwaitingSeller, nil, "", order.InProgress, 1},
		{"granted", approve, aftersales.AwaitingReturn, []string{"request_return"}, "", order.InProgress, 1},
		{"on the way back", sendBack, aftersales.ReturnInTransit, nil, "", order.InProgress, 1},
		{"taken in", receive, aftersales.Inspecting, nil, "", order.InProgress, 1},
		{"one is damaged: both are replaced all the same", look, aftersales.AwaitingReplacement, []string{"restock", "write_off", "send_replacement"}, " pears=2", order.InProgress, 1},
		{"sent, from the warehouse", send, aftersales.ReplacementInTransit, nil, "", order.InProgress, 1},
		{"received: what was reserved is free again", gotNew, aftersales.Replaced, nil, "", order.NoAfterSale, 3},
	}
	told := begin(t, fruit).play(shipped...)
	for _, tt := range tests {
		told.play(hours(1), tt.do)
		told.state(tt.state)
		diff(t, tt.why+": effects", tt.effects, kinds(told.last.Effects))
		diff(t, tt.why+": sends", tt.sends, units(told.last.Effects, aftersales.SendReplacement))
		diff(t, tt.why+": after-sale", tt.after, told.child("default").AfterSale)
		diff(t, tt.why+": free pears", tt.free, told.free())
	}
	c := told.find("c1")
	if c.Tracking != "T-1" || c.ReplacementTracking != "R-9" || c.Goods != aftersales.Returned || c.Refund != nil || c.Revision != 1 || len(c.Deadlines) != 0 {
		t.Errorf("replaced, the case is %s", toJSON(t, c))
	}
	// What came instead may be asked about like what came first, and at its full price.
	told.play(opened("c2", open(aftersales.ReturnRefund, aftersales.Disliked)))
	if q := told.find("c2").Quote; q.Total.Number() != "73.90" {
		t.Errorf("after the exchange everything is worth %s", q.Total)
	}
}

// What came back goes on the shelf or is written off once, by what was seen; what is mended goes nowhere.
func TestInspectionBeforeAReplacement(t *testing.T) {
	tests := []struct {
		why       string
		kind      aftersales.Kind
		seen      aftersales.Condition
		restock   string
		writeOff  string
		replacing string
	}{
		{"sound", aftersales.Exchange, aftersales.Condition{Line: "pears"}, " pears=2", "", " pears=2"},
		{"damaged", aftersales.Exchange, aftersales.Condition{Line: "pears", Damaged: 2}, "", " pears=2", " pears=2"},
		{"one of two", aftersales.Exchange, aftersales.Condition{Line: "pears", Damaged: 1}, " pears=1", " pears=1", " pears=2"},
		{"one is missing", aftersales.Exchange, aftersales.Condition{Line: "pears", Missing: 1}, " pears=1", "non_physical pears=1(missing)", " pears=1"},
		{"mended, but one is missing", aftersales.Repair, aftersales.Condition{Line: "pears", Missing: 1}, "", "", " pears=1"},
		{"mended", aftersales.Repair, aftersales.Condition{Line: "pears"}, "", "", " pears=2"},
		{"damaged, which is why it is mended", aftersales.Repair, aftersales.Condition{Line: "pears", Damaged: 2}, "", "", " pears=2"},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(shipped...).play(swap(tt.kind, twoPears), approve, sendBack)
		told.must(seller, aftersales.Inspect{Case: "c1", Lines: []aftersales.Condition{tt.seen}})
		diff(t, tt.why+": restock", tt.restock, units(told.last.Effects, aftersales.Restock))
		diff(t, tt.why+": write off", tt.writeOff, units(told.last.Effects, aftersales.WriteOff))
		diff(t, tt.why+": replacing", tt.replacing, units(told.last.Effects, aftersales.SendReplacement))
	}
}

// Where there is nothing to send the units' share is paid, and the seller is liable for that whatever the reason was.
func TestMoneyInsteadOfGoods(t *testing.T) {
	disliked := open(aftersales.Exchange, aftersales.Disliked, twoPears)
	back := []step{disliked, approve, sendBack}
	missing := step{by: seller, do: aftersales.Inspect{Case: "c1", Lines: []aftersales.Condition{{Line: "pears", Missing: 1}}}}
	keep := step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, KeepGoods: true}}
	court := []step{disliked, reject, escalate}
	ruled := func(r aftersales.Rule) step { r.Case = "c1"; return step{by: platform, do: r} }
	tests := []struct {
		why    string
		steps  []step
		total  string
		liable order.Party
		goods  string // restock and write_off of the last step
	}{
		{"out of stock", script(back, []step{inspect, noStock}), "19.73", seller, ""},
		{"never sent", script(back, []step{inspect, hours(240)}), "19.73", seller, ""},
		{"out of stock, and one pear did not come back", script(back, []step{missing, noStock}), "19.73", seller, ""},
		{"it cannot be mended: the goods go on the shelf", []step{swap(aftersales.Repair, twoPears), approve, sendBack, inspect, noStock}, "19.73", seller, " pears=2"},
		{"it cannot be mended, and one is missing", []step{swap(aftersales.Repair, twoPears), approve, sendBack, missing, noStock}, "19.73", seller, " pears=1non_physical pears=1(missing)"},
		{"out of stock, and the buyer kept the goods", []step{disliked, keep, noStock}, "19.73", seller, "non_physical pears=2"},
		{"nothing to send again", []step{open(aftersales.Resend, aftersales.LostInTransit, twoPears), approve, noStock}, "19.73", seller, "non_physical pears=2"},
		{"the platform says money", script(court, []step{ruled(aftersales.Rule{Liable: platform, Refund: true})}), "19.73", platform, "non_physical pears=2"},
		{"the platform says less money", script(court, []step{ruled(aftersales.Rule{Liable: carrier, Refund: true, Amount: amount("12")})}), "12.00", carrier, "non_physical pears=2"},
		{"the replacement was lost", script(back, []step{inspect, sendNew, escalate, ruled(aftersales.Rule{Liable: carrier, Refund: true})}), "19.73", carrier, ""},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(shipped...).play(tt.steps...)
		told.state(aftersales.Refunding)
		c := told.find("c1")
		if c.Refund == nil || c.Refund.Total.Number() != tt.total || c.Liable != tt.liable {
			t.Errorf("%s: %s is liable for %s, want %s for %s", tt.why, c.Liable, toJSON(t, c.Refund), tt.liable, tt.total)
		}
		diff(t, tt.why, tt.goods, units(told.last.Effects, aftersales.Restock)+units(told.last.Effects, aftersales.WriteOff))
		if told.free() != 1 {
			t.Errorf("%s: %d pears are free, want 1", tt.why, told.free())
		}
	}
}

// Silence in each state, under the marketplace's own rules, and when it speaks.
func TestSilenceAboutReplacements(t *testing.T) {
	lostPears := open(aftersales.Resend, aftersales.LostInTransit, twoPears)
	tests := []struct {
		why   string
		steps []step
		after time.Duration
		event string
		state aftersales.State
	}{
		{"an exchange is not answered", exchangePears[:3], 48 * hour, "expired_return", aftersales.AwaitingReturn},
		{"a resend is not answered", script(shipped, []step{lostPears}), 48 * hour, "expired_replacement", aftersales.AwaitingReplacement},
		{"the goods are not sent back", exchangePears[:4], 168 * hour, "expired_close", aftersales.Closed},
		{"the goods are not taken in", exchangePears[:5], 240 * hour, "expired_replacement", aftersales.AwaitingReplacement},
		{"taking them in gives no new time", script(exchangePears[:5], []step{hours(100), receive}), 140 * hour, "expired_replacement", aftersales.AwaitingReplacement},
		{"a rejection is left", script(shipped, []step{lostPears, reject}), 120 * hour, "expired_close", aftersales.Closed},
		{"the replacement is not sent", exchangePears, 240 * hour, "expired_refund", aftersales.Refunding},
		{"the replacement is not confirmed", script(exchangePears, []step{sendNew}), 240 * hour, "expired_replaced", aftersales.Replaced},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.steps...)
		was := told.find("c1").State
		told.wait(tt.after - time.Microsecond)
		told.state(was)
		told.wait(time.Microsecond)
		told.state(tt.state)
		if len(told.last.Entries) == 0 || told.last.Entries[0].Event != tt.event || told.last.Entries[0].By != timer {
			t.Errorf("%s: the log says %s", tt.why, toJSON(t, told.last.Entries))
		}
	}
}

// What the commands about a replacement refuse, with their operands.
func TestReplacementFaults(t *testing.T) {
	returning := exchangePears[:5]
	shippedNew := script(exchangePears, []step{sendNew})
	tests := []struct {
		why    string
		before []step
		do     step
		want   string
	}{
		{"no tracking number", exchangePears, step{by: seller, do: aftersales.ShipReplacement{Case: "c1"}}, "tracking_missing"},
		{"a number that is no text", exchangePears, step{by: seller, do: aftersales.ShipReplacement{Case: "c1", Tracking: "\xff"}}, "text_invalid"},
		{"no such case", exchangePears, step{by: seller, do: aftersales.ShipReplacement{Case: "c9", Tracking: "R"}}, "case_unknown case=c9"},
		{"sent before the goods are back", returning, sendNew, "command_not_allowed do=ship_replacement state=return_in_transit"},
		{"sent twice", shippedNew, sendNew, "command_not_allowed do=ship_replacement state=replacement_in_transit"},
		{"out of stock after it was sent", shippedNew, noStock, "command_not_allowed do=out_of_stock state=replacement_in_transit"},
		{"confirmed before it was sent", exchangePears, gotNew, "command_not_allowed do=confirm state=awaiting_replacement"},
		{"confirmed twice", script(shippedNew, []step{gotNew}), gotNew, "command_not_allowed do=confirm state=replaced"},
		{"confirmed by the seller", shippedNew, step{by: seller, do: gotNew.do}, "actor_not_allowed by=seller do=confirm"},
		{"escalated by the seller", shippedNew, step{by: seller, do: escalate.do}, "actor_not_allowed by=seller do=escalate"},
		{"a replacement of money", sent, sendNew, "command_not_allowed do=ship_replacement state=return_in_transit"},
		{"freight beside goods", exchangePears[:3], step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, Freight: amount("1")}}, "amount_not_editable kind=exchange"},
		{"freight beside goods that are kept", script(shipped, []step{parcelLost}), step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, Freight: amount("0")}}, "amount_not_editable kind=resend"},
		{"a deduction from goods", exchangePears[:5], step{by: seller, do: aftersales.Inspect{Case: "c1", Deduction: amount("3"), Lines: []aftersales.Condition{{Line: "pears", Damaged: 1}}}}, "amount_not_editable kind=exchange"},
		{"an amount ruled, but no money", script(exchangePears[:3], []step{reject, escalate}), step{by: platform, do: aftersales.Rule{Case: "c1", Liable: seller, Amount: amount("5")}}, "amount_not_editable kind=exchange"},
		{"an amount beside goods", shipped, step{by: buyer, do: aftersales.Open{Case: "c1", Kind: aftersales.Repair, Reason: aftersales.QualityProblem, Amount: amount("5")}}, "amount_not_editable amount=73.90 asked=5.00"},
		{"an exchange of what is not here", shipped, step{by: buyer, do: aftersales.Open{Case: "c1", Kind: aftersales.Exchange, Reason: aftersales.LostInTransit, Goods: aftersales.InTransit}}, "reason_not_allowed goods=in_transit reason=lost_in_transit"},
		{"an exchange before the shipment", paid, swap(aftersales.Exchange), "reason_not_allowed goods=not_shipped reason=size_mismatch | kind_not_allowed goods=not_shipped kind=exchange status=pending_shipment"},
		{"an exchange after the window", script(shipped, []step{confirm, hours(169)}), swap(aftersales.Exchange), "window_closed closed_at=2026-03-08T12:00:00Z"},
		{"withdrawn when the goods are with the seller", script(returning, []step{receive}), withdraw, "command_not_allowed do=withdraw state=inspecting"},
		{"withdrawn when a replacement is due", exchangePears, withdraw, "command_not_allowed do=withdraw state=awaiting_replacement"},
		{"withdrawn when a replacement is due for goods that nobody saw come back", script(returning, []step{hours(240)}), withdraw, "command_not_allowed do=withdraw state=awaiting_replacement"},
		{"withdrawn when a replacement is on its way", shippedNew, withdraw, "command_not_allowed do=withdraw state=replacement_in_transit"},
		{"withdrawn from the platform when the goods are with the seller", script(shippedNew, []step{escalate}), withdraw, "command_not_allowed do=withdraw state=arbitrating"},
		{"withdrawn when it is over", script(shippedNew, []step{gotNew}), withdraw, "command_not_allowed do=withdraw state=replaced"},
		{"amended when a replacement is due", exchangePears, amend, "command_not_allowed do=amend state=awaiting_replacement"},
		{"more money than the units are worth", script(exchangePears[:3], []step{reject, escalate}), step{by: platform, do: aftersales.Rule{Case: "c1", Liable: seller, Refund: true, Amount: amount("19.74")}}, "amount_above_ceiling asked=19.74 ceiling=19.73"},
		{"money, and nobody is liable", script(exchangePears[:3], []step{reject, escalate}), step{by: platform, do: aftersales.Rule{Case: "c1", Refund: true}}, "liable_missing liable="},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			told := begin(t, fruit).play(tt.before...)
			diff(t, "faults", tt.want, joined(told.refused(tt.do.by, tt.do.do)))
			if !told.last.Empty() {
				t.Errorf("it decided %s", toJSON(t, told.last.Entries))
			}
		})
	}
}
