package story_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy/story"
)

// moment is what a row of the specification looks for: a transition, or a step that was refused or changed nothing.
type moment struct {
	taken
	faults []string
	idle   bool // accepted, and nothing was decided
}

// moments are all that the built-in stories hold.
func moments(t testing.TB) []moment {
	t.Helper()
	var all []moment
	for _, doc := range builtIn(t) {
		r := play(t, string(doc))
		for _, x := range logged(t, r) {
			all = append(all, moment{taken: x})
		}
		for _, s := range r.Steps {
			all = append(all, stopped(&s)...)
		}
	}
	return all
}

// stopped is the moment of a step whose message decided nothing, with the case that it speaks of.
func stopped(s *story.Played) []moment {
	do := s.Step.Command.Name()
	m := moment{taken: taken{do: do, by: s.By}}
	if len(s.Cases) == 1 {
		m.is, _ = s.Dossier.Case(s.Cases[0])
		m.kind, m.from = m.is.Kind, string(m.is.State)
	}
	switch decided := slices.ContainsFunc(s.Entries, func(e aftersales.Entry) bool { return e.Do == do }); {
	case s.Refused != nil:
		m.faults = s.Refused.Codes()
	case do != (aftersales.Wait{}).Name() && !decided:
		m.idle = true
	default:
		return nil
	}
	return []moment{m}
}

// like reports whether a moment is the transition of a pattern: kind, state or status before, event, state after, sender and
// command, each - for any or several words joined by a bar. A child order's kind is child.
func (m *moment) like(pattern string) bool {
	is := []string{string(m.kind), m.from, m.event, m.to, string(m.by), m.do}
	if m.kind == "" {
		is[0] = "child"
	}
	if m.from == "" {
		is[1] = "none"
	}
	for i, word := range strings.Fields(pattern) {
		if word != "-" && !slices.Contains(strings.Split(word, "|"), is[i]) {
			return false
		}
	}
	return m.event != ""
}

// refused is a step of a command that is refused with a fault, among others.
func refused(do, code string) func(*moment) bool {
	return func(m *moment) bool {
		return slices.Contains(strings.Split(do, "|"), m.do) && slices.Contains(m.faults, code)
	}
}

// tells reports whether the transition has an effect of a kind.
func (m *moment) tells(kind aftersales.EffectKind) bool {
	return slices.ContainsFunc(m.entry.Effects, func(e aftersales.Effect) bool { return e.Kind == kind })
}

// when is a transition of a pattern for which more holds.
func when(pattern string, more ...func(*moment) bool) func(*moment) bool {
	return func(m *moment) bool {
		return m.like(pattern) && !slices.ContainsFunc(more, func(holds func(*moment) bool) bool { return !holds(m) })
	}
}

func effect(kind aftersales.EffectKind) func(*moment) bool {
	return func(m *moment) bool { return m.tells(kind) }
}

func liable(p order.Party) func(*moment) bool {
	return func(m *moment) bool { return m.is.Liable == p }
}

// against reports whether a deadline passed that was about a party's silence.
func against(p order.Party) func(*moment) bool {
	return func(m *moment) bool {
		return slices.ContainsFunc(m.was.Deadlines, func(d aftersales.Deadline) bool { return d.Of == p && d.Due.Equal(m.entry.At) })
	}
}

func closedFor(r aftersales.CloseReason) func(*moment) bool {
	return func(m *moment) bool { return m.is.CloseReason == r }
}

// closedAs is a child order that is closed for a reason.
func closedAs(r order.CloseReason) func(*moment) bool {
	return func(m *moment) bool { return m.became.CloseReason == r }
}

// row is a row of the specification's tables, or a part of one.
type row struct {
	name string
	why  string
	told func(*moment) bool
}

// Every row of the specification's tables is told by a built-in story: O1 to O7 of the child order, C1 to C38 of the case.
func TestStoriesTellEveryRow(t *testing.T) {
	all, rows := moments(t), append(orderRows(), caseRows()...)
	named, missing := map[string]bool{}, 0
	for _, r := range rows {
		named[r.name] = true
		if !slices.ContainsFunc(all, func(m moment) bool { return r.told(&m) }) {
			missing++
			t.Errorf("%s, %s: no story tells it", r.name, r.why)
		}
	}
	for _, name := range rowNames() {
		if !named[name] {
			t.Errorf("%s has no line in the table", name)
		}
	}
	t.Logf("the stories tell %d of %d parts of the %d rows, %d %%", len(rows)-missing, len(rows), len(named), 100*(len(rows)-missing)/len(rows))
}

// paused reports whether the clock to confirm stood still while a case was open: it ran out later than it was set to.
func paused(m *moment) bool {
	return m.entry.At.Sub(m.child.ShippedAt) > 240*time.Hour
}

// stays reports whether the case stands where it stood, with what goes back to the buyer.
func stays(m *moment) bool {
	return m.from == m.to && m.was.Quote.Total.Equal(m.is.Quote.Total) && m.was.CloseReason == m.is.CloseReason
}

// lastAppeal is a ruling on an appeal that reversed the money, the metric, or both.
func lastAppeal(funds, metric bool) func(*moment) bool {
	return func(m *moment) bool {
		r := m.is.Appeals[len(m.is.Appeals)-1].Ruling
		return r.FundsReversed == funds && r.MetricReversed == metric && (r.Transfer != nil) == funds && (len(r.Metrics) > 0) == metric
	}
}
