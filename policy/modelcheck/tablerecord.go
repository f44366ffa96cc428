package modelcheck

import (
	"github.com/recourse-go/recourse/aftersales"
)

// records tries what moves no case: once, unless the policy has rules for it.
func (v *view) records(plain ...aftersales.Command) trials {
	if v.job.asks.mentions("appeals") {
		return trials{more: list(plain...)}
	}
	return trials{wrong: list(plain...)}
}

func fileAppeal(v *view) trials {
	return v.records(aftersales.FileAppeal{Case: v.c.ID, Appeal: "a-1", Reason: "new proof", Evidence: []string{"photo-5"}})
}

func ruleAppeal(v *view) trials {
	return v.records(
		aftersales.RuleAppeal{Case: v.c.ID, Appeal: "a-1", Granted: true, FundsReversed: true, MetricReversed: true},
		aftersales.RuleAppeal{Case: v.c.ID, Appeal: "a-1"},
	)
}

func fileClaim(v *view) trials {
	return v.records(aftersales.FileClaim{Case: v.c.ID, Claim: "k-1", Amount: v.amount(1).Plain(), Evidence: []string{"photo-6"}})
}

func ruleClaim(v *view) trials {
	return v.records(
		aftersales.RuleClaim{Case: v.c.ID, Claim: "k-1", Amount: v.amount(1).Plain()},
		aftersales.RuleClaim{Case: v.c.ID, Claim: "k-1", Amount: v.amount(0).Plain()},
	)
}

// aside: appeals and claims move no case and nothing of the buyer's money.
func (s *transition) aside() {
	switch s.message.Command.(type) {
	case aftersales.FileAppeal, aftersales.RuleAppeal, aftersales.FileClaim, aftersales.RuleClaim:
	default:
		return
	}
	name := s.message.Command.Name()
	for i := range s.from.dossier.Cases {
		was, is := bare(&s.from.dossier.Cases[i]), bare(&s.decision.Dossier.Cases[i])
		if !same(&was, &is) {
			s.breaks(Terminal, name+" moves a case", expect{"state": was.State})
		}
	}
	for _, f := range s.decision.Effects {
		if f.Kind == aftersales.PayRefund {
			s.breaks(Money, name+" pays the buyer", s.without(f.Kind))
		}
	}
}

// bare is a case without the records beside it.
func bare(c *aftersales.Case) aftersales.Case {
	is := *c
	is.Metrics, is.Appeals, is.Claims = nil, nil, nil
	return is
}
