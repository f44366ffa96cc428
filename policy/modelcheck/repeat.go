package modelcheck

import (
	"fmt"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// repeated: a settlement of legs that settled is accepted and changes nothing; one of another amount is refused.
func (s *transition) repeated(refused *aftersales.RefusedError) {
	told, ok := s.message.Command.(aftersales.RefundSettled)
	if !ok {
		return
	}
	c := refundOf(&s.from.dossier, told)
	if c == nil {
		return
	}
	ordered, settled, named := int64(0), true, false
	for _, leg := range c.Refund.Legs {
		if told.Tender == "" || told.Tender == leg.Tender {
			named = true
			ordered += leg.Amount.Minor()
			settled = settled && leg.State == refund.LegSettled
		}
	}
	switch {
	case told.Tender != "" && !named:
	case told.Amount != nil && told.Amount.Minor() != ordered:
		if refused == nil || !refused.Has("refund_amount_differs") {
			s.breaks(Repeated, fmt.Sprintf("a settlement of another amount is accepted while the case is %s", c.State), expect{"faults": []string{"refund_amount_differs"}})
		}
	case settled && named && (s.message.By == order.Payment || s.message.By == order.Platform || s.message.By == order.Seller):
		if refused != nil {
			s.breaks(Repeated, fmt.Sprintf("a settlement that is told again is refused while the case is %s", c.State), expect{"state": c.State})
		} else if !s.decision.Empty() || len(s.decision.Effects) > 0 {
			s.breaks(Repeated, fmt.Sprintf("a settlement that is told again is counted again while the case is %s", c.State), expect{"state": c.State, "effects": []string{}})
		}
	}
}

// refundOf finds the case a settlement is about; nil where case, number and refund do not fit.
func refundOf(d *aftersales.Dossier, told aftersales.RefundSettled) *aftersales.Case {
	for i := range d.Cases {
		c := &d.Cases[i]
		if c.Refund == nil || told.Case != "" && told.Case != c.ID || told.Number != "" && told.Number != c.Refund.Number {
			continue
		}
		if told.Case != "" || told.Number != "" {
			return c
		}
	}
	return nil
}
