package main

import (
	"fmt"
	"io"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/story"
)

// diagrams prints Mermaid diagrams, each under a heading that Mermaid takes for a comment.
type diagrams struct {
	w    io.Writer
	step int // 0: the end
	lang order.Language
}

func (p *diagrams) story(r story.Result) {
	d, when := r.Dossier, "at the end"
	if p.step > 0 {
		n := min(p.step, len(r.Steps)) // a shorter story has nothing more to show
		d, when = r.Steps[n-1].Dossier, fmt.Sprintf("after step %d, %s", n, r.Steps[n-1].Step.Command.Name())
	}
	for i := range d.Children {
		ch := &d.Children[i]
		p.heading(r.Story.Name, when, "child order "+ch.Progress.Child, ch.Status.Label(p.lang))
		drawn := order.Diagram(ch.Status, p.lang)
		if c := p.policy(r, ch.Policy, &d); c != nil {
			drawn = c.ChildDiagram(ch.Status, p.lang)
		}
		fmt.Fprintln(p.w, drawn)
	}
	for i := range d.Cases {
		k := &d.Cases[i]
		p.heading(r.Story.Name, when, "case "+k.ID+", "+k.Kind.Label(p.lang), k.State.Label(p.lang))
		drawn := ""
		if ch, ok := d.Child(k.Child); ok {
			if c := p.policy(r, ch.Policy, &d); c != nil {
				drawn = c.Diagram(k.Kind, k.State, p.lang)
			}
		}
		if drawn == "" { // a policy wrapped in code may admit what its data does not
			drawn = aftersales.Diagram(k.Kind, k.State, p.lang)
		}
		fmt.Fprintln(p.w, drawn)
	}
}

func (p *diagrams) heading(story, when, what, state string) {
	fmt.Fprintf(p.w, "%%%% %s, %s: %s is %s\n", story, when, what, state)
}

// policy is the one that a child order is under, nil if it is wrapped in code and has no data to draw.
func (p *diagrams) policy(r story.Result, id string, d *aftersales.Dossier) *policy.Compiled {
	found, err := r.Policies.Policy(id, d.Order.PlacedAt)
	if err != nil {
		return nil
	}
	c, _ := found.(*policy.Compiled)
	return c
}

func (p *diagrams) end() {}
