package aftersales

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Config is what a Desk needs.
type Config struct {
	// Store keeps the dossiers. Required.
	Store Store
	// Policies finds the policies that orders name. Required.
	Policies Policies
	// Now is the clock. Defaults to time.Now.
	Now func() time.Time
	// Batch is how many orders one Tick works through. Defaults to 1000.
	Batch int
}

// Desk carries out commands on stored orders: the thin shell around Decide. It holds no state of its own and is safe for
// use by several goroutines.
type Desk struct {
	store    Store
	policies Policies
	now      func() time.Time
	batch    int
}

// ConfigError is returned for a Config that lacks something required.
type ConfigError struct{ Field string }

func (e *ConfigError) Error() string {
	return fmt.Sprintf("aftersales: config: %s is required", e.Field)
}

// NewDesk returns a desk, or a *ConfigError.
func NewDesk(c Config) (*Desk, error) {
	if c.Store == nil {
		return nil, &ConfigError{Field: "Store"}
	}
	if c.Policies == nil {
		return nil, &ConfigError{Field: "Policies"}
	}
	d := &Desk{store: c.Store, policies: c.Policies, now: c.Now, batch: c.Batch}
	if d.now == nil {
		d.now = time.Now
	}
	if d.batch <= 0 {
		d.batch = 1000
	}
	return d, nil
}

// With returns a desk over another store, such as one inside the caller's own transaction.
func (d *Desk) With(store Store) *Desk {
	other := *d
	other.store = store
	return &other
}

// Do carries out a command and saves what was decided. The error is a *RefusedError if the command is refused; deadlines
// that were due fire and are saved all the same. Any other error comes from the store, a policy or a broken dossier, and
// nothing is saved then.
func (d *Desk) Do(ctx context.Context, orderID string, by order.Party, c Command) (Decision, error) {
	if place, ok := valueOf(c).(Place); ok && place.Order.ID != orderID {
		return Decision{}, &RefusedError{Order: orderID, Do: place.Name(), Faults: []order.Fault{
			order.NewFault("id_invalid", "order.id", fmt.Sprintf("the order's id is %q", order.Shorten(place.Order.ID, 64))),
		}}
	}
	var refused *RefusedError
	decision, err := d.store.Update(ctx, orderID, func(was Dossier) (Decision, error) {
		refused = nil
		decided, err := Decide(d.policies, was, Message{By: by, Command: c}, d.now())
		if errors.As(err, &refused) {
			return decided, nil
		}
		return decided, err
	})
	if err == nil && refused != nil {
		return decision, refused
	}
	return decision, err
}

// Dossier gives the dossier of an order, or a *NotFoundError.
func (d *Desk) Dossier(ctx context.Context, orderID string) (Dossier, error) {
	return d.store.Load(ctx, orderID)
}

// Log gives the entries of an order after a number.
func (d *Desk) Log(ctx context.Context, orderID string, after int64) ([]Entry, error) {
	return d.store.Log(ctx, orderID, after)
}

// Quote says what a request would come to, without asking it. The error is a *RefusedError with every fault and the
// ceiling if it would be refused, or a *NotFoundError.
func (d *Desk) Quote(ctx context.Context, orderID string, by order.Party, c Open) ([]refund.Quote, error) {
	was, err := d.store.Load(ctx, orderID)
	if err != nil {
		return nil, err
	}
	decided, err := Decide(d.policies, was, Message{By: by, Command: c}, d.now())
	if err != nil {
		return nil, err
	}
	var quotes []refund.Quote
	for _, e := range decided.Entries {
		if e.Opened != nil && e.By == by {
			quotes = append(quotes, *e.Opened.Quote)
		}
	}
	if quotes == nil && c.Case != "" { // it was opened before, and asking it again opens nothing
		for i := range decided.Dossier.Cases {
			if k := &decided.Dossier.Cases[i]; k.ID == c.Case || k.Group == c.Case {
				quotes = append(quotes, *k.Quote)
			}
		}
	}
	return quotes, nil
}

// Tick fires the deadlines that are due, of at most a batch of orders, and returns how many orders it moved. Several
// processes may tick at once: they share the orders. One that fails does not stop the others, and is passed over for
// SweepPause; the errors are joined.
func (d *Desk) Tick(ctx context.Context) (int, error) {
	now := d.now()
	return d.store.Sweep(ctx, now, d.batch, func(was Dossier) (Decision, error) {
		return Decide(d.policies, was, Message{By: order.Timer, Command: Wait{}}, now)
	})
}

// List gives a page of cases or child orders, the most pressing first, or a *QueryError.
func (d *Desk) List(ctx context.Context, q Query) (Page, error) { return d.store.List(ctx, q) }

// Claim hands out effects to carry out, at most n of them, each hidden from others for the lease.
func (d *Desk) Claim(ctx context.Context, lease time.Duration, n int) ([]Claimed, error) {
	return d.store.Claim(ctx, d.now(), lease, n)
}

// Done acknowledges an effect that was carried out.
func (d *Desk) Done(ctx context.Context, id string) error { return d.store.Done(ctx, id) }

// Retry gives an effect back, to be handed out again after a while; a dead letter too.
func (d *Desk) Retry(ctx context.Context, id string, after time.Duration) error {
	return d.store.Retry(ctx, id, d.now().Add(after))
}

// Bury sets an effect aside as a dead letter, with the reason.
func (d *Desk) Bury(ctx context.Context, id, reason string) error {
	return d.store.Bury(ctx, id, d.now(), reason)
}

// DeadLetters gives the effects that were set aside, at most n of them, after the one with an id; the empty id begins.
// Retry gives one back.
func (d *Desk) DeadLetters(ctx context.Context, after string, n int) ([]DeadLetter, error) {
	return d.store.DeadLetters(ctx, after, n)
}
