package aftersales

import (
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Appeal asks the platform to look at its ruling once more. It is a record beside the case, which stays as it is: what is won
// moves money between seller, platform, carrier and insurer, never out of the buyer's refund, and takes back what was counted.
type Appeal struct {
	ID       string        `json:"id"`
	By       order.Party   `json:"by,omitempty"`
	At       time.Time     `json:"at"`
	Reason   string        `json:"reason,omitempty"`
	Evidence []string      `json:"evidence,omitempty"` // references into the host's storage
	Ruling   *AppealRuling `json:"ruling,omitempty"`   // nil until the platform has decided
}

// AppealRuling is what the platform decided about an appeal. Funds and metrics are reversed independently.
type AppealRuling struct {
	At             time.Time `json:"at"`
	Granted        bool      `json:"granted"`
	FundsReversed  bool      `json:"funds_reversed,omitempty"`
	MetricReversed bool      `json:"metric_reversed,omitempty"`
	// Transfer is the money that moves; nil where none does.
	Transfer *Transfer `json:"transfer,omitempty"`
	// Metrics are those that no longer count.
	Metrics []Counted `json:"metrics,omitempty"`
}

// Claim asks the platform, the carrier or the insurer to bear what a party bore of a refund. It is a record beside the case.
type Claim struct {
	ID       string       `json:"id"`
	By       order.Party  `json:"by,omitempty"`
	At       time.Time    `json:"at"`
	Amount   money.Amount `json:"amount"`
	Reason   string       `json:"reason,omitempty"`
	Evidence []string     `json:"evidence,omitempty"` // references into the host's storage
	Ruling   *ClaimRuling `json:"ruling,omitempty"`   // nil until the platform has decided
}

// ClaimRuling is what became of a claim.
type ClaimRuling struct {
	At       time.Time `json:"at"`
	Transfer *Transfer `json:"transfer,omitempty"` // nil: it was denied
}

// Transfer is money that one party owes another beside a refund; the buyer is neither.
type Transfer struct {
	From   order.Party  `json:"from,omitempty"`
	To     order.Party  `json:"to,omitempty"`
	Amount money.Amount `json:"amount"` // in the order's currency
}

// transfers are all that appeals and claims of the case have moved.
func (c *Case) transfers() []Transfer {
	var all []Transfer
	for i := range c.Appeals {
		if r := c.Appeals[i].Ruling; r != nil && r.Transfer != nil {
			all = append(all, *r.Transfer)
		}
	}
	for i := range c.Claims {
		if r := c.Claims[i].Ruling; r != nil && r.Transfer != nil {
			all = append(all, *r.Transfer)
		}
	}
	return all
}

// borne is what a party still bears of a case's refund: its postings, and what was moved since. Nothing for the buyer, and
// nothing before a refund is ordered.
func (t *turn) borne(c *Case, p order.Party) money.Amount {
	none := money.FromMinor(0, t.d.Order.Currency)
	if c.Refund == nil || !oneOf(p, bearers()...) {
		return none
	}
	left := none
	for _, post := range c.Quote.Postings(t.d.alloc) {
		if post.Party == p {
			left, _ = left.Sub(post.Amount) // parts of what was paid: their sum fits
		}
	}
	for _, moved := range c.transfers() {
		switch p {
		case moved.From:
			left, _ = left.Add(moved.Amount)
		case moved.To:
			left, _ = left.Sub(moved.Amount)
		}
	}
	if left.Sign() < 0 {
		return none
	}
	return left
}

func (a Appeal) alike(o Appeal) bool {
	return a.ID == o.ID && a.By == o.By && a.Reason == o.Reason && slices.Equal(a.Evidence, o.Evidence)
}

func (c Claim) alike(o Claim) bool {
	return c.ID == o.ID && c.By == o.By && c.Amount.Equal(o.Amount) && c.Reason == o.Reason && slices.Equal(c.Evidence, o.Evidence)
}
