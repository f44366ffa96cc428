package aftersales

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// Claim implements Store.
func (m *Memory) Claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]Claimed, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.ready = slices.DeleteFunc(m.ready, func(q *queued) bool { return q.done })
	var heads []*queued
	waiting := map[string]bool{} // orders an earlier effect of which is not done
	for _, q := range m.ready {
		if q.dead() || waiting[q.effect.Order] {
			continue
		}
		waiting[q.effect.Order] = true
		if !q.visible.After(now) {
			heads = append(heads, q)
		}
	}
	slices.SortFunc(heads, func(a, b *queued) int {
		return cmp.Or(a.visible.Compare(b.visible), cmp.Compare(a.serial, b.serial))
	})
	var claimed []Claimed
	for _, q := range heads[:min(len(heads), max(limit, 0))] {
		q.attempt++
		q.visible = now.Add(lease)
		claimed = append(claimed, Claimed{Effect: q.effect, Attempt: q.attempt, Until: q.visible})
	}
	return claimed, nil
}

func (q *queued) dead() bool { return !q.buried.IsZero() }

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

// effect does something with one that is not done.
func (m *Memory) effect(ctx context.Context, id string, do func(*queued)) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	q := m.outbox[id]
	if q == nil {
		return &NotFoundError{What: "effect", ID: id}
	}
	if !q.done {
		do(q)
	}
	return nil
}

// Retry implements Store.
func (m *Memory) Retry(ctx context.Context, id string, at time.Time) error {
	return m.effect(ctx, id, func(q *queued) {
		if q.dead() {
			q.buried, q.reason, q.attempt = time.Time{}, "", 0
		}
		q.visible = at
	})
}

// Bury implements Store.
func (m *Memory) Bury(ctx context.Context, id string, at time.Time, reason string) error {
	return m.effect(ctx, id, func(q *queued) { q.buried, q.reason = at.UTC().Truncate(time.Microsecond), reason })
}

// DeadLetters implements Store.
func (m *Memory) DeadLetters(ctx context.Context, after string, limit int) ([]DeadLetter, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	from, err := ParseEffectID(after)
	if after != "" && err != nil {
		return nil, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var dead []DeadLetter
	for id, q := range m.outbox {
		if at, _ := ParseEffectID(id); q.dead() && !q.done && (after == "" || at.compare(from) > 0) {
			dead = append(dead, DeadLetter{Effect: q.effect, Attempt: q.attempt, Reason: q.reason, Buried: q.buried})
		}
	}
	slices.SortFunc(dead, func(a, b DeadLetter) int {
		one, _ := ParseEffectID(a.ID)
		two, _ := ParseEffectID(b.ID)
		return one.compare(two)
	})
	return dead[:min(len(dead), max(limit, 0))], nil
}

func (id EffectID) compare(other EffectID) int {
	return cmp.Or(strings.Compare(id.Order, other.Order), cmp.Compare(id.Seq, other.Seq), cmp.Compare(id.Index, other.Index))
}
