package sqlstoretest_test

import (
	"fmt"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
)

// A process that is behind goes on as if it had made every decision itself: by however much, and also where the log does not
// reach back to what it knows.
func TestCatchesUp(t *testing.T) {
	tests := []struct {
		why    string
		behind int
		purged bool
	}{
		{"by one", 1, false},
		{"by many", 60, false},
		{"by more than it folds", 130, false},
		{"and the log was cleared up to then", 3, true},
	}
	each(t, func(t *testing.T, on database) {
		dsn := on.dsn(t)
		db := on.open(t, dsn)
		c := sqlstore.Config{TablePrefix: on.prefix(t, db)}
		now := noon
		one, two := on.over(t, db, c), on.over(t, on.open(t, dsn), c)
		a, b := desk(t, one, &now), desk(t, two, &now)
		for i, tt := range tests {
			id := numbered(i)
			memory := desk(t, aftersales.NewMemory(), &now)
			both := func(d *aftersales.Desk, by order.Party, command aftersales.Command) (want, got string) {
				t.Helper()
				return asJSON(t, do(t, memory, id, by, command).Dossier), asJSON(t, do(t, d, id, by, command).Dossier)
			}
			shipped(t, memory, id, 300)
			shipped(t, a, id, 300)
			for k := range tt.behind {
				both(b, order.Buyer, ask(fmt.Sprint("b", k), 1))
			}
			if tt.purged {
				if _, err := db.ExecContext(ctx, fmt.Sprintf("DELETE FROM %slog WHERE order_id = '%s' AND seq < 5", c.TablePrefix, id)); err != nil {
					t.Fatal(err)
				}
			}
			want, got := both(a, order.Seller, aftersales.Approve{Case: "b0", Revision: 1})
			if want != got {
				t.Errorf("%s: decided\n%s\nwant\n%s", tt.why, got, want)
			}
			want, got = both(a, order.Buyer, ask("a", 1))
			if stored, err := two.Load(ctx, id); err != nil || want != got || asJSON(t, stored) != want {
				t.Errorf("%s: decided then\n%s\nstored %s\nwant\n%s\n%v", tt.why, got, asJSON(t, stored), want, err)
			}
		}
	})
}
