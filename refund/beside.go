package refund

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// bindBeside checks what a request names beside lines and amounts: parties, tenders, what the return cost, grants.
func (s *striker) bindBeside(d *draft) {
	r := s.request
	s.party(d, r.Liable, "liable")
	if s.party(d, r.BorneBy, "borne_by"); r.BorneBy == order.Buyer || r.BorneBy == order.Nobody || r.BorneBy == order.Timer {
		d.fault("party_unknown", "borne_by", fmt.Sprintf("the %s bears no refund", r.BorneBy), "party", string(r.BorneBy))
	}
	for i, id := range r.Tenders {
		if s.a.tender(id) < 0 || slices.Contains(r.Tenders[:i], id) {
			name := order.Shorten(id, 40)
			d.fault("tender_unknown", fmt.Sprintf("tenders[%d]", i), fmt.Sprintf("the order has no tender %q, or it stands twice", name), "tender", name)
		}
	}
	s.bindReturn(d)
	for i, g := range r.Grants {
		path := fmt.Sprintf("grants[%d]", i)
		if g.ID == "" {
			d.fault("id_invalid", path+".id", "a grant names its coupon")
		}
		s.party(d, g.FundedBy, path+".funded_by")
		if g.FundedBy == "" {
			g.FundedBy = order.Seller
		}
		g.Value = s.a.amount(s.notNegative(d, g.Value, path+".value"))
		d.grants = append(d.grants, g)
	}
}

// bindReturn reads what sending the goods back cost: what the request says, or the label the terms know of.
func (s *striker) bindReturn(d *draft) {
	if r := s.request.ReturnFreight; r != nil {
		s.party(d, r.PaidBy, "return_freight.paid_by")
		d.sentBack = &ReturnFreight{
			Amount:  s.a.amount(s.notNegative(d, r.Amount, "return_freight.amount")),
			Insured: s.a.amount(s.notNegative(d, r.Insured, "return_freight.insured")), PaidBy: r.PaidBy,
		}
	}
}

func (s *striker) party(d *draft, p order.Party, path string) {
	if p != "" && !p.Valid() {
		name := order.Shorten(string(p), 40)
		d.fault("party_unknown", path, fmt.Sprintf("%q is no party", name), "party", name)
	}
}

// label is the return label that the terms know of, where goods come back and the request does not say what that cost.
func (s *striker) label(d *draft) error {
	fee := s.terms.Deductions.ReturnFreight
	if s.request.FreightOnly {
		d.sentBack = nil
		return nil
	}
	if d.sentBack != nil || fee.IsZero() || s.request.KeptGoods || !d.takesUnits() {
		return nil
	}
	amount, err := fee.In(s.a.order.Currency)
	if err != nil {
		return fmt.Errorf("refund: terms: return freight: %w", err)
	}
	d.sentBack = &ReturnFreight{Amount: amount, Insured: s.a.amount(0), PaidBy: order.Seller}
	return nil
}

// takesUnits reports whether the request takes units, and is not by amount only.
func (d *draft) takesUnits() bool {
	for i := range d.lines {
		if d.lines[i].Quantity > 0 {
			return true
		}
	}
	return false
}

// beside finds what a quote holds beside the cash of its lines and freight: the points by account, what comes off, who bears what.
func (s *striker) beside(d *draft, q *Quote, judge *Ledger) error {
	if s.takesRewards() {
		d.rewards = s.rewards(d)
	}
	if err := s.label(d); err != nil {
		return err
	}
	if d.sentBack != nil {
		d.returned = s.returnCost(d)
	}
	if err := s.reductions(d); err != nil {
		return err
	}
	if !s.request.At.IsZero() {
		q.Expired = s.expired(q.Points)
	}
	if s.givesCoupons() {
		q.Coupons = s.coupons(d, judge)
	}
	q.Grants, q.Subsidies, q.LineRewards, q.Rewards, q.Return, q.Reductions = d.grants, d.subsidies, d.lineRewards, d.rewards, d.returned, d.reductions
	q.FreightLines = d.freightLines
	if d.repricing != nil {
		made := d.repricing.made
		q.Repricing = &made
	}
	if err := s.bearer(q); err != nil {
		return err
	}
	q.Deductions = money.FromMinor(d.less, s.a.order.Currency)
	return nil
}

// bearer says who bears what the refund costs the seller: as the request says, or else the terms.
func (s *striker) bearer(q *Quote) error {
	q.Liable, q.BorneBy = s.request.Liable, s.request.BorneBy
	if q.BorneBy == "" && s.terms.BorneBy != "" {
		most, err := s.terms.BorneUpTo.In(s.a.order.Currency)
		if err != nil {
			return fmt.Errorf("refund: terms: borne up to: %w", err)
		}
		if q.BorneBy = s.terms.BorneBy; most.Sign() > 0 {
			q.BorneUpTo = most
		}
	}
	if q.BorneBy == order.Seller {
		q.BorneBy, q.BorneUpTo = "", money.Amount{}
	}
	return nil
}
