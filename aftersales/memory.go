package aftersales

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/recourse-go/recourse/order"
)

// Memory is a Store that lives in the program: for tests, examples and small tools. Different orders never wait for each
// other's decisions. It is safe for use by several goroutines.
type Memory struct {
	mu     sync.Mutex
	orders map[string]*stored
	outbox map[string]*queued
	ready  []*queued // not done, in the order in which they were decided
	serial int64
}

type stored struct {
	mu      sync.Mutex // held while one decides
	dossier Dossier
	log     []Entry
	pause   time.Time // a sweep passes over it until then
}

type queued struct {
	effect  Effect
	serial  int64
	attempt int
	visible time.Time
	done    bool
	buried  time.Time // zero: it is not dead
	reason  string
}

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{orders: map[string]*stored{}, outbox: map[string]*queued{}}
}

var _ Store = (*Memory)(nil)

// Update implements Store.
func (m *Memory) Update(ctx context.Context, orderID string, decide func(Dossier) (Decision, error)) (Decision, error) {
	m.mu.Lock()
	s := m.orders[orderID]
	if s == nil {
		s = &stored{}
		m.orders[orderID] = s
	}
	m.mu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return Decision{}, err
	}
	d, err := decide(s.dossier)
	if err != nil || d.Empty() {
		return d, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	s.dossier, s.pause = d.Dossier, time.Time{}
	s.log = append(s.log, d.Entries...)
	for _, e := range d.Effects {
		m.serial++
		q := &queued{effect: e, serial: m.serial, visible: e.At}
		m.outbox[e.ID] = q
		m.ready = append(m.ready, q)
	}
	return d, nil
}

// Load implements Store.
func (m *Memory) Load(ctx context.Context, orderID string) (Dossier, error) {
	if err := ctx.Err(); err != nil {
		return Dossier{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.orders[orderID]
	if s == nil || !s.dossier.Placed() {
		return Dossier{}, &NotFoundError{What: "order", ID: orderID}
	}
	return s.dossier, nil
}

// Log implements Store.
func (m *Memory) Log(ctx context.Context, orderID string, after int64) ([]Entry, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.orders[orderID]
	if s == nil {
		return nil, nil
	}
	from := max(after, 0)
	if from >= int64(len(s.log)) {
		return nil, nil
	}
	return slices.Clone(s.log[from:]), nil
}

// List implements Store.
func (m *Memory) List(ctx context.Context, q Query) (Page, error) {
	q, after, err := q.Check()
	if err := cmp.Or(ctx.Err(), err); err != nil {
		return Page{}, err
	}
	m.mu.Lock()
	var list []Listed
	for _, s := range m.orders {
		for _, l := range s.dossier.Listing() {
			if q.Holds(l) && (after == nil || l.Compare(*after) > 0) {
				list = append(list, l)
			}
		}
	}
	m.mu.Unlock()
	slices.SortFunc(list, Listed.Compare)
	return PageOf(list, q.Limit), nil
}

// Due implements Store.
func (m *Memory) Due(ctx context.Context, at time.Time, limit int) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	list := m.overdue(at)
	return list[:min(len(list), max(limit, 0))], nil
}

// overdue lists the orders with a deadline at or before an instant, without those that sweeps pass over.
func (m *Memory) overdue(at time.Time) []string {
	type overdue struct {
		id  string
		due time.Time
	}
	m.mu.Lock()
	var list []overdue
	for id, s := range m.orders {
		if due, ok := s.dossier.NextDeadline(); ok && !due.After(at) && !s.pause.After(at) {
			list = append(list, overdue{id, due})
		}
	}
	m.mu.Unlock()
	slices.SortFunc(list, func(a, b overdue) int {
		return cmp.Or(a.due.Compare(b.due), cmp.Compare(a.id, b.id))
	})
	ids := make([]string, len(list))
	for i, o := range list {
		ids[i] = o.id
	}
	return ids
}

// Sweep implements Store.
func (m *Memory) Sweep(ctx context.Context, at time.Time, limit int, decide func(Dossier) (Decision, error)) (int, error) {
	moved := 0
	var failed []error
	for _, id := range m.overdue(at) {
		if moved >= limit {
			break
		}
		decision, err := m.Update(ctx, id, decide)
		if err == nil && !decision.Empty() {
			moved++
			continue
		}
		switch {
		case ctx.Err() != nil:
			return moved, errors.Join(append(failed, ctx.Err())...)
		case err != nil:
			failed = append(failed, fmt.Errorf("aftersales: sweep of order %q: %w", order.Shorten(id, 64), err))
		}
		m.mu.Lock()
		m.orders[id].pause = at.Add(SweepPause)
		m.mu.Unlock()
	}
	return moved, errors.Join(append(failed, ctx.Err())...)
}
