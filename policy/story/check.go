package story

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// check compares what came out of a step with what it expects.
func check(s *Step, p *Played) []string {
	c := checker{step: s, played: p}
	c.refusal()
	c.statuses()
	if cases := c.cases(); len(cases) > 0 {
		c.ofCases(cases)
	} else {
		c.withoutCase()
	}
	c.effects()
	for _, name := range slices.Sorted(maps.Keys(s.Expect.Metrics)) {
		c.equal("metrics."+name, s.Expect.Metrics[name], p.Metrics[name])
	}
	return c.failures
}

type checker struct {
	step     *Step
	played   *Played
	failures []string
}

func (c *checker) fail(format string, args ...any) {
	c.failures = append(c.failures, fmt.Sprintf(format, args...))
}

func (c *checker) equal(field string, want, got any) {
	if want != got {
		c.fail("%s: want %v, got %v", field, want, got)
	}
}

func (c *checker) refusal() {
	want, refused := c.step.Expect.Faults, c.played.Refused
	switch {
	case refused == nil && want != nil:
		c.fail("faults: want %v, got none: the step was carried out", want)
	case refused != nil && want == nil:
		c.fail("refused: %v", refused)
	case refused != nil:
		for _, code := range want {
			if !refused.Has(code) {
				c.fail("faults: want %s among %v", code, refused.Codes())
			}
		}
	}
}

func (c *checker) statuses() {
	e, d := &c.step.Expect, &c.played.Dossier
	if e.Order != "" {
		c.equal("order", e.Order, d.Status())
	}
	for _, id := range slices.Sorted(maps.Keys(e.Child)) {
		ch, ok := d.Child(id)
		if !ok {
			c.fail("child.%s: there is no such child order", id)
			continue
		}
		c.equal("child."+id, e.Child[id], ch.Status)
	}
}

// cases are those the step speaks of.
func (c *checker) cases() []aftersales.Case {
	var found []aftersales.Case
	for _, id := range c.played.Cases {
		if k, ok := c.played.Dossier.Case(id); ok {
			found = append(found, k)
		}
	}
	return found
}

func (c *checker) ofCases(cases []aftersales.Case) {
	e := &c.step.Expect
	if e.State != "" {
		for _, k := range cases {
			c.equal("state of "+k.ID, e.State, k.State)
		}
	}
	if e.FaultOf != "" {
		for _, k := range cases {
			c.equal("fault_of "+k.ID, e.FaultOf, k.Liable)
		}
	}
	pay := paying(cases)
	c.amount("refund", e.Refund, pay, func(k *aftersales.Case) money.Amount { return k.Quote.Total })
	c.amount("goods", e.Goods, pay, func(k *aftersales.Case) money.Amount { return k.Quote.Goods })
	c.amount("freight", e.Freight, pay, func(k *aftersales.Case) money.Amount { return k.Quote.Freight })
	c.amount("deductions", e.Deductions, pay, func(k *aftersales.Case) money.Amount { return k.Quote.Deductions })
	if c.played.Refused == nil {
		c.amount("ceiling", e.Ceiling, cases, func(k *aftersales.Case) money.Amount { return k.Quote.Ceiling })
	} else {
		c.refusedCeiling()
	}
	c.points(slices.DeleteFunc(slices.Clone(cases), func(k aftersales.Case) bool { return !k.Reserves() })) // those of a voided case return
	c.tenders(pay)
	if e.Deadline != nil {
		due, ok := earliest(cases)
		if !ok && c.step.Case == "" {
			due, ok = c.played.Dossier.NextDeadline()
		}
		c.deadline(due, ok)
	}
}

// withoutCase checks what can be expected where no case is concerned: the order's next deadline, a refusal's ceiling.
func (c *checker) withoutCase() {
	e := &c.step.Expect
	if c.played.Refused != nil {
		c.refusedCeiling()
	}
	for _, f := range []struct {
		name  string
		named bool
	}{
		{"state", e.State != ""}, {"refund", e.Refund != nil}, {"goods", e.Goods != nil}, {"freight", e.Freight != nil},
		{"deductions", e.Deductions != nil}, {"points", e.Points != nil}, {"tenders", e.Tenders != nil},
		{"ceiling", e.Ceiling != nil && c.played.Refused == nil}, {"fault_of", e.FaultOf != ""},
	} {
		if f.named {
			c.fail("%s: %s", f.name, c.noCase())
		}
	}
	if e.Deadline != nil {
		due, ok := c.played.Dossier.NextDeadline()
		c.deadline(due, ok && c.step.Case == "")
	}
}

func (c *checker) noCase() string {
	switch {
	case c.step.Case != "":
		return fmt.Sprintf("there is no case %q", order.Shorten(c.step.Case, 64))
	case len(c.played.Dossier.Cases) > 0:
		return "there are several cases, and the step names none"
	}
	return "there is no case"
}

// refusedCeiling compares the ceiling of a refusal, which is no amount where money was not judged.
func (c *checker) refusedCeiling() {
	want, got := c.step.Expect.Ceiling, c.played.Refused.Ceiling
	switch {
	case want == nil:
	case got.IsPlain():
		c.fail("ceiling: want %s, got none", want.Number())
	case got.Minor() != want.Minor():
		c.fail("ceiling: want %s, got %s", want.Number(), got.Number())
	}
}

// paying leaves out cases that ended without a refund: nothing of what they asked goes back, voided or not.
func paying(cases []aftersales.Case) []aftersales.Case {
	return slices.DeleteFunc(slices.Clone(cases), func(k aftersales.Case) bool { return !k.State.Reserves() })
}

func (c *checker) amount(field string, want *money.Amount, cases []aftersales.Case, of func(*aftersales.Case) money.Amount) {
	if want == nil {
		return
	}
	var sum int64
	for i := range cases {
		sum += of(&cases[i]).Minor()
	}
	if sum != want.Minor() {
		c.fail("%s: want %s, got %s", field, want.Number(), money.FromMinor(sum, want.Currency()).Number())
	}
}

func (c *checker) points(cases []aftersales.Case) {
	want := c.step.Expect.Points
	if want == nil {
		return
	}
	got := map[string]int64{}
	for _, k := range cases {
		for _, p := range k.Quote.Points {
			got[p.ID] += p.Count
		}
	}
	for _, id := range slices.Sorted(maps.Keys(want)) {
		c.equal("points."+id, want[id], got[id])
	}
}

func (c *checker) tenders(cases []aftersales.Case) {
	want := c.step.Expect.Tenders
	if want == nil {
		return
	}
	got := map[string]int64{}
	for _, k := range cases {
		for _, t := range k.Quote.Tenders {
			got[t.ID] += t.Amount.Minor()
		}
	}
	for _, id := range slices.Sorted(maps.Keys(want)) {
		if a := want[id]; a.Minor() != got[id] {
			c.fail("tenders.%s: want %s, got %s", id, a.Number(), money.FromMinor(got[id], a.Currency()).Number())
		}
	}
}

func earliest(cases []aftersales.Case) (first time.Time, ok bool) {
	for i := range cases {
		if d, has := cases[i].Deadline(); has && (!ok || d.Due.Before(first)) {
			first, ok = d.Due, true
		}
	}
	return first, ok
}

func (c *checker) deadline(got time.Time, ok bool) {
	want := *c.step.Expect.Deadline
	switch {
	case !ok:
		c.fail("deadline: want %s, got none", want.Format(time.RFC3339))
	case !got.Equal(want):
		c.fail("deadline: want %s, got %s", want.Format(time.RFC3339), got.In(want.Location()).Format(time.RFC3339))
	}
}

// effects compares the kinds in order; notices and metrics only count where they are named.
func (c *checker) effects() {
	want := c.step.Expect.Effects
	if want == nil {
		return
	}
	var got []aftersales.EffectKind
	for _, e := range c.played.Effects {
		quiet := e.Kind == aftersales.Notify || e.Kind == aftersales.CountMetric
		if !quiet || slices.Contains(want, e.Kind) {
			got = append(got, e.Kind)
		}
	}
	if !slices.Equal(want, got) {
		c.fail("effects: want %v, got %v", want, got)
	}
}
