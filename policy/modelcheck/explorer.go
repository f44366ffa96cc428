package modelcheck

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// explorer walks the states of one job, those first that take the fewest steps.
type explorer struct {
	config Config
	job    ground
	nodes  []*node
	known  map[key]int32
	silent []edge
	// futile are the messages that were refused for what a state is, by what states have in common that refuse alike.
	futile map[string]map[label]bool
	out    Report
	broken map[string]bool // what was reported, by law and text
}

// ground is what all states of a job have in common.
type ground struct {
	job
	paid    sums
	reasons map[asking][]aftersales.Reason
	asks    interest
	ignored []string // fields of child orders and cases that the policy does not look at
}

// node is a state, by the first dossier that came to it.
type node struct {
	dossier aftersales.Dossier // zero once the node was expanded
	where   whereabouts
	at      time.Time // of the step that led here
	message aftersales.Message
	from    int32 // -1: the root
	// ended: no case is open. expanded: what follows was explored. barred: a broken law led here, and nothing does further.
	ended, expanded, barred bool
	open                    []openCase
}

// openCase is what a report says of a case that is not over.
type openCase struct {
	kind  aftersales.Kind
	state aftersales.State
}

// edge is a step that buyer and seller have no part in.
type edge struct{ from, to int32 }

func newExplorer(c Config, j job) *explorer {
	return &explorer{
		config: c, job: ground{job: j, reasons: map[asking][]aftersales.Reason{}}, known: map[key]int32{},
		futile: map[string]map[label]bool{}, broken: map[string]bool{},
	}
}

func (x *explorer) run() (Report, error) {
	if err := x.begin(); err != nil {
		return Report{}, err
	}
	for i := 0; i < len(x.nodes); i++ {
		if len(x.nodes) > x.config.MaxStates {
			x.out.Truncated = true
			break
		}
		if len(x.out.Violations) >= maxViolations {
			break
		}
		if !x.nodes[i].barred {
			x.expand(int32(i))
		}
	}
	x.deadEnds()
	x.out.States = len(x.nodes)
	return x.out, nil
}

// begin places the order.
func (x *explorer) begin() error {
	o := x.config.purchase(x.job.job)
	place := aftersales.Message{By: order.Buyer, Command: aftersales.Place{Order: o}}
	placed, err := x.config.Decide(x.config.Policies, aftersales.Dossier{}, place, o.PlacedAt)
	if err != nil {
		return fmt.Errorf("modelcheck: the order: %w", err)
	}
	x.job.paid = paidFor(placed.Dossier.Allocation())
	x.job.asks = x.config.interest()
	x.job.ignored = x.job.asks.ignored()
	if x.job.beside {
		x.job.ignored = append(x.job.ignored, countedFrom()...)
	}
	where := whereabouts{left: map[string]int64{}, shelved: map[string]int64{}}
	x.known[keyOf(&placed.Dossier, &where, x.job.ignored)] = 0
	x.nodes = append(x.nodes, &node{dossier: placed.Dossier, where: where, at: o.PlacedAt, message: place, from: -1, ended: true})
	return nil
}

// expand sends everything to a state, and forgets its dossier.
func (x *explorer) expand(at int32) {
	n := x.nodes[at]
	soon, late := instants(&n.dossier)
	var before []byte
	if at%sampledBytes == 0 {
		before = marshalled(n.dossier)
	}
	for _, m := range x.messages(n, soon) {
		switch x.attempt(at, m, soon) {
		case futile:
			m.sight.refused[m.label] = true
		case taken, untimely:
			if m.sight.first {
				x.attempt(at, m, late)
			}
		}
	}
	if due, ok := n.dossier.NextDeadline(); ok {
		x.attempt(at, labelled{message: waiting()}, due)
	}
	if before != nil && !bytes.Equal(before, marshalled(n.dossier)) {
		x.report(Refusal, "deciding changes the dossier that was decided on, in place", at, nil, nil)
	}
	n.dossier, n.where, n.expanded = aftersales.Dossier{}, whereabouts{}, true
}

// sampledBytes is how many states there are for each that is looked at more closely: for changes in place, and for changes by
// refusals that are like others.
const sampledBytes = 8

// instants are when a state is asked: soon after its last entry, and at the last instant before something fires.
func instants(d *aftersales.Dossier) (soon, late time.Time) {
	soon, late = d.At.Add(time.Minute), d.At.Add(forever)
	if due, ok := d.NextDeadline(); ok {
		late = due
		if due.Before(soon) {
			soon = due
		}
	}
	return soon, late
}

func waiting() aftersales.Message {
	return aftersales.Message{By: order.Timer, Command: aftersales.Wait{}}
}

// answer is what became of a message.
type answer int

const (
	taken answer = iota
	// untimely: it is too early, or too late.
	untimely
	// futile: the state refuses it for what it is.
	futile
	// faulty: it is refused for what it says.
	faulty
)

// attempt sends a message to a state.
func (x *explorer) attempt(at int32, m labelled, when time.Time) answer {
	n := x.nodes[at]
	x.out.Commands++
	decision, err := x.config.Decide(x.config.Policies, n.dossier, m.message, when)
	s := transition{explorer: x, from: n, at: at, message: m.message, when: when, decision: decision, close: m.sight.first || at%sampledBytes == 0}
	var refused *aftersales.RefusedError
	if err != nil && !errors.As(err, &refused) {
		s.breaks(Refusal, fmt.Sprintf("%s by %s is neither decided nor refused: %v", m.message.Command.Name(), m.message.By, err), nil)
		return faulty
	}
	s.repeated(refused)
	if refused != nil {
		s.refusal(refused)
		return x.answered(refused, m)
	}
	s.actors()
	if decision.Empty() {
		s.unchanged("decides nothing and", nil)
		return taken
	}
	x.out.Transitions++
	where := s.judge()
	to := x.reach(&s, where)
	if to >= 0 && unasked(m.message) {
		x.silent = append(x.silent, edge{at, to})
	}
	return taken
}

func (x *explorer) answered(refused *aftersales.RefusedError, m labelled) answer {
	switch {
	case refused.Has("too_early"), refused.Has("window_closed"):
		return untimely
	case !x.config.everything && structural(refused, &m):
		return futile
	}
	return faulty
}

// reach finds the state that a step leads to, or makes it. Nothing is explored beyond a broken law.
func (x *explorer) reach(s *transition, where whereabouts) int32 {
	d := &s.decision.Dossier
	k := keyOf(d, &where, x.job.ignored)
	if to, ok := x.known[k]; ok {
		return to
	}
	to := int32(len(x.nodes))
	next := &node{dossier: *d, where: where, at: s.when, message: s.message, from: s.at, ended: true}
	for i := range d.Cases {
		if c := &d.Cases[i]; c.Open() {
			next.ended, next.open = false, append(next.open, openCase{c.Kind, c.State})
		}
	}
	x.known[k] = to
	x.nodes = append(x.nodes, next)
	if s.broke {
		next.dossier, next.barred = aftersales.Dossier{}, true
	}
	if to%sampled == sampled-1 {
		x.wholeLog(to)
	}
	return to
}
