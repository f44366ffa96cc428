//go:build unix

package sqlstoretest_test

import (
	"database/sql"
	"encoding/json"
	"math"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
)

// crashFound is what the tables hold in the end.
type crashFound struct {
	store   *sqlstore.Store
	orders  map[string]*crashRow
	listing []aftersales.Listed
	outbox  int
	entries int
	effects int
	refunds int
}

// crashRow is an order as it is stored.
type crashRow struct {
	id, text      string // of the dossier
	seq, updated  int64
	wake          sql.NullInt64
	open          int
	dossier       aftersales.Dossier
	log           []aftersales.Entry
	logged        []string // the entries as they are stored
	seqs, instant []int64
}

// settle finishes what the dead have left, first as time goes on, then a year later, until nothing is to be done.
func (r *crashRun) settle(db *sql.DB) *crashFound {
	r.Helper()
	r.provider.mu.Lock()
	r.provider.calm = true
	r.provider.mu.Unlock()
	later := time.Duration(0)
	w := newCrashWorker(r, r.plan, func() time.Time { return r.plan.now().Add(later) }, r.witness.line)
	giveUp := time.Now().Add(time.Minute)
	for round := 0; ; round++ {
		busy := r.tick(w) + r.carryOut(w) + r.retry(w)
		waiting := r.count(db, "outbox")
		switch {
		case busy > 0:
		case waiting > 0: // leased to the dead
			time.Sleep(20 * time.Millisecond)
		case later == 0:
			later = 365 * 24 * time.Hour
		default:
			return r.read(db, w.store)
		}
		if time.Now().After(giveUp) {
			r.Fatalf("after %d rounds %d effects are waiting and %d things were done", round, waiting, busy)
		}
	}
}

func (r *crashRun) tick(w *crashWorker) int {
	r.Helper()
	n, err := w.desk.Tick(ctx)
	if err != nil {
		r.Fatal(err)
	}
	return n
}

func (r *crashRun) carryOut(w *crashWorker) int {
	r.Helper()
	claimed, err := w.desk.Claim(ctx, crashLease, 100)
	if err != nil {
		r.Fatal(err)
	}
	for _, c := range claimed {
		if err := w.deliver(ctx, c); err != nil {
			r.Fatalf("effect %s: %v", c.ID, err)
		}
		if err := w.desk.Done(ctx, c.ID); err != nil {
			r.Fatal(err)
		}
	}
	return len(claimed)
}

// retry orders again what the provider refused.
func (r *crashRun) retry(w *crashWorker) int {
	r.Helper()
	page, err := w.desk.List(ctx, aftersales.Query{State: aftersales.RefundFailed, Limit: aftersales.MaxPage})
	if err != nil {
		r.Fatal(err)
	}
	for _, l := range page.Items {
		if _, err := w.do(l.Order, order.Platform, aftersales.RetryRefund{Case: l.Case}); err != nil {
			r.Fatalf("retry of %s, %s: %v", l.Order, l.Case, err)
		}
	}
	return len(page.Items)
}

func (r *crashRun) count(db *sql.DB, table string) (n int) {
	r.Helper()
	if err := db.QueryRowContext(ctx, "SELECT count(*) FROM "+r.plan.Prefix+table).Scan(&n); err != nil {
		r.Fatal(err)
	}
	return n
}

// rows reads a table by hand, past the store.
func (r *crashRun) rows(db *sql.DB, text string, scan func(*sql.Rows) error) {
	r.Helper()
	rows, err := db.QueryContext(ctx, text)
	if err != nil {
		r.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			r.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		r.Fatal(err)
	}
}

func (r *crashRun) read(db *sql.DB, store *sqlstore.Store) *crashFound {
	r.Helper()
	f := &crashFound{store: store, orders: map[string]*crashRow{}, outbox: r.count(db, "outbox")}
	p := r.plan.Prefix
	r.rows(db, "SELECT id, seq, updated_us, wake_us, open_cases, dossier FROM "+p+"orders", func(rows *sql.Rows) error {
		o := &crashRow{}
		err := rows.Scan(&o.id, &o.seq, &o.updated, &o.wake, &o.open, &o.text)
		f.orders[o.id] = o
		if err == nil {
			err = json.Unmarshal([]byte(o.text), &o.dossier)
		}
		return err
	})
	r.rows(db, "SELECT order_id, seq, at_us, entry FROM "+p+"log ORDER BY order_id, seq", func(rows *sql.Rows) error {
		var id, text string
		var seq, at int64
		var e aftersales.Entry
		if err := rows.Scan(&id, &seq, &at, &text); err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(text), &e); err != nil {
			return err
		}
		o := f.orders[id]
		if o == nil {
			r.Errorf("entry %d is of order %s, which is not there", seq, id)
			return nil
		}
		o.log, o.logged, o.seqs, o.instant = append(o.log, e), append(o.logged, text), append(o.seqs, seq), append(o.instant, at)
		f.entries++
		f.effects += len(e.Effects)
		return nil
	})
	r.rows(db, "SELECT order_id, child, case_id, subject, kind, state, open, buyer, seller, due_us FROM "+p+"listing", func(rows *sql.Rows) error {
		var l aftersales.Listed
		var kind, state string
		var subject, open int
		var due int64
		err := rows.Scan(&l.Order, &l.Child, &l.Case, &subject, &kind, &state, &open, &l.Buyer, &l.Seller, &due)
		l.Kind, l.Open = aftersales.Kind(kind), open == 1
		if l.State = aftersales.State(state); subject == 0 {
			l.State, l.Status = "", order.Status(state)
		}
		if due != math.MaxInt64 {
			l.Due = time.UnixMicro(due).UTC()
		}
		f.listing = append(f.listing, l)
		return err
	})
	slices.SortFunc(f.listing, aftersales.Listed.Compare)
	return f
}
