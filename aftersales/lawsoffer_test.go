package aftersales_test

import (
	"math/big"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// offers holds, entry by entry, what an offer is and what accepting one makes of a case: worked out from the order and from
// what the other cases say they took, with no ledger and no calculator asked.
func (h *history) offers() {
	h.Helper()
	for _, e := range h.log[h.offered.Seq:] {
		before := h.offered
		after, err := before.Apply(e)
		if err != nil {
			h.Fatal(err)
		}
		h.offered = after
		is, ok := after.Case(e.Case)
		was, old := before.Case(e.Case)
		if !ok || !old {
			continue
		}
		h.offerStands(&is)
		switch event := aftersales.Event(e.Event); event {
		case aftersales.EventOffered, aftersales.EventCountered, aftersales.EventDeclinedOffer, aftersales.EventExpiredDecline:
			h.offerChangesNothing(&was, &is, event)
		case aftersales.EventAcceptedRefund, aftersales.EventAcceptedReturn, aftersales.EventAcceptedReplacement:
			h.offerIsTaken(&before, &was, &is)
		case aftersales.EventExpiredRefund, aftersales.EventExpiredReturn, aftersales.EventExpiredReplacement:
			if was.State == aftersales.AwaitingBuyer && was.Kind != aftersales.Cancel {
				h.offerIsTaken(&before, &was, &is)
				continue
			}
			h.keepsKind(&was, &is)
		case aftersales.EventAmended:
		default:
			h.keepsKind(&was, &is)
		}
	}
}

func (h *history) keepsKind(was, is *aftersales.Case) {
	h.Helper()
	if was.Kind != is.Kind {
		h.Fatalf("%s was a %s and is a %s", is.ID, was.Kind, is.Kind)
	}
}

// offerStands: an offer of the seller is there exactly while the case waits for the buyer, and a counter-offer only while it
// waits for the seller.
func (h *history) offerStands(c *aftersales.Case) {
	h.Helper()
	by := map[aftersales.State]string{aftersales.AwaitingBuyer: string(seller), aftersales.AwaitingSeller: string(buyer)}[c.State]
	if c.Offer != nil && string(c.Offer.By) != by || c.Offer == nil && c.State == aftersales.AwaitingBuyer && c.Kind != aftersales.Cancel {
		h.Fatalf("%s is %s, and its offer is %s", c.ID, c.State, toJSON(h, c.Offer))
	}
}

// offerChangesNothing: while it is talked about a case keeps what it asks and reserves, and every word is a new revision.
func (h *history) offerChangesNothing(was, is *aftersales.Case, event aftersales.Event) {
	h.Helper()
	h.keepsKind(was, is)
	attempts := was.Attempts
	if event == aftersales.EventCountered {
		attempts++
	}
	if !h.alike(was.Quote, is.Quote) || !h.alike(was.Asked, is.Asked) || is.Revision != was.Revision+1 || is.Attempts != attempts {
		h.Fatalf("%s changed %s\n%s\n%s", event, is.ID, toJSON(h, was), toJSON(h, is))
	}
	if o := is.Offer; o != nil && o.Asked.Amount != nil && o.Quote.Goods.Minor() > was.Quote.Ceiling.Minor() {
		h.Fatalf("%s is offered %s of at most %s", is.ID, o.Quote.Goods, was.Quote.Ceiling)
	}
}

// offerIsTaken: the case is what was offered, each line gets what the model says, and the freight beside is at most what was
// granted or asked.
func (h *history) offerIsTaken(before *aftersales.Dossier, was, is *aftersales.Case) {
	h.Helper()
	o := was.Offer
	if o == nil || is.Kind != o.Kind || is.Offer != nil || is.Revision <= was.Revision || !h.alike(is.Asked, o.Asked) {
		h.Fatalf("of %s %s became\n%s", toJSON(h, o), toJSON(h, was), toJSON(h, is))
	}
	want := h.agreedLines(before, was)
	if len(want) != len(is.Quote.Lines) {
		h.Fatalf("%s has %d lines, want %d", is.ID, len(is.Quote.Lines), len(want))
	}
	for i, l := range is.Quote.Lines {
		if got := [2]int64{l.Quantity, l.Amount.Minor()}; got != want[i] {
			h.Fatalf("M7: %s of %s gets %d units and %d, want %d: %s", l.Line, is.ID, got[0], got[1], want[i], toJSON(h, was))
		}
	}
	if o.Asked.Amount == nil {
		return
	}
	most, err := o.Asked.Amount.In(before.Order.Currency)
	if err == nil && o.Asked.Freight != nil {
		var beside money.Amount
		if beside, err = o.Asked.Freight.In(before.Order.Currency); err == nil {
			most, err = most.Add(beside)
		}
	}
	if err != nil || is.Quote.Goods.Minor()+is.Quote.Freight.Minor() > most.Minor() {
		h.Fatalf("M7: %s gets %s and %s, %s were agreed: %v", is.ID, is.Quote.Goods, is.Quote.Freight, most, err)
	}
}

// agreedLines are the units and the money that each line of an accepted offer gets.
func (h *history) agreedLines(before *aftersales.Dossier, was *aftersales.Case) [][2]int64 {
	h.Helper()
	others := (&history{tale: &tale{TB: h.TB, dossier: *before}}).sum(func(c *aftersales.Case) bool { return c.ID != was.ID && standing(c) })
	shares := before.Allocation().Shares()
	lines, rooms := make([][2]int64, len(was.Quote.Lines)), make([]int64, len(was.Quote.Lines))
	for i, l := range was.Quote.Lines {
		at := slices.IndexFunc(before.Order.Lines, func(bought order.Line) bool { return bought.ID == l.Line })
		q, net := before.Order.Lines[at].Quantity, shares.Lines[at].Net
		units := was.Offer.Asked.Lines[i].Quantity
		part := was.Offer.Kind == aftersales.RefundOnly && was.Kind != aftersales.RefundOnly && was.Offer.Asked.Amount != nil
		if part && units != 0 || was.Offer.Kind == was.Kind && units != l.Quantity || units != l.Quantity && l.Quantity > 0 && !part {
			h.Fatalf("%s asks %d units of %s, and %d are offered", was.ID, l.Quantity, l.Line, units)
		}
		rooms[i] = net - others.money[l.Line]
		if k := others.units[l.Line]; units > 0 && k+units < q {
			rooms[i] = min(rooms[i], floor(net, k+units, q)-floor(net, k, q))
		}
		lines[i] = [2]int64{units, rooms[i]}
	}
	if a := was.Offer.Asked.Amount; a != nil {
		in, err := a.In(before.Order.Currency)
		if err != nil {
			h.Fatal(err)
		}
		for i, n := range spread(in.Minor(), rooms) {
			lines[i][1] = n
		}
	}
	return lines
}

// floor is floor(a*b/c).
func floor(a, b, c int64) int64 {
	n := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	return n.Div(n, big.NewInt(c)).Int64()
}

// spread gives each room its part of an amount: the whole part, and of what is left one each to the largest rests, the first
// of those that are equal.
func spread(amount int64, rooms []int64) []int64 {
	var all int64
	for _, r := range rooms {
		all += r
	}
	if amount >= all {
		return rooms
	}
	parts, rests, left := make([]int64, len(rooms)), make([]int64, len(rooms)), amount
	for i, r := range rooms {
		parts[i] = floor(amount, r, all)
		n := new(big.Int).Mul(big.NewInt(amount), big.NewInt(r))
		rests[i] = n.Mod(n, big.NewInt(all)).Int64()
		left -= parts[i]
	}
	for ; left > 0; left-- {
		at := 0
		for i := range rests {
			if rests[i] > rests[at] {
				at = i
			}
		}
		parts[at]++
		rests[at] = -1
	}
	return parts
}
