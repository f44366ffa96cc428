package refund

import "github.com/recourse-go/recourse/order"

// RewardRule says whether the points that an order earned are taken back with its units.
type RewardRule string

const (
	// KeepRewards: they are not. The zero RewardRule means the same.
	KeepRewards RewardRule = "keep"
	// DeductRewards: they are, and what the buyer has spent already comes off the refund at its value.
	DeductRewards RewardRule = "deduct"
	// AllowNegativeRewards: they are, and the account may go below zero.
	AllowNegativeRewards RewardRule = "allow_negative"
	// ClampRewards: they are as far as the account reaches; the rest is let go.
	ClampRewards RewardRule = "clamp"
)

// RewardRules lists every RewardRule.
func RewardRules() []RewardRule {
	return []RewardRule{KeepRewards, DeductRewards, AllowNegativeRewards, ClampRewards}
}

// UnmarshalText accepts a reward rule's name; any other is an *order.UnknownNameError.
func (r *RewardRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(r, "reward rule", text, RewardRules())
}

// takesRewards reports whether earned points are taken back at all.
func (s *striker) takesRewards() bool {
	if len(s.a.order.Rewards) == 0 {
		return false
	}
	switch s.terms.Rewards {
	case DeductRewards, AllowNegativeRewards, ClampRewards:
		return true
	}
	return false
}

// lineRewards appends the points that the units of the line at an index of the quote had earned.
func (s *striker) lineRewards(d *draft, i int, closes bool) error {
	q, shares := &d.lines[i], s.a.shares.Lines[s.at[i]].Rewards
	for k := range shares {
		back, err := q.counted(shares[k], of(s.ledger.rewards, k*len(s.a.lines)+s.at[i]), closes)
		if err != nil {
			return err
		}
		if back > 0 {
			d.lineRewards = append(d.lineRewards, LineReward{Line: q.Line, Reward: s.a.order.Rewards[k].ID, Count: back})
		}
	}
	return nil
}

// rewards sums the earned points that are taken back, and says what of them the accounts have.
func (s *striker) rewards(d *draft) []RewardBack {
	var back []RewardBack
	for _, earned := range s.a.order.Rewards {
		var due int64
		for _, l := range d.lineRewards {
			if l.Reward == earned.ID {
				due += l.Count
			}
		}
		if due == 0 {
			continue
		}
		taken := due
		if balance, known := s.request.Balances[earned.ID]; known && s.terms.Rewards != AllowNegativeRewards {
			taken = min(due, max(balance, 0))
		}
		back = append(back, RewardBack{ID: earned.ID, Count: due, Taken: taken, Deducted: s.a.amount(0), FundedBy: earned.FundedBy})
	}
	return back
}

// spent is what the points cost that an account lacks.
func (s *striker) spent(back *RewardBack) (int64, error) {
	if s.terms.Rewards != DeductRewards || back.Taken == back.Count {
		return 0, nil
	}
	for _, earned := range s.a.order.Rewards {
		if earned.ID == back.ID {
			return portion(earned.Value.Minor(), back.Count-back.Taken, earned.Count)
		}
	}
	return 0, nil
}
