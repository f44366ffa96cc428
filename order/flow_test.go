package order_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
)

var update = flag.Bool("update", false, "write the golden files")

// The drawings of the flow, in each language and without one.
func TestFlowDrawing(t *testing.T) {
	for _, l := range append([]order.Language{""}, order.Languages()...) {
		golden, got := filepath.Join("flows", "child.mmd"), order.Diagram("", l)
		if l != "" {
			golden = filepath.Join("flows", "child."+string(l)+".mmd")
		}
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
}

// The drawing in the package's documentation is the flow's.
func TestFlowInTheDocumentation(t *testing.T) {
	text, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	before, rest, _ := strings.Cut(string(text), "//\tstateDiagram-v2")
	_, after, found := strings.Cut(rest, "\n//\n")
	if !found {
		t.Fatal("doc.go draws nothing")
	}
	var drawn strings.Builder
	for line := range strings.Lines(order.Diagram("", "")) {
		drawn.WriteString("//\t" + line)
	}
	want := before + strings.TrimSuffix(drawn.String(), "\n") + "\n//\n" + after
	if *update {
		if err := os.WriteFile("doc.go", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	diff(t, "doc.go, if the change is meant: go test -update", want, string(text))
}

func ExampleDiagram() {
	drawn := strings.Split(order.Diagram(order.AwaitingReceipt, order.Chinese), "\n")
	fmt.Println(drawn[0])
	fmt.Println(drawn[4])
	fmt.Println(drawn[len(drawn)-2])
	// Output:
	// stateDiagram-v2
	//     state "待收货" as awaiting_receipt
	//     class awaiting_receipt current
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
