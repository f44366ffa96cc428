package sqlstoretest_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
)

// asking is a desk over a store of a database with a hand in between, and orders each with a case that is due some day.
func asking(t *testing.T, f *faulty, now *time.Time, orders int) (*sqlstore.Store, *aftersales.Desk, string) {
	t.Helper()
	on := databases()[0]
	dsn := on.dsn(t)
	store := on.over(t, openFaulty(t, dsn, f), sqlstore.Config{})
	d := desk(t, store, now)
	for i := range orders {
		shipped(t, d, numbered(i), 9)
		do(t, d, numbered(i), order.Buyer, ask("c1", 1))
	}
	return store, d, dsn
}

// failing lets a step fail.
func failing(at string, err error) func(step, _ string) error {
	return func(step, _ string) error {
		if step == at {
			return err
		}
		return nil
	}
}

// A claim that was not committed hands nothing out: nobody holds a lease.
func TestClaimNotCommitted(t *testing.T) {
	f, now := &faulty{}, noon
	store, _, _ := asking(t, f, &now, 1)
	f.before = failing("commit", errors.New("disk I/O error"))
	if claimed, err := store.Claim(ctx, now, time.Minute, 9); err == nil || len(claimed) != 0 {
		t.Errorf("%d effects, %v", len(claimed), err)
	}
	f.before = nil
	if claimed, err := store.Claim(ctx, now, time.Minute, 9); err != nil || len(claimed) != 1 || claimed[0].Attempt != 1 {
		t.Errorf("%v, %v", claimed, err)
	}
}

// A sweep that is broken off, and begun again when another process has moved the orders, moved none.
func TestSweepBrokenOff(t *testing.T) {
	f, now := &faulty{}, noon
	_, d, dsn := asking(t, f, &now, 3)
	on := databases()[0]
	other := desk(t, on.over(t, on.open(t, dsn), sqlstore.Config{}), &now)
	now = noon.Add(100 * time.Hour)
	broken, theirs := false, 0
	f.before = func(step, text string) (err error) {
		switch {
		case step == "commit" && !broken:
			broken = true
			return busy{}
		case broken && theirs == 0 && strings.HasPrefix(text, "SELECT 1 FROM recourse_orders"):
			theirs, err = other.Tick(ctx)
		}
		return err
	}
	if ours, err := d.Tick(ctx); err != nil || theirs != 3 || ours != 0 {
		t.Errorf("ours %d, theirs %d, %v", ours, theirs, err)
	}
}

// A sweep whose context ends right after its commit has moved what it moved.
func TestSweepCommitted(t *testing.T) {
	f, now := &faulty{}, noon
	store, _, dsn := asking(t, f, &now, 3)
	on := databases()[0]
	now = noon.Add(100 * time.Hour)
	soon, cancel := context.WithCancel(ctx)
	g := &faulty{after: func(step, _ string) error {
		if step == "commit" {
			cancel()
		}
		return nil
	}}
	fresh := openFaulty(t, dsn, g) // where nothing is prepared
	again, err := sqlstore.New(fresh, on.dialect, sqlstore.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if n, _ := desk(t, again, &now).Tick(soon); n != 3 {
		t.Errorf("%d orders moved", n)
	}
	if due, err := store.Due(ctx, now, 9); err != nil || len(due) != 0 {
		t.Errorf("%v is due, %v", due, err)
	}
}

// A decision whose caller gives up while it is committed is not said to be lost.
func TestGivenUpWhileCommitting(t *testing.T) {
	for _, saved := range []bool{true, false} {
		f, now := &faulty{}, noon
		store, d, _ := asking(t, f, &now, 1)
		soon, cancel := context.WithCancel(ctx)
		giveUp := func(step, _ string) error {
			if step != "commit" {
				return nil
			}
			cancel()
			return context.Canceled
		}
		if saved {
			f.after = giveUp
		} else {
			f.before = giveUp
		}
		_, err := d.Do(soon, numbered(0), order.Buyer, ask("c2", 1))
		f.before, f.after = nil, nil
		was, load := store.Load(ctx, numbered(0))
		if load != nil || (len(was.Cases) == 2) != saved {
			t.Errorf("%d cases, %v", len(was.Cases), load)
		}
		if unknown := new(*sqlstore.UncertainError); saved && err != nil || !saved && (!errors.As(err, unknown) || !errors.Is(err, context.Canceled)) {
			t.Errorf("saved %v: %v", saved, err)
		}
	}
}

// What decides may panic, and whoever recovers finds no transaction open.
func TestPanicWhileDeciding(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		store, db := on.store(t)
		now := noon
		d := desk(t, store, &now)
		shipped(t, d, "o-1", 9)
		do(t, d, "o-1", order.Buyer, ask("c1", 1))
		func() {
			defer func() {
				if recover() == nil {
					t.Error("it did not panic")
				}
			}()
			_, _ = store.Sweep(ctx, noon.Add(1000*time.Hour), 9, func(aftersales.Dossier) (aftersales.Decision, error) { panic("policy") })
		}()
		if n := db.Stats().InUse; n != 0 {
			t.Errorf("%d connections are in use", n)
		}
		do(t, d, "o-1", order.Buyer, ask("c2", 1))
	})
}

// A migration whose commit finds the file read leaves no transaction open, and is done when nobody reads any more.
func TestMigrateWhileRead(t *testing.T) {
	on := databases()[0]
	dsn := "file:" + filepath.Join(t.TempDir(), "shop.db") + "?_pragma=journal_mode(delete)&_pragma=busy_timeout(100)"
	reader := on.open(t, dsn)
	for _, text := range []string{"CREATE TABLE mine (a)", "INSERT INTO mine VALUES (1)"} {
		if _, err := reader.Exec(text); err != nil {
			t.Fatal(err)
		}
	}
	reading, err := reader.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := reading.QueryRow("SELECT count(*) FROM mine").Scan(&n); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(500*time.Millisecond, func() { _ = reading.Rollback() })
	store, err := sqlstore.New(on.open(t, dsn), on.dialect, sqlstore.Config{})
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Migrate(ctx); err != nil {
		t.Error(err)
	}
	if _, err := reader.Exec("INSERT INTO mine VALUES (2)"); err != nil {
		t.Errorf("somebody else writes: %v", err)
	}
	works(t, store)
}
