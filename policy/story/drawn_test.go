package story_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// draws reports whether a drawing has an event on its arrow from one state to another.
func draws(drawing, from, event, to string) bool {
	if from == "" {
		from = "[*]"
	}
	_, rest, found := strings.Cut(drawing, "\n    "+from+" --> "+to+" : ")
	text, _, _ := strings.Cut(rest, "\n")
	return found && slices.ContainsFunc(strings.Split(text, "<br/>"), func(line string) bool {
		return line == event || strings.HasPrefix(line, event+" (")
	})
}

// A policy's drawings leave out nothing that can happen: whatever any built-in story does is drawn by the policy that it is
// played under, and sent by a party that may send it.
func TestDrawingsHoldWhatTheStoriesDo(t *testing.T) {
	for name, doc := range builtIn(t) {
		r := play(t, string(doc))
		drawn := map[string]string{} // by policy and kind
		for _, x := range transitions(t, r) {
			found, err := r.Policies.Policy(x.became.Policy, r.Dossier.Order.PlacedAt)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			key := x.became.Policy + " " + string(x.kind)
			drawing, known := drawn[key]
			switch c := found.(*policy.Compiled); {
			case known:
			case x.kind == "":
				drawing = c.ChildDiagram("", "")
			default:
				drawing = c.Diagram(x.kind, "", "")
			}
			drawn[key] = drawing
			if !draws(drawing, x.from, x.event, x.to) {
				t.Errorf("%s: %s %s --%s--> %s is not in\n%s", name, x.kind, x.from, x.event, x.to, drawing)
			}
			if x.kind != "" && x.do != "expire" && x.is.By != order.Timer && !x.sent() && !slices.Contains(found.Deputies(&aftersales.Situation{Case: &x.is}, x.do), x.by) {
				t.Errorf("%s: nobody sends %s of a %s that is %s as the %s did, by %s", name, x.event, x.kind, x.from, x.by, x.do)
			}
		}
	}
}

// sent reports whether the senders of the event are those that sent it.
func (x *taken) sent() bool {
	senders := aftersales.Senders(x.kind, aftersales.State(x.from), aftersales.Event(x.event), x.is.By)
	return slices.ContainsFunc(senders, func(s aftersales.Sender) bool { return s.Do == x.do && slices.Contains(s.By, x.by) })
}
