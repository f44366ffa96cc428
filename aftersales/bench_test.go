package aftersales_test

import (
	"encoding/json"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// The floor of a decision is what any store does with it afterwards: writing its dossier as JSON, once.

func benchmarkDecide(b *testing.B, told *tale, m aftersales.Message) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := aftersales.Decide(told.policies, told.dossier, m, told.now); err != nil {
			b.Fatal(err)
		}
	}
}

func benchmarkMarshal(b *testing.B, told *tale, m aftersales.Message) {
	decided, err := aftersales.Decide(told.policies, told.dossier, m, told.now)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := json.Marshal(decided.Dossier); err != nil {
			b.Fatal(err)
		}
	}
}

var yes = aftersales.Message{By: seller, Command: approve.do}

func BenchmarkDecideApprove(b *testing.B) { benchmarkDecide(b, begin(b, fruit).play(onWay...), yes) }

func BenchmarkDecideApproveFloor(b *testing.B) {
	benchmarkMarshal(b, begin(b, fruit).play(onWay...), yes)
}

// An order with forty cases behind it: does a decision cost what its order's past is long?
func longTale(b *testing.B) *tale {
	many := func(o *order.Order) {
		o.Lines[1].Quantity = 300
		o.Tenders = o.Tenders[:1]
		o.Tenders[0].Amount = *bound("3049.90", "CNY")
	}
	told := begin(b, fruit, many).play(shipped...)
	for range 40 {
		c := cheaper.do.(aftersales.Open)
		c.Case, c.Amount = "", amount("0.50")
		told.must(buyer, c)
		id := told.dossier.Cases[len(told.dossier.Cases)-1].ID
		told.must(seller, aftersales.Approve{Case: id, Revision: 1})
		told.must(payment, aftersales.RefundSettled{Case: id})
	}
	return told.play(cheaper)
}

func BenchmarkDecideApproveLong(b *testing.B) { benchmarkDecide(b, longTale(b), yes) }

func BenchmarkDecideApproveLongFloor(b *testing.B) { benchmarkMarshal(b, longTale(b), yes) }

var asking = aftersales.Message{By: buyer, Command: back.do}

func BenchmarkDecideOpen(b *testing.B) { benchmarkDecide(b, begin(b, fruit).play(shipped...), asking) }

func BenchmarkDecideOpenFloor(b *testing.B) {
	benchmarkMarshal(b, begin(b, fruit).play(shipped...), asking)
}

func BenchmarkOptions(b *testing.B) {
	told := begin(b, fruit).play(shipped...)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := aftersales.OptionsOf(told.policies, told.dossier, buyer, told.now); err != nil {
			b.Fatal(err)
		}
	}
}

// The floor of the options: one quote for each way to ask that is offered, and the answer as JSON.
func BenchmarkOptionsFloor(b *testing.B) {
	told := begin(b, fruit).play(shipped...)
	options := told.options(buyer)
	b.ReportAllocs()
	for b.Loop() {
		for range options.Requests {
			floorQuote(b, told)
		}
		if _, err := json.Marshal(options); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	told := begin(b, fruit).play(sent...).play(inspect, settled)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := (aftersales.Dossier{}).Fold(told.log...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(told.log)), "entries")
}

// The floor of a fold: reading the dossier that it comes to, as a store does that keeps one.
func BenchmarkFoldFloor(b *testing.B) {
	told := begin(b, fruit).play(sent...).play(inspect, settled)
	b.ReportAllocs()
	for b.Loop() {
		var d aftersales.Dossier
		if err := json.Unmarshal([]byte(told.written), &d); err != nil {
			b.Fatal(err)
		}
	}
}

func floorQuote(b *testing.B, told *tale) {
	_, err := refund.Compute(told.dossier.Allocation(), told.dossier.Ledger(), refund.Request{Shipped: true}, refund.Terms{})
	if err != nil {
		b.Fatal(err)
	}
}
