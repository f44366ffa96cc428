package refund_test

import (
	"errors"
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// striking is a quote being struck: beside what stands, and as the judge has it where it depends on other cases.
type striking struct {
	*model
	standing, judge      []refund.Quote
	r                    refund.Request
	t                    refund.Terms
	asked, extra, deduct int64
	back                 *refund.ReturnFreight // as the request has it, bound to the currency
	again                bool                  // struck again: the lines are there already
	q                    refund.Quote
	byRule, freight      []int64 // by child: without and with what is granted beside the rule
	goods                int64   // the ceiling of the goods
	claw, release        int64
	rest                 int64 // what reductions left of the refund
}

// quote strikes a quote by the laws, or names the codes of the faults. Either has the ceiling.
func (m *model) quote(standing []refund.Quote, r refund.Request, t refund.Terms) (refund.Quote, []string) {
	s, codes := m.begin(standing, standing, r, t)
	more := s.resolve()
	codes = append(codes, more...)
	s.giveFreight()
	s.reprice()
	ceiling := s.goods + sum(s.freight)
	s.q.Ceiling = m.amount(ceiling)
	if s.asked > ceiling && (len(s.q.Lines) > 0 || r.FreightOnly && s.childKnown()) {
		codes = append(codes, "amount_above_ceiling")
	}
	if len(codes) > 0 {
		return s.q, codes
	}
	s.q.Provisional = s.provisional()
	s.finish()
	s.q.Tenders = s.tenders()
	return s.q, nil
}

// restrike keeps what the lines get, unless they are priced again, and judges by executing what depends on other cases.
func (m *model) restrike(others, executing []refund.Quote, was refund.Quote, r refund.Request, t refund.Terms) refund.Quote {
	s, _ := m.begin(others, executing, r, t)
	s.again = true
	s.q.Lines, s.q.FreightLines = slices.Clone(was.Lines), was.FreightLines
	s.giveFreight()
	s.reprice()
	s.q.Ceiling = m.amount(s.goods + sum(s.freight))
	s.finish()
	if s.q.Tenders = was.Tenders; s.q.Total != was.Total {
		s.q.Tenders = s.tenders()
	}
	return s.q
}

// begin binds the amounts of a request and judges what needs no line of it.
func (m *model) begin(standing, judge []refund.Quote, r refund.Request, t refund.Terms) (*striking, []string) {
	s := &striking{model: m, standing: standing, judge: judge, r: r, t: t}
	var codes []string
	bind := func(a money.Amount, path string) int64 {
		bound, err := a.In(m.order.Currency)
		var mismatch *money.MismatchError
		switch {
		case errors.As(err, &mismatch):
			codes = append(codes, "currency_mismatch "+path)
		case err != nil:
			codes = append(codes, "amount_invalid "+path)
		case bound.Sign() < 0:
			codes = append(codes, "amount_negative "+path)
		}
		return max(bound.Minor(), 0)
	}
	party := func(p order.Party, path string) {
		if p != "" && !p.Valid() {
			codes = append(codes, "party_unknown "+path)
		}
	}
	s.extra, s.deduct = bind(r.AddFreight, "add_freight"), bind(r.Deduct, "deduct")
	if r.Amount != nil {
		if s.asked = max(r.Amount.Minor(), 0); s.asked == 0 {
			codes = append(codes, "amount_not_positive")
		}
	}
	party(r.Liable, "liable")
	party(r.BorneBy, "borne_by")
	if slices.Contains([]order.Party{order.Buyer, order.Nobody, order.Timer}, r.BorneBy) {
		codes = append(codes, "party_unknown borne_by")
	}
	if back := r.ReturnFreight; back != nil {
		party(back.PaidBy, "return_freight.paid_by")
		amount, insured := bind(back.Amount, "return_freight.amount"), bind(back.Insured, "return_freight.insured")
		s.back = &refund.ReturnFreight{Amount: m.amount(amount), Insured: m.amount(insured), PaidBy: back.PaidBy}
	}
	for i, g := range r.Grants {
		path := fmt.Sprintf("grants[%d].", i)
		if g.ID == "" {
			codes = append(codes, "id_invalid "+path+"id")
		}
		party(g.FundedBy, path+"funded_by")
		if g.Value = m.amount(bind(g.Value, path+"value")); g.FundedBy == "" {
			g.FundedBy = order.Seller
		}
		s.q.Grants = append(s.q.Grants, g)
	}
	for i, id := range r.Tenders {
		if slices.Contains(r.Tenders[:i], id) || !slices.ContainsFunc(m.order.Tenders, func(t order.Tender) bool { return t.ID == id }) {
			codes = append(codes, fmt.Sprintf("tender_unknown tenders[%d]", i))
		}
	}
	s.q.Currency, s.q.Liable, s.q.BorneBy = m.order.Currency, r.Liable, r.BorneBy
	if r.BorneBy == "" && s.t.BorneBy != "" {
		s.q.BorneBy = s.t.BorneBy
		if !s.t.BorneUpTo.IsZero() {
			s.q.BorneUpTo = m.amount(s.t.BorneUpTo.Minor())
		}
	}
	if s.q.BorneBy == order.Seller {
		s.q.BorneBy, s.q.BorneUpTo = "", money.Amount{}
	}
	return s, codes
}

func (s *striking) childKnown() bool {
	return s.r.Child == "" || slices.ContainsFunc(s.order.Children, func(c order.Child) bool { return c.ID == s.r.Child })
}

// resolve finds the lines that the request names.
func (s *striking) resolve() (codes []string) {
	known := s.childKnown()
	if !known {
		codes = append(codes, "child_unknown")
	}
	if s.r.FreightOnly {
		if len(s.r.Lines) > 0 {
			codes = append(codes, "lines_not_allowed lines")
		}
		return codes
	}
	if len(s.r.Lines) == 0 && known {
		for i := range s.order.Lines {
			if free := s.freeOf(s.standing, i, s.r.Child); free > 0 {
				s.addLine(i, free, false)
			}
		}
		if len(s.q.Lines) == 0 {
			codes = append(codes, "quantity_exceeded")
		}
	}
	seen := map[string]bool{}
	for i, asked := range s.r.Lines {
		at := s.lineIndex(asked.Line)
		free := s.freeOf(s.standing, at, s.r.Child)
		switch {
		case at < 0:
			codes = append(codes, "line_unknown")
		case seen[asked.Line]:
			codes = append(codes, "line_repeated")
		case asked.Quantity < 0:
			codes = append(codes, "quantity_not_positive")
		case !known:
		case !s.sends(at):
			codes = append(codes, "line_unknown")
		case asked.Quantity == 0 && s.r.Amount != nil:
			s.addLine(at, 0, true)
			codes = append(codes, conditionFaults(asked, i, 0)...)
		case asked.Quantity > free || free == 0:
			codes = append(codes, "quantity_exceeded")
			if free > 0 {
				s.addLine(at, free, false)
			}
		case asked.Quantity == 0:
			s.addLine(at, free, false)
			codes = append(codes, conditionFaults(asked, i, free)...)
		default:
			s.addLine(at, asked.Quantity, false)
			codes = append(codes, conditionFaults(asked, i, asked.Quantity)...)
		}
		seen[asked.Line] = true
	}
	return codes
}

// sends reports whether the child order asked for sends any unit of a line.
func (s *striking) sends(line int) bool {
	return slices.ContainsFunc(s.slots[line], func(slot order.Slot) bool {
		return s.r.Child == "" || s.order.Children[slot.Child].ID == s.r.Child
	})
}

// conditionFaults judges how many units of a line came back damaged or not at all.
func conditionFaults(asked refund.RequestLine, i int, units int64) (codes []string) {
	if asked.Damaged < 0 {
		codes = append(codes, fmt.Sprintf("quantity_not_positive lines[%d].damaged", i))
	}
	if asked.Missing < 0 {
		codes = append(codes, fmt.Sprintf("quantity_not_positive lines[%d].missing", i))
	}
	if len(codes) == 0 && asked.Damaged+asked.Missing > units {
		codes = append(codes, fmt.Sprintf("quantity_exceeded lines[%d].damaged", i))
	}
	return codes
}

func (m *model) freeOf(standing []refund.Quote, line int, child string) (free int64) {
	if line < 0 {
		return 0
	}
	for _, slot := range m.slots[line] {
		free += m.free(standing, slot, child)
	}
	return free
}

func (s *striking) addLine(at int, units int64, byAmount bool) {
	s.q.Lines = append(s.q.Lines, s.line(s.standing, at, units, byAmount, s.r.Child))
}

// line is one line of a quote before any amount cuts it.
func (m *model) line(standing []refund.Quote, at int, units int64, byAmount bool, child string) refund.QuoteLine {
	l, shares, s := m.order.Lines[at], m.shares.Lines[at], m.stands(standing, at)
	share := shares.Net - s.amount - s.forfeited
	if after := s.units + units; !byAmount && after != l.Quantity {
		share = min(share, floor(shares.Net, after, l.Quantity)-floor(shares.Net, s.units, l.Quantity))
	}
	q := refund.QuoteLine{
		Bought:   &refund.Bought{Line: l.ID, Of: l.Quantity, List: m.amount(shares.List), Net: m.amount(shares.Net)},
		ByAmount: byAmount, Quantity: units, Before: s.units, Stood: m.amount(s.amount + s.forfeited),
		Share: m.amount(share), Amount: m.amount(share), Forfeited: m.amount(0), Tax: m.amount(0),
	}
	for k, d := range m.order.Discounts {
		q.Shares = m.addShare(q.Shares, d.ID, shares.Layers[k])
	}
	for k, p := range m.order.Points {
		q.Shares = m.addShare(q.Shares, p.ID, shares.Layers[len(m.order.Discounts)+k])
	}
	if slots := m.slots[at]; len(slots) > 1 {
		for _, slot := range slots {
			if n := min(units, m.free(standing, slot, child)); n > 0 {
				q.From = append(q.From, refund.ChildUnits{Child: m.order.Children[slot.Child].ID, Units: n})
				units -= n
			}
		}
	}
	return q
}

func (m *model) addShare(list []refund.Share, id string, minor int64) []refund.Share {
	if minor == 0 {
		return list
	}
	return append(list, refund.Share{ID: id, Amount: m.amount(minor)})
}

// takesUnits reports whether units come with the quote.
func (s *striking) takesUnits() bool { return s.q.Units() > 0 }

// provisional: something depends on what becomes of other cases.
func (s *striking) provisional() bool {
	freight := !s.r.FreightOnly && s.freightRule() == refund.FreightWithLast && !s.r.Shipped && s.takesFreight()
	prices := (s.checksOut() || s.charges()) && s.takesUnits()
	coupons := slices.ContainsFunc(s.order.Discounts, func(d order.Discount) bool {
		return s.givesBack(d) && slices.ContainsFunc(s.q.Lines, func(l refund.QuoteLine) bool {
			return len(d.Lines) == 0 || slices.Contains(d.Lines, l.Line)
		})
	})
	return freight || prices || coupons
}
