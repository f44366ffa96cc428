package aftersales

import (
	"cmp"
	"time"

	"github.com/recourse-go/recourse/order"
)

// Listed is a line of a desk's screen: a case, or a child order, with what it waits for.
type Listed struct {
	Order string `json:"order"`
	Child string `json:"child"`
	Case  string `json:"case,omitempty"` // empty: it is the child order
	Kind  Kind   `json:"kind,omitempty"` // of the case
	State State  `json:"state,omitempty"`
	// Status is the child order's, where no case is named.
	Status order.Status `json:"status,omitempty"`
	Open   bool         `json:"open,omitempty"` // the case is not over
	Buyer  string       `json:"buyer,omitempty"`
	Seller string       `json:"seller,omitempty"` // the child order's
	// Due is the next instant at which silence has a consequence; zero where there is none.
	Due time.Time `json:"due,omitzero"`
}

// Listing is what a store lists of the dossier: every child order, and every case.
func (d Dossier) Listing() []Listed {
	list := make([]Listed, 0, len(d.Children)+len(d.Cases))
	seller := func(child string) string {
		for i := range d.Order.Children {
			if d.Order.Children[i].ID == child {
				return d.Order.Children[i].Seller
			}
		}
		return ""
	}
	for i := range d.Children {
		ch := &d.Children[i]
		due, _ := earliest(ch.Deadlines)
		list = append(list, Listed{
			Order: d.Order.ID, Child: ch.Progress.Child, Status: ch.Status, Buyer: d.Order.Buyer, Seller: seller(ch.Progress.Child), Due: due.Due,
		})
	}
	for i := range d.Cases {
		c := &d.Cases[i]
		due, _ := c.Deadline()
		list = append(list, Listed{
			Order: d.Order.ID, Child: c.Child, Case: c.ID, Kind: c.Kind, State: c.State, Open: c.Open(),
			Buyer: d.Order.Buyer, Seller: seller(c.Child), Due: due.Due,
		})
	}
	return list
}

// Compare orders what is listed by Due, none last, then by order, child and case.
func (l Listed) Compare(other Listed) int {
	if l.Due.IsZero() != other.Due.IsZero() {
		if l.Due.IsZero() {
			return 1
		}
		return -1
	}
	return cmp.Or(l.Due.Compare(other.Due), cmp.Compare(l.Order, other.Order), cmp.Compare(l.Child, other.Child), cmp.Compare(l.Case, other.Case))
}
