package modelcheck

import (
	"encoding/json"
	"fmt"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// asking is a request but for its reason.
type asking struct {
	status order.Status
	kind   aftersales.Kind
	goods  aftersales.GoodsState
	by     order.Party
}

// reasonsFor are the first reasons of those that the policy treats alike, so far as it admits any: other reasons differ in who
// is told and what is counted.
func (v *view) reasonsFor(a asking) []aftersales.Reason {
	if known, ok := v.job.reasons[a]; ok {
		return known
	}
	found := []aftersales.Reason{}
	ch := v.d.Children[0]
	p, err := v.config.Policies.Policy(ch.Policy, v.d.Order.PlacedAt)
	if err != nil {
		return nil
	}
	s := aftersales.Situation{
		Order: &v.d.Order, Doc: &v.d.Order.Children[0], Child: &ch, At: v.now, By: a.by, Kind: a.kind, Goods: a.goods, Attempts: 1,
	}
	for _, l := range v.d.Order.Lines {
		s.Categories = append(s.Categories, l.Category)
	}
	seen := map[string]bool{}
	for _, reason := range aftersales.Reasons() {
		s.Reason, s.Liable, s.Case = reason, "", nil
		admitted := p.Admit(&s)
		if len(admitted.Faults) > 0 {
			continue
		}
		s.Liable = admitted.Liable
		if treated := treatment(p, s, admitted); !seen[treated] {
			seen[treated] = true
			found = append(found, reason)
		}
	}
	v.job.reasons[a] = found
	return found
}

// treatment is all that a policy makes of a reason, in words: what opening leads to, the terms, the deadlines of every state.
func treatment(p aftersales.Policy, s aftersales.Situation, a aftersales.Admission) string {
	terms, err := json.Marshal(p.Terms(&s))
	if err != nil {
		return err.Error()
	}
	is := fmt.Sprint(a.Event, a.AmountFixed, a.WholeOrder, string(terms))
	for _, state := range aftersales.Flow(s.Kind).States() {
		s.Case = &aftersales.Case{
			ID: "c1", Kind: s.Kind, State: state, Goods: s.Goods, By: s.By, Reason: s.Reason, Liable: s.Liable, Revision: 1, Attempts: 1,
			Quote: &refund.Quote{}, OpenedAt: s.At, EnteredAt: s.At, ReturnShippedAt: s.At,
		}
		for _, dl := range p.CaseDeadlines(&s) {
			is += fmt.Sprint(state, dl.Name, dl.Event, dl.Due.Sub(s.At))
		}
	}
	return is
}
