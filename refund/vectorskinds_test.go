package refund_test

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// allocation splits an amount by our rule of the same meaning. What can be a discount is split by an order too.
func (v *peerCase) allocation() (facts, error) {
	rule, ok := map[string]money.Rule{
		"largest_remainder_floor": money.LargestRemainder, "largest_fraction_trunc": money.LargestRemainder,
		"exact_fraction": money.LargestRemainder, "exact_fraction_capped": money.LargestRemainder,
		"trunc_first_n": money.FirstTakesRest, "trunc_then_largest_weight": money.LargestTakesRest,
		"cascade_from_last": money.CascadeFromLast, "last_takes_remainder": money.LastTakesRest,
	}[v.Rule]
	if !ok || v.Amount == nil {
		return nil, errNoRunner
	}
	weights, err := v.weights()
	if err != nil {
		return nil, err
	}
	if v.Rule == "exact_fraction_capped" { // as it is refused, with the most that it may be
		var most *money.RoomError
		if _, err := money.Within(*v.Amount, weights, rule); !errors.As(err, &most) {
			return nil, fmt.Errorf("more than there is, and no *money.RoomError: %v", err)
		}
		shares, err := money.Within(most.Room, weights, rule)
		return facts{"shares": shares}, err
	}
	shares, err := money.Apportion(*v.Amount, weights, rule)
	if err != nil {
		return nil, err
	}
	if err := v.allocates(*v.Amount, weights, shares, rule); err != nil {
		return nil, err
	}
	return facts{"shares": shares}, nil
}

// weights are whole numbers in the proportions of the vector's decimals.
func (v *peerCase) weights() ([]int64, error) {
	digits := 0
	for _, w := range v.Weights {
		_, fraction, _ := strings.Cut(string(w), ".")
		digits = max(digits, len(fraction))
	}
	var weights []int64
	for _, w := range v.Weights {
		exact, ok := new(big.Rat).SetString(string(w))
		if !ok {
			return nil, fmt.Errorf("weight %q", w)
		}
		exact.Mul(exact, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(digits)), nil)))
		if !exact.IsInt() || !exact.Num().IsInt64() {
			return nil, fmt.Errorf("weight %s does not fit", w)
		}
		weights = append(weights, exact.Num().Int64())
	}
	return weights, nil
}

// allocates checks that an order whose lines cost the weights splits a discount of the amount just so.
func (v *peerCase) allocates(amount int64, weights, shares []int64, rule money.Rule) error {
	var sum int64
	for _, w := range weights {
		sum += w
	}
	if v.Currency != "USD" || amount < 0 || amount > sum {
		return nil
	}
	o := order.Order{Currency: money.MustCurrency("USD"), Apportion: rule, Discounts: []order.Discount{{ID: "off", Amount: v.in(amount)}}}
	for i, w := range weights {
		o.Lines = append(o.Lines, order.Line{ID: strconv.Itoa(i), UnitPrice: v.in(w), Quantity: 1})
	}
	o.Tenders = []order.Tender{{ID: "pay", Amount: v.in(sum - amount)}}
	fell, err := o.Shares()
	if err != nil {
		return err
	}
	var got []int64
	for _, l := range fell.Lines {
		got = append(got, l.Layers[0])
	}
	if diff := cmp.Diff(shares, got); diff != "" {
		return fmt.Errorf("an order splits it otherwise (-want +got):\n%s", diff)
	}
	return nil
}

// refund asks once, with what stood before.
func (v *peerCase) refund() (facts, error) {
	a, err := v.allocated()
	if err != nil {
		return nil, err
	}
	r, terms, err := v.ask(&v.Request, a)
	if err != nil {
		return nil, err
	}
	found, err := v.strike(a, r, terms)
	if err == nil && v.wants()["units"] != nil {
		found["units"], err = v.unitByUnit(a)
	}
	return found, err
}

// exchange sets what comes back off against what is sent instead: an even exchange sends the same for the same.
func (v *peerCase) exchange() (facts, error) {
	a, err := v.allocated()
	if err != nil {
		return nil, err
	}
	r, terms, err := v.ask(&v.Request, a)
	if err != nil {
		return nil, err
	}
	q, err := refund.Compute(a, refund.Ledger{}, r, terms)
	if err != nil {
		return nil, err
	}
	price := v.in(v.Request.NewItems)
	if v.Request.Exchange == "even" {
		price = q.Total
	}
	difference, err := q.Exchange(price)
	return facts{"refund_total": difference.Refund.Minor(), "customer_owes": difference.Owed.Minor()}, err
}

func (v *peerCase) allocated() (*refund.Allocation, error) {
	o, err := v.order()
	if err != nil {
		return nil, err
	}
	return refund.Allocate(o)
}

// strike tells a quote beside what stood before, or why there is none.
func (v *peerCase) strike(a *refund.Allocation, r refund.Request, terms refund.Terms) (facts, error) {
	l, stood, err := v.stood(a)
	if err != nil {
		return nil, err
	}
	q, err := refund.Compute(a, l, r, terms)
	var refused *refund.RefusedError
	switch {
	case errors.As(err, &refused):
		return facts{"error": v.code(refused), "max": refused.Ceiling.Minor(), "cumulative": stood}, nil
	case err != nil:
		return nil, err
	}
	return v.told(a, q, stood), nil
}

// code is the vector's word for a refusal, where ours means the same; else our codes.
func (v *peerCase) code(refused *refund.RefusedError) string {
	var codes []string
	for _, f := range refused.Faults {
		codes = append(codes, f.Code)
	}
	ours := strings.Join(codes, " ")
	theirs := map[string][]string{
		"amount_not_positive":  {"amount_not_positive"},
		"amount_above_ceiling": {"over_refund", "over_refund_shipping", "nothing_refundable_on_shipping", "incomplete_reimbursement"},
	}
	if v.repeats() {
		theirs = map[string][]string{"line_repeated": {"over_refund"}}
	}
	if word, _ := v.wants()["error"].(string); slices.Contains(theirs[ours], word) {
		return word
	}
	return ours
}

// repeats reports whether one line stands twice in the request.
func (v *peerCase) repeats() bool {
	lines := v.Request.Lines.some
	return len(lines) > 1 && lines[0].ID == lines[1].ID
}

// unitByUnit gives the units back one after the other.
func (v *peerCase) unitByUnit(a *refund.Allocation) (got []int64, err error) {
	var l refund.Ledger
	line := v.Lines[0]
	for range line.Qty {
		q, err := refund.Compute(a, l, refund.Request{Lines: []refund.RequestLine{{Line: line.ID, Quantity: 1}}}, refund.Terms{})
		if err != nil {
			return nil, err
		}
		l, got = l.With(a, q), append(got, q.Total.Minor())
	}
	slices.Sort(got) // which unit is the dear one is nobody's rule
	return got, nil
}

// guard asks for what a careless engine would pay: the full price of the units, where no amount is named.
func (v *peerCase) guard() (facts, error) {
	a, err := v.allocated()
	if err != nil {
		return nil, err
	}
	r, terms, err := v.ask(&v.Request, a)
	if err != nil {
		return nil, err
	}
	if v.wants()["error"] != nil && r.Amount == nil && !v.repeats() {
		var price int64
		for i, l := range v.Request.Lines.some {
			price += *v.Lines[i].UnitPrice * l.Qty
		}
		amount := v.in(price)
		r.Amount = &amount
	}
	return v.strike(a, r, terms)
}

// sequence asks several times; each stands for the next.
func (v *peerCase) sequence() (facts, error) {
	a, err := v.allocated()
	if err != nil {
		return nil, err
	}
	var l refund.Ledger
	var sum int64
	var each []int64
	for i := range v.Sequence {
		r, terms, err := v.ask(&v.Sequence[i], a)
		if err != nil {
			return nil, err
		}
		q, err := refund.Compute(a, l, r, terms)
		if err != nil {
			return nil, err
		}
		l, sum, each = l.With(a, q), sum+q.Total.Minor(), append(each, q.Total.Minor())
	}
	return facts{"cumulative_total": sum, "each_any_of": each}, nil
}

// partialReceive asks for all the units, with what came back of them; what did not, or not sound, costs what it is worth.
func (v *peerCase) partialReceive() (facts, error) {
	a, err := v.allocated()
	if err != nil {
		return nil, err
	}
	all := refund.Fee{Rate: money.MustRate("1")}
	terms := refund.Terms{Deductions: refund.Deductions{Restocking: refund.Restocking{Damaged: all, Missing: all}}}
	var r, sound refund.Request
	for _, l := range v.Request.Lines.some {
		missing := l.Qty - l.Received - l.Damaged
		r.Lines = append(r.Lines, refund.RequestLine{Line: l.ID, Quantity: l.Qty, Damaged: l.Damaged, Missing: missing})
		sound.Lines = append(sound.Lines, refund.RequestLine{Line: l.ID, Quantity: l.Received})
	}
	found, err := v.strike(a, r, terms)
	if err != nil {
		return nil, err
	}
	// An engine that waits for the parcel asks for the sound units alone: the same money, and the others stay free.
	alone, err := v.strike(a, sound, refund.Terms{})
	if diff := cmp.Diff(found["refund_total"], alone["refund_total"]); err != nil || diff != "" {
		return nil, fmt.Errorf("by units that came back: %v (-fee +units):\n%s", err, diff)
	}
	return found, nil
}

// orderTotal prices an order, and gives all of it back.
func (v *peerCase) orderTotal() (facts, error) {
	if err := v.checkout(); err != nil {
		return nil, err
	}
	a, err := v.allocated()
	if err != nil {
		return nil, err
	}
	back, err := refund.Compute(a, refund.Ledger{}, refund.Request{}, refund.Terms{Freight: refund.FullFreight})
	if err != nil {
		return nil, err
	}
	if diff := cmp.Diff(a.Paid().Minor(), back.Total.Minor()); diff != "" {
		return nil, fmt.Errorf("paid and given back (-want +got):\n%s", diff)
	}
	s, perLine := a.Shares(), map[string]int64{}
	for i, l := range s.Lines {
		perLine[v.Lines[i].ID] = l.Net
	}
	return facts{
		"goods": s.Goods, "shipping": s.Freight[0], "total": s.Paid, "per_line": perLine,
		"gross": s.Paid, "net": s.Paid - back.Tax.Minor() - back.FreightTax.Minor(),
	}, nil
}

// checkout does what is the shop's: it turns a percentage into an amount, cuts a discount to what there is, and shares one
// on everything between goods and freight. An order refuses a discount that was not cut.
func (v *peerCase) checkout() error {
	var goods int64
	for _, l := range v.Lines {
		goods += *l.UnitPrice*l.Qty - l.LineDiscount
	}
	if v.OrderDiscount > goods {
		if _, err := v.allocated(); !tooLarge(err) {
			return fmt.Errorf("a discount above the goods: %w", err)
		}
	}
	v.OrderDiscount = min(v.OrderDiscount, goods)
	for _, d := range v.Discounts {
		left := []int64{goods - v.OrderDiscount, v.Shipping - v.ShippingDiscount}
		if d.Type == "voucher" { // on goods only
			left[1] = 0
		}
		off := d.Fixed
		if d.Percent != "" {
			off, _ = shopTax(left[0]+left[1], d.Percent, false)
		}
		shares, err := money.Within(min(off, left[0]+left[1]), left, money.LargestRemainder)
		if err != nil {
			return err
		}
		v.OrderDiscount += shares[0]
		v.ShippingDiscount += shares[1]
	}
	return nil
}

func tooLarge(err error) bool {
	var invalid *order.InvalidError
	return errors.As(err, &invalid) && invalid.Faults[0].Code == "layer_too_large"
}

// idempotency orders one refund and reports it under its number as often as the vector says.
func (v *peerCase) idempotency() (facts, error) {
	a, err := v.allocated()
	if err != nil {
		return nil, err
	}
	r, terms, err := v.ask(&v.Sequence[0], a)
	if err != nil {
		return nil, err
	}
	q, err := refund.Compute(a, refund.Ledger{}, r, terms)
	if err != nil {
		return nil, err
	}
	document, _, err := refund.New(v.Sequence[0].Key, q).Move(refund.LegOrdered, "", nil)
	if err != nil {
		return nil, err
	}
	var settled, refunds int64
	for _, report := range v.Sequence {
		amount, changed := v.in(report.Amount.minor), false
		if report.Key != document.Number {
			return nil, errors.New("another refund")
		}
		document, changed, err = document.Move(refund.LegPaid, "", &amount)
		var conflict *refund.AmountError
		if errors.As(err, &conflict) {
			return facts{"error": "idempotency_conflict"}, nil
		}
		if err != nil {
			return nil, err
		}
		if changed {
			refunds++
			settled += amount.Minor()
		}
	}
	return facts{"cumulative_total": settled, "refunds": refunds}, nil
}
