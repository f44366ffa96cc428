package flow_test

import (
	"slices"
	"testing"

	"github.com/recourse-go/recourse/internal/flow"
)

// The alphabet of random tables: sound names of every length class, and one of
// each kind that must be refused.
var (
	fuzzStates = []state{"a", "b", "state", "awaiting_x", "awaiting_y", "return_in_transit", "c", "", "Bad", "x_"}
	fuzzEvents = []event{"go", "no", "event", "approved_x", "approved_y", "expired_close", "f", "", "a b"}
)

// randomSpec reads a spec from bytes, three a rule.
func randomSpec(initial, states, terminal uint16, rules []byte) flow.Spec[state, event] {
	spec := flow.Spec[state, event]{Name: "random", Initial: fuzzStates[int(initial)%len(fuzzStates)]}
	for i, s := range fuzzStates {
		if states>>i&1 == 1 {
			spec.States = append(spec.States, s)
		}
		if terminal>>i&1 == 1 {
			spec.Terminal = append(spec.Terminal, s)
		}
	}
	for ; len(rules) >= 3; rules = rules[3:] {
		r := flow.Rule[state, event]{Event: fuzzEvents[int(rules[1])%len(fuzzEvents)], To: fuzzStates[int(rules[2])%len(fuzzStates)]}
		r.From = append(r.From, fuzzStates[int(rules[0]&15)%len(fuzzStates)])
		if second := int(rules[0] >> 4); second < len(fuzzStates) {
			r.From = append(r.From, fuzzStates[second])
		}
		spec.Rules = append(spec.Rules, r)
	}
	return spec
}

// model is the naive reading of a spec.
type model struct {
	to map[state]map[event]state
	ok bool
}

// read judges a spec by the rules of the package comment, word for word.
func read(spec flow.Spec[state, event]) model {
	m := model{map[state]map[event]state{}, len(spec.Terminal) > 0}
	exists := func(s state) bool {
		return slices.Contains(spec.States, s) && s != "" && s != "Bad" && s != "x_"
	}
	m.ok = m.ok && (spec.Initial == "" || exists(spec.Initial))
	for _, s := range spec.States {
		m.ok = m.ok && (exists(s) || s == "" && spec.Initial == "")
	}
	for _, s := range spec.Terminal {
		m.ok = m.ok && exists(s)
	}
	for _, r := range spec.Rules {
		m.ok = m.ok && exists(r.To) && r.Event != "" && r.Event != "a b"
		for _, from := range r.From {
			_, twice := m.to[from][r.Event]
			m.ok = m.ok && !twice && (exists(from) || from == "" && spec.Initial == "") && !slices.Contains(spec.Terminal, from)
			if m.to[from] == nil {
				m.to[from] = map[event]state{}
			}
			m.to[from][r.Event] = r.To
		}
	}
	m.ok = m.ok && m.connected(spec)
	return m
}

// connected reports whether every state lies on a path from the initial one to
// a terminal one.
func (m model) connected(spec flow.Spec[state, event]) bool {
	leads := func(from, to state) bool { return m.path(from, to, map[state]bool{}) }
	for _, s := range append([]state{spec.Initial}, spec.States...) {
		if !leads(spec.Initial, s) || !slices.ContainsFunc(spec.Terminal, func(end state) bool { return leads(s, end) }) {
			return false
		}
	}
	return true
}

func (m model) path(from, to state, seen map[state]bool) bool {
	if from == to {
		return true
	}
	seen[from] = true
	for _, next := range m.to[from] {
		if !seen[next] && m.path(next, to, seen) {
			return true
		}
	}
	return false
}

// New never panics, accepts exactly what the naive model accepts, and an
// accepted table answers as the model does.
func FuzzNew(f *testing.F) {
	f.Add(uint16(7), uint16(0b111), uint16(0b100), []byte{0xf7, 0, 0, 0xf0, 1, 1, 0x01, 2, 2})
	f.Add(uint16(0), uint16(0b11), uint16(0b10), []byte{0xf0, 0, 1, 0xf0, 1, 0})
	f.Add(uint16(0), uint16(0b1), uint16(0b1), []byte{})
	f.Add(uint16(0), uint16(0b1111), uint16(0b1000), []byte{0xf0, 0, 1, 0xf1, 0, 2, 0xf2, 0, 1, 0xf0, 1, 3})
	f.Add(uint16(0), uint16(0b11), uint16(0b10), []byte{0xf0, 0, 1, 0xf0, 0, 0})
	f.Fuzz(func(t *testing.T, initial, states, terminal uint16, rules []byte) {
		spec := randomSpec(initial, states, terminal, rules[:min(len(rules), 90)])
		want := read(spec)
		table, err := flow.New(spec)
		if (err == nil) != want.ok {
			t.Fatalf("%+v: New says %v, the model %v", spec, err, want.ok)
		}
		if err != nil {
			for _, fault := range faults(t, err) {
				if fault.Error() == "" || fault.Table != spec.Name || fault.Rule >= len(spec.Rules) {
					t.Fatalf("%+v: fault %+v", spec, fault)
				}
			}
			return
		}
		agree(t, table, want)
	})
}

func agree(t *testing.T, table *flow.Table[state, event], want model) {
	t.Helper()
	for _, from := range append(fuzzStates, "nowhere") {
		for _, ev := range append(fuzzEvents, "never") {
			to, ok := want.to[from][ev]
			if got, can := table.Next(from, ev); got != to || can != ok {
				t.Fatalf("Next(%q, %q) = %q, %v; the model says %q, %v", from, ev, got, can, to, ok)
			}
		}
		if got := len(table.Events(from)); got != len(want.to[from]) {
			t.Fatalf("Events(%q) has %d, the model %d", from, got, len(want.to[from]))
		}
	}
}
