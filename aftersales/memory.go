package aftersales

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"
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
}

type queued struct {
	effect  Effect
	serial  int64
	attempt int
	visible time.Time
	done    bool
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
	s.dossier = d.Dossier
	s.log = append(s.log, d.Entries...)
	for _, e := range d.Effects {
		m.serial++
		q := &queued{effect: e, serial: m.serial}
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

// Due implements Store.
func (m *Memory) Due(ctx context.Context, at time.Time, limit int) ([]string, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	type overdue struct {
		id  string
		due time.Time
	}
	m.mu.Lock()
	var list []overdue
	for id, s := range m.orders {
		if due, ok := s.dossier.NextDeadline(); ok && !due.After(at) {
			list = append(list, overdue{id, due})
		}
	}
	m.mu.Unlock()
	slices.SortFunc(list, func(a, b overdue) int {
		return cmp.Or(a.due.Compare(b.due), cmp.Compare(a.id, b.id))
	})
	ids := make([]string, 0, min(len(list), max(limit, 0)))
	for _, o := range list[:min(len(list), max(limit, 0))] {
		ids = append(ids, o.id)
	}
	return ids, nil
}

// Claim implements Store.
func (m *Memory) Claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]Claimed, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.ready = slices.DeleteFunc(m.ready, func(q *queued) bool { return q.done })
	var claimed []Claimed
	waiting := map[string]bool{} // orders an earlier effect of which is not done
	for _, q := range m.ready {
		if len(claimed) >= limit {
			break
		}
		blocked := waiting[q.effect.Order]
		waiting[q.effect.Order] = true
		if blocked || q.visible.After(now) {
			continue
		}
		q.attempt++
		q.visible = now.Add(lease)
		claimed = append(claimed, Claimed{Effect: q.effect, Attempt: q.attempt, Until: q.visible})
	}
	return claimed, nil
}

// Done implements Store.
func (m *Memory) Done(ctx context.Context, id string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if q := m.outbox[id]; q != nil {
		q.done = true
	}
	return nil
}

// Retry implements Store.
func (m *Memory) Retry(ctx context.Context, id string, at time.Time) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	q := m.outbox[id]
	if q == nil {
		return &NotFoundError{What: "effect", ID: id}
	}
	q.visible = at
	return nil
}
