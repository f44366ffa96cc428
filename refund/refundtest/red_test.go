package refundtest_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/refundtest"
)

func cny(number string) money.Amount { return money.MustParse(number, "CNY") }

// plus is an amount and so many minor units.
func plus(a money.Amount, minor int64) money.Amount {
	return money.FromMinor(a.Minor()+minor, a.Currency())
}

// shop is an order with some of everything: 60.72 was paid for the apples, 7.28 for the mug.
func shop(t testing.TB) order.Order {
	return refundtest.Order(t, "CNY",
		refundtest.Line("apples", "25.00", 3), refundtest.Line("mug", "9.00", 1),
		refundtest.Coupon("summer", "12.00").FundedBy(order.Platform), refundtest.Points("coins", 400, "4.00"),
		refundtest.Reward("stars", 40, "4.00"), refundtest.Freight("6.00"),
		refundtest.Tender("wechat", "30.00").Voucher("5.00"), refundtest.Tender("card", ""))
}

func shopTerms() refund.Terms {
	return refund.Terms{Freight: refund.FreightWithLast, Rewards: refund.DeductRewards}
}

func shopRequests(t testing.TB) []refund.Request {
	return []refund.Request{
		refundtest.Ask(refundtest.Units("apples", 1)), refundtest.Ask(refundtest.Units("apples", 1), refundtest.Units("mug", 1)),
		refundtest.AtMost(t, "3.00", refundtest.Ask(refundtest.Units("apples", 1))),
	}
}

// quoted makes a Spoil of something done to every quote that has lines.
func quoted(spoil func(*refund.Quote)) refundtest.Spoil {
	return refundtest.Spoil{Compute: func(_ refund.Request, q refund.Quote, err error) (refund.Quote, error) {
		if err == nil && len(q.Lines) > 0 {
			q.Lines = slices.Clone(q.Lines)
			spoil(&q)
		}
		return q, err
	}}
}

// share spoils what the lines fell to.
func share(spoil func(*order.Shares)) refundtest.Spoil { return refundtest.Spoil{Shares: spoil} }

func TestCheck_green(t *testing.T) {
	if violations := refundtest.CheckSpoilt(refundtest.Spoil{}, shop(t), shopTerms(), shopRequests(t)...); len(violations) > 0 {
		t.Errorf("the laws do not hold:\n%s", strings.Join(violations, "\n"))
	}
	f := &fake{}
	refundtest.Laws(f, shop(t), shopTerms(), shopRequests(t)...)
	if len(f.told) > 0 {
		t.Errorf("Laws tells %q", f.told)
	}
}

// Each law is seen to be violated by a library that breaks it.
func TestCheck_red(t *testing.T) {
	for _, tt := range []struct {
		why   string
		spoil refundtest.Spoil
		want  string // what one of the violations begins with
	}{
		{"a cent of the coupon is taken off nothing", share(func(s *order.Shares) { s.Lines[0].Layers[0]-- }),
			"M1: discount summer: the shares of the lines sum to 11.99, not to 12.00: 0.01 too little"},
		{"a line pays for the discount of another", share(func(s *order.Shares) { s.Lines[0].Layers[0] += 1000; s.Lines[1].Layers[0] -= 1000 }),
			"M1: discount summer: the share of line mug is -8.71: less than nothing"},
		{"a point too many", share(func(s *order.Shares) { s.Lines[0].Points[0]++ }),
			"M1: points coins: the counts of the lines sum to 401, not to 400: 1 too many"},
		{"freight that nobody charged", share(func(s *order.Shares) { s.Freight[0]++ }),
			"M1: freight of child default: it is 6.01, not 6.00: 0.01 too much"},
		{"a net that the layers do not leave", share(func(s *order.Shares) { s.Lines[0].Net++ }),
			"M1: line apples: the layers leave 60.72, and with tax on top the net is 60.73"},
		{"a cent of the net that no tender paid", share(func(s *order.Shares) { s.Lines[0].Net++ }),
			"M2: the tenders: nets and freight are 74.01, paid were 74.00: 0.01 too much"},

		{"a line gives a cent too much with its last unit", quoted(func(q *refund.Quote) {
			if l := &q.Lines[0]; l.Closes {
				l.Share, l.Amount = plus(l.Share, 1), plus(l.Amount, 1)
			}
		}), "M3: line apples: 60.73 stands of 60.72: 0.01 too much; step "},
		{"a tender gets a cent too much", quoted(func(q *refund.Quote) {
			if q.Tenders = slices.Clone(q.Tenders); len(q.Tenders) > 0 {
				q.Tenders[0].Amount = plus(q.Tenders[0].Amount, 3000)
			}
		}), "M3: tender wechat: "},
		{"a voucher is taken back twice", quoted(func(q *refund.Quote) {
			if q.Tenders = slices.Clone(q.Tenders); len(q.Tenders) > 0 {
				q.Tenders[0].Voucher = cny("5.01")
			}
		}), "M3: voucher of tender wechat: 5.01 stands of 5.00: 0.01 too much; step 1 of: [apples*1]"},
		{"points come back twice", quoted(func(q *refund.Quote) {
			for i := range q.Lines {
				q.Lines[i].Points = []refund.PointsBack{{ID: "coins", Count: 401, Value: cny("4.01")}}
			}
		}), "M3: points account coins: 401 stand of 400: 1 too many; step 1 of: [apples*1]"},
		{"the value of points comes back twice", quoted(func(q *refund.Quote) {
			for i := range q.Lines {
				q.Lines[i].Points = []refund.PointsBack{{ID: "coins", Count: 1, Value: cny("4.01")}}
			}
		}), "M3: value of points of line apples: 4.01 stands of 3.57: 0.44 too much; step 1 of: [apples*1]"},
		{"a subsidy goes back twice", quoted(func(q *refund.Quote) {
			q.Subsidies = []refund.Subsidy{{Line: "apples", Discount: "summer", FundedBy: order.Platform, Amount: cny("12.00")}}
		}), "M3: subsidies of line apples: 12.00 stands of 10.71: 1.29 too much; step 1 of: [apples*1]"},
		{"earned points are taken back twice", quoted(func(q *refund.Quote) {
			q.LineRewards = []refund.LineReward{{Line: "apples", Reward: "stars", Count: 41}}
		}), "M3: rewards of line apples: 41 stand of 36: 5 too many; step 1 of: [apples*1]"},
		{"freight goes back with every request", quoted(func(q *refund.Quote) {
			q.FreightOf = []refund.ChildFreight{{Child: "default", Amount: cny("6.00")}}
		}), "M3: freight of child default: 12.00 stands of 6.00: 6.00 too much; step 2 of: "},
		{"more is paid than the order cost", quoted(func(q *refund.Quote) { q.Total = cny("74.01") }),
			"M3: order o-1: 74.01 stands of 74.00: 0.01 too much; step 1 of: [apples*1]"},
		{"repricing gives more than the goods", quoted(func(q *refund.Quote) {
			q.Repricing = &refund.Repricing{Released: cny("60.00")}
		}), "M3: goods as priced again: "},
		{"a unit is taken that nobody sends", quoted(func(q *refund.Quote) { q.Lines[0].Quantity = 4 }),
			"M3: units of line apples: 4 stand of 3: 1 too many; step 1 of: [apples*1]"},
		{"what stands is less than nothing", quoted(func(q *refund.Quote) { q.Lines[0].Amount = cny("-1.00") }),
			"M3: line apples: -1.00 stands: less than nothing; step 1 of: [apples*1]"},

		{"the last unit gives a cent too little", quoted(func(q *refund.Quote) {
			if l := &q.Lines[0]; l.Closes {
				l.Share, l.Amount = plus(l.Share, -1), plus(l.Amount, -1)
			}
		}), "M4: line apples: every unit is refunded and 0.01 is left of 60.72; step "},
		{"units in one request get less than apart", quoted(func(q *refund.Quote) {
			if l := &q.Lines[0]; l.Quantity == 2 {
				l.Share = plus(l.Share, -1)
			}
		}), "M4: grouping, line apples: asked in one it gets 40.47, apart 40.48: 0.01 too little; step 1 of: [apples*2 mug*1]"},
		{"points in one request are less than apart", quoted(func(q *refund.Quote) {
			if l := &q.Lines[0]; l.Quantity == 2 {
				l.Points = nil
			}
		}), "M4: grouping, points of line apples: asked in one 0 come back, apart 238: 238 too few; step 1 of: [apples*2 mug*1]"},
		{"the last points are lost", quoted(func(q *refund.Quote) {
			if l := &q.Lines[0]; l.Closes {
				l.Points = nil
			}
		}), "M4: points coins of line apples: 238 came back of 357: 119 too few; step "},
		{"the last subsidy is lost", quoted(func(q *refund.Quote) { q.Subsidies = nil }),
			"M4: the subsidy of summer of line apples: 0 came back of 1071: 1071 too few; step "},
		{"earned points are not taken back", quoted(func(q *refund.Quote) { q.LineRewards = nil }),
			"M4: reward stars of line apples: 0 came back of 36: 36 too few; step "},
		{"what is free is refused", refundtest.Spoil{Compute: func(r refund.Request, q refund.Quote, err error) (refund.Quote, error) {
			if len(r.Lines) == 0 && !r.FreightOnly {
				return refund.Quote{}, &refund.RefusedError{Faults: []order.Fault{{Code: "moody", Text: "not today"}}}
			}
			return q, err
		}}, "M4: line apples: 2 of its units are free, and asked for it is refused: refund: refused: not today; step 4 of: [apples*1], withdraw [apples*1], [apples*1], [every free unit]"},
		{"freight cannot be had", refundtest.Spoil{Compute: func(r refund.Request, q refund.Quote, err error) (refund.Quote, error) {
			if q.Freight, q.FreightOf = cny("0.00"), nil; r.FreightOnly {
				return q, &refund.RefusedError{Faults: []order.Fault{{Code: "moody", Text: "not today"}}}
			}
			return q, err
		}}, "M4: freight: 6.00 is left, and asked for it is refused"},
		{"a cent is lost between total and goods", quoted(func(q *refund.Quote) { q.Total = plus(q.Total, -1) }), "M4: order o-1: "},

		{"a forfeit is not released", refundtest.Spoil{Without: func(q *refund.Quote) {
			for i := range q.Lines {
				q.Lines[i].Forfeited = cny("0.00")
			}
		}}, "M5: Without: "},
		{"units are not released", refundtest.Spoil{Without: func(q *refund.Quote) {
			for i := range q.Lines {
				q.Lines[i].Quantity = 0
			}
		}},
			`M5: Without: without its quote the ledger is not what it was: [every free unit] gets `},
		{"points are not released", refundtest.Spoil{Without: func(q *refund.Quote) {
			for i := range q.Lines {
				q.Lines[i].Points = nil
			}
		}}, "M5: Without: "},
		{"tenders are not released", refundtest.Spoil{Without: func(q *refund.Quote) { q.Tenders = nil }},
			"M5: Without: without its quote the ledger is not what it was: [every free unit] gets "},

		{"a negative tax", quoted(func(q *refund.Quote) { q.Lines[0].Tax, q.Tax = cny("-0.01"), cny("-0.01") }),
			"M6: line apples: -0.01 is less than nothing; step 1 of: [apples*1]"},
		{"a deduction that adds", quoted(func(q *refund.Quote) { q.Deductions = cny("-1.00") }), "M6: the quote: -1.00 is less than nothing"},
		{"a voucher above its tender", quoted(func(q *refund.Quote) {
			if q.Tenders = slices.Clone(q.Tenders); len(q.Tenders) > 1 {
				q.Tenders[1].Voucher = plus(q.Tenders[1].Amount, 1)
			}
		}), "M6: the voucher of tender card: "},
		{"points below nothing", quoted(func(q *refund.Quote) { q.Points = []refund.PointsBack{{ID: "coins", Count: -1}} }),
			"M6: points coins: -1 is less than nothing"},
		{"more is taken off than a share", quoted(func(q *refund.Quote) { q.Lines[0].Forfeited = cny("70.00") }),
			"M6: the share, less amount and forfeit, of line apples: -7000 is less than nothing"},

		{"the steps do not sum", quoted(func(q *refund.Quote) { q.Total = plus(q.Total, 1) }),
			"M7: the steps: they sum to 20.24, the quote says 20.25: 0.01 too little; step 1 of: [apples*1]"},
		{"the tenders do not sum", quoted(func(q *refund.Quote) { q.Tenders = nil }),
			"M7: the tenders: they sum to 0.00, the quote says 20.24: 20.24 too little; step 1 of: [apples*1]"},
		{"goods and freight do not make the total", quoted(func(q *refund.Quote) { q.Goods = plus(q.Goods, 1) }),
			"M7: goods and freight, less deductions,: they sum to 20.25, the quote says 20.24: 0.01 too much"},
		{"the goods are not those of the lines", quoted(func(q *refund.Quote) { q.Goods = plus(q.Goods, 1) }),
			"M7: the lines and what repricing does: they sum to 20.24, the quote says 20.25: 0.01 too little"},
		{"above the ceiling", quoted(func(q *refund.Quote) { q.Ceiling = cny("1.00") }),
			"M7: the ceiling: goods and freight are 20.24, above the ceiling 1.00: 19.24 too much; step 1 of: [apples*1]"},
		{"less than was asked", quoted(func(q *refund.Quote) { q.Goods = plus(q.Goods, -1) }),
			"M7: the amount asked: 2.99 are granted of 3.00: 0.01 too little"},
		{"reductions nobody deducts", quoted(func(q *refund.Quote) {
			q.Reductions = []refund.Reduction{{Kind: refund.AgreedDeduction, Amount: cny("1.00")}}
		}), "M7: the reductions: they sum to 1.00, the quote says 0.00: 1.00 too much"},
		{"points of no line", quoted(func(q *refund.Quote) { q.Points = nil }),
			"M7: points coins: the lines give back 119, the quote 0: 119 too few; step 1 of: [apples*1]"},
		{"earned points of no line", quoted(func(q *refund.Quote) { q.LineRewards = nil }),
			"M7: reward stars: the lines earned 0, the quote says 12: 12 too many"},
		{"a tender that is not there", quoted(func(q *refund.Quote) {
			q.Tenders = []refund.TenderBack{{ID: "cash", Amount: q.Total}}
		}), "M7: tender cash: the quote names it and the order does not have it"},
		{"neither granted nor refused", refundtest.Spoil{Compute: func(_ refund.Request, q refund.Quote, _ error) (refund.Quote, error) {
			return q, errors.New("out of paper")
		}}, "M7: a request: it is neither granted nor refused: out of paper; step 1 of: [apples*1]"},
		{"struck again it is a cent less", refundtest.Spoil{Restrike: func(q *refund.Quote) { q.Total = plus(q.Total, -1) }},
			"M7: Restrike: with nothing changed 20.24 becomes 20.23: 0.01 too little; step 1 of: [apples*1]"},
		{"struck again it goes elsewhere", refundtest.Spoil{Restrike: func(q *refund.Quote) { q.Liable = order.Carrier }},
			"M7: Restrike: with nothing changed it is another quote (-computed +struck again); step 1 of: [apples*1]\n"},
		{"struck again it still waits", refundtest.Spoil{Restrike: func(q *refund.Quote) { q.Provisional = true }},
			"M7: Restrike: with nothing changed it is another quote"},
		{"executed it still waits", refundtest.Spoil{Restrike: func(q *refund.Quote) { q.Provisional = true }},
			"M7: execution: struck again the quote is still provisional; step 4 of: [apples*1], [apples*1 mug*1], [apples*1 at 3.00], execute [apples*1]"},
		{"it cannot be executed", refundtest.Spoil{Failing: errors.New("out of paper")}, "M7: execution: it fails: out of paper"},
		{"it cannot be struck again", refundtest.Spoil{Failing: errors.New("out of paper")},
			"M7: Restrike: with nothing changed it fails: out of paper"},

		{"half a posting", refundtest.Spoil{Postings: func(p []refund.Posting) []refund.Posting { return p[min(1, len(p)):] }},
			"M8: the postings: they sum to 20.24, not to nothing; step 1 of: [apples*1]"},
		{"an item that does not balance alone", refundtest.Spoil{Postings: func(p []refund.Posting) []refund.Posting {
			if len(p) > 0 {
				p[0].Item = refund.GrantItem
			}
			return p
		}},
			"M8: the postings of goods: they sum to 20.24, not to nothing; step 1 of: [apples*1]"},
		{"the buyer gets nothing", refundtest.Spoil{Postings: func([]refund.Posting) []refund.Posting { return nil }},
			"M8: the buyer's cash: the postings give him 0.00, the quote 18.87: 18.87 too little; step 1 of: [apples*1]"},
		{"a posting of nothing", refundtest.Spoil{Postings: func(p []refund.Posting) []refund.Posting {
			return append(p, refund.Posting{Party: order.Seller, Item: refund.GoodsItem, Amount: cny("0.00")})
		}}, "M8: a posting of goods: 0.00 CNY is no amount of CNY that somebody gets"},
	} {
		violations := refundtest.CheckSpoilt(tt.spoil, shop(t), shopTerms(), shopRequests(t)...)
		if !slices.ContainsFunc(violations, func(v string) bool { return strings.HasPrefix(v, tt.want) }) {
			t.Errorf("%s: no violation begins with %q:\n%s", tt.why, tt.want, strings.Join(violations, "\n"))
		}
	}
}

// What is only held where no amount was asked: that freight and tenders are whole, and what was clawed back is released.
func TestCheck_redWhole(t *testing.T) {
	o := refundtest.Order(t, "CNY", refundtest.Line("a", "10.00", 1), refundtest.Line("b", "6.00", 1),
		refundtest.Coupon("five-off", "5.00").Threshold("16.00"), refundtest.Freight("6.00"), refundtest.Tender("wechat", "8.00"))
	requests := []refund.Request{refundtest.Ask(refundtest.Units("a", 1)), refundtest.Ask(refundtest.Units("b", 1))}
	with := func(terms refund.Terms) refund.Terms { terms.Freight = refund.FreightWithLast; return terms }
	for _, tt := range []struct {
		why   string
		terms refund.Terms
		spoil refundtest.Spoil
		want  string
	}{
		{"nothing is broken", with(refund.Terms{Promotion: refund.RepricePromotions}), refundtest.Spoil{}, ""},
		{"freight that the rule gives back is kept", with(refund.Terms{}), quoted(func(q *refund.Quote) { q.FreightOf = nil }),
			`M4: freight of child default: every unit is refunded and 6.00 is left of 6.00, which the rule "with_last" gives back; step 2 of: [a*1], [b*1]`},
		{"a cent goes to another tender than it came from", with(refund.Terms{}), quoted(func(q *refund.Quote) {
			if len(q.Tenders) < 2 {
				return
			}
			q.Tenders = slices.Clone(q.Tenders)
			q.Tenders[0].Amount, q.Tenders[1].Amount = plus(q.Tenders[0].Amount, -1), plus(q.Tenders[1].Amount, 1)
		}), "M4: tender wechat: 7.99 came back of 8.00: 0.01 too little; step 2 of: [a*1], [b*1]"},
		{"what was clawed back is never released", with(refund.Terms{Promotion: refund.RepricePromotions}), quoted(func(q *refund.Quote) {
			q.Repricing.Released = cny("0.00")
		}), "M4: repricing: everything is refunded, and of what was clawed back 1.87 is not released; step 2 of: [a*1], [b*1]"},
		{"only a part of the freight can be had", refund.Terms{}, refundtest.Spoil{Compute: func(r refund.Request, q refund.Quote, err error) (refund.Quote, error) {
			if r.FreightOnly && len(q.FreightOf) > 0 {
				q.Freight, q.Total, q.FreightOf = cny("5.00"), cny("5.00"), []refund.ChildFreight{{Child: "default", Amount: cny("5.00")}}
			}
			return q, err
		}}, "M4: freight: 6.00 is left and 5.00 of it comes back: 1.00 too little; step 3 of: [a*1], [b*1], [freight only]"},
	} {
		violations := refundtest.CheckSpoilt(tt.spoil, o, tt.terms, requests...)
		told := slices.ContainsFunc(violations, func(v string) bool { return strings.HasPrefix(v, tt.want) })
		if tt.want == "" && len(violations) > 0 || tt.want != "" && !told {
			t.Errorf("%s: no violation begins with %q:\n%s", tt.why, tt.want, strings.Join(violations, "\n"))
		}
	}
}

func TestCheck_cannotBe(t *testing.T) {
	o := shop(t)
	o.Tenders = o.Tenders[:1]
	f := &fake{}
	refundtest.Laws(f, o, refund.Terms{})
	if len(f.told) != 1 || !strings.HasPrefix(f.told[0], `refundtest: the order cannot be: order: "o-1" is invalid: tenders: the tenders add up to 30.00`) {
		t.Errorf("an order that is not paid: %q", f.told)
	}
	got := refundtest.Check(shop(t), refund.Terms{Freight: "sometimes"})
	if len(got) != 1 || !strings.HasPrefix(got[0], `the terms cannot be: freight: "sometimes" is not one of`) {
		t.Errorf("terms outside the vocabulary: %q", got)
	}
}

// Many violations are told shortly.
func TestCheck_many(t *testing.T) {
	got := refundtest.CheckSpoilt(quoted(func(q *refund.Quote) { *q = refund.Quote{Lines: q.Lines, Total: cny("-9.00")} }), shop(t), shopTerms(), shopRequests(t)...)
	if n := len(got); n > 21 {
		t.Errorf("%d violations are told", n)
	}
}

// More requests than are played in every order.
func TestCheck_shuffled(t *testing.T) {
	o := refundtest.Order(t, "JPY", refundtest.Line("a", "1000", 7), refundtest.Coupon("c", "501"), refundtest.Freight("300"))
	var requests []refund.Request
	for range 7 {
		requests = append(requests, refundtest.Ask(refundtest.Units("a", 1)))
	}
	for _, terms := range []refund.Terms{{}, {Freight: refund.FreightApportioned}, {Promotion: refund.RepricePromotions}} {
		refundtest.Laws(t, o, terms, requests...)
	}
	short := quoted(func(q *refund.Quote) {
		if q.Lines[0].Before == 5 {
			q.Lines[0].Amount = plus(q.Lines[0].Amount, -1)
		}
	})
	first := refundtest.CheckSpoilt(short, o, refund.Terms{}, requests...)
	if again := refundtest.CheckSpoilt(short, o, refund.Terms{}, requests...); len(first) == 0 || !slices.Equal(first, again) {
		t.Errorf("two runs of the same test differ:\n%q\n%q", first, again)
	}
}
