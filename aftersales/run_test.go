package aftersales_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/recourse-go/recourse/aftersales"
)

// counts is a Counter, and receives what is logged.
type counts struct {
	mu  sync.Mutex
	n   map[string]int
	log strings.Builder
}

func (c *counts) Count(name string, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.n == nil {
		c.n = map[string]int{}
	}
	c.n[name] += n
}

func (c *counts) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.log.Write(p)
}

func (c *counts) logger() *slog.Logger { return slog.New(slog.NewTextHandler(c, nil)) }

// deliveries remembers what was handed over.
type deliveries struct {
	mu   sync.Mutex
	list []aftersales.Claimed
}

func (d *deliveries) add(c aftersales.Claimed) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.list = append(d.list, c)
}

func (d *deliveries) ids() (ids []string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range d.list {
		ids = append(ids, c.ID)
	}
	return ids
}

// running is a desk over a store in a bubble, whose orders each have a case that the seller is silent about.
func running(t *testing.T, store aftersales.Store, orders ...string) *aftersales.Desk {
	t.Helper()
	desk, err := aftersales.NewDesk(aftersales.Config{Store: store, Policies: allRules(t)})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range orders {
		o := parsed(t, fruit)
		o.ID, o.PlacedAt = id, time.Now()
		sendAll(t, desk, id, step{by: buyer, do: aftersales.Place{Order: o}})
		sendAll(t, desk, id, onWay...)
	}
	return desk
}

// runFor runs a desk for so long in the bubble's time.
func runFor(t *testing.T, desk *aftersales.Desk, long time.Duration, c aftersales.RunConfig) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), long)
	defer cancel()
	if err := desk.Run(ctx, c); err != nil {
		t.Fatal(err)
	}
}

// Run fires what silence decides, carries out every effect once and in order, and counts.
func TestRun(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := aftersales.NewMemory()
		desk := running(t, store, "x", "y", "z")
		var done deliveries
		var counted counts
		runFor(t, desk, 49*time.Hour, aftersales.RunConfig{Counter: &counted, Log: counted.logger(), Workers: 3, Deliver: func(_ context.Context, c aftersales.Claimed) error {
			time.Sleep(time.Second)
			done.add(c)
			return nil
		}})
		var want []string
		for _, id := range []string{"x", "y", "z"} {
			log, err := desk.Log(ctx, id, 0)
			if err != nil {
				t.Fatal(err)
			}
			var mine []string
			for _, e := range log {
				for _, f := range e.Effects {
					mine = append(mine, f.ID)
				}
			}
			if d, _ := desk.Dossier(ctx, id); d.Cases[0].State != aftersales.Refunding {
				t.Errorf("%s: silence left the case %s", id, d.Cases[0].State)
			}
			got := slices.DeleteFunc(done.ids(), func(s string) bool { return !strings.HasPrefix(s, id+"/") })
			diff(t, "what was carried out of "+id, mine, got)
			want = append(want, mine...)
		}
		diff(t, "counted", map[string]int{aftersales.CountMoved: 3, aftersales.CountDelivered: len(want)}, counted.n)
	})
}

// What fails comes again after a pause that grows, and is set aside in the end, with the reason; what is of no use at once.
func TestRunRetries(t *testing.T) {
	tests := []struct {
		why      string
		fail     func(attempt int) error
		attempts int // of the first effect
		dead     string
		count    map[string]int
	}{
		{"twice, then it works", func(n int) error {
			if n < 3 {
				return errors.New("503")
			}
			return nil
		}, 3, "", map[string]int{aftersales.CountFailed: 2}},
		{"for ever", func(int) error { return errors.New("503") }, 4, "503", map[string]int{aftersales.CountFailed: 4, aftersales.CountBuried: 1}},
		{"for good", func(int) error {
			return fmt.Errorf("pay: %w", &aftersales.PermanentError{Err: errors.New("no such account")})
		},
			1, "pay: no such account", map[string]int{aftersales.CountFailed: 1, aftersales.CountBuried: 1}},
		{"it panics", func(n int) error {
			if n == 1 {
				panic("nil map")
			}
			return nil
		}, 2, "", map[string]int{aftersales.CountFailed: 1}},
	}
	for _, tt := range tests {
		synctest.Test(t, func(t *testing.T) {
			store := aftersales.NewMemory()
			desk := running(t, store, "x")
			d, _ := desk.Log(ctx, "x", 0)
			first := d[len(d)-1].Effects[0].ID
			var counted counts
			var tries []time.Time
			runFor(t, desk, 10*time.Minute, aftersales.RunConfig{Counter: &counted, Log: counted.logger(), MaxAttempts: 4, Workers: 1,
				Deliver: func(_ context.Context, c aftersales.Claimed) error {
					if c.ID != first {
						return nil
					}
					tries = append(tries, time.Now())
					if c.Attempt != len(tries) {
						t.Errorf("%s: attempt %d is the %d.", tt.why, c.Attempt, len(tries))
					}
					return tt.fail(c.Attempt)
				}})
			if len(tries) != tt.attempts {
				t.Errorf("%s: %d attempts, want %d", tt.why, len(tries), tt.attempts)
			}
			for i := 1; i < len(tries); i++ {
				if pause, least := tries[i].Sub(tries[i-1]), aftersales.Backoff(i)/2; pause < least || pause > 3*least+2*time.Second {
					t.Errorf("%s: %s between attempts %d and %d", tt.why, pause, i, i+1)
				}
			}
			list, err := desk.DeadLetters(ctx, "", 9)
			if err != nil || (len(list) == 1) != (tt.dead != "") || tt.dead != "" && (list[0].ID != first || list[0].Reason != tt.dead) {
				t.Errorf("%s: dead letters %s, %v", tt.why, toJSON(t, list), err)
			}
			delete(counted.n, aftersales.CountDelivered)
			diff(t, tt.why, tt.count, counted.n)
		})
	}
}

// A worker that dies with an effect each time does not get it for ever.
func TestRunSetsAsideWhatKills(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		desk := running(t, aftersales.NewMemory(), "x")
		for range 3 { // it is claimed, and never heard of again
			if c, err := desk.Claim(ctx, time.Minute, 1); len(c) != 1 || err != nil {
				t.Fatal(c, err)
			}
			time.Sleep(time.Minute)
		}
		var done deliveries
		var counted counts
		runFor(t, desk, time.Minute, aftersales.RunConfig{MaxAttempts: 3, Log: counted.logger(), Deliver: func(_ context.Context, c aftersales.Claimed) error {
			done.add(c)
			return nil
		}})
		list, err := desk.DeadLetters(ctx, "", 9)
		if err != nil || len(list) != 1 || slices.Contains(done.ids(), list[0].ID) || !strings.Contains(list[0].Reason, "handed out 3 times") {
			t.Errorf("dead letters %s, %v", toJSON(t, list), err)
		}
	})
}

// When its context is over, Run finishes what it has in hand, begins nothing, and gives each effect no more than its lease.
func TestRunEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		desk := running(t, aftersales.NewMemory(), "w", "x", "y", "z")
		var done deliveries
		var cut, begun int
		var mu sync.Mutex
		start := time.Now()
		var counted counts
		runFor(t, desk, 2*time.Second, aftersales.RunConfig{Workers: 2, Lease: 5 * time.Second, Log: counted.logger(), Deliver: func(ctx context.Context, c aftersales.Claimed) error {
			mu.Lock()
			begun++
			stall := begun == 1
			mu.Unlock()
			if !stall {
				time.Sleep(3 * time.Second)
				done.add(c)
				return nil
			}
			<-ctx.Done()
			mu.Lock()
			cut++
			mu.Unlock()
			return ctx.Err()
		}})
		if took := time.Since(start); took != 5*time.Second {
			t.Errorf("Run took %s, want the lease of what stalls", took)
		}
		if begun != 2 || cut != 1 || len(done.ids()) != 1 {
			t.Errorf("%d were begun, %d cut off, %v done", begun, cut, done.ids())
		}
		again, err := desk.Claim(ctx, time.Minute, 9)
		if err != nil || slices.ContainsFunc(again, func(c aftersales.Claimed) bool { return c.ID == done.ids()[0] }) {
			t.Errorf("what was done is handed out again: %s, %v", toJSON(t, again), err)
		}
	})
}

// failing is a store that fails until an instant.
type failing struct {
	aftersales.Store
	until time.Time
	asked *int
}

func (b failing) fail() error {
	*b.asked++
	if time.Now().Before(b.until) {
		return errors.New("connection refused")
	}
	return nil
}

func (b failing) Sweep(ctx context.Context, at time.Time, limit int, decide func(aftersales.Dossier) (aftersales.Decision, error)) (int, error) {
	if err := b.fail(); err != nil {
		return 0, err
	}
	return b.Store.Sweep(ctx, at, limit, decide)
}

// A database that is down is waited for, ever more patiently, and then all goes on.
func TestRunWaitsForTheStore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		store := failing{aftersales.NewMemory(), time.Now().Add(30 * time.Minute), &asked}
		desk := running(t, store, "x")
		var counted counts
		runFor(t, desk, 30*time.Minute-time.Second, aftersales.RunConfig{Counter: &counted, Log: counted.logger()})
		if asked < 15 || asked > 80 {
			t.Errorf("it was asked %d times in half an hour", asked)
		}
		diff(t, "counted", map[string]int{aftersales.CountErrors: asked}, counted.n)
		if !strings.Contains(counted.log.String(), "connection refused") {
			t.Errorf("logged: %s", counted.log.String())
		}
		runFor(t, desk, 49*time.Hour, aftersales.RunConfig{Counter: &counted, Log: counted.logger()})
		if counted.n[aftersales.CountMoved] != 1 {
			t.Errorf("counted: %v", counted.n)
		}
	})
}

// With more due than a batch, Run does not pause between batches.
func TestRunCatchesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := aftersales.NewMemory()
		running(t, store, "v", "w", "x", "y", "z")
		desk, err := aftersales.NewDesk(aftersales.Config{Store: store, Policies: allRules(t), Batch: 2})
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(100 * time.Hour)
		var counted counts
		runFor(t, desk, time.Minute, aftersales.RunConfig{Every: time.Hour, Counter: &counted})
		if counted.n[aftersales.CountMoved] != 5 {
			t.Errorf("counted: %v", counted.n)
		}
	})
}

func TestBackoff(t *testing.T) {
	tests := []struct {
		why     string
		attempt int
		want    time.Duration
	}{
		{"none yet", 0, time.Second},
		{"the first", 1, time.Second},
		{"twice as long", 2, 2 * time.Second},
		{"and again", 9, 256 * time.Second},
		{"the most", 11, 10 * time.Minute},
		{"no overflow", 1000, 10 * time.Minute},
	}
	for _, tt := range tests {
		if got := aftersales.Backoff(tt.attempt); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, got, tt.want)
		}
	}
}
