package order_test

import (
	"testing"

	"github.com/recourse-go/recourse/order"
)

// statedParent is the rule as it is told: a list of questions, the first that fits decides.
func statedParent(children []order.Status) order.Status {
	all := func(of []order.Status, fits func(order.Status) bool) bool {
		for _, s := range of {
			if !fits(s) {
				return false
			}
		}
		return true
	}
	is := func(want order.Status) func(order.Status) bool {
		return func(s order.Status) bool { return s == want }
	}
	no := func(fits func(order.Status) bool) func(order.Status) bool {
		return func(s order.Status) bool { return !fits(s) }
	}
	if !all(children, no(is(order.PendingPayment))) {
		return order.PendingPayment
	}
	if all(children, is(order.Closed)) {
		return order.Closed
	}
	var open []order.Status
	for _, s := range children {
		if s != order.Closed {
			open = append(open, s)
		}
	}
	noneShipped := func(s order.Status) bool { return s == order.PendingShipment }
	allShipped := func(s order.Status) bool { return s == order.AwaitingReceipt || s == order.Completed }
	switch {
	case all(open, is(order.Completed)):
		return order.Completed
	case all(open, noneShipped):
		return order.PendingShipment
	case !all(open, allShipped):
		return order.PartiallyShipped
	}
	return order.AwaitingReceipt
}

func TestParentStatusOfEveryCombination(t *testing.T) {
	all := order.Statuses()
	var check func(children []order.Status, more int)
	combinations := 0
	check = func(children []order.Status, more int) {
		if len(children) > 0 {
			combinations++
			if want, got := statedParent(children), order.ParentStatus(children); got != want {
				t.Errorf("%v: got %s, want %s", children, got, want)
			}
		}
		if more > 0 {
			for _, s := range all {
				check(append(children[:len(children):len(children)], s), more-1)
			}
		}
	}
	check(nil, 4)
	if want := 6 + 36 + 216 + 1296; combinations != want {
		t.Errorf("%d combinations, want %d", combinations, want)
	}
}

func TestParentStatus(t *testing.T) {
	const unpaid, unshipped, partly, sent, done, closed = order.PendingPayment, order.PendingShipment, order.PartiallyShipped, order.AwaitingReceipt, order.Completed, order.Closed
	tests := []struct {
		why      string
		children []order.Status
		want     order.Status
	}{
		{"no children yet", nil, unpaid},
		{"an order is paid as a whole", []order.Status{done, unpaid}, unpaid},
		{"even if the other is closed", []order.Status{closed, unpaid}, unpaid},
		{"all closed", []order.Status{closed, closed}, closed},
		{"the closed one plays no part", []order.Status{closed, done}, done},
		{"nor here", []order.Status{closed, unshipped}, unshipped},
		{"one shop has sent, the other not", []order.Status{sent, unshipped}, partly},
		{"one is complete, the other has not sent", []order.Status{done, unshipped}, partly},
		{"a child in part", []order.Status{sent, partly}, partly},
		{"a single child in part", []order.Status{partly}, partly},
		{"one received, one on its way", []order.Status{done, sent}, sent},
	}
	for _, tt := range tests {
		if got := order.ParentStatus(tt.children); got != tt.want {
			t.Errorf("%s: %v: got %s, want %s", tt.why, tt.children, got, tt.want)
		}
	}
}

func TestStatusQuestions(t *testing.T) {
	type answer struct{ Terminal, Shipped bool }
	want := map[order.Status]answer{
		order.PendingPayment: {}, order.PendingShipment: {}, order.PartiallyShipped: {Shipped: true},
		order.AwaitingReceipt: {Shipped: true}, order.Completed: {Terminal: true, Shipped: true}, order.Closed: {Terminal: true},
	}
	got := map[order.Status]answer{}
	for _, s := range order.Statuses() {
		got[s] = answer{s.Terminal(), s.Shipped()}
		if s.Terminal() != order.Flow().Terminal(s) {
			t.Errorf("%s: Terminal differs from the flow's", s)
		}
	}
	diff(t, "by status", want, got)
}
