package policy

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// needsAddress reports whether an address must be named where a kind is agreed to: goods are to be sent back.
func (c *Compiled) needsAddress(s *aftersales.Situation, k aftersales.Kind) bool {
	return c.data.ReturnAddress == Required && k.Returns() && s.Goods != aftersales.Returned
}

func addressMissing(what string) order.Fault {
	return order.NewFault("address_missing", "address", what+" names the address it goes to")
}

// mayOffer gives the faults of an offer: of its kind, and of the address of a return that the seller offers.
func (c *Compiled) mayOffer(s *aftersales.Situation, k aftersales.Offer) []order.Fault {
	kind := s.Kind
	if k.Kind != "" {
		kind = k.Kind
	}
	var faults []order.Fault
	if !slices.Contains(c.offers(), kind) {
		faults = append(faults, order.NewFault("kind_not_allowed", "kind", fmt.Sprintf("%s may not be offered", withArticle(kind)), "kind", string(kind)))
	}
	if s.By == order.Seller && c.needsAddress(s, kind) && k.Address == "" {
		faults = append(faults, addressMissing("a return that is offered"))
	}
	return faults
}

// offers are the kinds that may be offered.
func (c *Compiled) offers() []aftersales.Kind {
	if len(c.data.Offers) > 0 {
		return c.data.Offers
	}
	return c.asked
}
