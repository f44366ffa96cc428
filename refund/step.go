package refund

import (
	"fmt"
	"strings"

	"github.com/recourse-go/recourse/order/money"
)

// StepKind says what a step of a quote is.
type StepKind string

const (
	// UnitsStep: the share of the units taken of a line.
	UnitsStep StepKind = "units"
	// AmountStep: what is left of a line that was asked by amount.
	AmountStep StepKind = "by_amount"
	// CutStep: what a line gets less because a lower amount was asked. Negative.
	CutStep StepKind = "cut"
	// ClawBackStep: what the buyer owes for what he keeps, priced again. Negative.
	ClawBackStep StepKind = "claw_back"
	// ReleaseStep: what was clawed back before and is owed no more, or what discounts that fall on what is kept leave over.
	ReleaseStep StepKind = "release"
	// FreightStep: freight of a child order.
	FreightStep StepKind = "freight"
	// DeductionStep: what comes off. Negative.
	DeductionStep StepKind = "deduction"
)

// StepKinds lists every StepKind.
func StepKinds() []StepKind {
	return []StepKind{UnitsStep, AmountStep, CutStep, ClawBackStep, ReleaseStep, FreightStep, DeductionStep}
}

// Step is one term of a quote's total. The amounts of a quote's steps sum to its total.
type Step struct {
	Kind   StepKind
	On     string // the line, the child order, or what a deduction is on; empty for what is of the whole order
	Text   string // how the amount came about
	Amount money.Amount
}

// Steps says how the total came about, term by term: line by line, then what repricing does, then the freight, then what
// comes off.
func (q Quote) Steps() []Step {
	steps := make([]Step, 0, len(q.Lines)+len(q.FreightOf)+len(q.Reductions)+1)
	for i := range q.Lines {
		steps = q.Lines[i].steps(steps)
	}
	if q.Repricing != nil {
		steps = q.Repricing.steps(steps)
	}
	for _, f := range q.FreightOf {
		steps = append(steps, Step{Kind: FreightStep, On: f.Child, Text: "of " + f.Child, Amount: f.Amount})
	}
	for _, r := range q.Reductions {
		steps = append(steps, Step{Kind: DeductionStep, On: r.On, Text: r.text(), Amount: money.FromMinor(-r.Amount.Minor(), q.Currency)})
	}
	return steps
}

func (r *Repricing) steps(steps []Step) []Step {
	text := fmt.Sprintf("what is kept would have cost %s: %s is due, %s went back before", r.Cost.Number(), r.Due.Number(), r.Before.Number())
	if r.ClawBack.Sign() > 0 {
		steps = append(steps, Step{Kind: ClawBackStep, Text: text, Amount: money.FromMinor(-r.ClawBack.Minor(), r.ClawBack.Currency())})
	}
	if r.Released.Sign() > 0 {
		steps = append(steps, Step{Kind: ReleaseStep, Text: text, Amount: r.Released})
	}
	return steps
}

// text names a reduction in words.
func (r *Reduction) text() string {
	text := strings.ReplaceAll(string(r.Kind), "_", " ")
	if r.On != "" {
		text += ", " + r.On
	}
	return text
}

func (l *QuoteLine) steps(steps []Step) []Step {
	share := Step{Kind: UnitsStep, On: l.Line, Amount: l.Share}
	if l.ByAmount {
		share.Kind, share.Text = AmountStep, l.amountText()
	} else {
		share.Text = l.unitsText()
	}
	steps = append(steps, share)
	less := l.Share.Minor() - l.Amount.Minor()
	if less == 0 {
		return steps
	}
	text := "not asked for"
	switch {
	case l.Forfeited.Sign() > 0:
		text = "not asked for, and forfeited"
	case !l.ByAmount:
		text = "not asked for, stays with the line"
	}
	return append(steps, Step{Kind: CutStep, On: l.Line, Text: text, Amount: money.FromMinor(-less, l.Share.Currency())})
}

func (l *QuoteLine) amountText() string {
	if l.Stood.IsZero() {
		return "by amount, all that was paid"
	}
	return fmt.Sprintf("by amount, %s less %s", l.Net.Number(), l.Stood.Number())
}

// unitsText names the units and says how their share came about.
func (l *QuoteLine) unitsText() string {
	to := l.Before + l.Quantity
	name := fmt.Sprintf("units %d to %d of %d", l.Before+1, to, l.Of)
	switch {
	case l.Quantity == l.Of && l.Of == 1:
		name = "the unit"
	case l.Quantity == l.Of:
		name = fmt.Sprintf("all %d units", l.Of)
	case l.Quantity == 1:
		name = fmt.Sprintf("unit %d of %d", to, l.Of)
	}
	before, _ := portion(l.Net.Minor(), l.Before, l.Of)
	upTo, _ := portion(l.Net.Minor(), to, l.Of)
	less := money.FromMinor(before, l.Net.Currency())
	switch {
	case to == l.Of && l.Stood.IsZero():
		return name
	case to == l.Of:
		return fmt.Sprintf("%s: %s less %s", name, l.Net.Number(), l.Stood.Number())
	case l.Share.Minor() < upTo-before:
		return name + ": all that is left"
	case before == 0:
		return fmt.Sprintf("%s: %d/%d of %s", name, to, l.Of, l.Net.Number())
	}
	return fmt.Sprintf("%s: %d/%d of %s, less %s", name, to, l.Of, l.Net.Number(), less.Number())
}

func units(n int64) string {
	if n == 1 {
		return "1 unit"
	}
	return fmt.Sprintf("%d units", n)
}
