package refund_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// booked is what the postings of a quote say, a pair a line: "item child/on from>to amount".
func booked(t *testing.T, a *refund.Allocation, q refund.Quote) (lines []string) {
	t.Helper()
	postings := q.Postings(a)
	if len(postings)%2 != 0 {
		t.Fatalf("%d postings are no pairs", len(postings))
	}
	for pair := range slices.Chunk(postings, 2) {
		from, to := pair[0], pair[1]
		if from.Amount.Minor() != -to.Amount.Minor() || to.Amount.Sign() <= 0 || from.Item != to.Item || from.Child != to.Child || from.On != to.On {
			t.Errorf("%v and %v do not balance", from, to)
		}
		lines = append(lines, fmt.Sprintf("%s %s/%s %s>%s %s", to.Item, to.Child, to.On, from.Party, to.Party, to.Amount.Number()))
	}
	return lines
}

func TestPostings(t *testing.T) {
	cross := paid(threshold(fundedBy(coupon(basket("a 100.00 1 A", "b 50.00 1 B"), "c", "50.00"), order.Platform), "150.00"))
	coins := paid(points(basket("a 59.90 1", "b 40.10 1"), "coins", 1000, "10.00"))
	stale := paid(expires(points(basket("a 59.90 1", "b 40.10 1"), "coins", 1000, "10.00"), "2026-03-01T00:00:00Z"))
	sent := paid(freight(freight(basket("a 30.00 1 A", "b 20.00 1 B"), "8.00", "A"), "5.00", "B"))
	plainShop := paid(basket("a 100.00 1"))
	own := coupon(basket("a 100.00 1"), "c", "10.00")
	for _, row := range []struct {
		why    string
		order  order.Order
		terms  refund.Terms
		before string
		ask    string
		want   []string
	}{
		{"goods, and the coupon's share goes back to the platform", cross, noTerms, "", "a b", []string{
			"goods A/a seller>buyer 66.67", "goods B/b seller>buyer 33.33",
			"subsidy A/a seller>platform 33.33", "subsidy B/b seller>platform 16.67"}},
		{"a coupon of the payment provider", paid(fundedBy(own, order.Payment)), noTerms, "", "a", []string{
			"goods default/a seller>buyer 90.00", "subsidy default/a seller>payment 10.00"}},
		{"what is kept costs more", cross, reprice, "", "a", []string{
			"goods A/a seller>buyer 66.67", "repricing A/a buyer>seller 16.67", "subsidy A/a seller>platform 33.33"}},
		{"and then no more", cross, reprice, "a", "b", []string{
			"goods B/b seller>buyer 33.33", "repricing B/b seller>buyer 16.67", "subsidy B/b seller>platform 16.67"}},
		{"a claw-back falls on lines by what they get", paid(threshold(coupon(basket("x 100.00 1 A", "y 50.00 1 B", "z 50.00 1 B"), "c", "50.00"), "200.00")), reprice, "", "x y", []string{
			"goods A/x seller>buyer 75.00", "goods B/y seller>buyer 37.50",
			"repricing A/x buyer>seller 8.33", "repricing B/y buyer>seller 4.17"}},
		{"points: who funded them gives them", coins, noTerms, "", "a", []string{
			"goods default/a seller>buyer 53.91", "subsidy default/a seller>platform 5.99", "points /coins platform>buyer 5.99"}},
		{"points that lapse are nobody's gift", stale, refund.Terms{ExpiredPoints: refund.LapsePoints}, "", "a at:2026-03-02T00:00:00Z", []string{
			"goods default/a seller>buyer 53.91", "subsidy default/a seller>platform 5.99"}},
		{"points that are restored", stale, noTerms, "", "a at:2026-03-02T00:00:00Z", []string{
			"goods default/a seller>buyer 53.91", "subsidy default/a seller>platform 5.99", "points /coins platform>buyer 5.99"}},
		{"freight of each child order", sent, full, "", "a b", []string{
			"goods A/a seller>buyer 30.00", "goods B/b seller>buyer 20.00",
			"freight A/ seller>buyer 8.00", "freight B/ seller>buyer 5.00"}},
		{"a voucher goes to the provider", voucher(paid(basket("a 10.00 1"), "wx 10.00"), "3.00"), noTerms, "", "a =9.00", []string{
			"goods default/a seller>buyer 9.00", "voucher /wx buyer>payment 2.70"}},
		{"money of a line is its child's", cross, noTerms, "", "b =1.00", []string{"goods B/b seller>buyer 1.00"}},
		{"a fee, what sending cost, and what was agreed", plainShop, refund.Terms{Deductions: refund.Deductions{
			Restocking: refund.Restocking{Fee: refund.Fee{Amount: plain("10")}}, OutboundFreight: refund.OutboundCharge{Amount: plain("3")}}}, "", "a -1.00", []string{
			"goods default/a seller>buyer 100.00", "deduction / buyer>seller 10.00", "deduction default/default buyer>seller 3.00", "deduction / buyer>seller 1.00"}},
		{"stars that were spent go to who granted them", paid(reward(basket("a 100.00 1"), "stars", 10, "1.00")), refund.Terms{Rewards: refund.DeductRewards}, "", "a balance:stars*4", []string{
			"goods default/a seller>buyer 100.00", "reward /stars buyer>platform 0.60"}},
		{"a coupon as a compensation", plainShop, noTerms, "", "a grant:x/5.00/platform grant:y/1.00", []string{
			"goods default/a seller>buyer 100.00", "grant /x platform>buyer 5.00", "grant /y seller>buyer 1.00"}},
		{"a label of the seller's that the buyer bears", plainShop, noTerms, "", "a return:12.00/seller/5.00", []string{
			"goods default/a seller>buyer 100.00", "return_freight / buyer>seller 7.00", "carriage / seller>carrier 12.00", "insurance / insurer>seller 5.00"}},
		{"a return that the buyer paid and the seller bears", plainShop, noTerms, "", "a return:12.00/buyer/5.00 liable:seller", []string{
			"goods default/a seller>buyer 100.00", "carriage / buyer>carrier 12.00", "insurance / insurer>buyer 5.00", "return_freight / seller>buyer 7.00"}},
		{"a return that each bears himself", plainShop, noTerms, "", "a return:12.00/buyer", []string{
			"goods default/a seller>buyer 100.00", "carriage / buyer>carrier 12.00"}},
		{"the carrier lost it, paid for the return and bears all", plainShop, noTerms, "", "a return:12.00/carrier liable:carrier borne:carrier", []string{
			"goods default/a seller>buyer 100.00", "borne / carrier>seller 100.00"}},
		{"the platform bears what the seller gives, the coupon's share too", cross, noTerms, "", "a borne:platform", []string{
			"goods A/a seller>buyer 66.67", "subsidy A/a seller>platform 33.33", "borne / platform>seller 100.00"}},
		{"what the seller got is not borne", plainShop, fee(refund.Fee{Amount: plain("10.00")}), "", "a borne:carrier", []string{
			"goods default/a seller>buyer 100.00", "deduction / buyer>seller 10.00", "borne / carrier>seller 90.00"}},
		{"by the terms, where the request does not say", plainShop, refund.Terms{BorneBy: order.Platform}, "", "a", []string{
			"goods default/a seller>buyer 100.00", "borne / platform>seller 100.00"}},
		{"up to an amount: the seller bears the rest", plainShop, refund.Terms{BorneBy: order.Platform, BorneUpTo: plain("30.00")}, "", "a", []string{
			"goods default/a seller>buyer 100.00", "borne / platform>seller 30.00"}},
		{"never more than it cost", plainShop, refund.Terms{BorneBy: order.Insurer, BorneUpTo: plain("300.00")}, "", "a", []string{
			"goods default/a seller>buyer 100.00", "borne / insurer>seller 100.00"}},
		{"the request says otherwise, of all", plainShop, refund.Terms{BorneBy: order.Platform, BorneUpTo: plain("30.00")}, "", "a borne:carrier", []string{
			"goods default/a seller>buyer 100.00", "borne / carrier>seller 100.00"}},
		{"the seller bears his own", plainShop, noTerms, "", "a borne:seller", []string{"goods default/a seller>buyer 100.00"}},
		{"nothing goes back", plainShop, noTerms, "a =100.00", "a*1", nil},
	} {
		s := stage{a: allocate(t, row.order), terms: row.terms}
		if row.before != "" {
			s.act(row.before)
		}
		q, err := refund.Compute(s.a, s.ledger(-1, granted), demand(row.ask), row.terms)
		if diff := cmp.Diff(row.want, booked(t, s.a, q)); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", row.why, err, diff)
		}
	}
}

// The units of a line that two warehouses send are booked where they were sent from, whatever does not divide at the end.
func TestPostingsOfSplitLine(t *testing.T) {
	shop := paid(fundedBy(points(coupon(basket("a 10.00 5"), "c", "0.03"), "coins", 100, "1.01"), order.Platform))
	a := allocate(t, split(t, shop, 2)) // three by default, two by w2
	var l refund.Ledger
	for _, row := range []struct {
		why, ask string
		want     []string
	}{
		{"48.96 for five: floor(4896/5)", "a*1", []string{
			"goods default/a seller>buyer 9.79", "subsidy default/a seller>platform 0.20", "points /coins platform>buyer 0.20"}},
		{"39.17 for four: floor(3917*2/4); of the coupon floor(3*2/4), of the points floor(81*2/4)", "a*4", []string{
			"goods default/a seller>buyer 19.58", "goods w2/a seller>buyer 19.59",
			"subsidy default/a seller>platform 0.01", "subsidy w2/a seller>platform 0.02", "subsidy default/a seller>platform 0.40", "subsidy w2/a seller>platform 0.41",
			"points /coins platform>buyer 0.81"}},
	} {
		q := strike(t, a, l, row.ask, noTerms)
		l = l.With(a, q)
		if diff := cmp.Diff(row.want, booked(t, a, q)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
}

func TestPostingsOfThreeWarehouses(t *testing.T) {
	one := map[string]int64{"a": 1}
	a := allocate(t, parts(t, paid(coupon(basket("a 10.00 3"), "c", "0.01")), one, one))
	want := []string{ // floor(2999/3), floor(2999*2/3) less that, and the rest
		"goods default/a seller>buyer 9.99", "goods w1/a seller>buyer 10.00", "goods w2/a seller>buyer 10.00"}
	if diff := cmp.Diff(want, booked(t, a, strike(t, a, refund.Ledger{}, "a", noTerms))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// rich is an order that has all there is, and a request that has all that can come of it.
func rich() (order.Order, refund.Terms, string) {
	o := gift(basket("phone 100.00 1 A", "case 20.00 1 A", "cable 10.00 3 B"), "case", "phone")
	o = coupon(o, "gift", "20.00", "case")
	o = threshold(fundedBy(coupon(o, "platform-coupon", "13.00", "phone", "cable"), order.Platform), "120.00")
	o = reward(points(freight(o, "8.00", "A"), "coins", 700, "7.00"), "stars", 110, "11.00")
	o = voucher(paid(freightTax(o, "0.80", false), "wallet 18.00", "wx 100.00"), "30.00")
	terms := refund.Terms{
		Freight: refund.FullFreight, Promotion: refund.RepricePromotions, Gifts: refund.ChargeGifts, Rewards: refund.DeductRewards,
		Deductions: refund.Deductions{Restocking: refund.Restocking{Fee: refund.Fee{Rate: rate("0.1")}, Damaged: refund.Fee{Amount: plain("1.50"), Each: true}}},
	}
	return o, terms, "phone cable*2 damaged:cable*1 return:6.00/seller/2.00 balance:stars*80 grant:sorry/5.00/platform borne:platform -1.00"
}

// One refund may have an entry of every kind, and balances.
func TestEveryPosting(t *testing.T) {
	o, terms, words := rich()
	a := allocate(t, o)
	q, err := refund.Compute(a, refund.Ledger{}, demand(words), terms)
	if err != nil {
		t.Fatal(err)
	}
	// 84.62 and floor(2538*2/3) less what the cable and the case that are kept cost; 9308 is the base of the tenth.
	want := "70.64 phone=84.62 coins:538 closes cable=16.92 coins:108 freight:A=8.00 less:17.90 wallet=10.78 wx=59.86 freight-tax:0.80 " +
		"cost:29.46 claw:21.00 lapsed:platform-coupon -restocking:9.30 -restocking/damaged:1.50 -return_freight:4.00 -rewards_spent/stars:2.10 -agreed:1.00 " +
		"return:6.00/seller>buyer insured:2.00 deducted:4.00 voucher/wx:17.96 grant:sorry/5.00/platform " +
		"subsidy:phone/platform-coupon/platform/10.00 subsidy:cable/platform-coupon/platform/2.00 stars:80/101 spent:2.10"
	if diff := cmp.Diff(want, retold(q, nil)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	booked(t, a, q)
	var sum, buyer int64
	items := map[refund.PostingItem]bool{}
	for _, p := range q.Postings(a) {
		items[p.Item] = true
		sum += p.Amount.Minor()
		if p.Party == order.Buyer {
			buyer += p.Amount.Minor()
		}
	}
	for _, item := range refund.PostingItems() {
		if !items[item] {
			t.Errorf("no entry for %s", item)
		}
	}
	// The cash, and beside it points, grants and who pays for the return; the voucher is not cash.
	beside := q.Points[0].Value.Minor() + 500 - q.Tenders[1].Voucher.Minor()
	if sum != 0 || buyer != q.Total.Minor()+beside {
		t.Errorf("postings sum to %d; the buyer gets %d of %d and %d", sum, buyer, q.Total.Minor(), beside)
	}
}
