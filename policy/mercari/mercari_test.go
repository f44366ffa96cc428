package mercari_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/mercari"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func TestPolicy(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	policytest.Run(t, mercari.Policy())
}

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", mercari.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, mercari.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), mercari.Stories) }

func TestRows(t *testing.T) { storytest.Rows(t, mercari.Policy(), set(t), mercari.Stories, rows()) }

func set(t *testing.T) *policy.Set {
	t.Helper()
	set, err := policy.NewSet(mercari.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// Each name means one status, and each status has that name.
func TestNames(t *testing.T) {
	p := mercari.Policy()
	for _, tt := range []struct {
		name string
		want order.Status
	}{
		{"支払い待ち", order.PendingPayment},
		{"発送待ち", order.PendingShipment},
		{"発送通知後・受取評価前", order.AwaitingReceipt},
		{"取引完了", order.Completed},
		{"キャンセル", order.Closed},
	} {
		if got, ok := p.StatusNamed(tt.name); !ok || got != tt.want {
			t.Errorf("%s means %q, %t, want %q", tt.name, got, ok, tt.want)
		}
		if diff := cmp.Diff([]string{tt.name}, p.StatusNames(tt.want)); diff != "" {
			t.Errorf("names of %s (-want +got):\n%s", tt.want, diff)
		}
	}
}
