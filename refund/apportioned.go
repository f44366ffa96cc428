package refund

import "github.com/recourse-go/recourse/order/money"

// apportioned is what the units of the request bring of the freight of each child, by the index of the children, and notes
// with which line it goes back.
func (s *striker) apportioned(d *draft) ([]int64, error) {
	sums := make([]int64, len(s.parts))
	if s.kept != nil && !s.apportionsAnew() {
		for _, f := range s.kept.FreightLines {
			if at, ok := s.a.children[f.Child]; ok {
				sums[at] += f.Share.Minor()
				d.freightLines = append(d.freightLines, LineFreight{Line: f.Line, Child: f.Child, Share: f.Share, Amount: f.Share, Forfeited: s.a.amount(0)})
			}
		}
		return sums, nil
	}
	shares, err := s.a.slotFreight(s.terms.FreightBy)
	if err != nil {
		return nil, err
	}
	for i := range d.lines {
		q := &d.lines[i]
		for _, slot := range s.a.lines[s.at[i]].slots {
			n := q.takes(s.a, s.at[i], slot)
			if n == 0 {
				continue
			}
			back, err := s.slotBack(slot, n, shares[slot])
			if err != nil {
				return nil, err
			}
			child := s.a.shares.Slots[slot].Child
			back = min(back, s.a.shares.Freight[child]-s.ledger.freightOf(child)-sums[child])
			if back > 0 {
				sums[child] += back
				share := s.a.amount(back)
				d.freightLines = append(d.freightLines, LineFreight{Line: q.Line, Child: s.a.order.Children[child].ID, Share: share, Amount: share, Forfeited: s.a.amount(0)})
			}
		}
	}
	return sums, nil
}

// apportionsAnew reports whether the quote that is struck again was struck by another rule: another one is liable now, and no
// freight went with its lines.
func (s *striker) apportionsAnew() bool {
	return len(s.kept.FreightLines) == 0 && s.kept.Liable != s.request.Liable
}

// cutFreightLines lets no more go back with the lines than goes back of the freight of their child orders; what an amount cut
// off is forfeited, unless the slack is carried.
func (s *striker) cutFreightLines(d *draft) error {
	lines, sums := make([][]int, len(s.parts)), make([]int64, len(s.parts))
	for k := range d.freightLines {
		child := s.a.children[d.freightLines[k].Child]
		lines[child] = append(lines[child], k)
		sums[child] += d.freightLines[k].Amount.Minor()
	}
	for child, at := range lines {
		if sums[child] <= s.parts[child].back {
			continue
		}
		whole := make([]int64, len(at))
		for j, k := range at {
			whole[j] = d.freightLines[k].Amount.Minor()
		}
		cut, err := money.Within(s.parts[child].back, whole, money.LargestRemainder)
		if err != nil {
			return err
		}
		for j, k := range at {
			f := &d.freightLines[k]
			if f.Amount = s.a.amount(cut[j]); s.terms.Slack != CarrySlack {
				f.Forfeited = s.a.amount(whole[j] - cut[j])
			}
		}
	}
	return nil
}

// slotBack is what n more units of a slot bring of its share of the freight: by the unit rule, and the rest with the last.
func (s *striker) slotBack(slot int, n, share int64) (int64, error) {
	stands, units := s.ledger.slot(slot), s.a.shares.Slots[slot].Units
	left := share - of(s.ledger.slotFreight, slot)
	if stands+n >= units {
		return left, nil
	}
	back, err := between(share, stands, n, units)
	return min(back, left), err
}

// slotFreight splits the freight of each child over the units it sends, by the index of the slots.
func (a *Allocation) slotFreight(by FreightBasis) ([]int64, error) {
	weights, err := a.slotWeights(by)
	if err != nil {
		return nil, err
	}
	shares := make([]int64, len(weights))
	for first := 0; first < len(weights); { // the slots of a child stand together
		child, end := a.shares.Slots[first].Child, first+1
		for end < len(weights) && a.shares.Slots[end].Child == child {
			end++
		}
		if a.shares.Freight[child] > 0 {
			if _, err := money.AppendApportion(shares[first:first:end], a.shares.Freight[child], weights[first:end], a.order.Apportion); err != nil {
				return nil, err
			}
		}
		first = end
	}
	return shares, nil
}

// slotWeights are what the freight of a child weighs its slots by: their units, or what was paid for them.
func (a *Allocation) slotWeights(by FreightBasis) ([]int64, error) {
	weights := make([]int64, len(a.shares.Slots))
	for i := range a.lines {
		line, before := &a.lines[i], int64(0)
		for _, slot := range line.slots {
			units := a.shares.Slots[slot].Units
			weights[slot] = units
			if by != ByQuantity {
				net, err := between(line.net, before, units, line.quantity)
				if err != nil {
					return nil, err
				}
				weights[slot] = net
			}
			before += units
		}
	}
	return weights, nil
}
