package main

import (
	"fmt"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/order/money"
)

// measurement is what one splitter took to split one purchase.
type measurement struct {
	name   string
	nanos  float64 // the median of the rounds
	allocs int64
}

// measure lets the splitters that follow rule take turns, so that what slows
// the machine for a while slows them all.
func measure(p purchase, rule money.Rule, rounds int) (comparison, error) {
	follow := followers(rule)
	all, times := make([]measurement, len(follow)), make([][]float64, len(follow))
	for range rounds {
		for i, s := range follow {
			r := testing.Benchmark(func(b *testing.B) { s.loop(b, p, rule) })
			if r.N == 0 {
				return comparison{}, fmt.Errorf("bench: %s failed to split %d prices by %s", s.name, len(p.prices), rule)
			}
			times[i] = append(times[i], float64(r.T.Nanoseconds())/float64(r.N))
			all[i] = measurement{name: s.name, allocs: r.AllocsPerOp()}
		}
	}
	for i := range all {
		slices.Sort(times[i])
		all[i].nanos = times[i][rounds/2]
	}
	return comparison{len(p.prices), all}, nil
}
