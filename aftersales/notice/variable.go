package notice

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// values are the variables of one notice; every one of Variables has a value, an empty one where there is nothing to say.
type values map[string]string

// Variables lists the variables of templates, each with what it holds. All are text: write {{.Order}}, or
// {{if .Deadline}}...{{end}} for those that may be empty.
func Variables() map[string]string {
	return maps.Collect(variableRows())
}

// variableRows gives each variable with what it holds.
func variableRows() iter.Seq2[string, string] {
	return func(yield func(name, holds string) bool) {
		for row := range strings.SplitSeq(strings.TrimSpace(variables), "\n") {
			if name, holds, _ := strings.Cut(row, ": "); !yield(name, holds) {
				return
			}
		}
	}
}

// scoped are the variables that only blocks of a family have.
func scoped(name string) (families []string) {
	switch name {
	case "Tender", "Part", "Span", "Arrives", "Proof":
		return []string{"leg"}
	case "Account":
		return []string{"points"}
	case "Count":
		return []string{"span", "points"}
	}
	return nil
}

// knows reports whether a block may use a variable.
func knows(block, variable string) bool {
	if !strings.Contains(variables, "\n"+variable+": ") {
		return false
	}
	families := scoped(variable)
	family, _, _ := strings.Cut(block, ".")
	return families == nil || slices.Contains(families, family)
}

const variables = `
Order: the order's id
Child: the child order's id; empty where the order has one only
Case: the case's id; empty where the notice is about no case
To: the reader: buyer, seller or platform
Name: the reader's name; may be empty
Shop: the shop's name
Platform: the platform's name
Contact: how to reach the shop; may be empty
OrderPage: where the order is shown; may be empty
HelpPage: where the platform helps; may be empty
Event: what the topic is called, as the line of a history
Kind: what the case asks for
Reason: the reason that the case gives
State: where the case stands, or the child order
Goods: where the goods are
CloseReason: why the case is closed; empty while it is not
Liable: who bears it
Items: the goods that the case is about, on one line
Amount: what is refunded, or what is asked, in cash; the order's price where there is no case; empty where goods are asked for
Offer: the kind of what is offered instead and waits for its answer; empty where nothing is
OfferItems: the goods that the offer is about; may be empty
OfferAmount: what is offered, in cash; empty where goods are offered
Number: the refund's number; empty before it is ordered
Money: the block money of the case's state; empty before a refund is ordered
Legs: the blocks leg, a line for each tender; may be empty
Points: the blocks points, a line for each account; may be empty
Next: the block next of the case's state, or the block order of the child order's status; the platform has none
Deadline: the next instant at which silence has a consequence; may be empty
Within: how long it is until then, in hours or days; may be empty
Silence: the block silence of what happens then; empty without a deadline
Expiry: what happens then, as the line of a history
Address: where the goods are to be sent; may be empty
Tracking: the number of the parcel with what is sent back; may be empty
Replacement: the number of the parcel with what replaces the goods; may be empty
Task: what somebody must do by hand
Timer: what the deadline is called that was moved, asked to be moved or is reminded of; may be empty
Due: when that is due, or would be; may be empty
Cause: what went wrong, in the sender's words; may be empty
Expected: the day on which the goods are expected; may be empty
Alternative: what is offered instead, in the sender's words; may be empty
Tender: what the means of payment is called
Part: what of the refund goes to it
Span: how long that takes; may be empty for what is paid by hand
Arrives: where the money arrives; may be empty
Proof: the proof of a payment by hand; may be empty
Account: what the points account is called
Count: how many: 3, or 1–7
`
