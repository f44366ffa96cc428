package refund_test

import (
	"fmt"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// benchOrder has so many lines of three units, a coupon, points, freight and two tenders.
func benchOrder(n int) order.Order {
	cny := money.MustCurrency("CNY")
	amount := func(minor int64) money.Amount { return money.FromMinor(minor, cny) }
	o := order.Order{ID: "o-1", Currency: cny}
	var list int64
	for i := range n {
		price := int64(1999 + i*37%900)
		list += 3 * price
		o.Lines = append(o.Lines, order.Line{ID: fmt.Sprintf("line-%d", i), UnitPrice: amount(price), Quantity: 3})
	}
	off, value, freight := list/10, list/50, int64(800)
	o.Discounts = []order.Discount{{ID: "coupon", Amount: amount(off)}}
	o.Points = []order.Points{{ID: "coins", Count: value, Value: amount(value)}}
	o.Freight = []order.Freight{{Amount: amount(freight)}}
	paid := list - off - value + freight
	o.Tenders = []order.Tender{{ID: "wallet", Amount: amount(paid / 3)}, {ID: "card", Amount: amount(paid - paid/3)}}
	return o
}

// benchRequest asks for two units of each of the first n lines.
func benchRequest(n int) refund.Request {
	var r refund.Request
	for i := range n {
		r.Lines = append(r.Lines, refund.RequestLine{Line: fmt.Sprintf("line-%d", i), Quantity: 2})
	}
	return r
}

func benchTerms() refund.Terms { return refund.Terms{Freight: refund.FreightWithLast} }

var benchSizes = []int{3, 100, 10_000, 100_000}

func BenchmarkCompute(b *testing.B) {
	for _, n := range benchSizes {
		a, r, terms := allocate(b, benchOrder(n)), benchRequest(n), benchTerms()
		b.Run(fmt.Sprintf("lines=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := refund.Compute(a, refund.Ledger{}, r, terms); err != nil {
					b.Fatal(err)
				}
			}
			perLine(b, n)
		})
	}
}

func BenchmarkComputeFloor(b *testing.B) {
	for _, n := range benchSizes {
		o, r := newFloorOrder(allocate(b, benchOrder(n))), benchRequest(n)
		b.Run(fmt.Sprintf("lines=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := floorCompute(o, &floorLedger{}, r.Lines); err != nil {
					b.Fatal(err)
				}
			}
			perLine(b, n)
		})
	}
}

func perLine(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/line")
}

func BenchmarkAllocate(b *testing.B) {
	for _, n := range benchSizes {
		o := benchOrder(n)
		b.Run(fmt.Sprintf("lines=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := refund.Allocate(o); err != nil {
					b.Fatal(err)
				}
			}
			perLine(b, n)
		})
	}
}

func BenchmarkAllocateFloor(b *testing.B) {
	for _, n := range benchSizes {
		o := benchOrder(n)
		b.Run(fmt.Sprintf("lines=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := floorAllocate(o); err != nil {
					b.Fatal(err)
				}
			}
			perLine(b, n)
		})
	}
}

// After a hundred refunds of a part each the next quote costs what it did after one.
func BenchmarkComputeHundredth(b *testing.B) {
	a, one, hundred := hundredRefunds(b)
	r := refund.Request{Lines: []refund.RequestLine{{Line: "line-0", Quantity: 1}, {Line: "line-1", Quantity: 1}, {Line: "line-2", Quantity: 1}}}
	for _, row := range []struct {
		name string
		l    refund.Ledger
	}{{"after=1", one}, {"after=100", hundred}} {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := refund.Compute(a, row.l, r, benchTerms()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkComputeHundredthFloor(b *testing.B) {
	a, _, _ := hundredRefunds(b)
	o := newFloorOrder(a)
	l := &floorLedger{lines: make([]floorStanding, 3), points: make([]floorPoints, 3), tenders: make([]int64, 2)}
	r := []refund.RequestLine{{Line: "line-0", Quantity: 1}, {Line: "line-1", Quantity: 1}, {Line: "line-2", Quantity: 1}}
	for range 100 {
		q, err := floorCompute(o, l, r)
		if err != nil {
			b.Fatal(err)
		}
		for i, line := range q.lines {
			l.lines[i].units += line.quantity
			l.lines[i].amount += line.amount
			l.points[i].count += line.points[0].count
			l.points[i].value += line.points[0].value
		}
		for k, back := range q.tenders {
			l.tenders[k] += back.number
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := floorCompute(o, l, r); err != nil {
			b.Fatal(err)
		}
	}
}

// hundredRefunds is an order of three lines of 1,000 units, and a hundred quotes of a unit of each standing.
func hundredRefunds(b *testing.B) (a *refund.Allocation, one, hundred refund.Ledger) {
	o := benchOrder(3)
	for i := range o.Lines {
		o.Lines[i].UnitPrice = money.FromMinor(o.Lines[i].UnitPrice.Minor()*3, o.Currency)
		o.Lines[i].Quantity = 1000
	}
	o.Tenders = nil
	o = paid(o)
	half := o.Tenders[0].Amount.Minor() / 2
	o.Tenders[0].Amount = money.FromMinor(o.Tenders[0].Amount.Minor()-half, o.Currency)
	o.Tenders = append(o.Tenders, order.Tender{ID: "card", Amount: money.FromMinor(half, o.Currency)})
	a = allocate(b, o)
	for i := range 100 {
		hundred = hundred.With(a, strike(b, a, hundred, "line-0*1 line-1*1 line-2*1", benchTerms()))
		if i == 0 {
			one = hundred
		}
	}
	return a, one, hundred
}
