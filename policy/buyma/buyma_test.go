package buyma_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/buyma"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func TestPolicy(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	policytest.Run(t, buyma.Policy())
}

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", buyma.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, buyma.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), buyma.Stories) }

func TestRows(t *testing.T) { storytest.Rows(t, buyma.Policy(), set(t), buyma.Stories, rows()) }

func set(t *testing.T) *policy.Set {
	t.Helper()
	set, err := policy.NewSet(buyma.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestNames(t *testing.T) {
	p := buyma.Policy()
	for _, tt := range []struct {
		why   string
		name  string
		means order.Status // empty: several
		names []string     // of means
	}{
		{"two editions call it otherwise", "仮受注", order.PendingPayment, []string{"Processing", "仮受注"}},
		{"the English edition", "Processing", order.PendingPayment, []string{"Processing", "仮受注"}},
		{"BUYMA does not tell a part that was sent", "注文", "", nil},
		{"the English edition", "Order placed", order.PendingShipment, []string{"Order placed", "注文"}},
		{"sent, held or not", "発送済", order.AwaitingReceipt, []string{"決済保留", "発送済"}},
		{"a mark is no status of its own", "決済保留", order.AwaitingReceipt, []string{"決済保留", "発送済"}},
		{"one name", "取引完了", order.Completed, []string{"取引完了"}},
		{"however it came to that", "キャンセル", order.Closed, []string{"Payment Error", "キャンセル"}},
		{"one of the ways to it", "Payment Error", order.Closed, []string{"Payment Error", "キャンセル"}},
		{"no name of BUYMA's", "支払い待ち", "", nil},
	} {
		if got, ok := p.StatusNamed(tt.name); ok != (tt.means != "") || got != tt.means {
			t.Errorf("%s: %s means %q, %t, want %q", tt.why, tt.name, got, ok, tt.means)
		}
		if tt.means == "" {
			continue
		}
		if diff := cmp.Diff(tt.names, p.StatusNames(tt.means)); diff != "" {
			t.Errorf("%s: names of %s (-want +got):\n%s", tt.why, tt.means, diff)
		}
	}
}
