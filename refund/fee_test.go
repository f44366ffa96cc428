package refund_test

import (
	"errors"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func rate(text string) money.Rate { return money.MustRate(text) }

// restock are terms with a fee for restocking.
func restock(r refund.Restocking) refund.Terms {
	return refund.Terms{Deductions: refund.Deductions{Restocking: r}}
}

func fee(f refund.Fee) refund.Terms { return restock(refund.Restocking{Fee: f}) }

// stock is paid 180.00 for two units of a, 45.00 for one of b, and 8.00 for sending them.
func stock() order.Order {
	return paid(freight(coupon(basket("a 100.00 2", "b 50.00 1"), "c", "25.00"), "8.00", ""))
}

func TestRestockingFee(t *testing.T) {
	tenth, ofRefund := refund.Fee{Rate: rate("0.1")}, fee(refund.Fee{Rate: rate("0.1"), Base: refund.OfRefund})
	fullOfRefund := ofRefund
	fullOfRefund.Freight = refund.FullFreight
	for _, row := range []struct {
		why, ask string
		terms    refund.Terms
		want     string
	}{
		{"a tenth of 90.00", "a*1", fee(tenth), "81.00 a=90.00 less:9.00 -restocking:9.00"},
		{"a tenth of the list price", "a*1", fee(refund.Fee{Rate: rate("0.1"), Base: refund.OfList}), "80.00 a=90.00 less:10.00 -restocking:10.00"},
		{"a tenth of goods and freight", "a*1", fullOfRefund, "88.20 a=90.00 freight:default=8.00 less:9.80 -restocking:9.80"},
		{"once for the request", "a*2", fee(refund.Fee{Amount: plain("5.00")}), "175.00 a=180.00 closes less:5.00 -restocking:5.00"},
		{"in the currency of the order", "a*2", fee(refund.Fee{Amount: cny("5.00")}), "175.00 a=180.00 closes less:5.00 -restocking:5.00"},
		{"for each unit", "a*2", fee(refund.Fee{Amount: plain("5.00"), Each: true}), "170.00 a=180.00 closes less:10.00 -restocking:10.00"},
		{"for each unit of two lines", "a*1 b", fee(refund.Fee{Amount: plain("5.00"), Each: true}), "125.00 a=90.00 b=45.00 closes less:10.00 -restocking:10.00"},
		{"rate and amount together", "a*2", fee(refund.Fee{Rate: rate("0.1"), Amount: plain("5"), Each: true}), "152.00 a=180.00 closes less:28.00 -restocking:28.00"},
		{"up to an amount", "a*2", fee(refund.Fee{Rate: rate("0.1"), Amount: plain("5"), Each: true, Cap: plain("20.00")}), "160.00 a=180.00 closes less:20.00 -restocking:20.00"},
		{"up to a rate of the base", "a*1", fee(refund.Fee{Amount: plain("50.00"), CapRate: rate("0.25")}), "67.50 a=90.00 less:22.50 -restocking:22.50"},
		{"the lower of two caps, the amount", "a*1", fee(refund.Fee{Amount: plain("50.00"), CapRate: rate("0.25"), Cap: plain("20.00")}), "70.00 a=90.00 less:20.00 -restocking:20.00"},
		{"the lower of two caps, the rate", "a*1", fee(refund.Fee{Amount: plain("50.00"), CapRate: rate("0.25"), Cap: plain("30.00")}), "67.50 a=90.00 less:22.50 -restocking:22.50"},
		{"a cap that is not reached", "a*1", fee(refund.Fee{Rate: rate("0.1"), CapRate: rate("0.25"), Cap: plain("30.00")}), "81.00 a=90.00 less:9.00 -restocking:9.00"},
		{"4500 * 0.0333 is 149.85: cut", "b", fee(refund.Fee{Rate: rate("0.0333")}), "43.51 b=45.00 closes less:1.49 -restocking:1.49"},
		{"of the sum of two lines, cut once", "a*1 b", fee(refund.Fee{Rate: rate("0.0333")}), "130.51 a=90.00 b=45.00 closes less:4.49 -restocking:4.49"},
		{"of what the units get, less being asked", "a*1 =50.00", fee(tenth), "45.00 a=50.00 forfeits:40.00 less:5.00 -restocking:5.00"},
		{"the list price stays", "a*1 =50.00", fee(refund.Fee{Rate: rate("0.1"), Base: refund.OfList}), "40.00 a=50.00 forfeits:40.00 less:10.00 -restocking:10.00"},
		{"what is asked by amount is no base", "a*1 b =135.00", fee(tenth), "126.00 a=90.00 b=45.00 closes less:9.00 -restocking:9.00"},
		{"but a part of the refund", "a*1 b =135.00", ofRefund, "121.50 a=90.00 b=45.00 closes less:13.50 -restocking:13.50"},
		{"never below zero", "a*1", fee(refund.Fee{Amount: plain("500.00")}), "0.00 a=90.00 less:90.00 -restocking:90.00"},
		{"nothing for no units", "a =50.00", fee(refund.Fee{Amount: plain("5.00")}), "50.00 a=50.00"},
		{"nothing for goods that stay", "a*1 kept", fee(tenth), "90.00 a=90.00"},
		{"nothing for freight only", "freight", fee(tenth), "8.00 freight:default=8.00"},
		{"but what was agreed", "freight -1.00", fee(tenth), "7.00 freight:default=8.00 less:1.00 -agreed:1.00"},
	} {
		perform(t, []tale{{row.why, stock(), row.terms, []step{{row.why, row.ask, row.want}}}})
	}
}

func TestRestockingCondition(t *testing.T) {
	three := paid(coupon(basket("a 10.00 3"), "c", "10.00"))
	tenth, half, all := refund.Fee{Rate: rate("0.1")}, refund.Fee{Rate: rate("0.5")}, refund.Fee{Rate: rate("1")}
	graded := restock(refund.Restocking{Fee: tenth, Damaged: half, Missing: all})
	for _, row := range []struct {
		why, ask string
		terms    refund.Terms
		want     string
	}{
		{"6.66, 6.67 and 6.67, by condition", "a*3 damaged:a*1 missing:a*1", graded, "9.34 a=20.00 closes less:10.66 -restocking:0.66 -restocking/damaged:3.33 -restocking/missing:6.67"},
		{"one damaged: the sound ones first", "a*3 damaged:a*1", graded, "15.34 a=20.00 closes less:4.66 -restocking:1.33 -restocking/damaged:3.33"},
		{"two missing: 6.66 and 13.34", "a*3 missing:a*2", graded, "6.00 a=20.00 closes less:14.00 -restocking:0.66 -restocking/missing:13.34"},
		{"all damaged", "a*2 damaged:a*2", graded, "6.67 a=13.33 less:6.66 -restocking/damaged:6.66"},
		{"damaged ones have no fee of their own", "a*3 damaged:a*1 missing:a*1", restock(refund.Restocking{Fee: tenth, Missing: all}), "12.00 a=20.00 closes less:8.00 -restocking:1.33 -restocking/missing:6.67"},
		{"neither has", "a*3 damaged:a*1 missing:a*1", fee(tenth), "18.00 a=20.00 closes less:2.00 -restocking:2.00"},
		{"only missing ones cost", "a*3 missing:a*1", restock(refund.Restocking{Missing: all}), "13.33 a=20.00 closes less:6.67 -restocking/missing:6.67"},
		{"once for all units, of each condition", "a*3 damaged:a*2", restock(refund.Restocking{Fee: refund.Fee{Amount: plain("1")}, Damaged: refund.Fee{Amount: plain("2")}}), "17.00 a=20.00 closes less:3.00 -restocking:1.00 -restocking/damaged:2.00"},
		{"for each damaged unit", "a*3 damaged:a*2", restock(refund.Restocking{Damaged: refund.Fee{Amount: plain("2"), Each: true}}), "16.00 a=20.00 closes less:4.00 -restocking/damaged:4.00"},
		{"a cap of their own: half of 13.34", "a*3 damaged:a*2", restock(refund.Restocking{Damaged: refund.Fee{Amount: plain("9"), Each: true, CapRate: rate("0.5")}}), "13.33 a=20.00 closes less:6.67 -restocking/damaged:6.67"},
		{"of their list price", "a*3 damaged:a*2", restock(refund.Restocking{Damaged: refund.Fee{Rate: rate("0.5"), Base: refund.OfList}}), "10.00 a=20.00 closes less:10.00 -restocking/damaged:10.00"},
		{"more than came back", "a*2 damaged:a*2 missing:a*1", graded, "refused: quantity_exceeded ceiling 13.33"},
		{"not a number of units", "a*2 damaged:a*-1", graded, "refused: quantity_not_positive ceiling 13.33"},
		{"no unit at all", "a damaged:a*1 =5.00", graded, "refused: quantity_exceeded ceiling 20.00"},
	} {
		perform(t, []tale{{row.why, three, row.terms, []step{{row.why, row.ask, row.want}}}})
	}
}

// Restocking and outbound freight come off where the buyer is liable, or nobody says who is.
func TestDeductionsByLiable(t *testing.T) {
	terms := fee(refund.Fee{Amount: plain("5.00")})
	terms.Deductions.OutboundFreight = refund.OutboundCharge{Amount: plain("3.00")}
	always := terms
	always.Deductions.Always = true
	const free, less = "90.00 a=90.00", "82.00 a=90.00 less:8.00 -restocking:5.00 -outbound_freight/default:3.00"
	for _, row := range []struct {
		why, ask string
		terms    refund.Terms
		want     string
	}{
		{"nobody says who", "a*1", terms, less},
		{"the buyer", "a*1 liable:buyer", terms, less},
		{"the seller", "a*1 liable:seller", terms, free},
		{"his warehouse", "a*1 liable:warehouse", terms, free},
		{"the platform", "a*1 liable:platform", terms, free},
		{"the carrier", "a*1 liable:carrier", terms, free},
		{"nobody is", "a*1 liable:nobody", terms, free},
		{"the seller, and always", "a*1 liable:seller", always, less},
		{"always, but the goods stay", "a*1 liable:seller kept", always, free},
		{"always, but no unit comes back", "a =90.00", always, free},
		{"who is that", "a*1 liable:me", always, "refused: party_unknown ceiling 90.00"},
	} {
		perform(t, []tale{{row.why, stock(), row.terms, []step{{row.why, row.ask, row.want}}}})
	}
}

func outbound(c refund.OutboundCharge, rule refund.FreightRule) refund.Terms {
	return refund.Terms{Freight: rule, Deductions: refund.Deductions{OutboundFreight: c}}
}

func TestOutboundFreight(t *testing.T) {
	refunded := outbound(refund.OutboundCharge{Refunded: true}, refund.FullFreight)
	once := outbound(refund.OutboundCharge{Amount: plain("10.00")}, refund.NoFreight)
	small := paid(basket("a 3.00 1", "b 50.00 2", "c 9.00 1"))
	two := paid(basket("a 30.00 1 A", "b 20.00 2 B"))
	perform(t, []tale{
		{"the freight that goes back is kept", stock(), refunded, []step{
			{"", "a*1", "90.00 a=90.00 freight:default=8.00 less:8.00 -outbound_freight:8.00"},
			{"it went already", "a*1", "90.00 a=90.00 closes"},
		}},
		{"no more than goes back", stock(), refunded, []step{
			{"3.00 of the freight", "a*1 =93.00", "90.00 a=90.00 freight:default=3.00 less:3.00 -outbound_freight:3.00"},
		}},
		{"freight granted beside the rule is not kept", stock(), outbound(refund.OutboundCharge{Refunded: true}, refund.FreightApportioned), []step{
			{"800*180/225 is 640, for one of two 3.20", "a*1 +1.00", "91.00 a=90.00 freight:default=4.20 less:3.20 a/default+3.20 -outbound_freight:3.20"},
		}},
		{"freight granted where the rule gives none", stock(), outbound(refund.OutboundCharge{Refunded: true}, refund.NoFreight), []step{
			{"", "a*1 +8.00", "98.00 a=90.00 freight:default=8.00"},
		}},
		{"an amount, once for a child order", small, once, []step{
			{"no more than the refund", "a", "0.00 a=3.00 closes less:3.00 -outbound_freight/default:3.00"},
			{"the rest of it is never carried to a later refund", "b*1", "50.00 b=50.00"},
			{"", "withdraw:1", ""},
			{"it is open again, whole", "b*1", "40.00 b=50.00 closes less:10.00 -outbound_freight/default:10.00"},
			{"not again", "c", "9.00 c=9.00 closes"},
		}},
		{"for each child order that units come back of", two, once, []step{
			{"", "a b*1", "30.00 a=30.00 closes b=20.00 less:20.00 -outbound_freight/A:10.00 -outbound_freight/B:10.00"},
			{"B's was taken", "b*1", "20.00 b=20.00 closes"},
		}},
		{"only those", two, once, []step{
			{"", "b*1", "10.00 b=20.00 less:10.00 -outbound_freight/B:10.00"},
			{"", "a", "20.00 a=30.00 closes less:10.00 -outbound_freight/A:10.00"},
		}},
		{"struck again beside others", small, once, []step{
			{"", "b*1", "40.00 b=50.00 less:10.00 -outbound_freight/default:10.00"},
			{"", "b*1", "50.00 b=50.00 closes"},
			{"", "withdraw:1", ""},
			{"nobody else pays it now", "execute:2", "40.00 b=50.00 less:10.00 -outbound_freight/default:10.00"},
		}},
	})
}

// What comes off comes off in one order, and stops at the refund.
func TestDeductionOrder(t *testing.T) {
	terms := refund.Terms{Rewards: refund.DeductRewards, Deductions: refund.Deductions{
		Restocking:      refund.Restocking{Fee: refund.Fee{Amount: plain("10.00")}},
		OutboundFreight: refund.OutboundCharge{Amount: plain("3.00")},
	}}
	shop := paid(reward(basket("a 50.00 1", "b 15.00 1", "c 35.00 1"), "stars", 100, "10.00"))
	perform(t, []tale{
		{"all of them", shop, terms, []step{
			{"50 stars of which 30 are spent: 3.00", "a return:4.00/seller balance:stars*20 -1.00",
				"29.00 a=50.00 closes less:21.00 -restocking:10.00 -outbound_freight/default:3.00 -return_freight:4.00 -rewards_spent/stars:3.00 -agreed:1.00 " +
					"return:4.00/seller>buyer deducted:4.00 stars:20/50 spent:3.00"},
		}},
		{"until nothing is left", shop, terms, []step{
			{"2.00 are left for the return", "b return:4.00/seller balance:stars*0 -1.00",
				"0.00 b=15.00 closes less:15.00 -restocking:10.00 -outbound_freight/default:3.00 -return_freight:2.00 return:4.00/seller>buyer deducted:2.00 stars:0/15"},
			{"what was not taken is not carried", "c", "25.00 c=35.00 closes less:10.00 -restocking:10.00 stars:35/35"},
		}},
		{"the claw-back comes before", paid(threshold(coupon(basket("a 100.00 1", "b 50.00 1"), "c", "50.00"), "150.00")),
			refund.Terms{Promotion: refund.RepricePromotions, Deductions: refund.Deductions{Restocking: refund.Restocking{Fee: refund.Fee{Rate: rate("0.1")}}}}, []step{
				{"a tenth of the 66.67", "a", "43.34 a=66.67 closes less:6.66 cost:50.00 claw:16.67 lapsed:c -restocking:6.66"},
				{"a tenth of 33.33", "b", "46.67 b=33.33 closes less:3.33 cost:0.00 release:16.67 lapsed:c -restocking:3.33"},
			}},
	})
}

// Terms of another currency are an error, never a fee of nothing.
func TestFeeCurrency(t *testing.T) {
	a := allocate(t, stock())
	yen := money.MustParse("5", "JPY")
	for _, row := range []struct {
		why   string
		terms refund.Terms
	}{
		{"a fee", fee(refund.Fee{Amount: yen})},
		{"a cap", fee(refund.Fee{Rate: rate("0.1"), Cap: yen})},
		{"a label", refund.Terms{Deductions: refund.Deductions{ReturnFreight: yen}}},
		{"outbound freight", outbound(refund.OutboundCharge{Amount: yen}, refund.NoFreight)},
	} {
		_, err := refund.Compute(a, refund.Ledger{}, ask("a*1"), row.terms)
		var mismatch *money.MismatchError
		if !errors.As(err, &mismatch) {
			t.Errorf("%s: %v, want a mismatch of currencies", row.why, err)
		}
	}
}
