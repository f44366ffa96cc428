package sqlstoretest_test

import (
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
)

// cut breaks off, as a restart of the server does, every connection that works on tables with a prefix, but for the one it
// uses itself; it returns how many.
func (d database) cut(t *testing.T, db *sql.DB, prefix string) (n int) {
	t.Helper()
	if d.dialect == sqlstore.PostgreSQL {
		if err := db.QueryRowContext(ctx, `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
			WHERE pid <> pg_backend_pid() AND query LIKE '%`+prefix+`%'`).Scan(&n); err != nil {
			t.Error(err)
		}
		return n
	}
	rows, err := db.QueryContext(ctx, `SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND info LIKE '%`+prefix+`%'`)
	if err != nil {
		t.Error(err)
		return 0
	}
	defer rows.Close()
	var ids []int64
	for rows.Next() {
		var id int64
		if err := rows.Scan(&id); err != nil {
			t.Error(err)
		}
		ids = append(ids, id)
	}
	for _, id := range ids {
		if _, err := db.ExecContext(ctx, fmt.Sprint("KILL CONNECTION ", id)); err == nil { // it may be gone
			n++
		}
	}
	return n
}

// TestConnectionsBreak cuts connections in the middle of whatever they do, again and again. Every command is sent until it
// is answered: each has its effect once, and nothing is lost.
func TestConnectionsBreak(t *testing.T) {
	for _, on := range databases()[1:] {
		t.Run(on.name, func(t *testing.T) { testConnectionsBreak(t, on) })
	}
}

func testConnectionsBreak(t *testing.T, on database) {
	const clients, each, orders = 6, 40, 3
	dsn := on.dsn(t)
	control := on.open(t, dsn)
	c := sqlstore.Config{TablePrefix: on.prefix(t, control)}
	store := on.over(t, on.open(t, dsn), c)
	now := noon
	d := desk(t, store, &now)
	for i := range orders {
		shipped(t, d, numbered(i), clients*each)
	}
	over := make(chan struct{})
	var cutting, working sync.WaitGroup
	cuts := 0
	cutting.Go(func() {
		for {
			select {
			case <-over:
				return
			case <-time.After(15 * time.Millisecond):
				cuts += on.cut(t, control, c.TablePrefix)
			}
		}
	})
	var mu sync.Mutex
	failed, uncertain := 0, 0
	for client := range clients {
		working.Go(func() {
			for i := range each {
				id := numbered((client + i) % orders)
				for try := 0; ; try++ {
					_, err := d.Do(ctx, id, order.Buyer, ask(fmt.Sprintf("c%d-%d", client, i), 1))
					if err == nil {
						break
					}
					mu.Lock()
					failed++
					if unknown := new(*sqlstore.UncertainError); errors.As(err, unknown) {
						uncertain++
					}
					mu.Unlock()
					if refused := new(*aftersales.RefusedError); try > 200 || errors.As(err, refused) {
						t.Errorf("%s: %v", id, err)
						return
					}
				}
			}
		})
	}
	working.Wait()
	close(over)
	cutting.Wait()
	t.Logf("%s: %d connections cut, %d commands answered by an error, %d of them not knowing", on.name, cuts, failed, uncertain)
	if cuts == 0 {
		t.Error("no connection was cut")
	}
	cases := 0
	for i := range orders {
		was, err := store.Load(ctx, numbered(i))
		if err != nil {
			t.Fatal(err)
		}
		cases += len(was.Cases)
		log, err := store.Log(ctx, numbered(i), 0)
		if err != nil {
			t.Fatal(err)
		}
		folded, err := aftersales.Dossier{}.Fold(log...)
		if err != nil || asJSON(t, folded) != asJSON(t, was) {
			t.Errorf("%s: the log folds to something else; %v", numbered(i), err)
		}
	}
	if cases != clients*each {
		t.Errorf("%d cases, want %d", cases, clients*each)
	}
}
