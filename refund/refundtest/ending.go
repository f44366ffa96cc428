package refundtest

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// ends refunds what is left in every way, and executes all: M4.
func (h story) ends() {
	h.endsAtOnce()
	h.rest(true).whole()
	for _, backwards := range []bool{false, true} {
		h.execute(backwards).endsAtOnce()
		h.rest(false).execute(backwards).whole()
	}
}

func (h story) endsAtOnce() { h.rest(false).whole() }

// asAgain: M5, what was withdrawn and asked again is what it was.
func (h *story) asAgain(again story, granted bool) {
	if !granted {
		again.violated("M5", "Without", "withdrawn and asked again, it is refused")
		return
	}
	h.sameAnswer("withdrawn and asked again it is not what it was", h.stands[len(h.stands)-1].request, answer{quote: h.last()}, answer{quote: again.last()})
}

// manyUnits is up to how many units of a line are refunded one by one; of more, in so many parts.
const manyUnits = 12

// rest refunds every unit that is free: line by line and unit by unit, or at once.
func (h story) rest(byUnit bool) story {
	h.ending = true
	base := refund.Request{Shipped: slices.ContainsFunc(h.requests, func(r refund.Request) bool { return r.Shipped })}
	for i, l := range h.order.Lines {
		size := max(1, (h.free(i)+manyUnits-1)/manyUnits)
		for byUnit && h.free(i) > 0 {
			r := base
			r.Lines = []refund.RequestLine{{Line: l.ID, Quantity: min(size, h.free(i))}}
			next, granted := h.ask(&r)
			if !granted {
				h.refused(&r, "line "+l.ID, fmt.Sprintf("%d of its units are free", h.free(i)))
				break
			}
			h = next
		}
	}
	for i := range h.order.Lines {
		if h.free(i) <= 0 {
			continue
		}
		next, granted := h.ask(&base)
		if !granted {
			h.refused(&base, "line "+h.order.Lines[i].ID, fmt.Sprintf("%d of its units are free", h.free(i)))
			break
		}
		h = next
		break
	}
	return h.mopUp(base)
}

// refused: M4, what is left must be had.
func (h story) refused(r *refund.Request, on, left string) {
	_, err := h.compute(h.a, h.ledger, *r, h.terms)
	h = h.then("", r)
	h.violated("M4", on, fmt.Sprintf("%s, and asked for it is refused: %v", left, err))
}

func (h *story) free(line int) int64 { return h.order.Lines[line].Quantity - h.sums.units[line] }

// left is the money of a line that no request took.
func (h *story) left(line int) int64 {
	return h.share.Lines[line].Net - h.sums.amount[line] - h.sums.forfeited[line]
}

// mopUp asks by amount for what is left of lines all units of which are refunded: requests by amount were withdrawn, or slack
// was carried.
func (h story) mopUp(base refund.Request) story {
	byAmount := h.names()
	may := byAmount && (h.withdrew || h.sums.repriced > 0 || h.terms.Slack == refund.CarrySlack)
	for i, l := range h.order.Lines {
		left := h.left(i)
		if left <= 0 {
			continue
		}
		if !may {
			h.violated("M4", "line "+l.ID, fmt.Sprintf("every unit is refunded and %s is left of %s", h.number(left), h.number(h.share.Lines[i].Net)))
		}
		r, amount := base, money.FromMinor(left, h.order.Currency)
		r.Lines, r.Amount = []refund.RequestLine{{Line: l.ID}}, &amount
		next, granted := h.ask(&r)
		if granted {
			h = next
		} else if h.sums.repriced == 0 { // else the room of the order may be less than that of the line
			h.refused(&r, "line "+l.ID, h.number(left)+" is left")
		}
	}
	return h
}

// names reports whether a request names an amount.
func (p *player) names() bool {
	return slices.ContainsFunc(p.requests, func(r refund.Request) bool { return r.Amount != nil })
}

// keepsFreight reports whether freight may be left when every unit is refunded.
func (h *story) keepsFreight() bool {
	t := &h.terms
	for i := range h.requests {
		r := &h.requests[i]
		shipped := r.Shipped && (t.Freight == refund.FreightWithLast || t.FaultFreight == refund.FreightWithLast)
		if r.Amount != nil || shipped || h.withdrew && (r.FreightOnly || !r.AddFreight.IsZero()) {
			return true
		}
		switch r.Liable {
		case order.Seller, order.Warehouse, order.Platform, order.Carrier:
			if t.FaultFreight != "" && t.FaultFreight != t.Freight {
				return true
			}
		}
	}
	return t.Freight == refund.NoFreight || t.Freight == ""
}

// restOfFreight asks for the freight that is left, and holds that all of it can be had.
func (h story) restOfFreight() story {
	var left int64
	for k, paid := range h.share.Freight {
		rest := paid - h.sums.freight[k]
		if rest > 0 && !h.keepsFreight() && h.sends(k) {
			h.violated("M4", "freight of child "+h.order.Children[k].ID, fmt.Sprintf("every unit is refunded and %s is left of %s, which the rule %q gives back", h.number(rest), h.number(paid), h.terms.Freight))
		}
		left += rest
	}
	if left <= 0 {
		return h
	}
	r := refund.Request{FreightOnly: true}
	next, granted := h.ask(&r)
	if !granted {
		h.refused(&r, "freight", h.number(left)+" is left")
		return h
	}
	if q := next.last(); q.Freight.Minor() != left {
		next.violated("M4", "freight", fmt.Sprintf("%s is left and %s of it comes back: %s", h.number(left), q.Freight.Number(), h.off(q.Freight.Minor(), left)))
	}
	return next
}

// sends reports whether a child order sends any unit.
func (p *player) sends(child int) bool {
	for _, slot := range p.share.Slots {
		if slot.Child == child {
			return true
		}
	}
	return false
}
