package aftersales_test

import (
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// seen is how goods came back, as the seller says it.
func seen(lines ...aftersales.Condition) step {
	return step{by: seller, do: aftersales.Inspect{Case: "c1", Lines: lines}}
}

// Goods that nobody waited for any more: the stock is told once, and the case stays where it is, with its money.
func TestGoodsThatComeLate(t *testing.T) {
	exchange := exchangePears[:5] // on their way back
	onePear := aftersales.Condition{Line: "pears", Damaged: 1, Missing: 1}
	returning := script(shipped, []step{open(aftersales.ReturnRefund, aftersales.Disliked, twoPears), approve, sendBack})
	kept := script(shipped, []step{swap(aftersales.Repair, twoPears), approve, sendBack})
	const shelved = "restock pears=2"
	tests := []struct {
		why    string
		policy string
		steps  []step
		report step
		state  aftersales.State
		tells  string
	}{
		{"refunded at the first scan", "first_scan", script(returning, []step{scan}), inspect, aftersales.Refunding, shelved},
		{"and paid since", "first_scan", script(returning, []step{scan, settled}), inspect, aftersales.Refunded, shelved},
		{"damaged and missing: written off", "first_scan", script(returning, []step{scan, settled}), seen(onePear), aftersales.Refunded, "write_off pears=1 pears=1(missing)"},
		{"the provider refused the money", "first_scan", script(returning, []step{scan, failed}), inspect, aftersales.RefundFailed, shelved},
		{"silence refunded it", "", script(returning, []step{hours(240)}), inspect, aftersales.Refunding, shelved},
		{"silence refunded what was here, and nobody looked", "", script(returning, []step{receive, hours(240)}), inspect, aftersales.Refunding, shelved},
		{"the platform granted it on its way", "court", script(returning, []step{escalate, forBuyer}), inspect, aftersales.Refunding, shelved},
		{"refused, and granted by the platform", "", script(returning, []step{refuse, escalate, forBuyer}), inspect, aftersales.Refunding, shelved},
		{"taken in, which tells nothing yet", "", script(returning, []step{hours(240)}), receive, aftersales.Refunding, ""},
		{"taken in, where nobody looks closer", "trusting", script(returning, []step{hours(240)}), receive, aftersales.Refunding, shelved},
		{"an exchange by silence, not sent yet", "", script(exchange, []step{hours(240)}), inspect, aftersales.AwaitingReplacement, shelved},
		{"an exchange by silence, on its way", "", script(exchange, []step{hours(240), sendNew}), inspect, aftersales.ReplacementInTransit, shelved},
		{"an exchange by silence, and over", "", script(exchange, []step{hours(240), sendNew, gotNew}), inspect, aftersales.Replaced, shelved},
		{"an empty parcel, after the exchange", "", script(exchange, []step{hours(240), sendNew, gotNew}), seen(aftersales.Condition{Line: "pears", Missing: 2}), aftersales.Replaced, "write_offnon_physical pears=2(missing)"},
		{"none was left for the exchange", "", script(exchange, []step{hours(240), noStock}), inspect, aftersales.Refunding, shelved},
		{"a repair by silence is to be mended", "", script(kept, []step{hours(240)}), inspect, aftersales.AwaitingReplacement, ""},
		{"a repair by silence was mended", "", script(kept, []step{hours(240), sendNew, gotNew}), inspect, aftersales.Replaced, ""},
		{"a repair that came to nothing", "", script(kept, []step{hours(240), noStock}), inspect, aftersales.Refunding, shelved},
		{"taken back on the way: it goes to the buyer again", "", script(returning, []step{withdraw}), inspect, aftersales.Closed, "return_to_buyer pears=2"},
		{"what is there of it", "", script(returning, []step{withdraw}), seen(onePear), aftersales.Closed, "return_to_buyer pears=1"},
		{"without a look", "", script(returning, []step{withdraw}), receive, aftersales.Closed, "return_to_buyer pears=2"},
		{"the platform decides, and nobody knows whose it is", "court", script(returning, []step{escalate}), receive, aftersales.Arbitrating, ""},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under(orMarketplace(tt.policy))).play(tt.steps...)
		was := told.find("c1")
		told.play(hours(1), tt.report)
		is := told.find("c1")
		diff(t, tt.why, tt.tells, stockTold(told.last.Effects))
		if is.State != tt.state || is.Goods != aftersales.Returned || is.Accounted != (tt.tells != "") || len(told.last.Entries) != 1 || told.last.Entries[0].Event != "" {
			t.Errorf("%s: %s", tt.why, toJSON(t, told.last.Entries))
		}
		was.Goods, was.Inspection, was.Accounted = is.Goods, is.Inspection, is.Accounted
		diff(t, tt.why+": the case, but for what came back", was, is)
		again := told.refused(seller, tt.report.do)
		if !told.last.Empty() || !again.Has("command_not_allowed") {
			t.Errorf("%s: told again, it decided %s, %v", tt.why, toJSON(t, told.last.Entries), again)
		}
	}
}

func orMarketplace(policy string) string {
	if policy == "" {
		return "marketplace"
	}
	return policy
}

// stockTold writes what the stock is told: kinds with their units.
func stockTold(effects []aftersales.Effect) string {
	text := ""
	for _, kind := range []aftersales.EffectKind{aftersales.Restock, aftersales.WriteOff, aftersales.ReturnToBuyer} {
		if said := units(effects, kind); said != "" {
			text += string(kind) + said
		}
	}
	return text
}

// What arrives while the platform decides is looked at when it has: on the shelf where the buyer is refunded, to him where not.
func TestArrivalBeforeTheRuling(t *testing.T) {
	escalated := func(want step) []step { return script(shipped, []step{want, approve, sendBack, escalate, receive}) }
	money, goods := open(aftersales.ReturnRefund, aftersales.Disliked, twoPears), swap(aftersales.Exchange, twoPears)
	damaged := seen(aftersales.Condition{Line: "pears", Damaged: 1})
	tests := []struct {
		why          string
		want, ruling step
		told, then   string
	}{
		{"for the buyer", money, forBuyer, "", "restock pears=1write_off pears=1"},
		{"for the buyer, who gets another", goods, forBuyer, "", "restock pears=1write_off pears=1"},
		{"for the seller", money, forSeller, "return_to_buyer pears=2", ""},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("court")).play(escalated(tt.want)...)
		if c := told.find("c1"); c.State != aftersales.Arbitrating || c.Goods != aftersales.Returned {
			t.Errorf("%s: %s", tt.why, toJSON(t, c))
		}
		diff(t, tt.why+": before the ruling", "command_not_allowed do=inspect state=arbitrating", joined(told.refused(damaged.by, damaged.do)))
		told.play(tt.ruling)
		diff(t, tt.why, tt.told, stockTold(told.last.Effects))
		if tt.then == "" {
			told.refused(damaged.by, damaged.do)
			continue
		}
		told.play(damaged)
		diff(t, tt.why+": then", tt.then, stockTold(told.last.Effects))
	}
}

// What may not be said of goods that came late.
func TestLateFaults(t *testing.T) {
	late := script(shipped, []step{open(aftersales.ReturnRefund, aftersales.Disliked, twoPears), approve, sendBack, hours(240)})
	less := step{by: seller, do: aftersales.Inspect{Case: "c1", Lines: []aftersales.Condition{{Line: "pears", Damaged: 1}}, Deduction: amount("3")}}
	exchanged := script(exchangePears[:5], []step{hours(240)})
	tests := []struct {
		why    string
		before []step
		do     step
		want   string
	}{
		{"the refund is what it is", late, less, "deduction_above_cap asked=3 cap=0"},
		{"nor is goods' worth taken off", exchanged, less, "amount_not_editable kind=exchange"},
		{"more than there were", late, seen(aftersales.Condition{Line: "pears", Damaged: 3}), "quantity_exceeded units=2"},
		{"another line", late, seen(aftersales.Condition{Line: "apples"}), "line_unknown line=apples"},
		{"the buyer cannot say it", late, step{by: buyer, do: inspect.do}, "actor_not_allowed by=buyer do=inspect"},
		{"nor that it is there", late, step{by: buyer, do: receive.do}, "actor_not_allowed by=buyer do=receive"},
		{"nothing was sent back", script(onWay, []step{approve}), inspect, "command_not_allowed do=inspect state=refunding"},
		{"the goods are kept", script(returned, []step{step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, KeepGoods: true}}, settled}), receive, "command_not_allowed do=receive state=refunded"},
		{"they are refused no more", late, refuse, "command_not_allowed do=refuse_return state=refunding"},
		{"an exchange of which nothing came back is refused, not granted", exchangePears[:5], seen(aftersales.Condition{Line: "pears", Missing: 2}), "nothing_returned kind=exchange"},
		{"and so is a repair", script(shipped, []step{swap(aftersales.Repair, twoPears), approve, sendBack, receive}), seen(aftersales.Condition{Line: "pears", Missing: 2}), "nothing_returned kind=repair"},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.before...)
		diff(t, tt.why, tt.want, joined(told.refused(tt.do.by, tt.do.do)))
	}
}

// A page shows a report as long as it says something new; the platform makes it where it sends the goods.
func TestWhoReportsLateGoods(t *testing.T) {
	late := script(shipped, []step{open(aftersales.ReturnRefund, aftersales.Disliked, twoPears), approve, sendBack, hours(240)})
	tests := []struct {
		why   string
		steps []step
		want  string
	}{
		{"refunded by silence", late, "receive inspect"},
		{"taken in since", script(late, []step{receive}), "inspect"},
		{"and looked at", script(late, []step{receive, inspect}), ""},
		{"looked at in time", script(sent, []step{inspect}), ""},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.steps...)
		for _, by := range []order.Party{seller, warehouse} {
			want := "c1 refunding: " + tt.want
			if got := summary(told.options(by)); !slices.Contains(got, want) {
				t.Errorf("%s: the %s is shown %q, want %q", tt.why, by, got, want)
			}
		}
	}
	byPlatform := script([]step{pay, {by: platform, do: aftersales.Ship{}}}, []step{swap(aftersales.Exchange, twoPears), approve, sendBack})
	for _, fulfilment := range []order.Fulfilment{order.ByPlatform, order.ByWarehouse} {
		ship := byPlatform
		if fulfilment != order.ByPlatform {
			ship = script([]step{pay, {by: warehouse, do: aftersales.Ship{}}}, byPlatform[2:])
		}
		told := begin(t, fruit, by(fulfilment)).play(ship...)
		for _, do := range []aftersales.Command{receive.do, inspect.do, sendNew.do} {
			err := told.send(platform, do)
			if fulfilment == order.ByPlatform != (err == nil) {
				t.Errorf("fulfilled by the %s: %s by the platform: %v", fulfilment, do.Name(), err)
			}
			if err != nil {
				told.must(seller, do)
			}
		}
	}
}
