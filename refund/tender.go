package refund

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order/money"
)

// fewTenders is for how many tenders spreading needs no memory of its own.
const fewTenders = 4

// tenders spreads the cash over what each tender has left of what it paid.
func (s *striker) tenders(total int64) ([]TenderBack, error) {
	if total == 0 {
		return nil, nil
	}
	n := len(s.a.tenders)
	var few [2 * fewTenders]int64
	scratch := few[:]
	if n > fewTenders {
		scratch = make([]int64, 2*n)
	}
	left := scratch[:n:n]
	for k, paid := range s.a.tenders {
		left[k] = paid - of(s.ledger.tenders, k).amount
	}
	if kept := s.keptTenders(total, left); kept != nil {
		return kept, nil
	}
	cut := scratch[n : 2*n]
	if err := s.spreadOver(cut, total, left); err != nil {
		return nil, fmt.Errorf("refund: spreading the refund over the tenders: %w", err)
	}
	back := make([]TenderBack, 0, n)
	for k, minor := range cut {
		if minor == 0 {
			continue
		}
		voucher, err := s.voucher(k, minor)
		if err != nil {
			return nil, err
		}
		c := s.a.order.Currency
		back = append(back, TenderBack{ID: s.a.order.Tenders[k].ID, Amount: money.FromMinor(minor, c), Voucher: money.FromMinor(voucher, c)})
	}
	return back, nil
}

// spreadOver fills dst with what each tender gets: those the request names first, the others by the terms.
func (s *striker) spreadOver(dst []int64, total int64, left []int64) error {
	if len(s.request.Tenders) == 0 {
		return spreadTenders(dst, total, left, s.terms.Tenders)
	}
	first, rest := make([]int64, len(left)), slices.Clone(left)
	for _, id := range s.request.Tenders {
		if k := s.a.tender(id); k >= 0 {
			first[k] = min(total, rest[k])
			total -= first[k]
			rest[k] = 0
		}
	}
	err := spreadTenders(dst, total, rest, s.terms.Tenders)
	for k := range dst {
		dst[k] += first[k]
	}
	return err
}

// spreadTenders fills dst, which is as long as left.
func spreadTenders(dst []int64, total int64, left []int64, rule TenderRule) error {
	switch rule {
	case FirstToLast:
		for k, room := range left {
			dst[k] = min(total, room)
			total -= dst[k]
		}
	case LastToFirst:
		for k := len(left) - 1; k >= 0; k-- {
			dst[k] = min(total, left[k])
			total -= dst[k]
		}
	default:
		_, err := money.AppendWithin(dst[:0], total, left, money.LargestRemainder)
		return err
	}
	return nil
}

// tender finds a tender by its id: its index, or -1.
func (a *Allocation) tender(id string) int {
	for k := range a.order.Tenders {
		if a.order.Tenders[k].ID == id {
			return k
		}
	}
	return -1
}

// voucher is the part of what goes back to a tender that the provider takes for its voucher. The cash of all that stands is
// its share of the cash, rounded half up, so that refunds in parts never give more than was paid in cash.
func (s *striker) voucher(k int, back int64) (int64, error) {
	voucher := s.a.order.Tenders[k].Voucher.Minor()
	if voucher == 0 {
		return 0, nil
	}
	stands := of(s.ledger.tenders, k)
	paid := s.a.tenders[k]
	due, err := halfUp(paid-voucher, stands.amount+back, paid)
	if err != nil {
		return 0, err
	}
	stood := stands.amount - stands.voucher
	most := min(back, paid-voucher-stood)
	least := max(0, back-(voucher-stands.voucher))
	return back - min(max(due-stood, least), most), nil
}

// halfUp is total*part/whole, rounded to the nearest, up from the middle.
func halfUp(total, part, whole int64) (int64, error) {
	down, err := portion(total, part, whole)
	if err != nil {
		return 0, err
	}
	up := ceil(total, part, whole)
	if up == down {
		return down, nil
	}
	// Between the two it is at least the middle where the floor is as far from the product as the ceiling is, or farther:
	// total*part - down*whole >= up*whole - total*part, in arithmetic modulo 2^64, as both are below whole.
	rest := total*part - down*whole
	if rest >= whole-rest {
		return up, nil
	}
	return down, nil
}
