package refund_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/refund"
)

func rewards(r refund.RewardRule) refund.Terms { return refund.Terms{Rewards: r} }

func TestRewards(t *testing.T) {
	three := paid(reward(basket("a 10.00 3"), "stars", 10, "1.00"))
	two := paid(reward(reward(basket("a 30.00 1", "b 10.00 1"), "stars", 10, "1.00"), "miles", 4, "0.00"))
	deduct, clamp, negative := rewards(refund.DeductRewards), rewards(refund.ClampRewards), rewards(refund.AllowNegativeRewards)
	perform(t, []tale{
		{"kept", three, rewards(refund.KeepRewards), []step{
			{"", "a", "30.00 a=30.00 closes"},
		}},
		{"kept, where nobody says", three, noTerms, []step{
			{"", "a balance:stars*0", "30.00 a=30.00 closes"},
		}},
		{"unit by unit: 3, 3 and 4", three, deduct, []step{
			{"floor(10/3), an account nobody names has enough", "a*1", "10.00 a=10.00 stars:3/3"},
			{"floor(20/3) less 3", "a*1", "10.00 a=10.00 stars:3/3"},
			{"the rest", "a*1", "10.00 a=10.00 closes stars:4/4"},
		}},
		{"money earns none until it closes the line", three, deduct, []step{
			{"", "a =29.99", "29.99 a=29.99"},
			{"", "a =0.01", "0.01 a=0.01 closes stars:10/10"},
		}},
		{"a withdrawal in between", three, deduct, []step{
			{"", "a*1", "10.00 a=10.00 stars:3/3"},
			{"", "a*1", "10.00 a=10.00 stars:3/3"},
			{"", "withdraw:1", ""},
			{"the rest of ten", "a*2", "20.00 a=20.00 closes stars:7/7"},
		}},
		{"what was spent comes off at its value", three, deduct, []step{
			{"two of three: floor(100*2/10)", "a*1 balance:stars*1", "9.80 a=10.00 less:0.20 -rewards_spent/stars:0.20 stars:1/3 spent:0.20"},
			{"below zero is nothing", "a*1 balance:stars*-5", "9.70 a=10.00 less:0.30 -rewards_spent/stars:0.30 stars:0/3 spent:0.30"},
			{"just enough", "a*1 balance:stars*4", "10.00 a=10.00 closes stars:4/4"},
		}},
		{"another account's balance says nothing", three, deduct, []step{
			{"", "a*1 balance:miles*0", "10.00 a=10.00 stars:3/3"},
		}},
		{"clamped: the rest is let go", three, clamp, []step{
			{"", "a*1 balance:stars*1", "10.00 a=10.00 stars:1/3"},
			{"not asked for again", "a*2 balance:stars*99", "20.00 a=20.00 closes stars:7/7"},
		}},
		{"the account may go below zero", three, negative, []step{
			{"", "a*1 balance:stars*1", "10.00 a=10.00 stars:3/3"},
		}},
		{"two rewards, over what was paid for the lines", two, deduct, []step{
			{"floor(10*30/40), and miles are worth nothing", "a balance:miles*0", "30.00 a=30.00 closes stars:7/7 miles:0/3"},
			{"the rest", "b", "10.00 b=10.00 closes stars:3/3 miles:1/1"},
		}},
		{"no more comes off than the refund", paid(reward(basket("a 1.00 1"), "stars", 10, "5.00")), deduct, []step{
			{"5.00 would", "a balance:stars*0", "0.00 a=1.00 closes less:1.00 -rewards_spent/stars:1.00 stars:0/10 spent:1.00"},
		}},
		{"an amount that does not close the line any more", three, deduct, []step{
			{"", "a*1", "10.00 a=10.00 stars:3/3"},
			{"", "a =20.00", "20.00 a=20.00 closes stars:7/7"},
			{"", "withdraw:1", ""},
			{"", "execute:2", "20.00 a=20.00"},
			{"it closes now, and all ten are left", "a*1", "10.00 a=10.00 closes stars:10/10"},
		}},
	})
}

// What the units had earned is told by line, so that it can be found out what stands.
func TestLineRewards(t *testing.T) {
	a := allocate(t, paid(reward(basket("a 30.00 1", "b 10.00 1"), "stars", 10, "1.00")))
	q := strike(t, a, refund.Ledger{}, "a b", rewards(refund.ClampRewards))
	want := []refund.LineReward{{Line: "a", Reward: "stars", Count: 7}, {Line: "b", Reward: "stars", Count: 3}}
	if diff := cmp.Diff(want, q.LineRewards); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
