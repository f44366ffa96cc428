package taobao

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// names are the states of a refund and of a trade in the platform's interface, and the codes of disputeStatus, under dispute_ and
// the code. 17, being cancelled, has no name here: what is withdrawn is closed at once.
func names() map[string]policy.NameRule {
	rules := map[string]policy.NameRule{}
	refused := state(aftersales.Rejected, aftersales.ReturnRefused)
	paid := state(aftersales.Refunded, aftersales.PartiallyRefunded)
	for _, r := range []struct {
		name, code, says string
		states           []aftersales.State
	}{
		{"WAIT_SELLER_AGREE", "dispute_1", "the seller agrees or not", state(aftersales.AwaitingSeller)},
		{"WAIT_BUYER_RETURN_GOODS", "dispute_2", "the buyer sends back", state(aftersales.AwaitingReturn)},
		{"WAIT_SELLER_CONFIRM_GOODS", "dispute_3", "the seller confirms the goods that come back", state(aftersales.ReturnInTransit)},
		{"CLOSED", "dispute_4", "closed", state(aftersales.Closed)},
		{"SUCCESS", "dispute_5", "paid", paid},
		{"SELLER_REFUSE_BUYER", "dispute_6", "the seller refused the request, or the goods", refused},
	} {
		rules[r.name] = policy.NameRule{Says: r.says, States: r.states, Source: api("")}
		rules[r.code] = policy.NameRule{Says: r.says, States: r.states, Source: linkedMall("")}
	}
	for _, r := range []struct {
		name, says string
		status     order.Status
	}{
		{"WAIT_BUYER_PAY", "the buyer pays", order.PendingPayment},
		{"WAIT_SELLER_SEND_GOODS", "the seller ships", order.PendingShipment},
		{"SELLER_CONSIGNED_PART", "the seller shipped a part", order.PartiallyShipped},
		{"WAIT_BUYER_CONFIRM_GOODS", "the buyer confirms the receipt", order.AwaitingReceipt},
		{"TRADE_FINISHED", "the trade succeeded", order.Completed},
		{"TRADE_CLOSED", "closed by a refund", order.Closed},
		{"TRADE_CLOSED_BY_TAOBAO", "closed before it was paid", order.Closed},
	} {
		rules[r.name] = policy.NameRule{Says: r.says, Statuses: []order.Status{r.status}, Source: api("trade status")}
	}
	return rules
}
