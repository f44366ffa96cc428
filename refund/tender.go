package refund

import (
	"fmt"

	"github.com/recourse-go/recourse/order/money"
)

// tenders spreads the cash over what each tender has left of what it paid.
func (s *striker) tenders(total int64) ([]TenderBack, error) {
	if total == 0 {
		return nil, nil
	}
	n := len(s.a.tenders)
	scratch := make([]int64, 2*n)
	left := scratch[:n]
	for k, paid := range s.a.tenders {
		left[k] = paid - s.ledger.tender(k)
	}
	if cut := s.keptTenders(total, left); cut != nil {
		return s.tendersBack(cut), nil
	}
	cut, err := spreadTenders(scratch[n:n], total, left, s.terms.Tenders)
	if err != nil {
		return nil, fmt.Errorf("refund: spreading the refund over the tenders: %w", err)
	}
	return s.tendersBack(cut), nil
}

// tendersBack names the tenders that get some, given what each gets.
func (s *striker) tendersBack(cut []int64) []TenderBack {
	back := make([]TenderBack, 0, len(cut))
	for k, minor := range cut {
		if minor > 0 {
			back = append(back, TenderBack{ID: s.a.order.Tenders[k].ID, Amount: s.a.amount(minor)})
		}
	}
	return back
}

func spreadTenders(dst []int64, total int64, left []int64, rule TenderRule) ([]int64, error) {
	switch rule {
	case FirstToLast:
		for _, room := range left {
			n := min(total, room)
			dst = append(dst, n)
			total -= n
		}
		return dst, nil
	case LastToFirst:
		dst = append(dst, left...)
		for k := len(left) - 1; k >= 0; k-- {
			dst[k] = min(total, left[k])
			total -= dst[k]
		}
		return dst, nil
	}
	return money.AppendWithin(dst, total, left, money.LargestRemainder)
}
