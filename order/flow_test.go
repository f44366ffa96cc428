package order_test

import (
	"flag"
	"os"
	"testing"

	"github.com/recourse-go/recourse/order"
)

var update = flag.Bool("update", false, "write the golden files")

func TestFlowDrawing(t *testing.T) {
	const golden = "testdata/flow.mermaid"
	got := order.Flow().Mermaid(nil, nil)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, golden+", if the change is meant: go test -update", string(want), got)
}

// The whole table: what is not listed for a status is not allowed there.
func TestFlow(t *testing.T) {
	type moves = map[order.Event]order.Status
	want := map[order.Status]moves{
		order.PendingPayment: {order.Paid: order.PendingShipment, order.Cancelled: order.Closed, order.ExpiredUnpaid: order.Closed},
		order.PendingShipment: {
			order.Cancelled: order.Closed, order.ExpiredUnshipped: order.Closed, order.AllRefunded: order.Closed,
			order.ShippedSome: order.PartiallyShipped, order.ShippedRest: order.AwaitingReceipt,
		},
		order.PartiallyShipped: {
			order.Cancelled: order.Closed, order.ExpiredUnshipped: order.Closed, order.AllRefunded: order.Closed,
			order.ShippedSome: order.PartiallyShipped, order.ShippedRest: order.AwaitingReceipt,
		},
		order.AwaitingReceipt: {order.Confirmed: order.Completed, order.ExpiredConfirmation: order.Completed, order.AllRefunded: order.Closed},
		order.Completed:       {},
		order.Closed:          {},
	}
	got := map[order.Status]moves{}
	for _, s := range order.Statuses() {
		got[s] = moves{}
		for _, e := range order.Flow().AllEvents() {
			if to, ok := order.Flow().Next(s, e); ok {
				got[s][e] = to
			}
		}
	}
	diff(t, "by status", want, got)
	if order.Flow().Initial() != order.NewProgress("a").Status {
		t.Error("a new child order does not stand where the flow begins")
	}
}
