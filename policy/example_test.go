package policy_test

import (
	"errors"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
)

// A set holds several versions of one platform's rules; an order finds the one under which it was placed.
func ExampleNewSet() {
	first := marketplace.Policy()
	first.Version = "2026-01-01"
	second, err := first.Adjust([]byte(`{"version": "2026-07-01", "in_force": "2026-07-01T00:00:00+08:00", "attempts": 3}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	set, err := policy.NewSet(first, second)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, placed := range []time.Time{
		time.Date(2026, 6, 30, 15, 59, 59, 0, time.UTC),
		time.Date(2026, 6, 30, 16, 0, 0, 0, time.UTC),
	} {
		p, err := set.Policy("marketplace", placed)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(placed.Format(time.RFC3339), p.ID())
	}
	_, err = set.Policy("marketplace@2025-01-01", time.Now())
	fmt.Println(err)
	// Output:
	// 2026-06-30T15:59:59Z marketplace@2026-01-01
	// 2026-06-30T16:00:00Z marketplace@2026-07-01
	// policy: no policy "marketplace@2025-01-01" in the set
}

// A patch reaches one number of one rule. What it misspells is an error, not a rule that nobody follows.
func ExamplePolicy_Adjust() {
	mine, err := marketplace.Policy().Adjust([]byte(`{
	  "id": "mine",
	  "deadlines": {"answer_refund": {"amount": 24}, "interception": null},
	  "requests":  {"return_completed": {"window": {"amount": 15, "unit": "days"}}}
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(mine.Deadlines["answer_refund"].Amount, mine.Deadlines["answer_refund"].Unit)
	fmt.Println(mine.Requests["return_completed"].Window.Amount, mine.Requests["return_completed"].Window.Unit)
	_, err = mine.Adjust([]byte(`{"deadlines": {"answer_refnd": null}}`))
	fmt.Println(err)
	// Output:
	// 24 hours
	// 15 days
	// policy: patch: json: deadlines.answer_refnd: there is nothing of this name to delete
}

// ownShop is a policy in code: what the platform's own shop rejects is rejected for good.
type ownShop struct{ aftersales.Policy }

func (ownShop) ID() string { return "own-shop" }

func (w ownShop) Choose(s *aftersales.Situation, c aftersales.Command, allowed []aftersales.Event) aftersales.Event {
	if _, reject := c.(aftersales.Reject); reject {
		return aftersales.EventRejectedFinally
	}
	return w.Policy.Choose(s, c, allowed)
}

// Code wraps a compiled policy where data is not enough, and stands in the set beside it.
func ExampleSet_With() {
	set, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		fmt.Println(err)
		return
	}
	base, err := set.Policy("marketplace", time.Time{})
	if err != nil {
		fmt.Println(err)
		return
	}
	set, err = set.With(ownShop{base})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(set.IDs())
	_, err = set.With(ownShop{base})
	var duplicate *policy.DuplicateError
	fmt.Println(errors.As(err, &duplicate))
	// Output:
	// [marketplace own-shop]
	// true
}

// Compile names every problem at once, each with the path of its rule.
func ExampleCompile() {
	p, err := marketplace.Policy().Adjust([]byte(`{
	  "zone": "Asia/Shangri-La",
	  "deadlines": {"after_rejection": {"amount": 0}, "interception": {"expiry": "expired_close"}}
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	_, err = policy.Compile(p)
	var cannot *policy.Error
	if errors.As(err, &cannot) {
		for _, problem := range cannot.Problems {
			fmt.Println(problem.Path, "-", problem.Text)
		}
	}
	// Output:
	// zone - "Asia/Shangri-La" is no time zone
	// deadlines.after_rejection.amount - 0 is no length of time
	// deadlines.interception.expiry - a cancel that is intercepting cannot go on with "expired_close"
	// deadlines.interception.expiry - a refund_only that is intercepting cannot go on with "expired_close"
}
