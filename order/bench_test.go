package order_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// plainOrder has lines, a coupon over all of them, a coupon over every other, and points.
func plainOrder(b *testing.B, lines int) order.Order {
	b.Helper()
	o := order.Order{ID: "o-1", Currency: cnyCurrency}
	var half []string
	for i := range lines {
		id := fmt.Sprintf("line%d", i)
		o.Lines = append(o.Lines, line(id, fmt.Sprintf("%d.90", 10+i%90), int64(1+i%3)))
		if i%2 == 0 {
			half = append(half, id)
		}
	}
	n := int64(lines)
	o.Discounts = []order.Discount{{ID: "c", Amount: money.FromMinor(n*101, cnyCurrency)}, {ID: "d", Amount: money.FromMinor(n*33, cnyCurrency), Lines: half}}
	o.Points = []order.Points{{ID: "p", Count: n * 7, Value: money.FromMinor(n*7, cnyCurrency)}}
	return mustNew(b, paid(b, o))
}

var sizes = []int{3, 12, 1000, 100_000}

func BenchmarkShares(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			o := plainOrder(b, n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := o.Shares(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The floor: the four splits alone, on slices of numbers that are ready and not checked.
func BenchmarkSharesFloor(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			o := plainOrder(b, n)
			b.ReportAllocs()
			for b.Loop() {
				left, half := make([]int64, n), make([]int64, 0, n)
				for i := range o.Lines {
					left[i] = o.Lines[i].UnitPrice.Minor() * o.Lines[i].Quantity
				}
				c, err := money.Within(o.Discounts[0].Amount.Minor(), left, o.Apportion)
				if err != nil {
					b.Fatal(err)
				}
				for i := range left {
					if left[i] -= c[i]; i%2 == 0 {
						half = append(half, left[i])
					}
				}
				d, err := money.Within(o.Discounts[1].Amount.Minor(), half, o.Apportion)
				if err != nil {
					b.Fatal(err)
				}
				for i := range d {
					left[2*i] -= d[i]
				}
				p, err := money.Within(o.Points[0].Value.Minor(), left, o.Apportion)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := money.Apportion(o.Points[0].Count, p, o.Apportion); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkParse(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text, err := json.Marshal(plainOrder(b, n))
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := order.Parse(text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// The floor: encoding/json into structs of strings, without a check.
func BenchmarkParseFloor(b *testing.B) {
	type fields struct {
		ID        string   `json:"id"`
		Child     string   `json:"child"`
		UnitPrice string   `json:"unit_price"`
		Quantity  int64    `json:"quantity"`
		Amount    string   `json:"amount"`
		Kind      string   `json:"kind"`
		FundedBy  string   `json:"funded_by"`
		Lines     []string `json:"lines"`
		Count     int64    `json:"count"`
		Value     string   `json:"value"`
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text, err := json.Marshal(plainOrder(b, n))
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				var w struct {
					ID        string   `json:"id"`
					Currency  string   `json:"currency"`
					Lines     []fields `json:"lines"`
					Discounts []fields `json:"discounts"`
					Points    []fields `json:"points"`
					Children  []fields `json:"children"`
					Tenders   []fields `json:"tenders"`
				}
				if err := json.Unmarshal(text, &w); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
