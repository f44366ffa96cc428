package aftersales

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"
)

// RunConfig says what [Desk.Run] does.
type RunConfig struct {
	// Deliver carries an effect out. Its context ends with the effect's lease, and not with Run's, so that what was begun is
	// finished; the receiver uses the effect's id, or the refund's number, as idempotency key, for an effect whose
	// acknowledgement was lost comes again. After an error it comes again after a pause; after a *PermanentError, and after
	// MaxAttempts, it is set aside as a dead letter. Nil: Run leaves the outbox alone.
	Deliver func(ctx context.Context, c Claimed) error
	// Workers is how many effects are carried out at once. Defaults to 4.
	Workers int
	// Lease is how long one effect may take. Defaults to a minute.
	Lease time.Duration
	// MaxAttempts is how often an effect is handed out before it is set aside. Defaults to 20.
	MaxAttempts int
	// Backoff is the pause after an attempt that failed, the first being 1. Defaults to Backoff.
	Backoff func(attempt int) time.Duration
	// Every is the pause between two looks at the deadlines, and at the outbox while it is empty. Each pause is drawn from
	// half to one and a half of it, so that processes started together do not look together. After a look that fails the
	// pauses double, up to a minute. Defaults to a second.
	Every time.Duration
	// Log is told what failed and, at level debug, what was done. Defaults to slog.Default.
	Log *slog.Logger
	// Counter counts. Nil: nobody does.
	Counter Counter
}

// Counter counts what Run does; a metrics library behind it must be safe for use by several goroutines.
type Counter interface {
	// Count adds n to a counter: one of the Count constants.
	Count(name string, n int)
}

// What Run counts.
const (
	CountMoved     = "orders_moved"      // by their deadlines
	CountDelivered = "effects_delivered" // carried out and acknowledged
	CountFailed    = "effects_failed"    // attempts
	CountBuried    = "effects_buried"    // set aside as dead letters
	CountErrors    = "store_errors"      // looks and acknowledgements that the store failed
)

// PermanentError says of an effect that another attempt is of no use.
type PermanentError struct{ Err error }

func (e *PermanentError) Error() string { return e.Err.Error() }

// Unwrap gives the error itself.
func (e *PermanentError) Unwrap() error { return e.Err }

// Backoff is a second after the first attempt, twice as long after each further one, and ten minutes at the most.
func Backoff(attempt int) time.Duration {
	const most = 10 * time.Minute
	if attempt > 10 {
		return most
	}
	return min(time.Second<<max(attempt-1, 0), most)
}

// runner is one Run.
type runner struct {
	RunConfig
	desk *Desk
}

// Run fires deadlines as they pass and carries out effects, until its context is over; then it finishes what it has in
// hand and returns nil. Any number of processes may run at once over one store; one that is killed loses nothing: its
// deadlines are due for the others at once, its effects when their leases end. A store that fails is logged, counted and
// tried again.
func (d *Desk) Run(ctx context.Context, c RunConfig) error {
	r := &runner{RunConfig: c, desk: d}
	if r.Workers <= 0 {
		r.Workers = 4
	}
	if r.Lease <= 0 {
		r.Lease = time.Minute
	}
	if r.MaxAttempts <= 0 {
		r.MaxAttempts = 20
	}
	if r.Backoff == nil {
		r.Backoff = Backoff
	}
	if r.Every <= 0 {
		r.Every = time.Second
	}
	if r.Log == nil {
		r.Log = slog.Default()
	}
	var loops sync.WaitGroup
	loops.Go(func() { r.tick(ctx) })
	if r.Deliver != nil {
		loops.Go(func() { r.deliver(ctx) })
	}
	loops.Wait()
	return nil
}

func (r *runner) count(name string, n int) {
	if r.Counter != nil && n > 0 {
		r.Counter.Count(name, n)
	}
}

// tick looks at the deadlines again and again, without a pause as long as there is more than a batch of them.
func (r *runner) tick(ctx context.Context) {
	failures := 0
	for ctx.Err() == nil {
		moved, err := r.desk.Tick(ctx)
		r.count(CountMoved, moved)
		failures++
		if r.ok(ctx, "tick", err) {
			failures = 0
		}
		if err == nil && moved >= r.desk.batch {
			continue
		}
		r.pause(ctx, failures, nil)
	}
}

// ok logs and counts an error of the store. It is none where the context is over.
func (r *runner) ok(ctx context.Context, what string, err error) bool {
	if err != nil && ctx.Err() == nil {
		r.count(CountErrors, 1)
		r.Log.Error("recourse: "+what, "error", err)
	}
	return err == nil
}

// pause waits, longer after failures, until something wakes it or the context is over.
func (r *runner) pause(ctx context.Context, failures int, wake <-chan struct{}) {
	wait := r.Every
	if failures > 0 {
		wait = max(wait, min(wait<<min(failures-1, 16), time.Minute))
	}
	timer := time.NewTimer(wait/2 + rand.N(wait+1))
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case <-wake:
	}
}

// deliver hands effects to the workers that are free, and waits for them in the end. What one of them finishes may make
// the next effect of its order ready, and wakes the loop.
func (r *runner) deliver(ctx context.Context) {
	free := make(chan struct{}, r.Workers)
	for range r.Workers {
		free <- struct{}{}
	}
	wake := make(chan struct{}, 1)
	var working sync.WaitGroup
	defer working.Wait()
	for failures := 0; ctx.Err() == nil; {
		select {
		case <-ctx.Done():
			return
		case <-free:
		}
		n := 1
		for ; len(free) > 0; n++ {
			<-free
		}
		claimed, err := r.desk.Claim(ctx, r.Lease, n)
		failures++
		if r.ok(ctx, "claim", err) {
			failures = 0
		} else {
			claimed = nil // without a lease
		}
		for range n - len(claimed) {
			free <- struct{}{}
		}
		for _, c := range claimed {
			working.Go(func() {
				r.one(ctx, c)
				free <- struct{}{}
				select {
				case wake <- struct{}{}:
				default:
				}
			})
		}
		if len(claimed) == 0 {
			r.pause(ctx, failures, wake)
		}
	}
}

// one carries out an effect and says so, to the end, even where the context is over.
func (r *runner) one(ctx context.Context, c Claimed) {
	ctx = context.WithoutCancel(ctx)
	log := r.Log.With("effect", c.ID, "kind", c.Kind, "attempt", c.Attempt)
	err := fmt.Errorf("it was handed out %d times before, and neither done nor given back the last time", c.Attempt-1)
	if c.Attempt <= r.MaxAttempts {
		err = r.safely(ctx, c)
	}
	saying, cancel := context.WithTimeout(ctx, r.Lease) // where it fails, the lease ends
	defer cancel()
	if err == nil {
		if r.ok(ctx, "done of "+c.ID, r.desk.Done(saying, c.ID)) {
			r.count(CountDelivered, 1)
			log.Debug("recourse: delivered")
		}
		return
	}
	r.count(CountFailed, 1)
	var permanent *PermanentError
	if errors.As(err, &permanent) || c.Attempt >= r.MaxAttempts {
		log.Error("recourse: set aside", "error", err)
		if r.ok(ctx, "bury "+c.ID, r.desk.Bury(saying, c.ID, err.Error())) {
			r.count(CountBuried, 1)
		}
		return
	}
	after := r.Backoff(c.Attempt)
	log.Warn("recourse: to be tried again", "error", err, "after", after)
	r.ok(ctx, "retry of "+c.ID, r.desk.Retry(saying, c.ID, after/2+rand.N(after+1)))
}

// safely makes an error of a panic, so that one effect does not end the program.
func (r *runner) safely(ctx context.Context, c Claimed) (err error) {
	ctx, cancel := context.WithTimeout(ctx, r.Lease)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return r.Deliver(ctx, c)
}
