package refund_test

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// peerAsk is a request of a vector.
type peerAsk struct {
	Lines             peerLines
	Amount            peerAmount
	ShippingRefund    peerAmount  `json:"shipping_refund"`
	ShippingRefundNet int64       `json:"shipping_refund_net"`
	ShippingTax       int64       `json:"shipping_tax"`
	Order             string      // the part of a shared payment
	State             string      // pending, requested: it stands all the same
	Key               string      // names the refund
	RestockingFee     int64       `json:"restocking_fee"`
	Modify            *peerChange // the order was made cheaper after it was paid
	NewItems          int64       `json:"new_items"`
	Exchange          string
	AgeDays           int64 `json:"age_days"`
	By                string
	Receive, Damaged  []peerAskLine
}

type peerChange struct {
	OrderDiscount int64 `json:"order_discount"`
}

type peerAskLine struct {
	ID                string
	Unit              int64 // where the peer refunds units one by one; here units of a line are alike
	Qty               int64
	Amount            *int64
	Received, Damaged int64
}

// peerLines are some lines, or "remaining".
type peerLines struct {
	rest bool
	some []peerAskLine
}

// UnmarshalJSON reads a list of lines, or the word.
func (p *peerLines) UnmarshalJSON(data []byte) error {
	p.rest = string(data) == `"remaining"`
	if p.rest {
		return nil
	}
	return json.Unmarshal(data, &p.some)
}

// peerAmount is an amount, or "remaining".
type peerAmount struct {
	given, rest bool
	minor       int64
}

// UnmarshalJSON reads a number, or the word.
func (p *peerAmount) UnmarshalJSON(data []byte) error {
	p.given = true
	p.rest = string(data) == `"remaining"`
	if p.rest {
		return nil
	}
	return json.Unmarshal(data, &p.minor)
}

// ask is what a vector's request is in our words, and the terms that select the peer's rule.
func (v *peerCase) ask(p *peerAsk, a *refund.Allocation) (r refund.Request, terms refund.Terms, err error) {
	switch v.Policy {
	case "reevaluate":
		terms.Promotion = refund.RepricePromotions
	case "prorate", "":
	default:
		return r, terms, fmt.Errorf("policy %q?", v.Policy)
	}
	terms.Deductions.Restocking.Amount = v.in(p.RestockingFee)
	r.Tenders = v.TenderOrder
	amount, named := p.Amount.minor, p.Amount.given && !p.Amount.rest
	for _, l := range p.Lines.some {
		r.Lines = append(r.Lines, refund.RequestLine{Line: l.ID, Quantity: l.Qty})
		if l.Amount != nil {
			amount, named = amount+*l.Amount, true
		}
	}
	switch sent := p.ShippingRefund.given || p.ShippingRefundNet > 0; {
	case sent && len(r.Lines) == 0 && !p.Lines.rest:
		r.FreightOnly = true
		amount, named = v.freightAsked(p, a)
	case sent && p.ShippingRefund.rest:
		terms.Freight = refund.FullFreight
	case sent:
		return r, terms, errors.New("an amount of freight beside lines")
	case p.Modify != nil:
		r.Lines = byAmount(a, "")
		amount, err = v.madeCheaper(p.Modify)
		named = true
	case len(r.Lines) == 0 && named:
		r.Child, r.Lines = p.Order, byAmount(a, p.Order)
	}
	if named {
		asked := v.in(amount)
		r.Amount = &asked
	}
	return r, terms, err
}

// madeCheaper is what a discount takes off that was granted after the order was paid, tax included: money of the lines, and
// no units.
func (v *peerCase) madeCheaper(p *peerChange) (int64, error) {
	if len(v.Lines) != 1 {
		return 0, fmt.Errorf("a change of %d lines", len(v.Lines))
	}
	tax, err := shopTax(p.OrderDiscount, v.Lines[0].TaxRate, v.PriceIncludesTax)
	return p.OrderDiscount + tax, err
}

// freightAsked is an amount of freight with its tax: as it was asked, or grossed up, or with the tax that went with it.
func (v *peerCase) freightAsked(p *peerAsk, a *refund.Allocation) (minor int64, named bool) {
	if p.ShippingRefund.rest {
		return 0, false
	}
	if p.ShippingRefundNet > 0 {
		f, gross := a.Order().Freight[0], a.Shares().Freight[0]
		return (2*p.ShippingRefundNet*gross + f.Amount.Minor()) / (2 * f.Amount.Minor()), true
	}
	return p.ShippingRefund.minor + p.ShippingTax, true
}

// byAmount names every line of a child order, or of all, without units.
func byAmount(a *refund.Allocation, child string) (lines []refund.RequestLine) {
	for _, l := range a.Order().Lines {
		if child == "" || l.Child == child {
			lines = append(lines, refund.RequestLine{Line: l.ID})
		}
	}
	return lines
}

// stood puts into a ledger what the vector says was refunded before, or is on its way: all of it stands. It returns the
// cash of it.
func (v *peerCase) stood(a *refund.Allocation) (l refund.Ledger, cash int64, err error) {
	stand := func(r refund.Request, terms refund.Terms) error {
		q, err := refund.Compute(a, l, r, terms)
		if err != nil {
			return fmt.Errorf("what stood before: %w", err)
		}
		l, cash = l.With(a, q), cash+q.Total.Minor()
		return nil
	}
	for i := range v.Prior {
		r, terms, err := v.ask(&v.Prior[i], a)
		if err == nil {
			err = stand(r, terms)
		}
		if err != nil {
			return l, cash, err
		}
	}
	if !v.cheaper(a.Order()) {
		for _, t := range v.Tenders {
			if t.Refunded > 0 {
				amount := v.in(t.Refunded)
				if err := stand(refund.Request{Lines: byAmount(a, ""), Amount: &amount, Tenders: []string{t.ID}}, refund.Terms{}); err != nil {
					return l, cash, err
				}
			}
		}
	}
	return v.imported(a, l), cash, nil
}

// imported adds what the peer refunded of a line, to the cent it says; its own rule may have been another than ours.
func (v *peerCase) imported(a *refund.Allocation, l refund.Ledger) refund.Ledger {
	for _, line := range v.Lines {
		if line.QtyRefunded > 0 {
			was := v.in(line.TaxRefunded)
			l = l.With(a, refund.Quote{Lines: []refund.QuoteLine{{Bought: &refund.Bought{Line: line.ID}, Quantity: line.QtyRefunded, Amount: was, Tax: was}}})
		}
	}
	return l
}

// told is a quote by the names of "expect".
func (v *peerCase) told(a *refund.Allocation, q refund.Quote, stood int64) facts {
	total, tax := q.Total.Minor(), q.Tax.Minor()+q.FreightTax.Minor()
	tenders, perLine := map[string]int64{}, map[string]int64{}
	for _, back := range q.Tenders {
		tenders[back.ID] = back.Amount.Minor()
	}
	for _, back := range q.Points { // given back as points, never as cash
		total += back.Value.Minor()
		tenders["points"], tenders["points_value"] = back.Count, back.Value.Minor()
	}
	for _, l := range q.Lines {
		perLine[l.Line] = l.Amount.Minor()
	}
	freight := q.Freight.Minor()
	return facts{
		"refund_total": total, "cumulative": stood + total, "remaining_total": a.Paid().Minor() - stood - total,
		"net": total - tax, "tax": tax, "tax_by_rate": v.taxByRate(a.Order(), q), "per_line": perLine, "tenders": tenders,
		"shipping": freight, "shipping_tax": q.FreightTax.Minor(), "shipping_gross": freight, "shipping_net": freight - q.FreightTax.Minor(),
	}
}

// taxByRate sums the tax of a quote by the rates that the vector gives.
func (v *peerCase) taxByRate(o order.Order, q refund.Quote) map[string]int64 {
	sum, rates := map[string]int64{}, map[string]string{}
	for _, l := range v.Lines {
		rates[l.ID] = l.TaxRate
	}
	add := func(rate string, tax money.Amount) {
		if tax.Sign() > 0 {
			sum[rate] += tax.Minor()
		}
	}
	for _, l := range q.Lines {
		add(rates[l.Line], l.Tax)
	}
	for _, f := range q.FreightOf {
		rate := v.ShippingTaxRate
		for _, s := range v.Shipments {
			if s.ID == f.Child {
				rate = s.TaxRate
			}
		}
		add(rate, f.Tax)
	}
	return sum
}
