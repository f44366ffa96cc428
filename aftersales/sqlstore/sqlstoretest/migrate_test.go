package sqlstoretest_test

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
)

// works checks that a store over tables that a test made does what it should.
func works(t *testing.T, store *sqlstore.Store) {
	t.Helper()
	now := noon
	d := desk(t, store, &now)
	shipped(t, d, "o-1", 2)
	do(t, d, "o-1", order.Buyer, ask("c1", 1))
	if p, err := store.List(ctx, aftersales.Query{Open: true}); err != nil || len(p.Items) != 1 {
		t.Errorf("listed: %v, %v", p, err)
	}
}

// Processes that start at once migrate once, whatever the driver makes of it.
func TestMigrateAtOnce(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		dsn := on.dsn(t)
		prefix := on.prefix(t, on.open(t, dsn))
		errs := make([]error, 8)
		var all sync.WaitGroup
		var last *sqlstore.Store
		for i := range errs {
			store, err := sqlstore.New(on.open(t, dsn), on.dialect, sqlstore.Config{TablePrefix: prefix})
			if err != nil {
				t.Fatal(err)
			}
			last = store
			all.Go(func() { errs[i] = errors.Join(store.Migrate(ctx), store.Migrate(ctx)) })
		}
		all.Wait()
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
		works(t, last)
	})
}

// A script that was cut off after any of its statements is finished by Migrate; one that ran to the end is left alone.
func TestMigrateHalfDone(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		db := on.open(t, on.dsn(t))
		for done := 0; ; done++ {
			c := sqlstore.Config{TablePrefix: on.prefix(t, db)}
			all, err := sqlstore.Migrations(on.dialect, c)
			if err != nil {
				t.Fatal(err)
			}
			statements := strings.SplitAfter(strings.TrimSuffix(all[0].SQL, "\n"), ";\n")
			if done > len(statements) {
				break
			}
			for _, text := range statements[:done] {
				if _, err := db.ExecContext(ctx, text); err != nil {
					t.Fatalf("%s: %v", text, err)
				}
			}
			works(t, on.over(t, db, c))
		}
	})
}

// Tables that a newer version of this package made are left alone, with an error that says so.
func TestMigrateNewer(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		db := on.open(t, on.dsn(t))
		c := sqlstore.Config{TablePrefix: on.prefix(t, db)}
		store := on.over(t, db, c)
		if _, err := db.ExecContext(ctx, "INSERT INTO "+c.TablePrefix+"schema (version) VALUES (99)"); err != nil {
			t.Fatal(err)
		}
		if newer := wants[*sqlstore.SchemaError](t, "newer tables", store.Migrate(ctx)); newer != nil && newer.Version != 99 {
			t.Errorf("%v", newer)
		}
	})
}

// A store whose tables are not there says what is missing.
func TestNoTables(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		store, err := sqlstore.New(on.open(t, on.dsn(t)), on.dialect, sqlstore.Config{TablePrefix: "nowhere_"})
		if err != nil {
			t.Fatal(err)
		}
		now := noon
		d := desk(t, store, &now)
		_, load := d.Dossier(ctx, "o-1")
		_, update := d.Do(ctx, "o-1", order.Buyer, aftersales.Place{Order: mugs("o-1", 1)})
		_, tick := d.Tick(ctx)
		_, claim := d.Claim(ctx, 1, 1)
		_, list := d.List(ctx, aftersales.Query{})
		for what, err := range map[string]error{"load": load, "update": update, "tick": tick, "claim": claim, "list": list, "done": d.Done(ctx, "o-1/1/0")} {
			if err == nil || !strings.Contains(err.Error(), "was Migrate run") {
				t.Errorf("%s: %v", what, err)
			}
		}
	})
}

// The tables may stand in a schema of their own.
func TestSchema(t *testing.T) {
	on := databases()[1]
	db := on.open(t, on.dsn(t))
	schema := fmt.Sprintf("s%d", serial.Add(1))
	if _, err := db.ExecContext(ctx, "CREATE SCHEMA "+schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _, _ = db.ExecContext(ctx, "DROP SCHEMA "+schema+" CASCADE") })
	works(t, on.over(t, db, sqlstore.Config{TablePrefix: schema + ".x_"}))
}
