package flow_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/looplab/fsm"

	"github.com/recourse-go/recourse/internal/flow"
)

// The dense table and looplab's machine must agree about every pair of names,
// those that neither knows included.
func TestNextAgreesWithLooplab(t *testing.T) {
	for _, spec := range []flow.Spec[state, event]{caseSpec(), doorSpec()} {
		table, machine := flow.Must(spec), looplab(spec)
		states := append(table.States(), "", "lost", "close", "closed_", "Closed", "closed\x00", "refunde", "efunded", "(absent)")
		events := append(table.AllEvents(), "", "gone", "opene", "opened_", "Opened", "refunding")
		legal := 0
		for _, from := range states {
			for _, ev := range events {
				want, wantOK := askLooplab(t, machine, from, ev)
				got, ok := table.Next(from, ev)
				if got != want || ok != wantOK || table.Can(from, ev) != wantOK {
					t.Errorf("%s: Next(%q, %q) = %q, %v; looplab says %q, %v", table.Name(), from, ev, got, ok, want, wantOK)
				}
				if ok {
					legal++
				}
			}
		}
		if want := len(table.Rules()); legal != want {
			t.Errorf("%s: %d pairs are legal, the table has %d rules", table.Name(), legal, want)
		}
	}
}

func askLooplab(t *testing.T, m *fsm.FSM, from state, ev event) (state, bool) {
	t.Helper()
	m.SetState(looplabName(from))
	err := m.Event(context.Background(), string(ev))
	switch e := err.(type) {
	case nil:
		return state(m.Current()), true
	case fsm.NoTransitionError:
		return from, e.Err == nil
	case fsm.InvalidEventError, fsm.UnknownEventError:
		return "", false
	}
	t.Fatalf("looplab on (%q, %q): %v", from, ev, err)
	return "", false
}

func TestNextDoesNotAllocate(t *testing.T) {
	from, ev := state([]byte("arbitrating")), event([]byte("approved_refund"))
	if n := testing.AllocsPerRun(100, func() { caseTable.Next(from, ev); caseTable.Next(from, "gone") }); n != 0 {
		t.Errorf("Next allocates %v times", n)
	}
}

// Words that the length and two bytes cannot tell apart share slots; lookups
// must still be exact.
func TestNextOnWordsHardToTellApart(t *testing.T) {
	var states []state
	for i := range 256 {
		word := []byte("a_a_a_a_a_a_a_a_a")
		for bit := range 8 {
			word[2*bit+1] = "bc"[i>>bit&1]
		}
		states = append(states, state(word))
	}
	spec := flow.Spec[state, event]{Name: "chain", Initial: states[0], States: states, Terminal: states[255:]}
	for i := range 255 {
		spec.Rules = append(spec.Rules, flow.Rule[state, event]{states[i : i+1], event(states[255-i]), states[i+1]})
	}
	table := flow.Must(spec)
	for i, from := range states {
		for j := range states {
			want, legal := state(""), i < 255 && j == 255-i
			if legal {
				want = states[i+1]
			}
			if got, ok := table.Next(from, event(states[j])); got != want || ok != legal {
				t.Fatalf("Next(%q, %q) = %q, %v; want %q, %v", from, states[j], got, ok, want, legal)
			}
		}
		if to, ok := table.Next(from+"a", event(states[0])); ok {
			t.Fatalf("an unknown state leads to %q", to)
		}
	}
}

// The door is small enough to state everything about it.
func doorSpec() flow.Spec[state, event] {
	return flow.Spec[state, event]{
		Name:     "door",
		States:   []state{"open", "shut", "gone"},
		Terminal: []state{"gone"},
		Rules: []flow.Rule[state, event]{
			{[]state{"", "shut"}, "open", "open"},
			{[]state{"open"}, "shut", "shut"},
			{[]state{"open"}, "push", "open"},
			{[]state{"open", "shut"}, "remove", "gone"},
		},
	}
}

func TestTableTellsWhatItIs(t *testing.T) {
	door := flow.Must(doorSpec())
	type told struct {
		Name     string
		Initial  state
		States   []state
		Events   []event
		Rules    []flow.Rule[state, event]
		At       map[state][]event
		Terminal []bool
	}
	got := told{Name: door.Name(), Initial: door.Initial(), States: door.States(), Events: door.AllEvents(),
		Rules: door.Rules(), At: map[state][]event{}}
	for _, s := range []state{"", "open", "shut", "gone", "nowhere"} {
		got.At[s] = door.Events(s)
		got.Terminal = append(got.Terminal, door.Terminal(s))
	}
	want := told{Name: "door", Initial: "", States: []state{"open", "shut", "gone"},
		Events: []event{"open", "shut", "push", "remove"},
		Rules: []flow.Rule[state, event]{
			{[]state{""}, "open", "open"}, {[]state{"shut"}, "open", "open"}, {[]state{"open"}, "shut", "shut"},
			{[]state{"open"}, "push", "open"}, {[]state{"open"}, "remove", "gone"}, {[]state{"shut"}, "remove", "gone"},
		},
		At: map[state][]event{"": {"open"}, "open": {"shut", "push", "remove"}, "shut": {"open", "remove"},
			"gone": nil, "nowhere": nil},
		Terminal: []bool{false, false, false, true, false}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Nothing that a caller holds reaches into a table.
func TestTableSharesNoMemory(t *testing.T) {
	spec := doorSpec()
	door := flow.Must(spec)
	spec.States[0], spec.Terminal[0], spec.Rules[0].From[0], spec.Rules[1].To = "x", "x", "x", "x"
	door.States()[0], door.AllEvents()[0], door.Events("open")[0] = "x", "x", "x"
	door.Rules()[0].From[0], door.Rules()[0].To = "x", "x"

	fresh := flow.Must(doorSpec())
	if diff := cmp.Diff(fresh.Mermaid(nil, nil), door.Mermaid(nil, nil)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(fresh.Rules(), door.Rules()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMustPanicsWithTheText(t *testing.T) {
	spec := doorSpec()
	spec.Terminal = nil
	_, err := flow.New(spec)
	defer func() {
		if got := recover(); got != err.Error() {
			t.Errorf("Must panicked with %v, want %q", got, err)
		}
	}()
	flow.Must(spec)
}

func ExampleTable_Next() {
	type status string
	type event string
	order := flow.Must(flow.Spec[status, event]{
		Name:     "order",
		Initial:  "unpaid",
		States:   []status{"unpaid", "paid", "shipped", "closed"},
		Terminal: []status{"shipped", "closed"},
		Rules: []flow.Rule[status, event]{
			{[]status{"unpaid"}, "pay", "paid"},
			{[]status{"paid"}, "ship", "shipped"},
			{[]status{"unpaid", "paid"}, "cancel", "closed"},
		},
	})
	fmt.Println(order.Next("unpaid", "pay"))
	fmt.Println(order.Next("shipped", "cancel"))
	fmt.Println(order.Events("paid"))
	// Output:
	// paid true
	//  false
	// [ship cancel]
}

func ExampleNew_refused() {
	type status string
	type event string
	_, err := flow.New(flow.Spec[status, event]{
		Name:     "order",
		Initial:  "unpaid",
		States:   []status{"unpaid", "paid", "closed"},
		Terminal: []status{"closed"},
		Rules: []flow.Rule[status, event]{
			{[]status{"unpaid"}, "pay", "paid"},
			{[]status{"unpaid", "paid"}, "cancel", "closed"},
			{[]status{"paid"}, "cancel", "unpaid"},
		},
	})
	fmt.Println(err)
	var fault *flow.TableError
	fmt.Println(errors.As(err, &fault), fault.Problem, fault.Rule, fault.Other)
	// Output:
	// flow: table "order": rule 2 ("paid" -cancel-> "unpaid"): rule 1 already says where "cancel" leads from "paid": remove one, or give one another event
	// true duplicate_rule 2 1
}
