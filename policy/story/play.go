package story

import (
	"errors"
	"fmt"
	"maps"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// Result is a story that was played.
type Result struct {
	Story   Story
	Steps   []Played
	Log     []aftersales.Entry
	Dossier aftersales.Dossier
	// Policies are what the story was played under: those of the set, one of them adjusted where the story says so.
	Policies aftersales.Policies
}

// Played is one step and what came out.
type Played struct {
	Step Step
	By   order.Party // who sent it; the first, where several parties ship
	// Cases are the ids of the cases that the step's expectations speak of.
	Cases []string
	// Entries are what was decided, by the deadlines before the step's message and by the message.
	Entries []aftersales.Entry
	Effects []aftersales.Effect
	Refused *aftersales.RefusedError
	Dossier aftersales.Dossier // after the step
	Metrics map[string]int64   // totals so far
	// Failures say what was expected and did not come out.
	Failures []string
}

// Failures counts the expectations that were not met.
func (r Result) Failures() int {
	n := 0
	for _, s := range r.Steps {
		n += len(s.Failures)
	}
	return n
}

// Play plays a story under the policies of a set and checks every expectation. It returns an *Error if the story names a
// policy the set does not hold, or adjusts one so that it cannot be.
func Play(set *policy.Set, s Story) (Result, error) {
	policies, err := adjusted(set, s)
	if err != nil {
		return Result{}, err
	}
	if len(s.Steps) == 0 {
		return Result{}, &Error{Story: s.Name, Field: "steps", Err: errors.New("a story has steps")}
	}
	p := player{story: s, policies: policies, metrics: map[string]int64{}}
	if err := p.place(); err != nil {
		return Result{}, err
	}
	for i := range s.Steps {
		if err := p.step(&s.Steps[i]); err != nil {
			return Result{}, &Error{Story: s.Name, Step: i + 1, Err: err}
		}
	}
	return Result{Story: s, Steps: p.played, Log: p.log, Dossier: p.dossier, Policies: policies}, nil
}

// adjusted lays the story's patch over its policy.
func adjusted(set *policy.Set, s Story) (aftersales.Policies, error) {
	base, err := set.Policy(s.Policy, s.Order.PlacedAt)
	if err != nil {
		return nil, &Error{Story: s.Name, Field: "policy", Err: err}
	}
	if len(s.Adjust) == 0 || string(s.Adjust) == "{}" || string(s.Adjust) == "null" {
		return set, nil
	}
	compiled, ok := base.(*policy.Compiled)
	if !ok {
		return nil, &Error{Story: s.Name, Field: "adjust", Err: fmt.Errorf("policy %q is wrapped in code: its data cannot be adjusted", order.Shorten(s.Policy, 64))}
	}
	data, err := compiled.Data().Adjust(s.Adjust)
	if err != nil {
		return nil, &Error{Story: s.Name, Field: "adjust", Err: err}
	}
	changed, err := policy.Compile(data)
	if err != nil {
		return nil, &Error{Story: s.Name, Field: "adjust", Err: err}
	}
	return overlay{Policies: set, ref: s.Policy, policy: changed}, nil
}

// overlay is a set in which one policy is another.
type overlay struct {
	aftersales.Policies
	ref    string
	policy aftersales.Policy
}

func (o overlay) Policy(ref string, at time.Time) (aftersales.Policy, error) {
	if ref == o.ref || ref == o.policy.ID() {
		return o.policy, nil
	}
	return o.Policies.Policy(ref, at)
}

type player struct {
	story    Story
	policies aftersales.Policies
	dossier  aftersales.Dossier
	log      []aftersales.Entry
	metrics  map[string]int64
	played   []Played
}

// place puts the order down when it was placed, or with the first step.
func (p *player) place() error {
	o, at := p.story.Order, p.story.Order.PlacedAt
	if first := p.story.Steps[0].At; at.IsZero() || at.After(first) {
		at = first
	}
	if o.Policy == "" {
		o.Policy = p.story.Policy // that of every child order that names none of its own
	}
	decision, err := aftersales.Decide(p.policies, p.dossier, aftersales.Message{By: order.Buyer, Command: aftersales.Place{Order: o}}, at)
	if err != nil {
		return &Error{Story: p.story.Name, Field: "order", Err: err}
	}
	p.keep(decision)
	return nil
}

func (p *player) keep(d aftersales.Decision) {
	p.dossier = d.Dossier
	p.log = append(p.log, d.Entries...)
	for _, e := range d.Effects {
		if e.Kind == aftersales.CountMetric {
			p.metrics[e.Metric] += e.Weight
		}
	}
}

// step lets time pass up to a step, sends its message and checks what came out.
func (p *player) step(s *Step) error {
	if s.Command == nil {
		return errors.New("a step does something")
	}
	played := Played{Step: *s}
	passed, err := p.pass(s.At)
	if err != nil {
		return err
	}
	sent, by, refused, err := p.send(s)
	if err != nil {
		return err
	}
	played.By, played.Refused = by, refused
	for _, d := range append(passed, sent...) {
		p.keep(d)
		played.Entries = append(played.Entries, d.Entries...)
		played.Effects = append(played.Effects, d.Effects...)
	}
	played.Dossier, played.Metrics = p.dossier, maps.Clone(p.metrics)
	played.Cases = concerned(s, &played)
	played.Failures = check(s, &played)
	p.played = append(p.played, played)
	return nil
}

// pass fires the deadlines due before an instant, so that the message then meets the case as it stands: it answers the
// current revision, and a refund by hand is settled by whoever pays it.
func (p *player) pass(at time.Time) ([]aftersales.Decision, error) {
	before := at.UTC().Truncate(time.Microsecond).Add(-time.Microsecond)
	if due, ok := p.dossier.NextDeadline(); !ok || due.After(before) || before.Before(p.dossier.At) {
		return nil, nil // nothing is due, or what was has fired
	}
	d, err := aftersales.Decide(p.policies, p.dossier, aftersales.Message{By: order.Timer, Command: aftersales.Wait{}}, before)
	if err != nil {
		return nil, err
	}
	p.dossier = d.Dossier
	return []aftersales.Decision{d}, nil
}

// concerned are the cases that a step speaks of: the one it names, which may be a group that one request opened over
// several child orders; or else those its message changed; or else the only one there is.
func concerned(s *Step, played *Played) []string {
	all := played.Dossier.Cases
	var ids []string
	for i := range all {
		k := &all[i]
		named := s.Case != "" && (k.ID == s.Case || k.Group == s.Case)
		if named || s.Case == "" && (len(all) == 1 || played.changed(k.ID)) {
			ids = append(ids, k.ID)
		}
	}
	return ids
}

// changed reports whether the step's own message, not a deadline, changed a case.
func (p *Played) changed(id string) bool {
	for i := range p.Entries {
		if e := &p.Entries[i]; e.Case == id && e.Do == p.Step.Command.Name() {
			return true
		}
	}
	return false
}
