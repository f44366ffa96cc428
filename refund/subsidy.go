package refund

import "github.com/recourse-go/recourse/order"

// SubsidyRule says what becomes of the part of a price that somebody else than seller and buyer paid by funding a discount.
type SubsidyRule string

const (
	// RecoverSubsidies: the seller gives it back to who funded it, with the units. The zero SubsidyRule means the same.
	RecoverSubsidies SubsidyRule = "recover"
	// LoseSubsidies: it stays with the seller.
	LoseSubsidies SubsidyRule = "lose"
)

// SubsidyRules lists every SubsidyRule.
func SubsidyRules() []SubsidyRule { return []SubsidyRule{RecoverSubsidies, LoseSubsidies} }

// UnmarshalText accepts a subsidy rule's name; any other is an *order.UnknownNameError.
func (s *SubsidyRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(s, "subsidy rule", text, SubsidyRules())
}

// lineSubsidies appends what goes back to those who funded discounts with the line at an index of the quote.
func (s *striker) lineSubsidies(d *draft, i int, closes bool) error {
	if s.terms.Subsidies == LoseSubsidies {
		return nil
	}
	q, shares := &d.lines[i], &s.a.shares.Lines[s.at[i]]
	for k, discount := range s.a.funded {
		back, err := q.counted(shares.Layers[discount], of(s.ledger.subsidies, k*len(s.a.lines)+s.at[i]), closes)
		if err != nil {
			return err
		}
		if back > 0 {
			of := &s.a.order.Discounts[discount]
			d.subsidies = append(d.subsidies, Subsidy{Line: q.Line, Discount: of.ID, FundedBy: of.FundedBy, Amount: s.a.amount(back)})
		}
	}
	return nil
}
