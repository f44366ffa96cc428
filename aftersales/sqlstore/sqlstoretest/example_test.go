package sqlstoretest_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
)

// A store in a database of one's own: after-sales commit with the shop's own tables, and Run carries out what is to be done.
func Example() {
	dir := must(os.MkdirTemp("", "recourse"))
	defer os.RemoveAll(dir)
	policies := must(policy.NewSet(marketplace.Policy()))
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	pay := func(_ context.Context, c aftersales.Claimed) error {
		if c.Kind == aftersales.PayRefund {
			fmt.Println("pay", c.Refund.Number, c.Refund.Total)
		}
		return nil
	}

	db := must(sql.Open("sqlite", filepath.Join(dir, "shop.db"))) // or pgx, or mysql: the driver is yours
	store := must(sqlstore.New(db, sqlstore.SQLite, sqlstore.Config{}))
	must(0, store.Migrate(ctx))
	desk := must(aftersales.NewDesk(aftersales.Config{Store: store, Policies: policies}))
	asked(ctx, desk, db)

	tx := must(db.BeginTx(ctx, nil)) // after-sales and your own tables commit together
	must(desk.With(store.In(tx)).Do(ctx, "o-1", order.Seller, aftersales.Approve{Case: "c1", Revision: 1}))
	must(tx.Exec("INSERT INTO tickets VALUES ('o-1')"))
	must(0, tx.Commit())

	must(0, desk.Run(ctx, aftersales.RunConfig{Deliver: pay})) // deadlines and outbox, in any number of processes

	d := must(desk.Dossier(context.Background(), "o-1"))
	fmt.Println(d.Status(), d.Cases[0].State)
	must(0, db.Close())
	// Output:
	// pay o-1-1 18.00 EUR
	// awaiting_receipt refunding
}

// asked is an order of three mugs that was paid and shipped, and a case about two of them.
func asked(ctx context.Context, desk *aftersales.Desk, db *sql.DB) {
	must(desk.Do(ctx, "o-1", order.Buyer, aftersales.Place{Order: mugs("o-1", 3)}))
	must(desk.Do(ctx, "o-1", order.Payment, aftersales.Pay{}))
	must(desk.Do(ctx, "o-1", order.Seller, aftersales.Ship{}))
	must(desk.Do(ctx, "o-1", order.Buyer, ask("c1", 2)))
	must(db.Exec("CREATE TABLE tickets (about TEXT)"))
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
