package modelcheck

import (
	"github.com/recourse-go/recourse/aftersales"
)

func shipReturn(v *view) trials {
	return trials{
		plain: list(aftersales.ShipReturn{Case: v.c.ID, Tracking: "T-2"}),
		wrong: list(aftersales.ShipReturn{Case: v.c.ID}),
	}
}

func refuseReturn(v *view) trials {
	return trials{
		plain: list(aftersales.RefuseReturn{Case: v.c.ID, Reason: "worn", Evidence: []string{"photo-4"}}),
		wrong: list(aftersales.RefuseReturn{Case: v.c.ID}, aftersales.RefuseReturn{Case: v.c.ID, Reason: "worn"}),
	}
}

func shipReplacement(v *view) trials {
	return trials{
		plain: list(aftersales.ShipReplacement{Case: v.c.ID, Tracking: "T-3"}),
		wrong: list(aftersales.ShipReplacement{Case: v.c.ID}),
	}
}

// inspect finds the first line of the case whole, damaged, or not there.
func inspect(v *view) trials {
	if len(v.c.Quote.Lines) == 0 {
		return trials{plain: list(aftersales.Inspect{Case: v.c.ID})}
	}
	l := v.c.Quote.Lines[0]
	of := func(k aftersales.Condition) aftersales.Inspect {
		return aftersales.Inspect{Case: v.c.ID, Lines: []aftersales.Condition{k}}
	}
	deducted := of(aftersales.Condition{Line: l.Line, Damaged: min(l.Quantity, 1)})
	deducted.Deduction = v.amount(1)
	whole := aftersales.Inspect{Case: v.c.ID, Deduction: v.amount(1)}
	much := deducted
	much.Deduction = v.tooMuch()
	return trials{
		plain: list(aftersales.Inspect{Case: v.c.ID}),
		more: list(of(aftersales.Condition{Line: l.Line, Damaged: min(l.Quantity, 1)}), deducted,
			of(aftersales.Condition{Line: l.Line, Missing: l.Quantity})),
		wrong: list(of(aftersales.Condition{Line: l.Line, Sellable: 1000}), of(aftersales.Condition{Line: l.Line, Damaged: -1}),
			of(aftersales.Condition{Line: "nothing", Damaged: 1}), whole, much),
	}
}
