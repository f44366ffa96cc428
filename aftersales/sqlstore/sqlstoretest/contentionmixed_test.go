package sqlstoretest_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

const (
	mixedOrders = 200
	mixedScale  = 360_000 // a second is a hundred hours: the deadlines of days pass in the test
	mixedLease  = 300 * time.Millisecond
)

// mixed is claimers, sweepers and senders at once, and what was handed out.
type mixed struct {
	*testing.T
	desks []*aftersales.Desk
	store []aftersales.Store
	base  time.Time
	over  time.Time // then nobody begins anything

	mu      sync.Mutex
	handed  map[string][]handout
	first   map[string][]string // ids by order, as they were handed out first
	done    map[string]bool     // Done was called
	swept   int
	sent    int
	refused int
}

// handout is one time that an effect was handed out: the instant that was told to Claim, and what Claim said.
type handout struct {
	at, until time.Time
	attempt   int
}

func (m *mixed) now() time.Time { return m.base.Add(time.Since(m.base) * mixedScale).UTC() }

// Effects are claimed, deadlines swept and commands sent at once by two processes: nobody meets an error, each effect is in
// one worker's hands at a time as long as its lease runs, and those of an order are handed out in order.
func TestMixed(t *testing.T) {
	each(t, testMixed)
}

func testMixed(t *testing.T, on database) {
	m := &mixed{T: t, base: time.Now(), handed: map[string][]handout{}, first: map[string][]string{}, done: map[string]bool{}}
	for _, s := range on.asProcesses(t, 2) {
		d, err := aftersales.NewDesk(aftersales.Config{Store: s, Policies: policies(t), Now: m.now})
		if err != nil {
			t.Fatal(err)
		}
		m.desks, m.store = append(m.desks, d), append(m.store, s)
	}
	span := 1500 * time.Millisecond
	if testing.Short() {
		span = 500 * time.Millisecond
	}
	var all sync.WaitGroup
	for i := range 16 {
		all.Go(func() {
			for n := i; n < mixedOrders; n += 16 {
				shipped(t, m.desks[i%2], numbered(n), 40)
			}
		})
	}
	all.Wait()
	m.over = time.Now().Add(span)
	for i := range 16 {
		all.Go(func() { m.send(i) })
	}
	for i := range 4 {
		all.Go(func() { m.sweep(i) })
	}
	for i := range 8 {
		all.Go(func() { m.claim(i) })
	}
	all.Wait()
	m.drain()
	m.check()
	again := 0
	for _, list := range m.handed {
		again += len(list) - 1
	}
	t.Logf("%s: %d commands, %d of them refused; %d orders moved by deadlines; %d effects, handed out %d times more", on.name, m.sent, m.refused, m.swept, len(m.handed), again)
}

// send sends what moves an order on: each sender all orders, so that they meet.
func (m *mixed) send(i int) {
	rng := rand.New(rand.NewPCG(uint64(i), 7))
	for time.Now().Before(m.over) {
		id, n := numbered(rng.IntN(mixedOrders)), rng.IntN(12)
		by, c := order.Party(order.Buyer), aftersales.Command(ask(fmt.Sprint("c", n), 1))
		switch k := rng.IntN(10); {
		case k == 0:
			by, c = order.Payment, aftersales.RefundSettled{Case: fmt.Sprint("c", n)}
		case k < 5:
			by, c = order.Seller, aftersales.Approve{Case: fmt.Sprint("c", n), Revision: 1}
		case k < 6:
			by, c = order.Seller, aftersales.Reject{Case: fmt.Sprint("c", n), Revision: 1, Reason: "no"}
		case k < 7:
			c = aftersales.Withdraw{Case: fmt.Sprint("c", n)}
		}
		_, err := m.desks[i%2].Do(ctx, id, by, c)
		var refused *aftersales.RefusedError
		m.mu.Lock()
		m.sent++
		if errors.As(err, &refused) {
			m.refused++
			err = nil
		}
		m.mu.Unlock()
		if err != nil {
			m.Errorf("%s of %s: %v", c.Name(), id, err)
			return
		}
	}
}

func (m *mixed) sweep(i int) {
	for time.Now().Before(m.over) {
		n, err := m.desks[i%2].Tick(ctx)
		if err != nil {
			m.Errorf("tick: %v", err)
			return
		}
		m.mu.Lock()
		m.swept += n
		m.mu.Unlock()
		time.Sleep(2 * time.Millisecond)
	}
}

func (m *mixed) claim(i int) {
	rng := rand.New(rand.NewPCG(uint64(i), 9))
	for time.Now().Before(m.over) {
		if m.take(i, 1+rng.IntN(8), rng) == 0 {
			time.Sleep(2 * time.Millisecond)
		}
	}
}

// take claims some effects and finishes most of them; one or the other is left to its lease, as by a worker that died.
func (m *mixed) take(i, n int, rng *rand.Rand) int {
	now := m.now()
	claimed, err := m.store[i%2].Claim(ctx, now, mixedLease*mixedScale, n)
	if err != nil {
		m.Errorf("claim: %v", err)
		return 0
	}
	m.mu.Lock()
	for _, c := range claimed {
		if len(m.handed[c.ID]) == 0 {
			m.first[c.Order] = append(m.first[c.Order], c.ID)
		}
		m.handed[c.ID] = append(m.handed[c.ID], handout{now, c.Until, c.Attempt})
		for _, before := range m.first[c.Order] {
			if before != c.ID && !m.done[before] && !later(before, c.ID) {
				m.Errorf("%s is handed out, and %s is not done", c.ID, before)
			}
		}
	}
	m.mu.Unlock()
	for _, c := range claimed {
		if rng.IntN(60) == 0 && time.Now().Before(m.over) {
			continue
		}
		m.mu.Lock()
		m.done[c.ID] = true
		m.mu.Unlock()
		if err := m.store[i%2].Done(ctx, c.ID); err != nil {
			m.Errorf("done: %v", err)
		}
	}
	return len(claimed)
}

// later reports whether an effect comes after another of its order.
func later(a, b string) bool {
	x, err1 := aftersales.ParseEffectID(a)
	y, err2 := aftersales.ParseEffectID(b)
	return err1 == nil && err2 == nil && (x.Seq > y.Seq || x.Seq == y.Seq && x.Index > y.Index)
}

// drain finishes what is left, also of workers that died.
func (m *mixed) drain() {
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			never := rand.New(rand.NewPCG(1, 1))
			for idle := time.Now(); time.Since(idle) < 2*mixedLease; {
				if m.take(i, 20, never) > 0 {
					idle = time.Now()
					continue
				}
				time.Sleep(5 * time.Millisecond)
			}
		})
	}
	all.Wait()
}

func (m *mixed) check() {
	m.Helper()
	effects := 0
	for n := range mixedOrders {
		id := numbered(n)
		var missing *aftersales.NotFoundError
		if _, err := m.store[0].Load(ctx, id); errors.As(err, &missing) {
			continue
		}
		checkFolds(m.T, m.store[0], id)
		log, err := m.store[0].Log(ctx, id, 0)
		if err != nil {
			m.Fatal(err)
		}
		var want []string
		for _, e := range log {
			for _, f := range e.Effects {
				want = append(want, f.ID)
			}
		}
		effects += len(want)
		if !slices.Equal(want, m.first[id]) {
			m.Errorf("%s: effects were handed out first as\n%v\nand decided as\n%v", id, m.first[id], want)
		}
	}
	if effects != len(m.handed) || effects < 100 {
		m.Errorf("%d effects were handed out, and the log has %d", len(m.handed), effects)
	}
	for id, list := range m.handed {
		slices.SortFunc(list, func(a, b handout) int { return a.attempt - b.attempt })
		for k, h := range list {
			if h.attempt != k+1 || k > 0 && h.at.Before(list[k-1].until) {
				m.Errorf("%s is in two hands: %+v", id, list)
				break
			}
		}
	}
}
