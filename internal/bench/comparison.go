package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
)

// comparison is the measurements of one purchase: ours, then its floor, then
// the others.
type comparison struct {
	prices int
	all    []measurement
}

// table prints comparisons. A ratio says how many times as long as ours, or as
// the floor, a splitter took for the same purchase.
func table(comparisons []comparison) string {
	var text strings.Builder
	w := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(w, "prices\tsplitter\tns\tns/price\tallocs\tx recourse\tx by hand\t\n")
	for _, c := range comparisons {
		ours, floor := c.all[0].nanos, c.all[1].nanos
		for _, m := range c.all {
			fmt.Fprintf(w, "%d\t%s\t%.0f\t%.1f\t%d\t%.2f\t%.2f\t\n",
				c.prices, m.name, m.nanos, m.nanos/float64(c.prices), m.allocs, m.nanos/ours, m.nanos/floor)
		}
	}
	w.Flush() // a strings.Builder takes all
	return text.String()
}
