package story_test

import (
	"fmt"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/story"
)

// An order of 20.00 for three pairs: one pair goes back after the shipment.
const socks = `{
  "story": "socks", "why": "a third of 20.00 is 6.66", "policy": "marketplace",
  "order": {
    "id": "o-1", "currency": "CNY", "placed_at": "2026-03-01T10:00:00Z",
    "lines":     [{"id": "socks", "unit_price": "10.00", "quantity": 3}],
    "discounts": [{"id": "coupon", "amount": "10.00"}],
    "tenders":   [{"id": "wallet", "amount": "20.00"}]
  },
  "steps": [
    {"at": "2026-03-01T10:01:00Z", "do": "pay"},
    {"at": "2026-03-02T09:00:00Z", "do": "ship"},
    {"at": "2026-03-05T09:00:00Z", "do": "open", "case": "c1", "kind": "refund_only", "reason": "missing_or_damaged",
     "goods": "received", "lines": [{"line": "socks", "quantity": 1}], "expect": {"state": "awaiting_seller", "refund": "6.67"}},
    {"at": "2026-03-07T09:00:00Z", "do": "wait", "expect": {"state": "refunding"}}
  ]
}`

func ExamplePlay() {
	policies, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		fmt.Println(err)
		return
	}
	s, err := story.Parse([]byte(socks))
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := story.Play(policies, s)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i, step := range result.Steps {
		fmt.Println(i+1, step.By, step.Step.Command.Name(), step.Dossier.Status(), step.Failures)
	}
	// Output:
	// 1 payment pay pending_shipment []
	// 2 seller ship awaiting_receipt []
	// 3 buyer open awaiting_receipt [refund: want 6.67, got 6.66]
	// 4 timer wait awaiting_receipt []
}

func ExampleParse() {
	_, err := story.Parse([]byte(`{
  "story": "typo", "policy": "marketplace",
  "order": {"id": "o-1", "currency": "CNY", "lines": [{"id": "a", "unit_price": "1.00", "quantity": 1}], "tenders": [{"id": "t", "amount": "1.00"}]},
  "steps": [
    {"at": "2026-03-01T10:01:00Z", "do": "pay"},
    {"at": "2026-03-02T09:00:00Z", "do": "ship", "expect": {"oder": "awaiting_receipt"}}
  ]
}`))
	fmt.Println(err)
	// Output: story "typo", line 6, step 2, expect.oder: unknown field
}
