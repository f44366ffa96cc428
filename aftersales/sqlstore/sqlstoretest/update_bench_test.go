package sqlstoretest_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// BenchmarkUpdate opens cases on stored orders, each about one unit of one of 2,000 orders, by one client and by sixteen,
// and beside it two floors. The first is the best SQL written by hand that makes the same writes: the same rows, of the same
// bytes, put together beforehand, in tables that held the same, by the same driver. The second does what anybody must who
// writes that by hand: it decides about the dossier, which it has in memory, and writes it as JSON. They take turns, a
// thousand each. "x-floor" and "x-deciding" are our throughput over theirs; the latencies are ours.
func BenchmarkUpdate(b *testing.B) {
	for _, on := range databases() {
		for _, clients := range []int{1, 16} {
			b.Run(fmt.Sprintf("%s/%d", on.name, clients), func(b *testing.B) { benchmarkUpdate(b, on, clients) })
		}
	}
}

const pool = 2000

func benchmarkUpdate(b *testing.B, on database, clients int) {
	db := on.open(b, on.dsn(b))
	prefix := on.prefix(b, db)
	store := on.over(b, db, sqlstore.Config{TablePrefix: prefix, Cache: 2 * pool})
	now := noon
	d := desk(b, store, &now)
	for i := range pool {
		shipped(b, d, numbered(i), 1000)
	}
	floor, deciding := newFloor(b, on, db, prefix), newFloor(b, on, db, prefix)
	deciding.load(b, store)
	var ours, theirs, decided time.Duration
	var latencies []time.Duration
	var next, by, with atomic.Int64
	for b.Loop() {
		const turn = 1000
		spent, each := timed(b, clients, turn, func() error {
			i := next.Add(1)
			_, err := d.Do(ctx, numbered(int(i%pool)), order.Buyer, ask(fmt.Sprint("c", i), 1))
			return err
		})
		ours, latencies = ours+spent, append(latencies, each...)
		spent, _ = timed(b, clients, turn, func() error { return floor.write(ctx, int(by.Add(1)%pool)) })
		theirs += spent
		spent, _ = timed(b, clients, turn, func() error { return deciding.decide(ctx, int(with.Add(1)%pool)) })
		decided += spent
	}
	slices.Sort(latencies)
	n := len(latencies)
	b.ReportMetric(float64(n)/ours.Seconds(), "msgs/s")
	b.ReportMetric(float64(n)/theirs.Seconds(), "floor/s")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "x-floor")
	b.ReportMetric(decided.Seconds()/ours.Seconds(), "x-deciding")
	b.ReportMetric(float64(latencies[n/2].Microseconds()), "p50-us")
	b.ReportMetric(float64(latencies[n*99/100].Microseconds()), "p99-us")
	b.ReportMetric(0, "ns/op")
}

// timed does something n times by so many clients, and gives the time of all and of each.
func timed(b *testing.B, clients, n int, do func() error) (time.Duration, []time.Duration) {
	each := make([][]time.Duration, clients)
	var left atomic.Int64
	left.Store(int64(n))
	var all sync.WaitGroup
	begin := time.Now()
	for c := range clients {
		all.Go(func() {
			for left.Add(-1) >= 0 {
				at := time.Now()
				if err := do(); err != nil {
					b.Error(err)
					return
				}
				each[c] = append(each[c], time.Since(at))
			}
		})
	}
	all.Wait()
	return time.Since(begin), slices.Concat(each...)
}

// floor makes by hand the writes of opening a case.
type floor struct {
	on      database
	db      *sql.DB
	prefix  string
	seqs    [pool]atomic.Int64
	locks   [pool]sync.Mutex
	held    [pool]aftersales.Dossier
	policy  *policy.Set
	dossier []string // with one case, with two, and so on
	entry   string
	effect  string
	stmts   []*sql.Stmt
}

// newFloor copies the tables of ours, and takes the bytes from cases that are opened on an order in memory.
func newFloor(b *testing.B, on database, db *sql.DB, ours string) *floor {
	now := noon
	d := desk(b, aftersales.NewMemory(), &now)
	shipped(b, d, "o-1", 1000)
	f := &floor{on: on, db: db, prefix: on.prefix(b, db)}
	var decision aftersales.Decision
	for k := range 30 {
		decision = do(b, d, "o-1", order.Buyer, ask(fmt.Sprint("c", k), 1))
		f.dossier = append(f.dossier, asJSON(b, decision.Dossier))
	}
	f.entry = asJSON(b, decision.Entries[0])
	f.effect = asJSON(b, decision.Effects[0])
	on.over(b, db, sqlstore.Config{TablePrefix: f.prefix})
	for _, table := range []string{"orders", "log", "outbox", "listing"} {
		if _, err := db.Exec("INSERT INTO " + f.prefix + table + " SELECT * FROM " + ours + table); err != nil {
			b.Fatal(err)
		}
	}
	for i := range f.seqs {
		f.seqs[i].Store(3)
	}
	for _, s := range f.statements() {
		stmt, err := db.Prepare(s)
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { stmt.Close() })
		f.stmts = append(f.stmts, stmt)
	}
	b.Logf("%s: a dossier of %d bytes, an entry of %d, %d effects, the first of %d", on.name, len(f.dossier[0]), len(f.entry), len(decision.Effects), len(f.effect))
	return f
}

func (f *floor) statements() []string {
	p := f.prefix
	if f.on.dialect == sqlstore.PostgreSQL {
		return []string{`WITH o AS (UPDATE ` + p + `orders SET seq = $2, updated_us = $3, wake_us = $3, open_cases = $4, dossier = $5 WHERE id = $1 AND seq = $6 RETURNING id),
l AS (INSERT INTO ` + p + `log (order_id, seq, at_us, entry) SELECT id, $2, $3, $7 FROM o),
b AS (INSERT INTO ` + p + `outbox (order_id, seq, idx, kind, at_us, ready_us, effect) SELECT id, $2, 0, 'notify', $3, $3, $8::json FROM o),
c AS (INSERT INTO ` + p + `listing (order_id, child, case_id, subject, kind, state, open, buyer, seller, due_us)
	SELECT id, 'default', $9, 1, 'refund_only', 'awaiting_seller', 1, $10, 'seller-7', $3 FROM o) SELECT count(*) FROM o`}
	}
	return []string{
		`UPDATE ` + p + `orders SET seq = ?, updated_us = ?, wake_us = ?, open_cases = ?, dossier = ? WHERE id = ? AND seq = ?`,
		`INSERT INTO ` + p + `log (order_id, seq, at_us, entry) VALUES (?, ?, ?, ?)`,
		`INSERT INTO ` + p + `outbox (order_id, seq, idx, kind, at_us, ready_us, effect) VALUES (?, ?, 0, 'notify', ?, ?, ?)`,
		`INSERT INTO ` + p + `listing (order_id, child, case_id, subject, kind, state, open, buyer, seller, due_us)
			VALUES (?, 'default', ?, 1, 'refund_only', 'awaiting_seller', 1, ?, 'seller-7', ?)`,
	}
}

// write saves what opening a case saves.
func (f *floor) write(ctx context.Context, i int) error {
	f.locks[i].Lock()
	defer f.locks[i].Unlock()
	seq := f.seqs[i].Load() + 1
	return f.save(ctx, i, f.dossier[min(int(seq)-4, len(f.dossier)-1)], f.entry, f.effect)
}

// load keeps every dossier in memory.
func (f *floor) load(b *testing.B, store aftersales.Store) {
	f.policy = policies(b)
	for i := range f.held {
		d, err := store.Load(ctx, numbered(i))
		if err != nil {
			b.Fatal(err)
		}
		f.held[i] = d
	}
}

// decide opens a case and saves it.
func (f *floor) decide(ctx context.Context, i int) error {
	f.locks[i].Lock()
	defer f.locks[i].Unlock()
	open := ask(fmt.Sprint("c", f.seqs[i].Load()+1), 1)
	d, err := aftersales.Decide(f.policy, f.held[i], aftersales.Message{By: order.Buyer, Command: open}, noon)
	if err != nil {
		return err
	}
	var texts [3][]byte
	for k, v := range []any{d.Dossier, d.Entries[0], d.Effects[0]} {
		if texts[k], err = json.Marshal(v); err != nil {
			return err
		}
	}
	f.held[i] = d.Dossier
	return f.save(ctx, i, string(texts[0]), string(texts[1]), string(texts[2]))
}

// save makes the writes.
func (f *floor) save(ctx context.Context, i int, dossier, entry, effect string) error {
	id, at := numbered(i), noon.UnixMicro()
	was := f.seqs[i].Load()
	seq := was + 1
	caseID := fmt.Sprint("c", seq)
	if f.on.dialect == sqlstore.PostgreSQL {
		var n int
		err := f.stmts[0].QueryRowContext(ctx, id, seq, at, seq, dossier, was, entry, effect, caseID, "buyer-"+id).Scan(&n)
		if err != nil || n != 1 {
			return fmt.Errorf("%d rows, %w", n, err)
		}
		f.seqs[i].Store(seq)
		return nil
	}
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for k, args := range [][]any{
		{seq, at, at, seq, dossier, id, was},
		{id, seq, at, entry},
		{id, seq, at, at, effect},
		{id, caseID, "buyer-" + id, at},
	} {
		if _, err := tx.StmtContext(ctx, f.stmts[k]).ExecContext(ctx, args...); err != nil {
			return err
		}
	}
	f.seqs[i].Store(seq)
	return tx.Commit()
}
