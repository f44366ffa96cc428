package refund_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/refund"
)

func TestExpiredPoints(t *testing.T) {
	shop := points(basket("a 10.00 2"), "coins", 10, "2.00")
	shop = paid(points(expires(shop, "2026-03-01T00:00:00Z"), "beans", 6, "0.00"))
	restore, lapse := refund.Terms{ExpiredPoints: refund.RestorePoints}, refund.Terms{ExpiredPoints: refund.LapsePoints}
	grace := refund.Terms{ExpiredPoints: refund.GracePoints, GraceDays: 7}
	const one = "9.00 a=9.00 coins:5 beans:3"
	perform(t, []tale{
		{"at the very instant they still count", shop, lapse, []step{
			{"", "a*1 at:2026-03-01T00:00:00Z", one},
			{"the same instant elsewhere", "a*1 at:2026-03-01T08:00:00+08:00", one + " closes"},
		}},
		{"a microsecond later they do not, and beans never expire", shop, lapse, []step{
			{"", "a*1 at:2026-03-01T00:00:00.000001Z", one + " expired:coins*5 lapses"},
			{"they stand as returned: the other five", "a*1 at:2026-03-01T00:00:00Z", one + " closes"},
		}},
		{"nobody says what time it is", shop, lapse, []step{{"", "a*1", one}}},
		{"the shop decides", shop, restore, []step{
			{"", "a*1 at:2026-03-02T00:00:00Z", one + " expired:coins*5"},
		}},
		{"where nobody says, the shop decides", shop, noTerms, []step{
			{"", "a*1 at:2026-03-02T00:00:00Z", one + " expired:coins*5"},
		}},
		{"valid for seven days of 24 hours", shop, grace, []step{
			{"", "a*1 at:2026-03-02T10:30:00+08:00", one + " expired:coins*5 until:2026-03-09T02:30:00Z"},
		}},
		{"valid for no day", shop, refund.Terms{ExpiredPoints: refund.GracePoints}, []step{
			{"", "a*1 at:2026-03-02T10:30:00Z", one + " expired:coins*5 until:2026-03-02T10:30:00Z"},
		}},
		{"no points come back", shop, lapse, []step{
			{"", "a =1.00 at:2026-03-02T00:00:00Z", "1.00 a=1.00"},
		}},
	})
}

// What has lapsed is not given, and cannot be asked again.
func TestGiven(t *testing.T) {
	shop := points(basket("a 10.00 2"), "coins", 10, "2.00")
	a := allocate(t, paid(points(expires(shop, "2026-03-01T00:00:00Z"), "beans", 6, "0.00")))
	for _, row := range []struct {
		why, ask string
		rule     refund.ExpiryRule
		want     []refund.PointsBack
	}{
		{"lapsed", "a at:2026-03-02T00:00:00Z", refund.LapsePoints, []refund.PointsBack{{ID: "beans", Count: 6, Value: cny("0.00")}}},
		{"restored", "a at:2026-03-02T00:00:00Z", refund.RestorePoints, []refund.PointsBack{{ID: "coins", Count: 10, Value: cny("2.00")}, {ID: "beans", Count: 6, Value: cny("0.00")}}},
		{"not expired", "a at:2026-03-01T00:00:00Z", refund.LapsePoints, []refund.PointsBack{{ID: "coins", Count: 10, Value: cny("2.00")}, {ID: "beans", Count: 6, Value: cny("0.00")}}},
		{"none", "a =1.00", refund.LapsePoints, nil},
	} {
		q, err := refund.Compute(a, refund.Ledger{}, demand(row.ask), refund.Terms{ExpiredPoints: row.rule})
		if diff := cmp.Diff(row.want, q.Given()); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", row.why, err, diff)
		}
	}
}
