package sqlstoretest_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
)

// Where the connection breaks while a decision is saved, the store finds out whether it was; or says that it cannot.
func TestBrokenCommit(t *testing.T) {
	reset := errors.New("connection reset by peer")
	tests := []struct {
		why       string
		committed bool // before it broke
		blind     bool // the database cannot be asked afterwards
		uncertain bool
		cases     int
	}{
		{"it was saved", true, false, false, 1},
		{"it was not", false, false, true, 0},
		{"it was saved, and nobody can say", true, true, true, 1},
	}
	for _, tt := range tests {
		on, f := databases()[0], &faulty{}
		db := openFaulty(t, on.dsn(t), f)
		store := on.over(t, db, sqlstore.Config{})
		now := noon
		d := desk(t, store, &now)
		shipped(t, d, "o-1", 2)
		broke := false
		breaks := func(step, _ string) error {
			if step == "commit" && !broke {
				broke = true
				return reset
			}
			if broke && tt.blind && step == "query" {
				return reset
			}
			return nil
		}
		if tt.committed {
			f.after = breaks
		} else {
			f.before = breaks
		}
		_, err := d.Do(ctx, "o-1", order.Buyer, ask("c1", 1))
		if uncertain := new(*sqlstore.UncertainError); errors.As(err, uncertain) != tt.uncertain || tt.uncertain && !errors.Is(err, reset) || !tt.uncertain && err != nil {
			t.Errorf("%s: %v", tt.why, err)
		}
		f.before, f.after = nil, nil
		was, err := store.Load(ctx, "o-1")
		if err != nil || len(was.Cases) != tt.cases {
			t.Errorf("%s: %d cases, %v", tt.why, len(was.Cases), err)
		}
		do(t, d, "o-1", order.Buyer, ask("c1", 1)) // sent again, it is carried out once
		if log, err := store.Log(ctx, "o-1", 0); err != nil || len(log) != 4 {
			t.Errorf("%s: %d entries, %v", tt.why, len(log), err)
		}
	}
}

// What the database breaks off is begun again, so often and no more; inside the caller's transaction never.
func TestRetries(t *testing.T) {
	tests := []struct {
		why     string
		retries int
		fails   int
		tries   int
		ok      bool
	}{
		{"at once", 3, 0, 1, true},
		{"in the end", 3, 3, 4, true},
		{"not in the end", 3, 4, 4, false},
		{"by default ten times", 0, 10, 11, true},
		{"never", -1, 1, 1, false},
	}
	for _, tt := range tests {
		for _, step := range []string{"begin", "commit", "exec"} {
			on, f := databases()[0], &faulty{}
			db := openFaulty(t, on.dsn(t), f)
			store := on.over(t, db, sqlstore.Config{Retries: tt.retries})
			now := noon
			d := desk(t, store, &now)
			shipped(t, d, "o-1", 2)
			tries := 0
			f.before = func(at, text string) error {
				if at != step || at == "exec" && !strings.Contains(text, "INSERT INTO recourse_log") {
					return nil
				}
				if tries++; tries <= tt.fails {
					return busy{}
				}
				return nil
			}
			_, err := d.Do(ctx, "o-1", order.Buyer, ask("c1", 1))
			if (err == nil) != tt.ok || tries != tt.tries || !tt.ok && !errors.Is(err, busy{}) {
				t.Errorf("%s, %s: %d tries, %v", tt.why, step, tries, err)
			}
			f.before = nil
			if log, err := store.Log(ctx, "o-1", 0); err != nil || (len(log) == 4) != tt.ok {
				t.Errorf("%s, %s: %d entries, %v", tt.why, step, len(log), err)
			}
		}
	}
	on, f := databases()[0], &faulty{}
	db := openFaulty(t, on.dsn(t), f)
	store := on.over(t, db, sqlstore.Config{})
	now := noon
	d := desk(t, store, &now)
	shipped(t, d, "o-1", 2)
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	tries := 0
	f.before = func(_, text string) error {
		if !strings.Contains(text, "INSERT INTO recourse_log") {
			return nil
		}
		tries++
		return busy{}
	}
	if _, err := d.With(store.In(tx)).Do(ctx, "o-1", order.Buyer, ask("c1", 1)); !errors.Is(err, busy{}) || tries != 1 {
		t.Errorf("inside the caller's transaction: %d tries, %v", tries, err)
	}
	if err := tx.Rollback(); err != nil {
		t.Error(err)
	}
}

// A store that saved a dossier last does not answer by it once another process has changed the order.
func TestTwoProcesses(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		dsn := on.dsn(t)
		c := sqlstore.Config{TablePrefix: on.prefix(t, on.open(t, dsn))}
		now := noon
		one, two := on.over(t, on.open(t, dsn), c), on.over(t, on.open(t, dsn), c)
		a, b := desk(t, one, &now), desk(t, two, &now)
		shipped(t, a, "o-1", 2)
		do(t, b, "o-1", order.Buyer, ask("c1", 2))
		do(t, a, "o-1", order.Seller, aftersales.Approve{Case: "c1", Revision: 1}) // a knows no case yet
		if _, err := b.Do(ctx, "o-1", order.Buyer, aftersales.Withdraw{Case: "c1"}); err == nil {
			t.Error("a case that is being refunded was withdrawn")
		}
		do(t, b, "o-1", order.Payment, aftersales.RefundSettled{Case: "c1"})
		now = noon.Add(1000 * time.Hour)
		for what, d := range map[string]*aftersales.Desk{"a": a, "b": b} {
			quotes, err := d.Quote(ctx, "o-1", order.Buyer, ask("c2", 1))
			if err == nil {
				t.Errorf("%s: a unit is refunded twice: %v", what, quotes)
			}
		}
		d, err := one.Load(ctx, "o-1")
		if err != nil || d.Cases[0].State != aftersales.Refunded {
			t.Errorf("%v, %v", d.Cases, err)
		}
		log, err := two.Log(ctx, "o-1", 0)
		if err != nil {
			t.Fatal(err)
		}
		folded, err := aftersales.Dossier{}.Fold(log...)
		if err != nil || asJSON(t, folded) != asJSON(t, d) {
			t.Errorf("folded %s, %v", asJSON(t, folded), err)
		}
	})
}

// A database that was set back to an earlier state under a running program is not overwritten by what it remembers.
func TestSetBack(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		dsn := on.dsn(t)
		db := on.open(t, dsn)
		c := sqlstore.Config{TablePrefix: on.prefix(t, db)}
		now := noon
		one := on.over(t, db, c)
		a := desk(t, one, &now)
		shipped(t, a, "o-1", 3)
		before := asJSON(t, do(t, a, "o-1", order.Buyer, ask("c1", 1)).Dossier)
		now = now.Add(time.Hour)
		do(t, a, "o-1", order.Buyer, ask("lost", 1))
		for _, text := range []string{
			fmt.Sprintf("UPDATE %sorders SET seq = 4, updated_us = %d, dossier = '%s' WHERE id = 'o-1'", c.TablePrefix, noon.UnixMicro(), before),
			"DELETE FROM " + c.TablePrefix + "log WHERE seq > 4", "DELETE FROM " + c.TablePrefix + "outbox WHERE seq > 4",
			"DELETE FROM " + c.TablePrefix + "listing WHERE case_id = 'lost'",
		} {
			if _, err := db.ExecContext(ctx, text); err != nil {
				t.Fatal(err)
			}
		}
		now = now.Add(time.Hour)
		do(t, desk(t, on.over(t, on.open(t, dsn), c), &now), "o-1", order.Buyer, ask("c2", 1)) // entry 5 again, another one
		now = now.Add(time.Hour)
		do(t, a, "o-1", order.Buyer, ask("c3", 1))
		d, err := one.Load(ctx, "o-1")
		if err != nil || len(d.Cases) != 3 || d.Cases[1].ID != "c2" || d.Cases[2].ID != "c3" {
			t.Errorf("%s, %v", asJSON(t, d), err)
		}
	})
}

// A dossier of ten megabytes is stored, listed and decided about like any other.
func TestLargeDossier(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		store, db := on.store(t)
		if on.dialect == sqlstore.MySQL {
			allow(t, db)
		}
		now := noon
		d := desk(t, store, &now)
		o := mugs("o-1", 2)
		o.Facts = order.Facts{"gift_letter": strings.Repeat("long \"live\" 青 ", 10<<20/16)}
		do(t, d, "o-1", order.Buyer, aftersales.Place{Order: o})
		do(t, d, "o-1", order.Payment, aftersales.Pay{})
		do(t, d, "o-1", order.Seller, aftersales.Ship{})
		want := asJSON(t, do(t, d, "o-1", order.Buyer, ask("c1", 1)).Dossier)
		now = noon.Add(100 * time.Hour)
		got, err := store.Load(ctx, "o-1")
		if err != nil || len(want) < 10<<20 || asJSON(t, got) != want {
			t.Fatalf("%d bytes come back as %d, %v", len(want), len(asJSON(t, got)), err)
		}
		if n, err := d.Tick(ctx); n != 1 || err != nil {
			t.Errorf("Tick: %d, %v", n, err)
		}
	})
}

// allow skips where the server takes no packet so large.
func allow(t *testing.T, db *sql.DB) {
	t.Helper()
	var most int
	if err := db.QueryRowContext(ctx, "SELECT @@max_allowed_packet").Scan(&most); err != nil {
		t.Fatal(err)
	}
	if most < 12<<20 {
		t.Logf("max_allowed_packet is %d: a dossier larger than that is refused, see TestTooLarge", most)
	}
}

// A row that was spoilt by hand is named, stops nothing else, and stays as it is.
func TestSpoiltRow(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		db := on.open(t, on.dsn(t))
		c := sqlstore.Config{TablePrefix: on.prefix(t, db), Cache: -1}
		store := on.over(t, db, c)
		now := noon
		d := desk(t, store, &now)
		for _, id := range []string{"o-1", "o-2", "o-3"} {
			shipped(t, d, id, 2)
			do(t, d, id, order.Buyer, ask("c1", 1))
		}
		for id, doc := range map[string]string{"o-1": `{"seq": "x"}`, "o-2": `{}`} {
			if _, err := db.ExecContext(ctx, fmt.Sprintf("UPDATE %sorders SET dossier = '%s' WHERE id = '%s'", c.TablePrefix, doc, id)); err != nil {
				t.Fatal(err)
			}
		}
		now = noon.Add(100 * time.Hour)
		n, err := d.Tick(ctx)
		if n != 1 || err == nil || !strings.Contains(err.Error(), `"o-1"`) || !strings.Contains(err.Error(), `"o-2"`) {
			t.Errorf("Tick: %d, %v", n, err)
		}
		for _, id := range []string{"o-1", "o-2"} {
			if _, err := store.Load(ctx, id); err == nil || !strings.Contains(err.Error(), id) {
				t.Errorf("load of %s: %v", id, err)
			}
			if _, err := d.Do(ctx, id, order.Buyer, ask("c2", 1)); err == nil || !strings.Contains(err.Error(), id) {
				t.Errorf("a command to %s: %v", id, err)
			}
		}
	})
}

// A reference too long to be listed by is refused before anything is saved.
func TestLongReference(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		store, _ := on.store(t)
		now := noon
		d := desk(t, store, &now)
		for _, tt := range []struct {
			field string
			set   func(*order.Order, string)
		}{
			{"buyer", func(o *order.Order, s string) { o.Buyer = s }},
			{"seller", func(o *order.Order, s string) { o.Children[0].Seller = s }},
		} {
			o := mugs("o-"+tt.field, 1)
			tt.set(&o, strings.Repeat("x", sqlstore.MostReference+1))
			_, err := d.Do(ctx, o.ID, order.Buyer, aftersales.Place{Order: o})
			if long := wants[*sqlstore.ReferenceError](t, tt.field, err); long != nil && (long.Field != tt.field || long.Bytes != 256) {
				t.Errorf("%s: %v", tt.field, long)
			}
			_, err = store.Load(ctx, o.ID)
			wants[*aftersales.NotFoundError](t, tt.field, err)
			tt.set(&o, strings.Repeat("x", sqlstore.MostReference))
			do(t, d, o.ID, order.Buyer, aftersales.Place{Order: o})
		}
	})
}

// A decision that does not follow upon the order is refused, whoever made it.
func TestWrongDecision(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		store, _ := on.store(t)
		now := noon
		d := desk(t, store, &now)
		shipped(t, d, "o-1", 2)
		shipped(t, d, "o-2", 2)
		other := do(t, d, "o-2", order.Buyer, ask("c1", 1))
		for why, id := range map[string]string{"another order's": "o-1", "once more": "o-2", "of none": "o-9"} {
			_, err := store.Update(ctx, id, func(aftersales.Dossier) (aftersales.Decision, error) { return other, nil })
			wants[*aftersales.DossierError](t, why, err)
		}
		if was, err := store.Load(ctx, "o-1"); err != nil || was.Seq != 3 {
			t.Errorf("%d entries, %v", was.Seq, err)
		}
	})
}

// A database that is full refuses, and keeps what it had.
func TestFull(t *testing.T) {
	on := databases()[0]
	db := on.open(t, on.dsn(t))
	db.SetMaxOpenConns(1)
	store := on.over(t, db, sqlstore.Config{})
	now := noon
	d := desk(t, store, &now)
	shipped(t, d, "o-1", 1000)
	if _, err := db.ExecContext(ctx, "PRAGMA max_page_count = 40"); err != nil {
		t.Fatal(err)
	}
	saved := 0
	var full error
	for full == nil && saved < 1000 {
		if _, full = d.Do(ctx, "o-1", order.Buyer, ask(fmt.Sprint("c", saved), 1)); full == nil {
			saved++
		}
	}
	if full == nil || !strings.Contains(full.Error(), "full") {
		t.Fatalf("after %d: %v", saved, full)
	}
	if was, err := store.Load(ctx, "o-1"); err != nil || len(was.Cases) != saved {
		t.Errorf("%d cases, want %d, %v", len(was.Cases), saved, err)
	}
	if _, err := db.ExecContext(ctx, "PRAGMA max_page_count = 100000"); err != nil {
		t.Fatal(err)
	}
	do(t, d, "o-1", order.Buyer, ask(fmt.Sprint("c", saved), 1))
}

// A database that is not there is a clear error at once, and one that does not answer ends with the context.
func TestDown(t *testing.T) {
	for _, on := range databases()[1:] {
		dsn := map[string]string{"postgres": "postgres://x@127.0.0.1:9/x?connect_timeout=2", "mysql": "x@tcp(127.0.0.1:9)/x?timeout=2s"}[on.name]
		store, err := sqlstore.New(on.open(t, dsn), on.dialect, sqlstore.Config{})
		if err != nil {
			t.Fatal(err)
		}
		now := noon
		d := desk(t, store, &now)
		_, do := d.Do(ctx, "o-1", order.Buyer, ask("c1", 1))
		_, claim := d.Claim(ctx, 1, 1)
		_, tick := d.Tick(ctx)
		for what, err := range map[string]error{"do": do, "claim": claim, "tick": tick, "migrate": store.Migrate(ctx)} {
			if err == nil || !strings.Contains(err.Error(), "sqlstore: ") || !strings.Contains(err.Error(), "refused") {
				t.Errorf("%s, %s: %v", on.name, what, err)
			}
		}
	}
	on, f := databases()[0], &faulty{}
	store := on.over(t, openFaulty(t, on.dsn(t), f), sqlstore.Config{})
	now := noon
	d := desk(t, store, &now)
	shipped(t, d, "o-1", 2)
	short, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
	defer cancel()
	f.before = func(string, string) error { return busy{} }
	if _, err := d.Do(short, "o-1", order.Buyer, ask("c1", 1)); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("slow: %v", err)
	}
}

// A clock that goes back a year leaves what was leased until then, and nothing is handed out twice; Retry brings it back.
func TestClockJumps(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		store, _ := on.store(t)
		now := noon
		d := desk(t, store, &now)
		shipped(t, d, "o-1", 2)
		do(t, d, "o-1", order.Buyer, ask("c1", 1))
		now = noon.AddDate(1, 0, 0)
		claimed, err := d.Claim(ctx, time.Minute, 1)
		if err != nil || len(claimed) != 1 {
			t.Fatal(claimed, err)
		}
		now = noon.Add(time.Minute)
		if again, err := d.Claim(ctx, time.Minute, 9); err != nil || len(again) != 0 {
			t.Errorf("handed out twice: %v, %v", again, err)
		}
		do(t, d, "o-1", order.Buyer, aftersales.Amend{Case: "c1", Lines: ask("", 2).Lines})
		if err := d.Retry(ctx, claimed[0].ID, 0); err != nil {
			t.Fatal(err)
		}
		if again, err := d.Claim(ctx, time.Minute, 9); err != nil || len(again) != 1 || again[0].ID != claimed[0].ID || again[0].Attempt != 2 {
			t.Errorf("given back: %v, %v", again, err)
		}
		log, err := d.Log(ctx, "o-1", 0)
		if err != nil {
			t.Fatal(err)
		}
		for i := 1; i < len(log); i++ {
			if log[i].At.Before(log[i-1].At) {
				t.Errorf("entry %d is before the one it follows", log[i].Seq)
			}
		}
	})
}
