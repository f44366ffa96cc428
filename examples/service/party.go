package main

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/recourse-go/recourse/order"
)

// partyOf says who sends a request: by the header X-Party, or by ?as=. It plays what your own authentication does here: find
// out from a session or a token who it is, whether the order is that buyer's or that seller's, and in which part he acts.
func partyOf(r *http.Request) (order.Party, error) {
	name, as := r.Header.Get("X-Party"), r.URL.Query().Get("as")
	switch {
	case name == "":
		name = as
	case as != "" && as != name:
		return "", badRequest("party_ambiguous", "X-Party and as name two parties")
	}
	p := order.Party(name)
	if !slices.Contains(senders(), p) {
		return "", failure{status: http.StatusUnauthorized, Code: "party_unknown", Message: fmt.Sprintf("the header X-Party, or as=, names who asks: one of %v", senders())}
	}
	return p, nil
}

// senders are who may ask. The timer asks for itself, and nobody is nobody.
func senders() []order.Party {
	return []order.Party{order.Buyer, order.Seller, order.Platform, order.Warehouse, order.Payment, order.Carrier, order.Insurer}
}
