package flow_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"github.com/looplab/fsm"

	"github.com/recourse-go/recourse/internal/flow"
)

var caseTable = flow.Must(caseSpec())

// arrow is one legal pair and where it leads.
type arrow struct {
	from  state
	event event
	to    state
}

func caseArrows() []arrow {
	var all []arrow
	for _, r := range caseTable.Rules() {
		all = append(all, arrow{r.From[0], r.Event, r.To})
	}
	return all
}

// runtimeNames returns the arrows with names that share no memory with the
// table's, as they come from a database or from JSON.
func runtimeNames(arrows []arrow) []arrow {
	arrows = slices.Clone(arrows)
	for i, a := range arrows {
		arrows[i].from, arrows[i].event = state([]byte(a.from)), event([]byte(a.event))
	}
	return arrows
}

func benchNext(b *testing.B, arrows []arrow) {
	b.ReportAllocs()
	i, legal := 0, 0
	for b.Loop() {
		if _, ok := caseTable.Next(arrows[i].from, arrows[i].event); ok {
			legal++
		}
		if i++; i == len(arrows) {
			i = 0
		}
	}
	if legal == 0 {
		b.Fatal("nothing was legal")
	}
}

func BenchmarkNext(b *testing.B) { benchNext(b, caseArrows()) }

// Names read at run time are equal to the table's but lie elsewhere in memory.
func BenchmarkNextRuntimeNames(b *testing.B) { benchNext(b, runtimeNames(caseArrows())) }

// One pair over and over: what a tight fold of like events sees.
func BenchmarkNextSame(b *testing.B) { benchNext(b, caseArrows()[8:9]) }

type cell struct{ from, event uint8 }

// dense is the lookup a program would write by hand over integer states.
type dense [19][41]uint8

func (d *dense) next(from, event uint8) (uint8, bool) {
	to := d[from][event]
	return to, to != 0
}

func byHand() (*dense, []cell) {
	var d dense
	var cells []cell
	states, events := append([]state{""}, caseTable.States()...), caseTable.AllEvents()
	for _, a := range caseArrows() {
		c := cell{uint8(slices.Index(states, a.from)), uint8(slices.Index(events, a.event))}
		d[c.from][c.event] = uint8(slices.Index(states, a.to))
		cells = append(cells, c)
	}
	return &d, cells
}

func benchFloor(b *testing.B, cells []cell, d *dense) {
	b.ReportAllocs()
	i, legal := 0, 0
	for b.Loop() {
		if _, ok := d.next(cells[i].from, cells[i].event); ok {
			legal++
		}
		if i++; i == len(cells) {
			i = 0
		}
	}
	if legal == 0 {
		b.Fatal("nothing was legal")
	}
}

func BenchmarkNextFloor(b *testing.B) {
	d, cells := byHand()
	benchFloor(b, cells, d)
}

func BenchmarkNextSameFloor(b *testing.B) {
	d, cells := byHand()
	benchFloor(b, cells[8:9], d)
}

// A map keyed by the two names is what most programs write.
func BenchmarkNextMap(b *testing.B) {
	type key struct {
		from  state
		event event
	}
	arrows, to := caseArrows(), map[key]state{}
	for _, a := range arrows {
		to[key{a.from, a.event}] = a.to
	}
	i, legal := 0, 0
	for b.Loop() {
		if _, ok := to[key{arrows[i].from, arrows[i].event}]; ok {
			legal++
		}
		if i++; i == len(arrows) {
			i = 0
		}
	}
}

// looplab itself, a machine from a pool for each event.
func BenchmarkNextLooplab(b *testing.B) {
	b.ReportAllocs()
	arrows := caseArrows()
	pool := sync.Pool{New: func() any { return looplab(caseSpec()) }}
	ctx, i := context.Background(), 0
	for b.Loop() {
		m := pool.Get().(*fsm.FSM)
		m.SetState(looplabName(arrows[i].from))
		if err := m.Event(ctx, string(arrows[i].event)); err != nil && m.Current() != string(arrows[i].to) {
			b.Fatal(err)
		}
		pool.Put(m)
		if i++; i == len(arrows) {
			i = 0
		}
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	spec := caseSpec()
	for b.Loop() {
		if _, err := flow.New(spec); err != nil {
			b.Fatal(err)
		}
	}
}
