package aftersales_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/refund"
)

// giving is the marketplace with coupons and earned points that travel with a refund, and with what a test changes.
func giving(t testing.TB, changes ...func(*refund.Terms)) rules {
	t.Helper()
	p := marketplace.Policy()
	p.PartialBeforeShipment = true
	p.Terms.Coupons, p.Terms.Rewards = refund.CouponsWhenAllReturned, refund.DeductRewards
	for _, bend := range changes {
		bend(&p.Terms)
	}
	compiled, err := policy.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return rules{p.ID: compiled}
}

// starred gives an order 74 stars that it earned, worth a cent each.
func starred(o *order.Order) {
	o.Rewards = []order.Reward{{ID: "stars", Count: 74, Value: money.MustParse("0.74", "CNY")}}
}

// beginGiving places fruit with stars, under a policy that gives and takes beside the money.
func beginGiving(t testing.TB, changes ...func(*refund.Terms)) *tale {
	t.Helper()
	told := begin(t, fruit, starred)
	told.policies = giving(t, changes...) // asked anew with every message
	return told
}

// granted is a request for the units of some lines that stay with the buyer, with the seller's yes.
func granted(id string, lines ...string) []step {
	open := aftersales.Open{Case: id, Kind: aftersales.RefundOnly, Reason: aftersales.QualityProblem, Goods: aftersales.Received}
	for _, l := range lines {
		open.Lines = append(open.Lines, refund.RequestLine{Line: l})
	}
	return []step{{by: buyer, do: open}, {by: seller, do: aftersales.Approve{Case: id, Revision: 1}}}
}

func paidOut(id string) step { return step{by: payment, do: aftersales.RefundSettled{Case: id}} }

// moved are the kinds of effects that give or take something beside the money.
func moved(effects []aftersales.Effect) []string {
	return slices.DeleteFunc(kinds(effects), func(kind string) bool {
		switch aftersales.EffectKind(kind) {
		case aftersales.ReturnPoints, aftersales.RestoreCoupon, aftersales.ClawBackReward:
			return false
		}
		return true
	})
}

// Coupons and rewards move with the settlement, in the order of the vocabulary, once.
func TestEffectsBesideTheMoney(t *testing.T) {
	const points, coupon, reward = "return_points", "restore_coupon", "claw_back_reward"
	keep := func(t *refund.Terms) { t.Coupons, t.Rewards = refund.CouponsNever, refund.KeepRewards }
	unshipped := func(t *refund.Terms) { t.Coupons = refund.CouponsWhenUnshipped }
	tests := []struct {
		why   string
		bend  func(*refund.Terms)
		steps []step
		last  []string // of the last step
		all   []string // of every step
	}{
		{"ordered, not settled", nil, granted("c1", "apples", "pears"), nil, nil},
		{"settled", nil, script(granted("c1", "apples", "pears"), []step{settled}), []string{points, coupon, reward}, []string{points, coupon, reward}},
		{"told again", nil, script(granted("c1", "apples", "pears"), []step{settled, settled}), nil, []string{points, coupon, reward}},
		{"one leg of two", nil, script(granted("c1", "apples", "pears"), []step{report("card")}), nil, nil},
		{"one leg told twice", nil, script(granted("c1", "apples", "pears"), []step{report("card"), report("card")}), nil, nil},
		{"both legs", nil, script(granted("c1", "apples", "pears"), []step{report("card"), report("wallet")}), []string{points, coupon, reward}, []string{points, coupon, reward}},
		{"both legs, and the first told again", nil, script(granted("c1", "apples", "pears"), []step{report("card"), report("wallet"), report("card")}), nil, []string{points, coupon, reward}},
		{"failed and tried again", nil, script(granted("c1", "apples", "pears"), []step{failed, retry, settled}), []string{points, coupon, reward}, []string{points, coupon, reward}},
		{"paid by hand", nil, script(granted("c1", "apples", "pears"), []step{failed, byHand, paidByHand}), []string{points, coupon, reward}, []string{points, coupon, reward}},
		{"a line without the coupon", nil, script(granted("c1", "pears"), []step{settled}), []string{points, reward}, []string{points, reward}},
		{"the line of the coupon", nil, script(granted("c1", "apples"), []step{settled}), []string{points, coupon, reward}, []string{points, coupon, reward}},
		{"the coupon came back before", nil, script(granted("c1", "apples"), []step{settled}, granted("c2", "pears"), []step{paidOut("c2")}), []string{points, reward}, []string{points, coupon, reward, points, reward}},
		{"terms that keep both", keep, script(granted("c1", "apples", "pears"), []step{settled}), []string{points}, []string{points}},
		{"a coupon of goods that left", unshipped, script(granted("c1", "apples", "pears"), []step{settled}), []string{points, reward}, []string{points, reward}},
	}
	for _, tt := range tests {
		told := beginGiving(t)
		if tt.bend != nil {
			told = beginGiving(t, tt.bend)
		}
		told.play(shipped...).play(tt.steps...)
		diff(t, tt.why+": the last step", tt.last, moved(told.last.Effects))
		var all []string
		for _, e := range told.log {
			all = append(all, moved(e.Effects)...)
		}
		diff(t, tt.why+": the whole log", tt.all, all)
	}
}

// What the receiver of each effect must know stands in it, and nothing that is another's.
func TestEffectsBesideTheMoneyAreWhole(t *testing.T) {
	told := beginGiving(t).play(shipped...).play(granted("c1", "apples")...).play(settled)
	got := map[aftersales.EffectKind]aftersales.Effect{}
	for _, e := range told.last.Effects {
		got[e.Kind] = e
	}
	cny := func(text string) money.Amount { return money.MustParse(text, "CNY") }
	// Of 73.90 of goods the apples are 44.30: 44 of 74 stars (44.36), 60 of 100 coins (59.95).
	head := aftersales.Effect{Order: "o-1", Child: "default", Case: "c1", At: noon}
	points, coupon, reward := head, head, head
	points.ID, points.Kind, points.Points = "o-1/6/0", aftersales.ReturnPoints, []refund.PointsBack{{ID: "coins", Count: 60, Value: cny("0.60")}}
	coupon.ID, coupon.Kind, coupon.Coupons = "o-1/6/1", aftersales.RestoreCoupon, []string{"c-1"}
	reward.ID, reward.Kind = "o-1/6/2", aftersales.ClawBackReward
	reward.Rewards = []refund.RewardBack{{ID: "stars", Count: 44, Taken: 44, Deducted: cny("0.00"), FundedBy: platform}}
	for _, want := range []aftersales.Effect{points, coupon, reward} {
		diff(t, string(want.Kind), want, got[want.Kind])
	}
}

// nought takes nothing of a currency for nothing at all: an amount of zero is not written into an effect.
var nought = cmp.Comparer(func(a, b money.Amount) bool { return a == b || a.IsZero() && b.IsZero() })

// Every effect of a log reads back from its JSON as it was written.
func TestEffectsRoundTrip(t *testing.T) {
	grace := func(t *refund.Terms) { t.ExpiredPoints, t.GraceDays = refund.GracePoints, 30 }
	told := begin(t, fruit, starred, func(o *order.Order) { o.Points[0].ExpiresAt = noon.Add(hour) })
	told.policies = giving(t, grace)
	told.play(shipped...)
	told.wait(2 * hour)
	told.play(granted("c1", "apples", "pears")...).play(settled)
	seen := 0
	for _, e := range told.log {
		for _, effect := range e.Effects {
			text := toJSON(t, effect)
			var again aftersales.Effect
			if err := json.Unmarshal([]byte(text), &again); err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			if d := cmp.Diff(effect, again, cmpopts.EquateComparable(money.Currency{}), nought); d != "" {
				t.Errorf("%s (-want +got):\n%s", text, d)
			}
			if written := toJSON(t, again); written != text {
				t.Errorf("%s is written again as %s", text, written)
			}
			if len(moved([]aftersales.Effect{effect})) > 0 {
				seen++
			}
		}
	}
	if seen != 3 {
		t.Errorf("%d effects beside the money were written, want 3", seen)
	}
	diff(t, "restore_coupon", `{"id":"o-1/6/1","kind":"restore_coupon","order":"o-1","child":"default","case":"c1","at":"2026-03-01T14:00:00Z","coupons":["c-1"]}`, toJSON(t, told.last.Effects[1]))
}

// Points that expired come back or not by the rule, judged when the refund is executed.
func TestExpiredPoints(t *testing.T) {
	coins := func(count int64) []refund.PointsBack {
		return []refund.PointsBack{{ID: "coins", Count: count, Value: money.MustParse("1.00", "CNY")}}
	}
	tests := []struct {
		why     string
		rule    refund.ExpiryRule
		wait    time.Duration
		points  []refund.PointsBack
		expired []refund.ExpiredPoints
	}{
		{"the instant still counts", refund.LapsePoints, hour, coins(100), nil},
		{"lost", refund.LapsePoints, hour + time.Microsecond, nil, nil},
		{"valid again, from when the refund was executed", refund.GracePoints, 2 * hour, coins(100), []refund.ExpiredPoints{{ID: "coins", Count: 100, ValidUntil: noon.Add(2*hour + 30*24*hour)}}},
		{"the shop decides", refund.RestorePoints, 2 * hour, coins(100), []refund.ExpiredPoints{{ID: "coins", Count: 100}}},
	}
	for _, tt := range tests {
		told := begin(t, fruit, func(o *order.Order) { o.Points[0].ExpiresAt = noon.Add(hour) })
		told.policies = giving(t, func(t *refund.Terms) {
			if t.ExpiredPoints = tt.rule; tt.rule == refund.GracePoints {
				t.GraceDays = 30
			}
		})
		steps := granted("c1", "apples", "pears")
		told.play(shipped...).play(steps[0])
		told.wait(tt.wait)
		told.play(steps[1])
		told.wait(5 * hour) // settled later: no matter
		told.play(settled)
		var effect aftersales.Effect
		for _, e := range told.last.Effects {
			if e.Kind == aftersales.ReturnPoints {
				effect = e
			}
		}
		diff(t, tt.why+": points", tt.points, effect.Points)
		diff(t, tt.why+": expired", tt.expired, effect.Expired)
	}
}
