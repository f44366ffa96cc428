package main

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/recourse-go/recourse/order/money"
)

const places = 2 // of the currency

func shopspring() splitter {
	return splitter{
		name:  "shopspring",
		rules: rules(),
		shares: func(p purchase, rule money.Rule) ([]int64, error) {
			total, weights := shopspringForm(p)
			if rule == money.FirstTakesRest {
				return minorUnits(decimalFirst(total, weights))
			}
			return minorUnits(decimalLargest(total, weights))
		},
		loop: func(b *testing.B, p purchase, rule money.Rule) {
			total, weights := shopspringForm(p)
			if rule == money.FirstTakesRest {
				for b.Loop() {
					decimalFirst(total, weights)
				}
				return
			}
			for b.Loop() {
				decimalLargest(total, weights)
			}
		},
	}
}

func shopspringForm(p purchase) (total decimal.Decimal, weights []decimal.Decimal) {
	weights = make([]decimal.Decimal, len(p.prices))
	for i, price := range p.prices {
		weights[i] = decimal.New(price, -places)
	}
	return decimal.New(p.total, -places), weights
}

// minorUnits refuses a share of half a unit, which IntPart would cut off.
func minorUnits(shares []decimal.Decimal) ([]int64, error) {
	units := make([]int64, len(shares))
	for i, share := range shares {
		minor := share.Shift(places)
		if !minor.IsInteger() {
			return nil, fmt.Errorf("bench: share %d is %s, which has more than %d places", i, share, places)
		}
		units[i] = minor.IntPart()
	}
	return units, nil
}

func decimalFirst(total decimal.Decimal, weights []decimal.Decimal) []decimal.Decimal {
	shares := make([]decimal.Decimal, len(weights))
	whole, rest, unit := decimal.Sum(decimal.Zero, weights...), total, decimal.New(1, -places)
	for i, w := range weights {
		shares[i], _ = total.Mul(w).QuoRem(whole, places)
		rest = rest.Sub(shares[i])
	}
	for i := range rest.Shift(places).IntPart() {
		shares[i] = shares[i].Add(unit)
	}
	return shares
}

// decimalLargest sorts the lines by remainder, the earlier first of equal ones.
// All remainders have the exponent of total * weight, so Cmp does not rescale.
func decimalLargest(total decimal.Decimal, weights []decimal.Decimal) []decimal.Decimal {
	shares, remainders := make([]decimal.Decimal, len(weights)), make([]decimal.Decimal, len(weights))
	order := make([]int, len(weights))
	whole, rest, unit := decimal.Sum(decimal.Zero, weights...), total, decimal.New(1, -places)
	for i, w := range weights {
		shares[i], remainders[i] = total.Mul(w).QuoRem(whole, places)
		rest = rest.Sub(shares[i])
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		if c := remainders[j].Cmp(remainders[i]); c != 0 {
			return c
		}
		return cmp.Compare(i, j)
	})
	for _, i := range order[:rest.Shift(places).IntPart()] {
		shares[i] = shares[i].Add(unit)
	}
	return shares
}
