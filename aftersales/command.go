package aftersales

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// Command is what a party asks to be done. The set is closed.
type Command interface {
	// Name is the command's name in messages and stories, in snake_case.
	Name() string
	decide(t *turn) error
}

// Place puts the order into its dossier: its first entry.
type Place struct {
	Order order.Order `json:"order"`
}

// Pay reports that the order was paid, whole; or, of a case, the difference that an exchange owes.
type Pay struct {
	// Case is the exchange whose difference was paid: all of it, and told twice it changes nothing. Empty: the order was.
	Case string `json:"case,omitempty"`
	// Amount is what arrived; nil where the report names none.
	Amount *money.Amount `json:"amount,omitempty"`
}

// Push reports that the shipment order of a child order is with the warehouse. Told twice it changes nothing.
type Push struct {
	Child string `json:"child,omitempty"` // empty: every child order that a warehouse sends
}

// Ship reports that units left.
type Ship struct {
	Child string     `json:"child,omitempty"` // empty: of any child order
	Lines []ShipLine `json:"lines,omitempty"` // none: all that may leave
	// Tracking is the carrier's number of the parcel; the log keeps it.
	Tracking string `json:"tracking,omitempty"`
}

// ShipLine is a number of units of a line that left. Zero: all that may leave.
type ShipLine struct {
	Line     string `json:"line"`
	Quantity int64  `json:"quantity,omitempty"`
}

// Deliver reports that the carrier delivered a child order. It changes no status; rules that count from delivery do.
type Deliver struct {
	Child string `json:"child,omitempty"` // empty: every child order that is on its way
}

// ConfirmReceipt is the buyer's word that he has the goods.
type ConfirmReceipt struct {
	Child string `json:"child,omitempty"` // empty: every child order that awaits it and may be confirmed
}

// Wait lets time pass: every deadline due by now, and at it, fires.
type Wait struct{}

// Open opens a case; over several child orders one case each, all or none: the case of child order a is then c1-a, and its
// group c1.
type Open struct {
	// Case is an id the caller chooses, so that a request sent twice opens one case. Empty: one is made.
	Case    string               `json:"case,omitempty"`
	Kind    Kind                 `json:"kind"`
	Reason  Reason               `json:"reason"`
	Goods   GoodsState           `json:"goods,omitempty"` // empty: by the child order's status and the reason
	Channel Channel              `json:"channel,omitempty"`
	Child   string               `json:"child,omitempty"`  // empty: the child orders of the lines
	Lines   []refund.RequestLine `json:"lines,omitempty"`  // none: every unit that is free
	Amount  *money.Amount        `json:"amount,omitempty"` // total cash; nil: all that the rules give
	// Instead is what is wanted for the goods of an exchange; nil: the same again, or what costs the same.
	Instead *Instead `json:"instead,omitempty"`
	// Facts are what a policy judges the case by and nobody knew when the order was placed. What lines, child order or order say
	// of a name holds before them; no instant is counted from them, and they say nothing about the payment.
	Facts order.Facts `json:"facts,omitempty"`
	// Evidence are references into the host's storage.
	Evidence []string `json:"evidence,omitempty"`
}

// CancelOrder opens a case of the kind Cancel: an Open without the amount, which may not be chosen. It is the same request,
// so that the one sent after the other under one id changes nothing.
type CancelOrder struct {
	Case    string               `json:"case,omitempty"` // as in Open
	Reason  Reason               `json:"reason"`
	Channel Channel              `json:"channel,omitempty"`
	Child   string               `json:"child,omitempty"` // empty: the child orders of the lines
	Lines   []refund.RequestLine `json:"lines,omitempty"` // none: every unit that was not shipped and is free
	Facts   order.Facts          `json:"facts,omitempty"` // as in Open
}

// Amend changes what a case asks. What is absent stays, but new lines or another kind drop the old amount and what was wanted
// instead.
type Amend struct {
	Case string `json:"case"`
	// Kind is what is asked now; goods that came back stay with the seller meanwhile. Empty: the same.
	Kind   Kind                 `json:"kind,omitempty"`
	Reason Reason               `json:"reason,omitempty"`
	Goods  GoodsState           `json:"goods,omitempty"`
	Lines  []refund.RequestLine `json:"lines,omitempty"`
	Amount *money.Amount        `json:"amount,omitempty"`
	// Instead is what is wanted for the goods of an exchange.
	Instead *Instead `json:"instead,omitempty"`
}

// Approve is the seller's yes.
type Approve struct {
	Case     string `json:"case"`
	Revision int    `json:"revision,omitempty"` // what the seller saw; required
	// KeepGoods: the buyer need not send the goods back.
	KeepGoods bool `json:"keep_goods,omitempty"`
	// Freight is added to the refund, at most what is left of the child order's freight.
	Freight *money.Amount `json:"freight,omitempty"`
	// Address is where a return goes to.
	Address string `json:"address,omitempty"`
}

// Reject is the seller's no.
type Reject struct {
	Case     string   `json:"case"`
	Revision int      `json:"revision,omitempty"` // what the seller saw; required
	Reason   string   `json:"reason"`             // free text or a code of the shop
	Evidence []string `json:"evidence,omitempty"` // references into the host's storage
}

// Withdraw takes a request back.
type Withdraw struct {
	Case string `json:"case"`
}

// Escalate asks the platform to decide.
type Escalate struct {
	Case     string   `json:"case"`
	Reason   string   `json:"reason,omitempty"`
	Evidence []string `json:"evidence,omitempty"`
}

// Rule is the platform's decision: for the seller where the buyer is liable, for the buyer otherwise.
type Rule struct {
	Case   string        `json:"case"`
	Liable order.Party   `json:"liable"`
	Amount *money.Amount `json:"amount,omitempty"` // total cash, at most the ceiling; nil: what was asked
	// KeepGoods: goods that the case would have had sent back stay with the buyer.
	KeepGoods bool `json:"keep_goods,omitempty"`
	// Refund: the buyer gets his money, where he asked for goods. A cancellation is granted, also where the buyer is liable.
	Refund bool `json:"refund,omitempty"`
	// Freight is added to the refund beside the policy's rule, at most what is left of the child order's freight. An amount that
	// is named includes it.
	Freight *money.Amount `json:"freight,omitempty"`
	// Bears is who bears what the refund costs: seller, platform, carrier or insurer. Empty: the seller.
	Bears order.Party `json:"bears,omitempty"`
}

// Intercepted reports that the warehouse stopped the shipment.
type Intercepted struct {
	Case string `json:"case"`
}

// InterceptFailed reports that the goods had left.
type InterceptFailed struct {
	Case string `json:"case"`
}

// ShipReturn reports that the buyer sent the goods back.
type ShipReturn struct {
	Case     string `json:"case"`
	Tracking string `json:"tracking"`
}

// ReturnArrived reports that the carrier delivered the goods back.
type ReturnArrived struct {
	Case string `json:"case"`
}

// Receive reports that the goods are back.
type Receive struct {
	Case string `json:"case"`
}

// Inspect reports how the goods came back.
type Inspect struct {
	Case string `json:"case"`
	// Lines says how each line's units came back; a line that is not named came back sellable.
	Lines []Condition `json:"lines,omitempty"`
	// Deduction comes off the refund, within the policy's caps.
	Deduction *money.Amount `json:"deduction,omitempty"`
}

// RefuseReturn refuses goods that came back.
type RefuseReturn struct {
	Case     string   `json:"case"`
	Reason   string   `json:"reason"`
	Evidence []string `json:"evidence,omitempty"` // references into the host's storage
}

// ShipReplacement reports that the seller sent what replaces the goods.
type ShipReplacement struct {
	Case     string `json:"case"`
	Tracking string `json:"tracking"`
}

// ReportOutOfStock says that there is nothing to send: the case turns into a refund.
type ReportOutOfStock struct {
	Case string `json:"case"`
}

// ConfirmReplacement is the buyer's word that he has what replaces the goods.
type ConfirmReplacement struct {
	Case string `json:"case"`
}

// RefundSettled reports that money arrived. Told twice it changes nothing.
type RefundSettled struct {
	Case   string        `json:"case,omitempty"`
	Number string        `json:"number,omitempty"` // of the refund; empty: the case's
	Tender string        `json:"tender,omitempty"` // one leg; empty: all
	Amount *money.Amount `json:"amount,omitempty"` // nil: as ordered
	Proof  string        `json:"proof,omitempty"`  // of a refund by hand
}

// ReportFailure reports that the payment provider refused. Told twice in a row it changes nothing; once the refund went
// on, by hand or by another attempt, it is refused, or is of that attempt.
type ReportFailure struct {
	Case   string `json:"case,omitempty"`
	Number string `json:"number,omitempty"` // of the refund; empty: the case's
	Tender string `json:"tender,omitempty"` // one leg; empty: all that did not settle
	Reason string `json:"reason,omitempty"`
}

// RetryRefund orders the failed legs again, under the same number.
type RetryRefund struct {
	Case string `json:"case"`
}

// RefundByHand gives what did not settle to somebody to pay.
type RefundByHand struct {
	Case string `json:"case"`
}

func (Place) Name() string              { return "place" }
func (Pay) Name() string                { return "pay" }
func (Push) Name() string               { return "push" }
func (Ship) Name() string               { return "ship" }
func (Deliver) Name() string            { return "deliver" }
func (ConfirmReceipt) Name() string     { return "confirm_receipt" }
func (Wait) Name() string               { return "wait" }
func (Open) Name() string               { return "open" }
func (CancelOrder) Name() string        { return "cancel" }
func (Amend) Name() string              { return "amend" }
func (Approve) Name() string            { return "approve" }
func (Reject) Name() string             { return "reject" }
func (Withdraw) Name() string           { return "withdraw" }
func (Escalate) Name() string           { return "escalate" }
func (Rule) Name() string               { return "rule" }
func (Intercepted) Name() string        { return "intercepted" }
func (InterceptFailed) Name() string    { return "intercept_failed" }
func (ShipReturn) Name() string         { return "ship_return" }
func (ReturnArrived) Name() string      { return "return_delivered" }
func (Receive) Name() string            { return "receive" }
func (Inspect) Name() string            { return "inspect" }
func (RefuseReturn) Name() string       { return "refuse_return" }
func (ShipReplacement) Name() string    { return "ship_replacement" }
func (ReportOutOfStock) Name() string   { return "out_of_stock" }
func (ConfirmReplacement) Name() string { return "confirm" }
func (RefundSettled) Name() string      { return "refund_settled" }
func (ReportFailure) Name() string      { return "refund_failed" }
func (RetryRefund) Name() string        { return "retry_refund" }
func (RefundByHand) Name() string       { return "refund_by_hand" }
