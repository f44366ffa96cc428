package rakuten_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/rakuten"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func set(t *testing.T) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(rakuten.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestPolicy(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	policytest.Run(t, rakuten.Policy())
}

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", rakuten.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, rakuten.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), rakuten.Stories) }

func TestPolicy_names(t *testing.T) {
	p := rakuten.Policy()
	for name, status := range map[string]order.Status{
		"入金待ち": order.PendingPayment, "発送待ち": order.PendingShipment, "発送済": order.AwaitingReceipt, "完了": order.Completed,
		"キャンセル": order.Closed,
	} {
		if got, ok := p.StatusNamed(name); got != status || !ok {
			t.Errorf("%s is %s, %t, want %s", name, got, ok, status)
		}
		if diff := cmp.Diff([]string{name}, p.StatusNames(status)); diff != "" {
			t.Errorf("names of %s (-want +got):\n%s", status, diff)
		}
	}
}
