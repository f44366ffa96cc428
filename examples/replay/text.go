package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy/story"
)

// text prints what a person likes to look at.
type text struct {
	w       io.Writer
	stories int
	steps   int
	failed  int
	kinds   []aftersales.Kind // that a case took, in the order of their first
	ended   map[aftersales.Kind][]aftersales.State
}

const (
	width      = 110 // columns of a terminal
	whoWidth   = 9
	doesWidth  = 24
	wherePrint = "01-02 15:04:05"
	// before the last column: mark, time, who, does, and two spaces between them
	indent = 2 + len(wherePrint) + 2 + whoWidth + 2 + doesWidth + 2
)

func (p *text) story(r story.Result) {
	p.stories++
	o := r.Dossier.Order
	fmt.Fprintf(p.w, "\n%s\n", strings.ToUpper(r.Story.Name))
	wrap(p.w, r.Story.Why, 0)
	zone := r.Story.Steps[0].At.Format("-07:00")
	about := fmt.Sprintf("Order %s, %s paid, times in %s, policy %s", o.ID, r.Dossier.Allocation().Paid(), zone, r.Story.Policy)
	if len(r.Story.Adjust) > 2 {
		about += " adjusted by " + compact(r.Story.Adjust)
	}
	wrap(p.w, about, 0)
	fmt.Fprintln(p.w)
	p.row(' ', "TIME", "WHO", "DOES", "WHAT COMES OF IT")
	before := aftersales.Dossier{}
	for _, e := range r.Log {
		if e.Order != nil {
			before = apply(before, e)
		}
	}
	for _, s := range r.Steps {
		p.steps++
		p.failed += len(s.Failures)
		before = p.step(before, r.Story, s)
	}
	for i := range r.Dossier.Cases {
		p.caseTable(r, &r.Dossier.Cases[i])
	}
}

// step prints the deadlines that fired before a step and at it, a row each, and what its message came to.
func (p *text) step(before aftersales.Dossier, s story.Story, step story.Played) aftersales.Dossier {
	zone := step.Step.At.Location()
	after := before
	var said []string
	fired := false
	for _, e := range step.Entries {
		next := apply(after, e)
		c := changes{was: after, is: next, zone: zone}
		if e.Do == "expire" {
			p.row('*', clock(e.At, zone), string(e.By), named(e.Event, e.Case), c.list(e.Effects))
			fired = true
		} else {
			said = append(said, c.list(e.Effects))
		}
		after = next
	}
	if _, waits := step.Step.Command.(aftersales.Wait); !waits || !fired { // what fired has said it already
		mark, comes := outcome(&step, strings.Join(said, "; "))
		p.row(mark, clock(step.Step.At, zone), string(step.By), does(&step.Step), comes)
	}
	for _, f := range step.Failures {
		p.row('!', "", "", "FAILED", f)
	}
	return after
}

// outcome is the mark of a step and what it came to.
func outcome(step *story.Played, said string) (mark rune, comes string) {
	_, waits := step.Step.Command.(aftersales.Wait)
	switch {
	case step.Refused != nil:
		return 'x', refusal(step.Refused)
	case said == "" && waits:
		return ' ', "nothing is due"
	case said == "":
		return ' ', "nothing changes"
	}
	return ' ', said
}

// does names a command with its case, and the kind of one that is opened.
func does(s *story.Step) string {
	switch k := s.Command.(type) {
	case aftersales.Wait:
		return k.Name()
	case aftersales.Open:
		return named(k.Name(), s.Case) + " " + string(k.Kind)
	}
	return named(s.Command.Name(), s.Case)
}

// apply folds an entry; one that the player just made cannot fail.
func apply(d aftersales.Dossier, e aftersales.Entry) aftersales.Dossier {
	if next, err := d.Apply(e); err == nil {
		return next
	}
	return d
}

// row prints one line of the timeline, its last column wrapped.
func (p *text) row(mark rune, at, who, does, comes string) {
	fmt.Fprintf(p.w, "%c %-*s  %-*s  ", mark, len(wherePrint), at, whoWidth, who)
	if utf8.RuneCountInString(does) > doesWidth {
		fmt.Fprintf(p.w, "%s\n%*s", does, indent, "")
	} else {
		fmt.Fprintf(p.w, "%-*s  ", doesWidth, does)
	}
	wrap(p.w, comes, indent)
}

// wrap prints words up to the width, further lines indented like the first.
func wrap(w io.Writer, words string, indent int) {
	at := 0
	for i, word := range strings.Fields(words) {
		n := utf8.RuneCountInString(word)
		switch {
		case i > 0 && indent+at+1+n > width:
			fmt.Fprintf(w, "\n%*s", indent, "")
			at = 0
		case i > 0:
			fmt.Fprint(w, " ")
			at++
		}
		fmt.Fprint(w, word)
		at += n
	}
	fmt.Fprintln(w)
}

func named(what, id string) string {
	if id == "" {
		return what
	}
	return what + " " + order.Shorten(id, 24)
}

// clock shows an instant in the zone the story speaks in.
func clock(at time.Time, zone *time.Location) string { return at.In(zone).Format(wherePrint) }

func refusal(e *aftersales.RefusedError) string {
	var faults []string
	for _, f := range e.Faults {
		faults = append(faults, f.Code+" ("+f.Text+")")
	}
	return "refused: " + strings.Join(faults, "; ")
}

func (p *text) end() {
	for _, k := range p.kinds {
		current := aftersales.State("")
		if len(p.ended[k]) == 1 {
			current = p.ended[k][0] // the only case of its kind: show where it ended
		}
		fmt.Fprintf(p.w, "\nThe flow of %s cases (Mermaid)\n\n%s", k, aftersales.Flow(k).MermaidAt(current, nil, nil))
	}
	if p.stories > 0 {
		fmt.Fprintf(p.w, "\n* a deadline passed   x refused   ! an expectation that was not met\n")
	}
	fmt.Fprintf(p.w, "%s, %s, %s failed\n", count(p.stories, "story", "stories"), count(p.steps, "step", "steps"), count(p.failed, "expectation", "expectations"))
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// remember notes the kind of a case and where it ended.
func (p *text) remember(c *aftersales.Case) {
	if p.ended == nil {
		p.ended = map[aftersales.Kind][]aftersales.State{}
	}
	if !slices.Contains(p.kinds, c.Kind) {
		p.kinds = append(p.kinds, c.Kind)
	}
	p.ended[c.Kind] = append(p.ended[c.Kind], c.State)
}
