package main

import (
	"testing"

	"github.com/recourse-go/recourse/order/money"
)

func byHand() splitter {
	return splitter{
		name:  "by hand",
		rules: rules(),
		shares: func(p purchase, rule money.Rule) ([]int64, error) {
			if rule == money.FirstTakesRest {
				return handFirst(p.total, p.prices), nil
			}
			return handLargest(p.total, p.prices, make([]int64, len(p.prices))), nil
		},
		loop: func(b *testing.B, p purchase, rule money.Rule) {
			if rule == money.FirstTakesRest {
				for b.Loop() {
					handFirst(p.total, p.prices)
				}
				return
			}
			scratch := make([]int64, len(p.prices))
			for b.Loop() {
				handLargest(p.total, p.prices, scratch)
			}
		},
	}
}

func sum(weights []int64) int64 {
	total := int64(0)
	for _, w := range weights {
		total += w
	}
	return total
}

func handFirst(total int64, weights []int64) []int64 {
	shares := make([]int64, len(weights))
	whole, rest := sum(weights), total
	for i, w := range weights {
		shares[i] = total * w / whole
		rest -= shares[i]
	}
	for i := range rest {
		shares[i]++
	}
	return shares
}

// handLargest selects the smallest remainder that gets a unit, among a copy of
// the remainders in scratch.
func handLargest(total int64, weights, scratch []int64) []int64 {
	shares := make([]int64, len(weights))
	whole, rest := sum(weights), total
	for i, w := range weights {
		product := total * w
		shares[i] = product / whole
		scratch[i] = product - shares[i]*whole
		rest -= shares[i]
	}
	if rest == 0 {
		return shares
	}
	least := kthLargest(scratch, int(rest)-1)
	for i, w := range weights {
		if total*w-shares[i]*whole > least {
			shares[i]++
			rest--
		}
	}
	for i := 0; rest > 0; i++ {
		if total*weights[i]-shares[i]*whole == least {
			shares[i]++
			rest--
		}
	}
	return shares
}

// kthLargest returns the k-th largest value, from 0, and reorders values.
func kthLargest(values []int64, k int) int64 {
	low, high := 0, len(values)-1
	for low < high {
		a, m, c := values[low], values[(low+high)/2], values[high]
		pivot := max(min(a, m), min(max(a, m), c))
		i, j := low, high
		for i <= j {
			for values[i] > pivot {
				i++
			}
			for values[j] < pivot {
				j--
			}
			if i <= j {
				values[i], values[j] = values[j], values[i]
				i++
				j--
			}
		}
		switch {
		case k <= j:
			high = j
		case k >= i:
			low = i
		default:
			return values[k]
		}
	}
	return values[low]
}
