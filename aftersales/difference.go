package aftersales

import (
	"fmt"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// Instead is what a buyer wants for the goods of an exchange where it is not the same again.
type Instead struct {
	SKU string `json:"sku,omitempty"`
	// Price is what all of it costs, in total cash, tax and freight included; required. It is set off against what the goods
	// would get back.
	Price *money.Amount `json:"price,omitempty"`
}

// Difference is what an exchange for something else comes to, fixed when the replacement is due. At most one of Refund and Owed
// is above zero. The amounts are plain, in the order's currency.
type Difference struct {
	Price money.Amount `json:"price"` // of what is sent: less than was asked where units did not come back
	// Refund is what the buyer gets once he has what he wanted, by a case of its own: <case>-difference.
	Refund money.Amount `json:"refund"`
	// Owed is what the buyer pays before it is sent. It is no part of the order's tenders: where the exchange becomes a refund
	// after all somebody gives it back.
	Owed   money.Amount `json:"owed"`
	PaidAt time.Time    `json:"paid_at,omitzero"`
}

// whole reports whether what is wanted instead, if anything is, has a price.
func (wanted *Instead) whole() bool { return wanted == nil || wanted.Price != nil }

// differenceTopic is the topic of the manual task that gives a difference back.
const differenceTopic = "difference"

// owes reports whether the buyer still has to pay for what is sent.
func (c *Case) owes() bool {
	return c.Difference != nil && c.Difference.Owed.Sign() > 0 && c.Difference.PaidAt.IsZero()
}

// priced writes a price with the digits of the order's currency, but without its name; one that cannot be stays for its fault.
func (t *turn) priced(wanted *Instead) *Instead {
	if wanted == nil {
		return nil
	}
	kept := *wanted
	if kept.Price != nil {
		if in, err := kept.Price.In(t.d.Order.Currency); err == nil {
			kept.Price = plainAmount(&in)
		}
	}
	return &kept
}

// insteadFaults are what is wrong with what is wanted instead.
func (t *turn) insteadFaults(d demand) []order.Fault {
	wanted := d.asked.Instead
	if wanted == nil {
		return nil
	}
	faults := textFaults("instead.sku", wanted.SKU)
	if d.kind != Exchange {
		faults = append(faults, order.NewFault("amount_not_editable", "instead", "only an exchange gives something else for the goods", "kind", string(d.kind)))
	}
	if wanted.Price == nil {
		return append(faults, order.NewFault("price_missing", "instead.price", "what is wanted instead has a price"))
	}
	in, err := wanted.Price.In(t.d.Order.Currency)
	if err != nil {
		f := t.amountFault(*wanted.Price, err)
		f.Path = "instead.price"
		return append(faults, f)
	}
	if in.Sign() < 0 {
		faults = append(faults, order.NewFault("amount_negative", "instead.price", fmt.Sprintf("a price of %s is negative", in.Number()), "asked", in.Number()))
	}
	return faults
}

// difference sets what the units that came back would get off against the price of what is sent for them.
func (t *turn) difference(c *Case) (*Difference, error) {
	credit, err := cameBack(c.Quote, c.Inspection, c.Quote.Total.Minor())
	if err != nil {
		return nil, err
	}
	price, err := cameBack(c.Quote, c.Inspection, t.bound(*c.Asked.Instead.Price).Minor())
	if err != nil {
		return nil, err
	}
	worth := *c.Quote
	worth.Total = money.FromMinor(credit, worth.Currency)
	set, err := worth.Exchange(money.FromMinor(price, worth.Currency))
	if err != nil {
		return nil, err
	}
	return &Difference{Price: money.FromMinor(price, worth.Currency).Plain(), Refund: set.Refund.Plain(), Owed: set.Owed.Plain()}, nil
}

// cameBack is the part of an amount that goes with the units of a quote that came back: over the lines by their money, and over
// the units of each by the floor of the sum. Units that are missing are neither credited nor replaced.
func cameBack(q *refund.Quote, inspection []Condition, whole int64) (int64, error) {
	missing := map[string]int64{}
	var none int64
	for _, c := range inspection {
		missing[c.Line] = c.Missing
		none += c.Missing
	}
	if none == 0 {
		return whole, nil
	}
	weights := make([]int64, len(q.Lines))
	for i := range q.Lines {
		weights[i] = q.Lines[i].Amount.Minor()
	}
	shares, err := money.Apportion(whole, weights, money.LargestRemainder)
	if err != nil {
		return 0, err
	}
	var sum int64
	for i, share := range shares {
		if n := q.Lines[i].Quantity; n > 0 {
			part, err := money.Portion(share, n-missing[q.Lines[i].Line], n)
			if err != nil {
				return 0, err
			}
			sum += part
		}
	}
	return sum, nil
}
