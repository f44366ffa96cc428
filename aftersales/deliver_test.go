package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
)

// scanning is the marketplace under which a request of the buyer who has nothing ends a day after the parcel was delivered.
func scanning(t testing.TB) rules {
	t.Helper()
	p, err := marketplace.Policy().Adjust([]byte(`{"id": "marketplace", "deadlines": {
		"scanned": {"when": {"kind": ["refund_only"], "state": ["awaiting_seller"]}, "timer": "scanned", "anchor": "delivered", "amount": 24, "unit": "hours", "expiry": "expired_close"},
		"scanned_soon": {"when": {"kind": ["refund_only"], "state": ["awaiting_seller"]}, "anchor": "delivered", "amount": 12, "unit": "hours", "expiry": "reminded", "to": "buyer", "reminds": "scanned"}
	}}`))
	if err != nil {
		t.Fatal(err)
	}
	c, err := policy.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return rules{"marketplace": c, c.ID(): c}
}

// A delivery sets what counts from it of the cases that are open, too.
func TestDeliveryOfOpenCases(t *testing.T) {
	deliver := step{by: carrier, do: aftersales.Deliver{}}
	for _, tt := range []struct {
		why  string
		do   []step
		want string
	}{
		{"nothing is delivered", onWay, "answer 48h"},
		{"delivered while it is open", script(onWay, []step{hours(5), deliver}), "answer 48h; scanned 29h; scanned_soon 17h"},
		{"told again: it counts from the first time", script(onWay, []step{hours(5), deliver, hours(5), deliver}), "answer 48h; scanned 29h; scanned_soon 17h"},
		{"told again, the reminder was sent", script(onWay, []step{hours(5), deliver, hours(13), deliver}), "answer 48h; scanned 29h"},
		{"delivered before it was opened", script(shipped, []step{deliver, hours(5), {by: buyer, do: aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.QualityProblem}}}), "answer 53h; scanned 24h; scanned_soon 12h"},
		{"what the platform set stays", script(onWay, []step{reportCaseDue("answer", 60*hour), hours(5), deliver}), "answer 60h reported 1; scanned 29h; scanned_soon 17h"},
		{"what the platform set after it stays", script(onWay, []step{hours(5), deliver, reportCaseDue("scanned", 60*hour), hours(5), deliver}), "answer 48h; scanned 60h reported 1; scanned_soon 17h"},
		{"asked anew it counts from the same delivery", script(onWay, []step{hours(5), deliver, hours(5), amend}), "answer 58h; scanned 29h; scanned_soon 17h"},
		{"a state that no such rule is about", script(onWay, []step{reject, hours(5), deliver}), "after_rejection 120h"},
	} {
		told := begin(t, fruit)
		told.policies = scanning(t)
		told.play(tt.do...)
		diff(t, tt.why, tt.want, clocks(told.find("c1").Deadlines))
	}
}

// The time that began passes; who is told of it is told; a case that is over, or of another child order, is left alone.
func TestDeliveryEndsACase(t *testing.T) {
	told := begin(t, fruit)
	told.policies = scanning(t)
	told.play(onWay...).play(hours(5), step{by: carrier, do: aftersales.Deliver{}})
	if entries := told.last.Entries; len(entries) != 2 || entries[0].Message == nil || entries[1].Case != "c1" || entries[1].Event != "" || told.find("c1").Deadlines[1].Seq != entries[1].Seq {
		t.Errorf("the delivery is recorded as %s", toJSON(t, entries))
	}
	told.play(hours(24), step{by: timer, do: aftersales.Wait{}})
	if c := told.find("c1"); c.State != aftersales.Closed {
		t.Errorf("a day after the delivery: %s", toJSON(t, c))
	}
	told.play(step{by: carrier, do: aftersales.Deliver{}})
	if len(told.last.Entries) != 1 || len(told.find("c1").Deadlines) > 0 {
		t.Errorf("a case that is closed: %s", toJSON(t, told.last.Entries))
	}

	told = begin(t, twoShops, func(o *order.Order) { o.Children[0].Policy, o.Children[1].Policy = "marketplace", "marketplace" })
	told.policies = scanning(t)
	told.play(pay)
	told.must(seller, aftersales.Ship{Child: "a"})
	told.must(warehouse, aftersales.Ship{Child: "b"})
	told.must(buyer, aftersales.Open{Case: "c1", Child: "a", Kind: aftersales.RefundOnly, Reason: aftersales.LostInTransit})
	told.must(carrier, aftersales.Deliver{Child: "b"})
	diff(t, "of another child order", 1, len(told.find("c1").Deadlines))
	told.must(carrier, aftersales.Deliver{Child: "a"})
	diff(t, "of its own", 3, len(told.find("c1").Deadlines))
}
