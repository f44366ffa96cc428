package policytest_test

import (
	"fmt"

	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/policytest"
)

// A policy derived in a hurry: the complaints say what was forgotten, and what to write.
func ExampleCheck() {
	mine, err := marketplace.Policy().Adjust([]byte(`{
	  "id": "mine", "reasons": {"warranty": {"liable": "seller", "when": {"kind": ["refund_only"], "goods": ["not_shipped"], "by": ["seller"]}}},
	  "deadlines": {"interception": null}
	}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, complaint := range policytest.Check(mine) {
		fmt.Println(complaint)
	}
	// Output:
	// reasons.warranty can never be given: no request is admitted with it; add a request whose kind and goods it fits, or delete it
	// a refund_only that is intercepting has no deadline (goods not_shipped, child order pending_shipment, opened by the buyer for unwanted): if nobody acts it stays so for ever. Add to deadlines a rule with when {"kind": ["refund_only"], "state": ["intercepting"]}, a span, and an expiry out of [expired_refund]; a span from an instant that may never be reported, as delivered, does not count
}
