package refund

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Posting is what one party gets by a refund, or bears: an entry of its books. The postings of a quote sum to zero.
type Posting struct {
	Party order.Party // the payment provider is order.Payment
	// Child is the child order that the entry is about, which tells sellers apart; empty where it is about the whole order.
	Child string
	Item  PostingItem
	// On is the line, tender, reward, account or coupon that the entry is about; empty for what needs none.
	On     string
	Amount money.Amount // what the party gets; below zero what it bears
}

// PostingItem says what a posting is for.
type PostingItem string

const (
	// GoodsItem: cash for goods, from the seller to the buyer.
	GoodsItem PostingItem = "goods"
	// RepricingItem: what repricing claws back or releases.
	RepricingItem PostingItem = "repricing"
	// FreightItem: freight of a child order, from the seller to the buyer.
	FreightItem PostingItem = "freight"
	// VoucherItem: what the payment provider takes for its voucher instead of the buyer.
	VoucherItem PostingItem = "voucher"
	// SubsidyItem: what the seller gives back to who funded a discount or the points.
	SubsidyItem PostingItem = "subsidy"
	// PointsItem: the value of points that return to the buyer, from who funded them.
	PointsItem PostingItem = "points"
	// DeductionItem: what comes off, from the buyer to who it is for.
	DeductionItem PostingItem = "deduction"
	// RewardItem: the value of earned points that the buyer's account lacks, to who granted them.
	RewardItem PostingItem = "reward"
	// GrantItem: the value of a coupon given as a compensation.
	GrantItem PostingItem = "grant"
	// CarriageItem: what the carrier gets for the return, from who paid it.
	CarriageItem PostingItem = "carriage"
	// InsuranceItem: what the insurer pays for the return, to who paid the carrier.
	InsuranceItem PostingItem = "insurance"
	// ReturnFreightItem: what who bears the return pays to who paid the carrier.
	ReturnFreightItem PostingItem = "return_freight"
	// BearerItem: what who bears the refund pays to the seller for it.
	BearerItem PostingItem = "borne"
)

// PostingItems lists every PostingItem.
func PostingItems() []PostingItem {
	return []PostingItem{
		GoodsItem, RepricingItem, FreightItem, VoucherItem, SubsidyItem, PointsItem, DeductionItem, RewardItem, GrantItem,
		CarriageItem, InsuranceItem, ReturnFreightItem, BearerItem,
	}
}

// Postings says what every party gets or bears by a quote of this allocation. They come in pairs that sum to zero. The
// buyer's goods, repricing, freight and deductions are the total of the quote, less the vouchers of payment providers; what
// he gets beside it are points, grants, and what insurer or seller pay him for the return.
func (q Quote) Postings(a *Allocation) []Posting {
	b := books{a: a, q: &q, lines: make(map[string]*QuoteLine, len(q.Lines))}
	for i := range q.Lines {
		b.lines[q.Lines[i].Line] = &q.Lines[i]
	}
	b.goods()
	b.repriced()
	for _, f := range q.FreightOf {
		b.move(FreightItem, f.Child, "", order.Seller, order.Buyer, f.Amount.Minor())
	}
	for _, t := range q.Tenders {
		b.move(VoucherItem, "", t.ID, order.Buyer, order.Payment, t.Voucher.Minor())
	}
	b.funded()
	b.deducted()
	for _, g := range q.Grants {
		b.move(GrantItem, "", g.ID, g.FundedBy, order.Buyer, g.Value.Minor())
	}
	b.sentBack()
	b.borne()
	return b.postings
}

// books gathers the postings of a quote.
type books struct {
	a        *Allocation
	q        *Quote
	lines    map[string]*QuoteLine
	postings []Posting
}

// move posts that one party gives another so much; below zero the other way round.
func (b *books) move(item PostingItem, child, on string, from, to order.Party, minor int64) {
	if minor < 0 {
		from, to, minor = to, from, -minor
	}
	if minor == 0 || from == to {
		return
	}
	b.postings = append(b.postings,
		Posting{Party: from, Child: child, Item: item, On: on, Amount: b.a.amount(-minor)},
		Posting{Party: to, Child: child, Item: item, On: on, Amount: b.a.amount(minor)})
}

// part is a number of units of a line that one child order sends.
type part struct {
	child string
	units int64
}

// parts says which child orders a line of the quote is about: those that send its units, or for an amount the line's own.
func (b *books) parts(l *QuoteLine) []part {
	if len(l.From) == 0 {
		if at := b.a.line(l.Line); at >= 0 {
			return []part{{b.a.order.Lines[at].Child, l.Quantity}}
		}
		return nil
	}
	parts := make([]part, len(l.From))
	for i, f := range l.From {
		parts[i] = part{f.Child, f.Units}
	}
	return parts
}

// byChild posts an amount of a line to the child orders that send its units, cumulatively by units.
func (b *books) byChild(item PostingItem, l *QuoteLine, from, to order.Party, minor int64) {
	var before, given int64
	for _, p := range b.parts(l) {
		upTo := minor
		if before += p.units; before < l.Quantity {
			upTo, _ = portion(minor, before, l.Quantity) // a part of the whole: it fits
		}
		b.move(item, p.child, l.Line, from, to, upTo-given)
		given = upTo
	}
}

func (b *books) goods() {
	for i := range b.q.Lines {
		l := &b.q.Lines[i]
		b.byChild(GoodsItem, l, order.Seller, order.Buyer, l.Amount.Minor())
	}
}

// repriced posts what repricing takes off or releases: to the lines asked by units, by what they get.
func (b *books) repriced() {
	r := b.q.Repricing
	if r == nil {
		return
	}
	net := r.Released.Minor() - r.ClawBack.Minor()
	weights := make([]int64, len(b.q.Lines))
	for i := range b.q.Lines {
		if l := &b.q.Lines[i]; !l.ByAmount {
			weights[i] = l.Amount.Minor()
		}
	}
	parts, err := money.Apportion(net, weights, money.LargestRemainder)
	if err != nil {
		return // there is no line, and then nothing to post
	}
	for i, minor := range parts {
		if minor != 0 {
			b.byChild(RepricingItem, &b.q.Lines[i], order.Seller, order.Buyer, minor)
		}
	}
}

// funded posts what others than the seller had paid of the price: discounts they funded, and points.
func (b *books) funded() {
	for _, s := range b.q.Subsidies {
		if l := b.lines[s.Line]; l != nil {
			b.byChild(SubsidyItem, l, order.Seller, s.FundedBy, s.Amount.Minor())
		}
	}
	for i := range b.q.Lines {
		l := &b.q.Lines[i]
		for _, back := range l.Points {
			for _, account := range b.a.order.Points {
				if account.ID == back.ID {
					b.byChild(SubsidyItem, l, order.Seller, account.FundedBy, back.Value.Minor())
				}
			}
		}
	}
	for _, back := range b.q.Points {
		for _, account := range b.a.order.Points {
			if account.ID == back.ID {
				b.move(PointsItem, "", back.ID, account.FundedBy, order.Buyer, b.worth(back))
			}
		}
	}
}

// worth is the value of points that come back to the buyer: none where they have lapsed.
func (b *books) worth(back PointsBack) int64 {
	for _, e := range b.q.Expired {
		if e.ID == back.ID && e.Lapsed {
			return 0
		}
	}
	return back.Value.Minor()
}

// deducted posts what comes off: to the seller, but for the return to who paid it, and for rewards to who granted them.
func (b *books) deducted() {
	for _, r := range b.q.Reductions {
		item, child, to := DeductionItem, "", order.Seller
		switch r.Kind {
		case ReturnFreightFee:
			item = ReturnFreightItem
			if b.q.Return != nil {
				to = b.q.Return.PaidBy
			}
		case RewardsSpent:
			item = RewardItem
			for _, back := range b.q.Rewards {
				if back.ID == r.On {
					to = back.FundedBy
				}
			}
		case OutboundFreightFee:
			child = r.On
		}
		b.move(item, child, r.On, order.Buyer, to, r.Amount.Minor())
	}
}

// sentBack posts what the return cost: the carrier gets it, the insurer pays its part, who bears the rest pays who paid.
func (b *books) sentBack() {
	r := b.q.Return
	if r == nil {
		return
	}
	b.move(CarriageItem, "", "", r.PaidBy, order.Carrier, r.Amount.Minor())
	b.move(InsuranceItem, "", "", order.Insurer, r.PaidBy, r.Insured.Minor())
	if r.BorneBy != order.Buyer { // what the buyer bears came off
		b.move(ReturnFreightItem, "", "", r.BorneBy, r.PaidBy, r.Amount.Minor()-r.Insured.Minor())
	}
}

// borne posts what another pays the seller for the refund: all that he bears of it.
func (b *books) borne() {
	if b.q.BorneBy == "" {
		return
	}
	var sum int64
	for _, p := range b.postings {
		if p.Party == order.Seller {
			sum += p.Amount.Minor()
		}
	}
	if most := b.q.BorneUpTo.Minor(); most > 0 {
		sum = max(sum, -most)
	}
	b.move(BearerItem, "", "", b.q.BorneBy, order.Seller, -sum)
}
