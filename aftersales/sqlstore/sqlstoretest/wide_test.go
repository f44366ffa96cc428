package sqlstoretest_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// An order of thousands of child orders is stored like any other, also where one statement does not take so many rows.
func TestManyChildren(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		store, db := on.store(t)
		now := noon
		d := desk(t, store, &now)
		for _, n := range []int{2, 1500, 6000} {
			eur := money.MustCurrency("EUR")
			o := order.Order{ID: fmt.Sprint("wide-", n), Currency: eur, PlacedAt: noon, Policy: "marketplace", Buyer: fmt.Sprint("b-", n),
				Tenders: []order.Tender{{ID: "card", Amount: money.FromMinor(int64(n)*1000, eur)}}}
			for i := range n {
				child := fmt.Sprint("c", i)
				o.Children = append(o.Children, order.Child{ID: child, Seller: "s"})
				o.Lines = append(o.Lines, order.Line{ID: fmt.Sprint("l", i), Child: child, UnitPrice: money.FromMinor(1000, eur), Quantity: 1})
			}
			do(t, d, o.ID, order.Buyer, aftersales.Place{Order: o})
			do(t, d, o.ID, order.Payment, aftersales.Pay{})
			listed := 0
			for q := (aftersales.Query{ChildOrders: true, Status: order.PendingShipment, Buyer: o.Buyer, Limit: aftersales.MaxPage}); ; {
				p, err := store.List(ctx, q)
				if err != nil {
					t.Fatal(err)
				}
				listed += len(p.Items)
				if q.After = p.Next; q.After == "" {
					break
				}
			}
			if listed != n {
				t.Errorf("%d of %d child orders are listed", listed, n)
			}
		}
		if n := db.Stats().InUse; n != 0 {
			t.Errorf("%d connections are in use", n)
		}
	})
}

// A transaction of another pool of the same database will do.
func TestInOfAnotherPool(t *testing.T) {
	each(t, func(t *testing.T, on database) {
		dsn := on.dsn(t)
		db := on.open(t, dsn)
		store := on.over(t, db, sqlstore.Config{TablePrefix: on.prefix(t, db)})
		now := noon
		d := desk(t, store, &now)
		shipped(t, d, "o-1", 9)
		do(t, d, "o-1", order.Buyer, ask("c1", 1))
		tx, err := on.open(t, dsn).BeginTx(ctx, nil)
		if err != nil {
			t.Fatal(err)
		}
		do(t, d.With(store.In(tx)), "o-1", order.Buyer, ask("c2", 1))
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
		if was, err := store.Load(ctx, "o-1"); err != nil || len(was.Cases) != 2 {
			t.Errorf("%d cases, %v", len(was.Cases), err)
		}
	})
}

// A transaction that reads as of a time before an order was placed is told so, and not that there is no such order.
func TestInOfOldView(t *testing.T) {
	on := databases()[2]
	store, db := on.store(t)
	now := noon
	d := desk(t, store, &now)
	shipped(t, d, "o-1", 9)
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := d.With(store.In(tx)).Dossier(ctx, "o-1"); err != nil {
		t.Fatal(err)
	}
	shipped(t, d, "o-2", 9)
	_, err = d.With(store.In(tx)).Do(ctx, "o-2", order.Buyer, ask("c1", 1))
	if conflict := new(*sqlstore.ConflictError); !errors.As(err, conflict) {
		t.Errorf("want a *ConflictError, got %v", err)
	}
}
