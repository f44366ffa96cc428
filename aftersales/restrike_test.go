package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// M7: the freight goes with the case that is executed last, whichever was opened last.
func TestFreightGoesWithTheLast(t *testing.T) {
	ask := func(id, line string) step {
		return step{by: buyer, do: aftersales.Open{Case: id, Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{{Line: line}}}}
	}
	yes := func(id string) step { return step{by: seller, do: aftersales.Approve{Case: id, Revision: 1}} }
	type is struct {
		Quote, Refund string
		Revision      int
	}
	tests := []struct {
		why         string
		steps       []step
		first, last is
		differences []string
	}{
		{"executed as they were opened", []step{yes("c1"), yes("c2")}, is{"44.30", "44.30", 1}, is{"35.60", "35.60", 1}, []string{"", ""}},
		{"the other way round", []step{yes("c2"), yes("c1")}, is{"44.30", "50.30", 2}, is{"35.60", "29.60", 2}, []string{"-6.00", "6.00"}},
		{"the first is withdrawn: a unit is left, and with it the freight", []step{{by: buyer, do: aftersales.Withdraw{Case: "c1"}}, yes("c2")}, is{"44.30", "", 1}, is{"35.60", "29.60", 2}, []string{"", "-6.00"}},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("partial")).play(pay, ask("c1", "apples"), ask("c2", "pears"))
		quotes := map[string]string{}
		for _, c := range told.dossier.Cases {
			quotes[c.ID] = c.Quote.Total.Number()
			if !c.Quote.Provisional {
				t.Errorf("%s: the quote of %s is final", tt.why, c.ID)
			}
		}
		var differences []string
		for _, s := range tt.steps {
			told.play(s)
			d := ""
			if less := told.last.Entries[0].Difference; less != nil {
				d = less.Number()
			}
			differences = append(differences, d)
		}
		became := func(id string) is {
			c := told.find(id)
			got := is{Quote: quotes[id], Revision: c.Revision}
			if c.Refund != nil {
				got.Refund = c.Refund.Total.Number()
			}
			return got
		}
		diff(t, tt.why+": c1", tt.first, became("c1"))
		diff(t, tt.why+": c2", tt.last, became("c2"))
		diff(t, tt.why+": differences", tt.differences, differences)
	}
}

// A ruling at an amount strikes the quote again for the same units.
func TestRuledAmount(t *testing.T) {
	told := begin(t, fruit).play(onWay...).play(reject, escalate)
	told.must(platform, aftersales.Rule{Case: "c1", Liable: seller, Amount: amount("30")})
	c := told.find("c1")
	if c.Refund.Total.Number() != "30.00" || c.Revision != 2 || c.Quote.Units() != 4 || c.Liable != seller {
		t.Errorf("refund %s, revision %d, %d units, liable %s", c.Refund.Total, c.Revision, c.Quote.Units(), c.Liable)
	}
	if d := told.last.Entries[0].Difference; d == nil || d.Number() != "-43.90" {
		t.Errorf("difference %v", d)
	}
	told.play(settled)
	told.state(aftersales.Refunded) // every line it names is closed by units
}

// What never came back is written off as non-physical; beside what did it is only marked.
func TestInspectionOfNothing(t *testing.T) {
	told := begin(t, fruit).play(sent...)
	told.must(seller, aftersales.Inspect{Case: "c1", Lines: []aftersales.Condition{{Line: "pears", Missing: 3}}})
	if got := units(told.last.Effects, aftersales.WriteOff); got != "non_physical pears=3(missing)" {
		t.Errorf("written off %s", got)
	}
}

// A ruling that wants the goods back keeps its amount until they are there.
func TestRuledAmountAgainstGoods(t *testing.T) {
	told := begin(t, fruit).play(returned...).play(reject, escalate)
	told.must(platform, aftersales.Rule{Case: "c1", Liable: seller, Amount: amount("30")})
	told.state(aftersales.AwaitingReturn)
	told.play(sendBack, inspect)
	if c := told.find("c1"); c.Refund.Total.Number() != "30.00" || c.Revision != 2 {
		t.Errorf("refund %s, revision %d", c.Refund.Total, c.Revision)
	}
}

// What an inspection takes off comes off the refund, and the units go where they belong.
func TestInspection(t *testing.T) {
	told := begin(t, fruit, under("half")).play(sent...)
	told.must(warehouse, aftersales.Inspect{Case: "c1", Deduction: amount("10"), Lines: []aftersales.Condition{
		{Line: "pears", Damaged: 1, Missing: 1},
	}})
	c := told.find("c1")
	if c.Refund.Total.Number() != "63.90" || c.Quote.Deductions.Number() != "10.00" || c.Revision != 2 {
		t.Errorf("refund %s, revision %d", c.Refund.Total, c.Revision)
	}
	diff(t, "inspection", []aftersales.Condition{{Line: "apples", Sellable: 1}, {Line: "pears", Sellable: 1, Damaged: 1, Missing: 1}}, c.Inspection)
	if got := units(told.last.Effects, aftersales.Restock); got != " apples=1 pears=1" {
		t.Errorf("restocked%s", got)
	}
	if got := units(told.last.Effects, aftersales.WriteOff); got != " pears=1 pears=1(missing)" {
		t.Errorf("written off%s", got)
	}
}

// B4: what goes where, by where the goods are.
func TestStock(t *testing.T) {
	byAmount := script(shipped, []step{cheaper, approve})
	tests := []struct {
		why               string
		steps             []step
		restock, writeOff string
	}{
		{"never left", script(asked, []step{approve}), " apples=1 pears=3", ""},
		{"lost", script(onWay, []step{approve}), "", "non_physical apples=1 pears=3"},
		{"by amount: no unit is concerned", byAmount, "", ""},
		{"came back sound", script(sent, []step{inspect}), " apples=1 pears=3", ""},
		{"came back, and nobody looked", script(sent, []step{receive, hours(240)}), "", ""},
		{"came back, was refused, and the platform rules", script(sent, []step{refuse, escalate, forBuyer}), "", ""},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.steps...)
		if got := units(told.last.Effects, aftersales.Restock); got != tt.restock {
			t.Errorf("%s: restocked%s", tt.why, got)
		}
		if got := units(told.last.Effects, aftersales.WriteOff); got != tt.writeOff {
			t.Errorf("%s: written off %s", tt.why, got)
		}
	}
}

// The effects carry what their receiver needs: the refund with its legs, the units, the ids.
func TestEffectsAreWhole(t *testing.T) {
	told := begin(t, fruit).play(asked...).play(approve)
	var ids []string
	for _, e := range told.last.Effects {
		ids = append(ids, e.ID)
		if e.Order != "o-1" || e.Child != "default" || e.Case != "c1" || !e.At.Equal(noon) {
			t.Errorf("effect %s", toJSON(t, e))
		}
	}
	diff(t, "ids", []string{"o-1/4/0", "o-1/4/1", "o-1/4/2"}, ids)
	pay := told.last.Effects[0]
	want := &refund.Refund{Number: "o-1-1", Total: money.MustParse("79.90", "CNY"), Legs: []refund.Leg{
		{Tender: "wallet", Amount: money.MustParse("40.00", "CNY"), Route: refund.Original, State: refund.LegSubmitted},
		{Tender: "card", Amount: money.MustParse("39.90", "CNY"), Route: refund.Original, State: refund.LegSubmitted},
	}}
	diff(t, "pay_refund", want, pay.Refund)
	if told.last.Effects[2].Kind != aftersales.Notify || told.last.Effects[2].To != buyer {
		t.Errorf("the buyer is not told: %s", toJSON(t, told.last.Effects[2]))
	}
}
