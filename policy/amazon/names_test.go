package amazon_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/amazon"
	"github.com/recourse-go/recourse/policy/amazonfba"
)

// Amazon's names lead to the library's statuses and back.
func TestNames(t *testing.T) {
	for _, tt := range []struct {
		policy policy.Policy
		status order.Status
		want   []string
	}{
		{amazon.Policy(), order.PendingPayment, []string{"Pending"}},
		{amazon.Policy(), order.PendingShipment, []string{"Unshipped"}},
		{amazon.Policy(), order.PartiallyShipped, []string{"PartiallyShipped"}},
		{amazon.Policy(), order.AwaitingReceipt, []string{"Shipped"}},
		{amazon.Policy(), order.Completed, nil}, // there is no receipt
		{amazon.Policy(), order.Closed, []string{"Canceled"}},
		{amazonfba.Policy(), order.PendingShipment, []string{"Unshipped"}},
		{amazonfba.Policy(), order.Closed, []string{"Canceled", "Unfulfillable"}},
	} {
		got := tt.policy.StatusNames(tt.status)
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s, %s (-want +got)\n%s", tt.policy.ID, tt.status, diff)
		}
		for _, name := range got {
			if s, ok := tt.policy.StatusNamed(name); !ok || s != tt.status {
				t.Errorf("%s: %s is %s, want %s", tt.policy.ID, name, s, tt.status)
			}
		}
	}
	if got := amazon.Policy().NamesOf(aftersales.Cancel, aftersales.AwaitingSeller); got != nil {
		t.Errorf("a case is called %v: Amazon has no names for them", got)
	}
}
