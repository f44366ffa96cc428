package modelcheck

import (
	"slices"
	"strings"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// likeness is what states have in common that refuse the same messages for what they are: everything but timers, amounts,
// and what hangs on them.
type likeness string

func likenessOf(d *aftersales.Dossier) likeness {
	var b strings.Builder
	word := func(s string) { b.WriteString(s); b.WriteByte(' ') }
	for i := range d.Children {
		ch := &d.Children[i]
		word(string(ch.Status))
		word(string(ch.CloseReason))
		if ch.Hold {
			word("hold")
		}
		if ch.Pushed {
			word("pushed")
		}
	}
	for i := range d.Cases {
		c := &d.Cases[i]
		word(string(c.Kind))
		word(string(c.State))
		word(string(c.Goods))
		word(string(c.By))
	}
	return likeness(b.String())
}

// label tells the messages to states that are alike apart: the command's place in the table, the case, the variant and the
// sender.
type label uint32

// sight is a state among those like it. The first is sent everything; what it refuses for what it is, the others are not
// sent again.
type sight struct {
	is      bool
	refused map[label]bool
}

func (x *explorer) first(d *aftersales.Dossier) sight {
	like := likenessOf(d)
	refused, seen := x.futile[like]
	if !seen {
		refused = map[label]bool{}
		x.futile[like] = refused
	}
	return sight{is: !seen, refused: refused}
}

// structural reports whether a refusal is for what the state or the sender is, which states that are alike share.
func structural(refused *aftersales.RefusedError) bool {
	return slices.ContainsFunc(refused.Faults, func(f order.Fault) bool {
		switch f.Code {
		case "command_not_allowed", "actor_not_allowed", "platform_managed", "order_not_paid", "case_unknown", "case_exists", "order_exists",
			"child_unknown", "line_unknown", "tender_unknown", "refund_number_unknown", "refund_amount_differs", "revision_stale",
			"payment_amount_differs", "reason_missing", "tracking_missing", "liable_missing":
			return true
		}
		return false
	})
}
