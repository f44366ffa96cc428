package modelcheck

import (
	"slices"
	"strings"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// sight is what states have in common that refuse the same messages for what they are: everything but timers, amounts and what
// hangs on them. The first state is sent everything; what it refuses for what it is, the others are not sent again.
type sight struct {
	first   bool
	refused map[label]bool
}

// ofOrder is the sight of messages about the order; ofCase of those about one of its cases, whatever the others are.
func (x *explorer) ofOrder(d *aftersales.Dossier) sight { return x.sightOf(orderLike(d)) }

func (x *explorer) ofCase(d *aftersales.Dossier, c *aftersales.Case) sight {
	like := orderLike(d)
	for _, s := range []string{string(c.Kind), string(c.State), string(c.Goods), string(c.By)} {
		like += s + " "
	}
	if expected(c) {
		like += "expected "
	}
	if c.Inspection != nil {
		like += "inspected "
	}
	like += difference(c) + " "
	if c.Offer != nil {
		like += "offered " + string(c.Offer.By) + " " + string(c.Offer.Kind)
	}
	return x.sightOf(like)
}

// ofOpening is the sight of requests: all cases count.
func (x *explorer) ofOpening(d *aftersales.Dossier) sight {
	like := orderLike(d) + "open "
	for i := range d.Cases {
		c := &d.Cases[i]
		like += string(c.State) + " " + string(c.Goods) + " "
	}
	return x.sightOf(like)
}

func orderLike(d *aftersales.Dossier) string {
	var b strings.Builder
	for i := range d.Children {
		ch := &d.Children[i]
		for _, s := range []string{string(ch.Status), string(ch.CloseReason)} {
			b.WriteString(s)
			b.WriteByte(' ')
		}
		if ch.Hold {
			b.WriteString("hold ")
		}
		if ch.Pushed {
			b.WriteString("pushed ")
		}
	}
	return b.String()
}

func (x *explorer) sightOf(like string) sight {
	refused, seen := x.futile[like]
	if !seen {
		refused = map[label]bool{}
		x.futile[like] = refused
	}
	return sight{first: !seen, refused: refused}
}

// label tells the messages to states that are alike apart: the command's place in the table, the case, the variant and the
// sender.
type label uint32

// labelCase is the bit of a label that says that the message is about a case there is.
const labelCase = 20

// structural reports whether a refusal is for what the state or the sender is, which states that are alike share. Whether units
// may be shipped and clocks moved they do not.
func structural(refused *aftersales.RefusedError, m *labelled) bool {
	return slices.ContainsFunc(refused.Faults, func(f order.Fault) bool {
		switch f.Code {
		case "command_not_allowed":
			switch m.message.Command.(type) {
			case aftersales.Pay, aftersales.Push, aftersales.Deliver, aftersales.ConfirmReceipt:
				return true
			}
			return m.label>>labelCase&1 == 1
		case "actor_not_allowed", "platform_managed", "order_not_paid", "case_unknown", "case_exists", "order_exists",
			"child_unknown", "line_unknown", "tender_unknown", "refund_number_unknown", "refund_amount_differs", "revision_stale",
			"payment_amount_differs", "difference_unpaid", "price_missing", "timer_unknown", "claim_unknown", "reason_missing", "tracking_missing", "liable_missing":
			return true
		}
		return false
	})
}
