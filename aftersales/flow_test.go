package aftersales_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

var update = flag.Bool("update", false, "write the golden files")

// The drawings of every kind's flow; of one kind in each language.
func TestFlowDrawings(t *testing.T) {
	for _, kind := range aftersales.Kinds() {
		golden(t, string(kind)+".mmd", aftersales.Diagram(kind, "", ""))
	}
	for _, l := range order.Languages() {
		golden(t, "refund_only."+string(l)+".mmd", aftersales.Diagram(aftersales.RefundOnly, aftersales.AwaitingSeller, l))
	}
	if got := aftersales.Diagram("swap", "", order.English); got != "" {
		t.Errorf("an unknown kind is drawn:\n%s", got)
	}
}

// golden holds a drawing against a file in flows.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("flows", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, file+", if the change is meant: go test -update", string(want), got)
}

// The tables, the lists and the questions about states say the same.
func TestFlowsFitTheVocabulary(t *testing.T) {
	states, events := map[aftersales.State]bool{}, map[aftersales.Event]bool{}
	for _, kind := range aftersales.Kinds() {
		f := aftersales.Flow(kind)
		if f.Name() != string(kind) || f.Initial() != "" {
			t.Errorf("%s: it is called %s and begins with %q", kind, f.Name(), f.Initial())
		}
		for _, s := range f.States() {
			states[s] = true
			if f.Terminal(s) != s.Terminal() {
				t.Errorf("%s: %s is terminal: %t", kind, s, f.Terminal(s))
			}
		}
		for _, e := range f.AllEvents() {
			events[e] = true
		}
	}
	for _, s := range aftersales.States() {
		if !states[s] {
			t.Errorf("no flow knows the state %s", s)
		}
		if s.Settled() && !s.Executing() || s.Terminal() != (s.Settled() || !s.Reserves()) {
			t.Errorf("%s: the questions contradict each other", s)
		}
	}
	var free []aftersales.State
	for _, s := range aftersales.States() {
		if !s.Reserves() {
			free = append(free, s)
		}
	}
	diff(t, "states that hold nothing", []aftersales.State{aftersales.Replaced, aftersales.Closed}, free)
	for _, e := range aftersales.Events() {
		if remark := slices.Contains(aftersales.Remarks(), e); events[e] == remark {
			t.Errorf("the event %s: a flow knows it: %t, it is a remark: %t", e, events[e], remark)
		}
	}
	for _, e := range aftersales.Remarks() {
		if !slices.Contains(aftersales.Events(), e) || slices.Contains(order.Flow().AllEvents(), order.Event(e)) {
			t.Errorf("the remark %s is no event, or one of the child order's", e)
		}
	}
	if aftersales.Flow("swap") != nil {
		t.Error("an unknown kind has a flow")
	}
}

// What the kinds are asked about: a case of a kind can come to a state exactly where the kind says so.
func TestKindsFitTheirFlows(t *testing.T) {
	tests := []struct {
		why               string
		kind              aftersales.Kind
		returns, replaces bool
	}{
		{"nothing is sent", aftersales.Cancel, false, false},
		{"money, and the goods stay", aftersales.RefundOnly, false, false},
		{"money against the goods", aftersales.ReturnRefund, true, false},
		{"goods against goods", aftersales.Exchange, true, true},
		{"goods, and nothing comes back", aftersales.Resend, false, true},
		{"the same goods, mended", aftersales.Repair, true, true},
		{"no kind", "swap", false, false},
	}
	for _, tt := range tests {
		if tt.kind.Returns() != tt.returns || tt.kind.Replaces() != tt.replaces {
			t.Errorf("%s: %s returns %t, replaces %t", tt.why, tt.kind, tt.kind.Returns(), tt.kind.Replaces())
		}
		f := aftersales.Flow(tt.kind)
		if f == nil {
			continue
		}
		if got := slices.Contains(f.States(), aftersales.AwaitingReturn); got != tt.returns {
			t.Errorf("%s: %s waits for a return: %t", tt.why, tt.kind, got)
		}
		for _, s := range []aftersales.State{aftersales.AwaitingReplacement, aftersales.ReplacementInTransit, aftersales.Replaced} {
			if got := slices.Contains(f.States(), s); got != tt.replaces {
				t.Errorf("%s: %s knows %s: %t", tt.why, tt.kind, s, got)
			}
		}
	}
	if len(tests) != len(aftersales.Kinds())+1 {
		t.Error("a kind is not tested")
	}
}
