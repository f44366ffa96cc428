package main

import "testing"

func TestTable(t *testing.T) {
	got := table([]comparison{
		{10, []measurement{{"recourse", 100, 1}, {"by hand", 80, 1}, {"shopspring", 5000, 92}}},
		{100, []measurement{{"recourse", 1000, 1}, {"by hand", 2000, 1}}},
	})
	want := "" +
		"  prices    splitter    ns  ns/price  allocs  x recourse  x by hand\n" +
		"      10    recourse   100      10.0       1        1.00       1.25\n" +
		"      10     by hand    80       8.0       1        0.80       1.00\n" +
		"      10  shopspring  5000     500.0      92       50.00      62.50\n" +
		"     100    recourse  1000      10.0       1        1.00       0.50\n" +
		"     100     by hand  2000      20.0       1        2.00       1.00\n"
	if got != want {
		t.Errorf("(-want +got)\n-%s\n+%s", want, got)
	}
}
