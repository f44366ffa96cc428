package rakuma

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id.
const ID = "rakuma"

// Policy returns Rakuma's rules.
func Policy() policy.Policy {
	return policy.Policy{
		ID:             ID,
		Title:          "Rakuma",
		Zone:           "Asia/Tokyo",
		ShipDuringCase: aftersales.RefuseShipping,
		Terms:          refund.Terms{Freight: refund.FullFreight},
		Requests:       requests(),
		Reasons:        reasons(),
		Escalations: map[string]policy.EscalationRule{
			"office": {
				When: policy.When{
					Kind: kinds(aftersales.RefundOnly, aftersales.ReturnRefund), Status: []order.Status{order.AwaitingReceipt},
					By: []order.Party{order.Buyer, order.Seller},
					State: state(
						aftersales.Rejected, aftersales.AwaitingReturn, aftersales.ReturnInTransit, aftersales.ReturnRefused,
					),
				},
				Source: chosen("the office decides what is disputed before the rating, as on the other flea markets"),
			},
		},
		Deadlines: deadlines(),
		Permits: map[string]policy.PermitRule{
			"no_offers": {
				Do: aftersales.Offer{}.Name(), Permission: policy.Forbid,
				Source: weak(guide("no page knows a part of the money: nothing is offered but what is asked")),
			},
		},
		Choices: map[string]policy.Choice{
			"refused_application": {
				When: policy.When{Kind: kinds(aftersales.Cancel)}, Do: aftersales.Reject{}.Name(), Event: aftersales.EventRejectedFinally,
				Source: cancelPages("without the buyer's yes the purchase goes on"),
			},
			"back_with_the_seller": {
				When: policy.When{Kind: kinds(aftersales.ReturnRefund)}, Do: aftersales.Receive{}.Name(), Event: aftersales.EventReceivedRefund,
				Source: guide("the purchase is called off once the goods are back"),
			},
		},
		Metrics: map[string]policy.MetricRule{
			"unpaid": {
				When:  policy.When{Kind: kinds(aftersales.Cancel), Reason: []aftersales.Reason{aftersales.BuyerUnpaid}},
				Event: aftersales.EventVoided, Metric: "unpaid_by_buyer", Weight: 1, Against: order.Buyer,
				Source: screens("the seller may then rate the buyer, and is not rated himself"),
			},
			"unapproved": {
				When: policy.When{
					Kind: kinds(aftersales.Cancel), Reason: []aftersales.Reason{aftersales.BuyerUnpaid},
					Facts: map[string][]string{"purchase_request": {"open"}},
				},
				Event: aftersales.EventVoided, Metric: "unpaid_by_buyer", Weight: 0, Against: order.Buyer,
				Source: guide("a purchase request that nobody approved is not the buyer's fault"),
			},
		},
		Names:  names(),
		Source: chosen("all of it goes back, never a part: no page says otherwise"),
	}
}

func kinds(k ...aftersales.Kind) []aftersales.Kind { return k }

func state(s ...aftersales.State) []aftersales.State { return s }
