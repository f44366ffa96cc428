package yahooauctions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/story/storytest"
	"github.com/recourse-go/recourse/policy/yahooauctions"
)

func TestPolicy(t *testing.T) { policytest.Run(t, yahooauctions.Policy()) }

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", yahooauctions.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, yahooauctions.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), yahooauctions.Stories) }

func TestRows(t *testing.T) {
	storytest.Rows(t, yahooauctions.Policy(), set(t), yahooauctions.Stories, rows())
}

func set(t *testing.T) *policy.Set {
	t.Helper()
	set, err := policy.NewSet(yahooauctions.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// Each name means one status; that a deal is over has two names.
func TestNames(t *testing.T) {
	p := yahooauctions.Policy()
	for _, tt := range []struct {
		status order.Status
		names  []string
	}{
		{order.PendingPayment, []string{"支払い前"}},
		{order.PendingShipment, []string{"支払い済・発送連絡前"}},
		{order.AwaitingReceipt, []string{"発送連絡後・受取連絡前"}},
		{order.Completed, []string{"受取連絡"}},
		{order.Closed, []string{"取引中止", "落札者削除"}},
	} {
		if diff := cmp.Diff(tt.names, p.StatusNames(tt.status)); diff != "" {
			t.Errorf("names of %s (-want +got):\n%s", tt.status, diff)
		}
		for _, name := range tt.names {
			if got, ok := p.StatusNamed(name); !ok || got != tt.status {
				t.Errorf("%s means %q, %t, want %q", name, got, ok, tt.status)
			}
		}
	}
}
