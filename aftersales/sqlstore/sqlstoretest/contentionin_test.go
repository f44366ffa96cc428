package sqlstoretest_test

import (
	"context"
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

// shop is a program with a table of its own beside those of the store.
type shop struct {
	*testing.T
	on    database
	db    *sql.DB
	store *sqlstore.Store
	desk  *aftersales.Desk
	table string
}

func openShop(t *testing.T, on database) *shop {
	t.Helper()
	db := on.open(t, on.dsn(t))
	prefix := on.prefix(t, db)
	store := on.over(t, db, sqlstore.Config{TablePrefix: prefix})
	s := &shop{T: t, on: on, db: db, store: store, desk: desk(t, store, &noon), table: prefix + "shop"}
	s.exec(db, "CREATE TABLE "+s.table+" (id varchar(64) NOT NULL PRIMARY KEY)")
	t.Cleanup(func() { s.exec(db, "DROP TABLE "+s.table) })
	return s
}

func (s *shop) exec(by sqlstore.Tx, text string) {
	s.Helper()
	if _, err := by.ExecContext(ctx, text); err != nil {
		s.Errorf("%s: %v", text, err)
	}
}

func (s *shop) begin() *sql.Tx {
	s.Helper()
	options := &sql.TxOptions{Isolation: sql.LevelReadCommitted}
	if s.on.dialect == sqlstore.SQLite {
		options = nil // it has one isolation
	}
	tx, err := s.db.BeginTx(ctx, options)
	if err != nil {
		s.Fatal(err)
	}
	return tx
}

// holds counts what the shop's own table, the orders and their entries and effects say of an order.
func (s *shop) holds(id string) (rows, entries, effects int) {
	s.Helper()
	prefix := s.table[:len(s.table)-len("shop")]
	for table, into := range map[string]*int{
		s.table + " WHERE id": &rows, prefix + "log WHERE order_id": &entries, prefix + "outbox WHERE order_id": &effects,
	} {
		if err := s.db.QueryRowContext(ctx, "SELECT count(*) FROM "+table+" = '"+id+"'").Scan(into); err != nil {
			s.Fatal(err)
		}
	}
	return rows, entries, effects
}

// What a caller writes beside after-sales commits with it, or is rolled back with it.
func TestInCommitsTogether(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		s := openShop(t, on)
		shipped(t, s.desk, "o-1", 9)
		for _, tt := range []struct {
			why           string
			id            string
			commands      []aftersales.Command
			commit        bool
			rows, entries int
			effects       bool
		}{
			{"an order, rolled back", "o-2", []aftersales.Command{aftersales.Place{Order: mugs("o-2", 2)}}, false, 0, 0, false},
			{"an order, committed", "o-2", []aftersales.Command{aftersales.Place{Order: mugs("o-2", 2)}}, true, 1, 1, false},
			{"a case, rolled back", "o-1", []aftersales.Command{ask("c1", 1)}, false, 0, 3, false},
			{"two cases, rolled back", "o-1", []aftersales.Command{ask("c1", 1), ask("c2", 1)}, false, 0, 3, false},
			{"two cases, committed", "o-1", []aftersales.Command{ask("c1", 1), ask("c2", 1)}, true, 1, 5, true},
		} {
			tx := s.begin()
			s.exec(tx, "INSERT INTO "+s.table+" VALUES ('"+tt.id+"')")
			inside := s.desk.With(s.store.In(tx))
			for _, c := range tt.commands {
				if _, err := inside.Do(ctx, tt.id, order.Buyer, c); err != nil {
					t.Errorf("%s: %v", tt.why, err)
				}
			}
			end := tx.Rollback
			if tt.commit {
				end = tx.Commit
			}
			if err := end(); err != nil {
				t.Errorf("%s: %v", tt.why, err)
			}
			if rows, entries, effects := s.holds(tt.id); rows != tt.rows || entries != tt.entries || effects > 0 != tt.effects {
				t.Errorf("%s: %d rows, %d entries, %d effects", tt.why, rows, entries, effects)
			}
			if tt.entries > 0 { // and the store outside does not remember what was rolled back
				checkFolds(t, s.store, tt.id)
			}
		}
		do(t, s.desk, "o-1", order.Buyer, ask("c3", 1))
		if d := checkFolds(t, s.store, "o-1"); len(d.Cases) != 3 || d.Seq != 6 {
			t.Errorf("in the end %d cases, entry %d", len(d.Cases), d.Seq)
		}
	})
}

// Two transactions that place orders beside one another do not wait for each other: on MySQL neither locks the gap that the
// other inserts into.
func TestInPlacesAtOnce(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		if on.dialect == sqlstore.SQLite {
			t.Skip("it has one writer: the second transaction waits for the first")
		}
		s := openShop(t, on)
		for round := range 20 {
			soon, cancel := context.WithTimeout(ctx, 5*time.Second)
			one, two := s.begin(), s.begin()
			a, b := fmt.Sprintf("a%d", round), fmt.Sprintf("b%d", round)
			for _, step := range []struct {
				tx *sql.Tx
				id string
			}{{one, a}, {two, b}} {
				s.exec(step.tx, "INSERT INTO "+s.table+" VALUES ('"+step.id+"')")
				if _, err := s.desk.With(s.store.In(step.tx)).Do(soon, step.id, order.Buyer, aftersales.Place{Order: mugs(step.id, 2)}); err != nil {
					t.Fatalf("%s: %v", step.id, err)
				}
			}
			if err := errors.Join(two.Commit(), one.Commit()); err != nil {
				t.Error(err)
			}
			cancel()
			for _, id := range []string{a, b} {
				if rows, entries, _ := s.holds(id); rows != 1 || entries != 1 {
					t.Errorf("%s: %d rows, %d entries", id, rows, entries)
				}
			}
		}
	})
}

// Many transactions place orders at once, each of them one of its own and one that all want: that one is placed once, and
// whoever comes late is told, and can do it all again.
func TestInCrowd(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		s := openShop(t, on)
		const crowd, rounds = 8, 6
		var all sync.WaitGroup
		won := make([][rounds]bool, crowd)
		for i := range crowd {
			all.Go(func() {
				for round := range rounds {
					won[i][round] = s.placeBoth(i, round)
				}
			})
		}
		all.Wait()
		for round := range rounds {
			winners := 0
			for i := range crowd {
				if own, entries, _ := s.holds(fmt.Sprintf("own-%d-%d", i, round)); won[i][round] != (own == 1) || own != entries {
					t.Errorf("client %d, round %d: told %v, %d rows, %d entries", i, round, won[i][round], own, entries)
				}
				if won[i][round] {
					winners++
				}
			}
			if rows, entries, _ := s.holds(fmt.Sprintf("all-%d", round)); winners != 1 || rows != 1 || entries != 1 {
				t.Errorf("round %d: %d winners, %d rows, %d entries", round, winners, rows, entries)
			}
		}
	})
}

// placeBoth places an order of one's own and the one that all want, of which each client has another idea, and reports
// whether it could.
func (s *shop) placeBoth(i, round int) bool {
	own, wanted := fmt.Sprintf("own-%d-%d", i, round), fmt.Sprintf("all-%d", round)
	tx := s.begin()
	inside := s.desk.With(s.store.In(tx))
	s.exec(tx, "INSERT INTO "+s.table+" VALUES ('"+own+"')")
	_, err := inside.Do(ctx, own, order.Buyer, aftersales.Place{Order: mugs(own, 2)})
	if err != nil {
		s.Errorf("%s: %v", own, err)
	}
	_, err = inside.Do(ctx, wanted, order.Buyer, aftersales.Place{Order: mugs(wanted, int64(10+i))})
	var conflict *sqlstore.ConflictError
	var refused *aftersales.RefusedError
	switch {
	case errors.As(err, &conflict), errors.As(err, &refused):
		if err := tx.Rollback(); err != nil {
			s.Error(err)
		}
		return false
	case err != nil:
		s.Errorf("%s by %d: %v", wanted, i, err)
	}
	s.exec(tx, "INSERT INTO "+s.table+" VALUES ('"+wanted+"')")
	if err := tx.Commit(); err != nil {
		s.Errorf("%s by %d: %v", wanted, i, err)
	}
	return true
}
