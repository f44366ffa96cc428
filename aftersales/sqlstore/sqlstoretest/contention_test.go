package sqlstoretest_test

import (
	"fmt"
	"os"
	"reflect"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// contentionClients is how many send commands at once.
const contentionClients = 64

// asProcesses opens several stores over one set of tables, each with connections and a memory of its own, as processes do.
func (d database) asProcesses(t *testing.T, n int) (stores []*sqlstore.Store) {
	t.Helper()
	dsn := d.dsn(t)
	prefix := ""
	for range n {
		db := d.open(t, dsn)
		db.SetMaxOpenConns(40)
		if prefix == "" {
			prefix = d.prefix(t, db)
		}
		stores = append(stores, d.over(t, db, sqlstore.Config{TablePrefix: prefix}))
	}
	return stores
}

// fromEnv is a number that a variable may set.
func fromEnv(t *testing.T, name string, otherwise int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// latencies are how long messages took.
type latencies struct {
	mu    sync.Mutex
	began time.Time
	all   []time.Duration
}

func (l *latencies) took(d time.Duration) {
	l.mu.Lock()
	l.all = append(l.all, d)
	l.mu.Unlock()
}

func (l *latencies) String() string {
	spent, n := time.Since(l.began), len(l.all)
	if n == 0 {
		return "no messages"
	}
	slices.Sort(l.all)
	round := func(d time.Duration) time.Duration { return d.Round(10 * time.Microsecond) }
	return fmt.Sprintf("%d messages in %v, %.0f a second, p50 %v, p99 %v, the longest %v", n, spent.Round(time.Millisecond),
		float64(n)/spent.Seconds(), round(l.all[n/2]), round(l.all[n*99/100]), round(l.all[n-1]))
}

// checkFolds holds law B6, and that what is listed is what is stored.
func checkFolds(t *testing.T, store aftersales.Store, id string) aftersales.Dossier {
	t.Helper()
	d, err := store.Load(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	log, err := store.Log(ctx, id, 0)
	if err != nil {
		t.Fatal(err)
	}
	folded, err := aftersales.Dossier{}.Fold(log...)
	if err != nil {
		t.Fatal(err)
	}
	if want, got := asJSON(t, folded), asJSON(t, d); want != got {
		t.Errorf("B6: %s: folded\n%.2000s\nstored\n%.2000s", id, want, got)
	}
	return d
}

// 64 clients of two processes ask for the units of one order, each one for one unit at a time, until all are gone.
// RECOURSE_CASES says how many each.
func TestOneOrder(t *testing.T) {
	each(t, testOneOrder)
}

func testOneOrder(t *testing.T, on database) {
	// Every case makes the dossier longer: ten times as many cost a hundred times as much.
	times := fromEnv(t, "RECOURSE_CASES", 3)
	if testing.Short() {
		times = 1
	}
	units := int64(contentionClients * times)
	now := noon
	var desks []*aftersales.Desk
	stores := on.asProcesses(t, 2)
	for _, s := range stores {
		desks = append(desks, desk(t, s, &now))
	}
	shipped(t, desks[0], "o-1", units)
	took := &latencies{began: time.Now()}
	var all sync.WaitGroup
	for i := range contentionClients {
		all.Go(func() {
			for k := range times {
				at := time.Now()
				id := fmt.Sprintf("c%d-%d", i, k)
				decision, err := desks[i%2].Do(ctx, "o-1", order.Buyer, ask(id, 1))
				took.took(time.Since(at))
				if err != nil || len(decision.Entries) != 1 || decision.Entries[0].Opened == nil || decision.Entries[0].Opened.ID != id {
					t.Errorf("client %d, %s: %d entries, %v", i, id, len(decision.Entries), err)
					return
				}
			}
		})
	}
	all.Wait()
	t.Logf("%s: %v", on.name, took)

	d := checkFolds(t, stores[0], "o-1")
	alloc, ledger := d.Allocation(), refund.Ledger{}
	total := int64(0)
	for i := range d.Cases {
		ledger = ledger.With(alloc, *d.Cases[i].Quote)
		total += d.Cases[i].Quote.Total.Minor()
	}
	paid := alloc.Paid().Minor()
	if int64(len(d.Cases)) != units || d.Seq != 3+units || d.Ledger().Free(alloc, "", "mugs") != 0 || total != paid {
		t.Errorf("%d cases of %d, entry %d, %d of %d stand", len(d.Cases), units, d.Seq, total, paid)
	}
	if !reflect.DeepEqual(ledger, d.Ledger()) {
		t.Error("M5: the ledger is not the sum of the cases")
	}
	for i := range contentionClients {
		for k := range times {
			if _, ok := d.Case(fmt.Sprintf("c%d-%d", i, k)); !ok {
				t.Errorf("case c%d-%d is lost", i, k)
			}
		}
	}
	_, err := desks[1].Do(ctx, "o-1", order.Buyer, ask("one-more", 1))
	wants[*aftersales.RefusedError](t, "there is no unit left", err)
}

// 64 clients of two processes work on many orders: each is placed and paid, shipped and complained about. RECOURSE_ORDERS
// says how many.
func TestManyOrders(t *testing.T) {
	each(t, testManyOrders)
}

func testManyOrders(t *testing.T, on database) {
	orders := fromEnv(t, "RECOURSE_ORDERS", 1000)
	if testing.Short() {
		orders = 250
	}
	now := noon
	stores := on.asProcesses(t, 2)
	desks := []*aftersales.Desk{desk(t, stores[0], &now), desk(t, stores[1], &now)}
	steps := []func(id string) (order.Party, aftersales.Command){
		func(id string) (order.Party, aftersales.Command) {
			return order.Buyer, aftersales.Place{Order: mugs(id, 3)}
		},
		func(string) (order.Party, aftersales.Command) { return order.Payment, aftersales.Pay{} },
		func(string) (order.Party, aftersales.Command) { return order.Seller, aftersales.Ship{} },
		func(string) (order.Party, aftersales.Command) { return order.Buyer, ask("c1", 2) },
	}
	took := &latencies{began: time.Now()}
	for _, step := range steps { // each by whoever comes first: the processes take turns on an order
		var next atomic.Int64
		var all sync.WaitGroup
		for i := range contentionClients {
			all.Go(func() {
				for n := next.Add(1); n <= int64(orders); n = next.Add(1) {
					id := numbered(int(n))
					by, c := step(id)
					at := time.Now()
					decision, err := desks[i%2].Do(ctx, id, by, c)
					took.took(time.Since(at))
					if err != nil || len(decision.Entries) != 1 {
						t.Errorf("%s of %s: %d entries, %v", c.Name(), id, len(decision.Entries), err)
						return
					}
				}
			})
		}
		all.Wait()
	}
	t.Logf("%s: %d orders: %v", on.name, orders, took)
	for n := 1; n <= orders; n++ {
		if d := checkFolds(t, stores[n%2], numbered(n)); d.Seq != 4 || len(d.Cases) != 1 || d.Cases[0].Quote.Lines[0].Quantity != 2 {
			t.Errorf("%s: entry %d, %d cases", numbered(n), d.Seq, len(d.Cases))
		}
	}
	listed := 0
	for q := (aftersales.Query{Open: true, State: aftersales.AwaitingSeller, Limit: 700}); ; {
		page, err := stores[0].List(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		listed += len(page.Items)
		if q.After = page.Next; q.After == "" {
			break
		}
	}
	if listed != orders {
		t.Errorf("%d cases of %d are listed", listed, orders)
	}
}
