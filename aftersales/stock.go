package aftersales

import (
	"slices"

	"github.com/recourse-go/recourse/refund"
)

// stock is what entering refunding means for the goods: they are restocked only if they physically came back or never
// left, written off if they stay with the buyer, and silence restocks nothing.
func stock(was, is *Case, event Event) []Effect {
	units := quoteUnits(is.Quote)
	switch {
	case len(units) == 0:
		return nil
	case was.State == Intercepting && event != EventIntercepted:
		return nil // nobody said where the goods are
	case is.Goods == NotShipped, event == EventReceivedRefund:
		return []Effect{{Kind: Restock, Units: units}}
	case is.sentBack() && event == EventExpiredRefund:
		return nil
	case is.sentBack():
		return is.unstocked(is.Inspection) // none where they are on their way, or were dealt with
	}
	return []Effect{{Kind: WriteOff, Units: units, Document: NonPhysical}}
}

// inspected restocks the sellable units and writes off the rest; as non-physical where none of the rest came back.
func inspected(conditions []Condition) []Effect {
	var sellable, rest []LineUnits
	physical := false
	for _, c := range conditions {
		for _, part := range []struct {
			list    *[]LineUnits
			units   int64
			missing bool
		}{{&sellable, c.Sellable, false}, {&rest, c.Damaged, false}, {&rest, c.Missing, true}} {
			if part.units > 0 {
				*part.list = append(*part.list, LineUnits{Line: c.Line, Units: part.units, Missing: part.missing})
			}
		}
		physical = physical || c.Damaged > 0
	}
	var effects []Effect
	if sellable != nil {
		effects = append(effects, Effect{Kind: Restock, Units: sellable})
	}
	if rest != nil {
		off := Effect{Kind: WriteOff, Units: rest}
		if !physical {
			off.Document = NonPhysical
		}
		effects = append(effects, off)
	}
	return effects
}

func quoteUnits(q *refund.Quote) []LineUnits {
	var units []LineUnits
	for i := range q.Lines {
		if n := q.Lines[i].Quantity; n > 0 {
			units = append(units, LineUnits{Line: q.Lines[i].Line, Units: n})
		}
	}
	return units
}

// unstocked is what the stock must be told of goods that came back as conditions say, and was not told yet.
func (c *Case) unstocked(conditions []Condition) []Effect {
	switch {
	case c.Accounted, c.State == Arbitrating: // nobody knows whose they are
		return nil
	case c.State == Closed && c.ReplacementTracking == "":
		if units := less(quoteUnits(c.Quote), conditions); len(units) > 0 && conditions != nil {
			return []Effect{{Kind: ReturnToBuyer, Units: units}}
		}
		return nil
	case c.Kind == Repair && (c.ReplacementTracking != "" || !c.State.Executing()):
		return nil // they are to be mended, or were
	}
	return inspected(conditions)
}

// accounts reports whether effects tell the stock what became of goods that came back.
func accounts(effects []Effect) bool {
	return slices.ContainsFunc(effects, func(e Effect) bool { return oneOf(e.Kind, Restock, WriteOff, ReturnToBuyer) })
}

// less leaves out units that did not come back.
func less(units []LineUnits, inspection []Condition) []LineUnits {
	for _, c := range inspection {
		for i := range units {
			if units[i].Line == c.Line {
				units[i].Units -= c.Missing
			}
		}
	}
	return slices.DeleteFunc(units, func(u LineUnits) bool { return u.Units <= 0 })
}
