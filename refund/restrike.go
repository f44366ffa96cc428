package refund

// Restrike strikes a quote again at the moment it is executed. others is everything that stands beside the quote, and
// executing what of it is refunded or being refunded.
//
//   - What its lines get stays as it was reserved, with its tax, its forfeits and the reason.
//   - The freight is judged by the units that executing holds; there is no more of it than others leaves. Apportioned freight
//     stays as it was.
//   - What the buyer keeps is priced again by what executing holds, and coupons are judged by it. An amount that was asked
//     is then spread over the lines anew.
//   - Points, rewards and subsidies are judged anew beside others, because a line that closed may not close any more; units
//     have theirs by the units that stood when the quote was struck. What comes off is worked out anew.
//   - The tenders stay as they were reserved if the total does, and are spread anew if not.
//
// The result is not provisional. Where no quote was taken out of the ledger and the freight falls as it did, it is the
// quote as it was. It returns a *RefusedError if an amount of the request cannot be, and a *money.PortionError where a
// ledger is not one of this allocation.
func Restrike(a *Allocation, others, executing Ledger, q Quote, r Request, t Terms) (Quote, error) {
	s := striker{a: a, ledger: &others, request: &r, terms: &t, only: everyChild, kept: &q, deducts: t.Deductions != (Deductions{})}
	s.makeRoom(len(q.Lines))
	if at, known := a.children[r.Child]; known {
		s.only = at
	}
	var d draft
	s.bind(&d)
	if len(d.faults) > 0 {
		return Quote{}, &RefusedError{Faults: d.faults, Ceiling: q.Ceiling}
	}
	s.keep(&d)
	if err := s.freight(&d, &executing); err != nil {
		return Quote{}, err
	}
	if err := s.reprice(&d, &executing); err != nil {
		return Quote{}, err
	}
	if d.repricing != nil {
		if err := s.grantRepriced(&d); err != nil {
			return Quote{}, err
		}
	} else if s.limited {
		if err := s.limitFreight(&d, s.asked-d.goods); err != nil {
			return Quote{}, err
		}
	}
	return s.quote(&d, &executing)
}

// keep takes the lines over from the quote that is struck again. Where they are priced again, only their shares.
func (s *striker) keep(d *draft) {
	anew := s.reprices()
	if n := len(s.kept.Lines); n > 0 {
		d.lines = make([]QuoteLine, 0, n)
	}
	for i := range s.kept.Lines {
		q := &s.kept.Lines[i]
		at := s.a.line(q.Line)
		if at < 0 {
			continue // a line of another order: there is nothing of it here
		}
		s.at[len(d.lines)] = at
		d.lines = append(d.lines, *q)
		if q = &d.lines[len(d.lines)-1]; anew {
			q.Amount, q.Forfeited = s.a.amount(s.most(d, len(d.lines)-1)), s.a.amount(0)
			d.ceiling += q.Amount.Minor()
		} else {
			d.ceiling += q.Share.Minor()
		}
		d.goods += q.Amount.Minor()
	}
}

// keptTenders is what each tender gets by the quote that is struck again; nil if its total is another, or a tender has less
// left than that.
func (s *striker) keptTenders(total int64, left []int64) []TenderBack {
	if s.kept == nil {
		return nil
	}
	for _, back := range s.kept.Tenders {
		k := s.a.tender(back.ID)
		if k < 0 || back.Amount.Minor() > left[k] {
			return nil
		}
		total -= back.Amount.Minor()
	}
	if total != 0 {
		return nil
	}
	return s.kept.Tenders
}
