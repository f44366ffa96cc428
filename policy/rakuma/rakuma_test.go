package rakuma_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/policy/rakuma"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func TestPolicy(t *testing.T) { policytest.Run(t, rakuma.Policy()) }

func TestDoc(t *testing.T) { policytest.Doc(t, "doc.go", rakuma.Policy()) }

func TestModel(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	modelcheck.Run(t, rakuma.Policy())
}

func TestStories(t *testing.T) { storytest.Run(t, set(t), rakuma.Stories) }

func TestRows(t *testing.T) { storytest.Rows(t, rakuma.Policy(), set(t), rakuma.Stories, rows()) }

func set(t *testing.T) *policy.Set {
	t.Helper()
	set, err := policy.NewSet(rakuma.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// Each name means one status, and each status has that name.
func TestNames(t *testing.T) {
	p := rakuma.Policy()
	for _, tt := range []struct {
		name string
		want order.Status
	}{
		{"支払い待ち", order.PendingPayment},
		{"発送待ち", order.PendingShipment},
		{"発送通知後", order.AwaitingReceipt},
		{"受取評価", order.Completed},
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
