package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy/story"
)

// text prints what a person likes to look at.
type text struct {
	w       io.Writer
	stories int
	steps   int
	failed  int
	kinds   []aftersales.Kind // that a case took, in the order of their first
}

func (p *text) story(r story.Result) {
	p.stories++
	fmt.Fprintf(p.w, "\n%s\n%s\n\n", strings.ToUpper(r.Story.Name), r.Story.Why)
	table := tabwriter.NewWriter(p.w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "  TIME\tBY\tDOES\tORDER\tCASE\tREFUND\tTHEN")
	for _, s := range r.Steps {
		p.steps++
		p.failed += len(s.Failures)
		for _, e := range s.Entries {
			if e.Do == "expire" {
				p.row(table, r, s, e)
			}
		}
		p.stepRow(table, r, s)
	}
	table.Flush()
	for i := range r.Dossier.Cases {
		p.caseTable(&r.Dossier.Cases[i])
	}
}

// row is a deadline that fired.
func (p *text) row(w io.Writer, r story.Result, s story.Played, e aftersales.Entry) {
	state := ""
	if e.Change != nil {
		state = string(e.Change.State)
	}
	fmt.Fprintf(w, "  %s\t%s\t%s\t\t%s\t\t%s\n", local(e.At, r.Story), e.By, cmp.Or(e.Event, e.Do), caseCell(e.Case, state), effectKinds(e.Effects))
}

func (p *text) stepRow(w io.Writer, r story.Result, s story.Played) {
	does := s.Step.Command.Name()
	state, amount := "", ""
	if c, ok := s.Dossier.Case(s.Step.Case); ok {
		state, amount = string(c.State), c.Quote.Total.String()
	}
	then := ""
	if s.Refused != nil {
		then = "refused: " + strings.Join(s.Refused.Codes(), ", ")
	}
	for _, e := range s.Entries {
		if e.Do != "expire" {
			then += effectKinds(e.Effects)
		}
	}
	fmt.Fprintf(w, "  %s\t%s\t%s\t%s\t%s\t%s\t%s\n", local(s.Step.At, r.Story), s.By, does, s.Dossier.Status(), caseCell(s.Step.Case, state), amount, then)
	for _, f := range s.Failures {
		fmt.Fprintf(w, "  \t\tFAILED\t%s\n", f)
	}
}

func caseCell(id, state string) string {
	if id == "" || state == "" {
		return id
	}
	return id + " " + state
}

// effectKinds leaves out notices: each event has them.
func effectKinds(effects []aftersales.Effect) string {
	var kinds []string
	for _, e := range effects {
		if e.Kind != aftersales.Notify {
			kinds = append(kinds, string(e.Kind))
		}
	}
	return strings.Join(kinds, ", ")
}

// local shows an instant in the zone the story speaks in.
func local(at time.Time, s story.Story) string {
	return at.In(s.Steps[0].At.Location()).Format("01-02 15:04:05")
}

func (p *text) caseTable(c *aftersales.Case) {
	known := false
	for _, k := range p.kinds {
		known = known || k == c.Kind
	}
	if !known {
		p.kinds = append(p.kinds, c.Kind)
	}
	fmt.Fprintf(p.w, "\n  Case %s, %s, %s\n", c.ID, c.Kind, c.State)
	for line := range strings.Lines(c.Quote.Explain()) {
		fmt.Fprint(p.w, "    ", line)
	}
}

func (p *text) end() {
	for _, k := range p.kinds {
		fmt.Fprintf(p.w, "\nThe flow of a %s case (Mermaid)\n\n%s", k, aftersales.Flow(k).Mermaid(nil, nil))
	}
	fmt.Fprintf(p.w, "\n%d stories, %d steps, %d expectations failed\n", p.stories, p.steps, p.failed)
}
