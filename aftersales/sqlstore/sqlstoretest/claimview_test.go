package sqlstoretest_test

import (
	"context"
	"database/sql"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
)

// slowTx makes the claim of a transaction pause in the middle, when it comes to an effect of a kind.
type slowTx struct {
	*sql.Tx
	began chan struct{}
}

func (s slowTx) QueryContext(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	if at := strings.Index(text, ") ORDER BY ready_us"); at >= 0 {
		text = text[:at] + ") AND (o.kind <> 'manual_task' OR SLEEP(1) = 0" + text[at:]
		close(s.began)
	}
	return s.Tx.QueryContext(ctx, text, args...)
}

// A decision that is committed while a claim reads is claimed in its order all the same: the rows that MySQL locks are as they
// are now, and what it asks about them in the same statement as they were.
func TestClaimWhileCommitting(t *testing.T) {
	on := databases()[2]
	db := on.open(t, on.dsn(t))
	c := sqlstore.Config{TablePrefix: on.prefix(t, db)}
	store, outbox := on.over(t, db, c), c.TablePrefix+"outbox"
	now := noon
	d := desk(t, store, &now)
	shipped(t, d, "a", 1) // its one effect opens the view of the claim
	do(t, d, "a", order.Buyer, ask("c1", 1))
	shipped(t, d, "o", 1)
	insert := "INSERT INTO " + outbox + " (order_id, seq, idx, kind, at_us, ready_us, effect) SELECT ?, ?, ?, ?, at_us + ?, at_us + ?, effect FROM " + outbox + " WHERE order_id = 'a' LIMIT 1"
	add := func(tx interface {
		ExecContext(context.Context, string, ...any) (sql.Result, error)
	}, id string, seq, index int, kind string, later int) {
		t.Helper()
		if _, err := tx.ExecContext(ctx, insert, id, seq, index, kind, later, later); err != nil {
			t.Fatal(err)
		}
	}
	add(db, "b", 1, 0, "manual_task", 1)
	begin := func() *sql.Tx {
		tx, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = tx.Rollback() })
		return tx
	}
	slow := slowTx{begin(), make(chan struct{})}
	var claimed []aftersales.Claimed
	var err error
	over := make(chan struct{})
	go func() {
		defer close(over)
		claimed, err = store.In(slow).Claim(ctx, noon.Add(time.Hour), time.Minute, 9)
	}()
	<-slow.began
	time.Sleep(300 * time.Millisecond)
	decided := begin()
	for i := range 3 {
		add(decided, "o", 4, i, "notify", 2)
	}
	if err := decided.Commit(); err != nil {
		t.Fatal(err)
	}
	<-over
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	var heads []aftersales.EffectID
	rows, err := slow.Tx.QueryContext(ctx, "SELECT order_id, seq, idx FROM "+outbox+" WHERE attempt > 0")
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id aftersales.EffectID
		if err := rows.Scan(&id.Order, &id.Seq, &id.Index); err != nil {
			t.Fatal(err)
		}
		count[id.Order]++
		heads = append(heads, id)
	}
	if len(claimed) != len(heads) || count["a"] != 1 || count["b"] != 1 || count["o"] > 1 {
		t.Errorf("claimed together: %v", heads)
	}
}
