package refund_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/refund"
)

// everyTerm has a value in every field, and none the first of its vocabulary.
func everyTerm() refund.Terms {
	return refund.Terms{
		Freight: refund.FreightApportioned, FreightBy: refund.ByQuantity, FaultFreight: refund.FullFreight,
		Promotion: refund.RepricePromotions, Gifts: refund.ChargeGifts, Slack: refund.CarrySlack, Tenders: refund.LastToFirst,
		Coupons: refund.CouponsWhenUnshipped, Subsidies: refund.LoseSubsidies, Rewards: refund.ClampRewards,
		ExpiredPoints: refund.GracePoints, GraceDays: 7, ReturnFreight: refund.SellerPays,
		Deductions: refund.Deductions{
			Restocking: refund.Restocking{
				Fee:     refund.Fee{Rate: rate("0.15"), Base: refund.OfList, Amount: plain("1.50"), Each: true, Cap: plain("20.00"), CapRate: rate("0.5")},
				Damaged: refund.Fee{Rate: rate("0.5")}, Missing: refund.Fee{Amount: cny("9.00")},
			},
			OutboundFreight: refund.OutboundCharge{Amount: plain("8")}, ReturnFreight: plain("12.00"), Always: true,
		},
	}
}

func TestTermsJSON(t *testing.T) {
	kept := refund.Terms{Deductions: refund.Deductions{OutboundFreight: refund.OutboundCharge{Refunded: true}}}
	for _, row := range []struct {
		why   string
		terms refund.Terms
		want  string
	}{
		{"nothing is said", refund.Terms{}, `{}`},
		{"everything is", everyTerm(), `{"freight":"apportioned","freight_by":"quantity","fault_freight":"full","promotion":"reprice","gifts":"charge",` +
			`"slack":"carry","tenders":"last_to_first","coupons":"when_unshipped","subsidies":"lose","rewards":"clamp","expired_points":"grace","grace_days":7,` +
			`"return_freight":"seller","deductions":{"restocking":{"rate":"0.15","base":"list","amount":"1.50","each":true,"cap":"20.00","cap_rate":"0.5",` +
			`"damaged":{"rate":"0.5"},"missing":{"amount":{"value":"9.00","currency":"CNY"}}},"outbound_freight":"8","return_freight":"12.00","always":true}}`},
		{"the freight that goes back", kept, `{"deductions":{"outbound_freight":true}}`},
	} {
		got, err := json.Marshal(row.terms)
		if diff := cmp.Diff(row.want, string(got)); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", row.why, err, diff)
		}
		roundTrip(t, row.terms)
		if faults := row.terms.Check(); faults != nil {
			t.Errorf("%s: %v", row.why, faults)
		}
	}
	var terms refund.Terms
	if err := json.Unmarshal([]byte(`{"deductions":{"outbound_freight":false}}`), &terms); err != nil || terms != (refund.Terms{}) {
		t.Errorf("false is none: %v, %v", err, terms)
	}
}

func TestTermsJSONRefuses(t *testing.T) {
	for _, row := range []struct{ why, text, want string }{
		{"a freight rule", `{"freight":"half"}`, `order: unknown freight rule "half"`},
		{"a basis", `{"freight_by":"weight"}`, `order: unknown freight basis "weight"`},
		{"a freight rule by fault", `{"fault_freight":"half"}`, `order: unknown freight rule "half"`},
		{"a promotion rule", `{"promotion":"forget"}`, `order: unknown promotion rule "forget"`},
		{"a gift rule", `{"gifts":"burn"}`, `order: unknown gift rule "burn"`},
		{"a slack rule", `{"slack":"burn"}`, `order: unknown slack rule "burn"`},
		{"a tender rule", `{"tenders":"random"}`, `order: unknown tender rule "random"`},
		{"a coupon rule", `{"coupons":"always"}`, `order: unknown coupon rule "always"`},
		{"a subsidy rule", `{"subsidies":"share"}`, `order: unknown subsidy rule "share"`},
		{"a reward rule", `{"rewards":"double"}`, `order: unknown reward rule "double"`},
		{"an expiry rule", `{"expired_points":"burn"}`, `order: unknown expiry rule "burn"`},
		{"a payer rule", `{"return_freight":"nobody"}`, `order: unknown payer rule "nobody"`},
		{"an empty name", `{"slack":""}`, `order: unknown slack rule ""`},
		{"a fee base", `{"deductions":{"restocking":{"base":"net"}}}`, `order: unknown fee base "net"`},
		{"a fee base of damaged units", `{"deductions":{"restocking":{"damaged":{"base":"net"}}}}`, `order: unknown fee base "net"`},
		{"a rate above 1", `{"deductions":{"restocking":{"rate":"1.01"}}}`, `money: rate "1.01" is not from 0 to 1`},
		{"a rate below 0", `{"deductions":{"restocking":{"cap_rate":"-0.1"}}}`, `money: rate "-0.1" is not from 0 to 1`},
		{"an outbound charge of a number", `{"deductions":{"outbound_freight":8}}`, `money: "8": not a JSON string "19.90" or object {"value":"19.90","currency":"CNY"}`},
		{"an outbound charge of nothing", `{"deductions":{"outbound_freight":null}}`, `money: "null": not a JSON string "19.90" or object {"value":"19.90","currency":"CNY"}`},
		{"a fee of a number", `{"deductions":{"restocking":{"amount":1.5}}}`, `money: "1.5": not a JSON string "19.90" or object {"value":"19.90","currency":"CNY"}`},
	} {
		var terms refund.Terms
		err := json.Unmarshal([]byte(row.text), &terms)
		if err == nil {
			t.Errorf("%s: %s was read", row.why, row.text)
			continue
		}
		if diff := cmp.Diff(row.want, err.Error()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", row.why, diff)
		}
	}
	charge := refund.OutboundCharge{Refunded: true}
	if err := charge.UnmarshalJSON([]byte(`"x"`)); err == nil || !charge.Refunded {
		t.Errorf("%v: the charge did not stay as it was", err)
	}
}

func TestTermsCheck(t *testing.T) {
	one := func(change func(*refund.Terms)) refund.Terms {
		terms := everyTerm()
		change(&terms)
		return terms
	}
	for _, row := range []struct {
		why        string
		terms      refund.Terms
		code, path string
	}{
		{"no such word", one(func(t *refund.Terms) { t.Freight = "half" }), "name_unknown", "freight"},
		{"no such word", one(func(t *refund.Terms) { t.FreightBy = "weight" }), "name_unknown", "freight_by"},
		{"no such word", one(func(t *refund.Terms) { t.FaultFreight = "half" }), "name_unknown", "fault_freight"},
		{"no such word", one(func(t *refund.Terms) { t.Promotion = "forget" }), "name_unknown", "promotion"},
		{"no such word", one(func(t *refund.Terms) { t.Gifts = "burn" }), "name_unknown", "gifts"},
		{"no such word", one(func(t *refund.Terms) { t.Slack = "burn" }), "name_unknown", "slack"},
		{"no such word", one(func(t *refund.Terms) { t.Tenders = "random" }), "name_unknown", "tenders"},
		{"no such word", one(func(t *refund.Terms) { t.Coupons = "always" }), "name_unknown", "coupons"},
		{"no such word", one(func(t *refund.Terms) { t.Subsidies = "share" }), "name_unknown", "subsidies"},
		{"no such word", one(func(t *refund.Terms) { t.Rewards = "double" }), "name_unknown", "rewards"},
		{"no such word", one(func(t *refund.Terms) { t.ExpiredPoints = "burn" }), "name_unknown", "expired_points"},
		{"no such word", one(func(t *refund.Terms) { t.ReturnFreight = "nobody" }), "name_unknown", "return_freight"},
		{"below no days", one(func(t *refund.Terms) { t.GraceDays = -1 }), "quantity_not_positive", "grace_days"},
		{"a hundred years and a day", one(func(t *refund.Terms) { t.GraceDays = 36_526 }), "quantity_not_positive", "grace_days"},
		{"no such word", one(func(t *refund.Terms) { t.Deductions.Restocking.Base = "net" }), "name_unknown", "deductions.restocking.base"},
		{"no such word", one(func(t *refund.Terms) { t.Deductions.Restocking.Missing.Base = "net" }), "name_unknown", "deductions.restocking.missing.base"},
		{"the refund is not of units", one(func(t *refund.Terms) { t.Deductions.Restocking.Damaged.Base = refund.OfRefund }), "base_invalid", "deductions.restocking.damaged.base"},
		{"the refund is not of units", one(func(t *refund.Terms) { t.Deductions.Restocking.Missing.Base = refund.OfRefund }), "base_invalid", "deductions.restocking.missing.base"},
		{"below zero", one(func(t *refund.Terms) { t.Deductions.Restocking.Amount = plain("-0.01") }), "amount_negative", "deductions.restocking.amount"},
		{"below zero", one(func(t *refund.Terms) { t.Deductions.Restocking.Cap = cny("-0.01") }), "amount_negative", "deductions.restocking.cap"},
		{"below zero", one(func(t *refund.Terms) { t.Deductions.Restocking.Damaged.Amount = plain("-1") }), "amount_negative", "deductions.restocking.damaged.amount"},
		{"below zero", one(func(t *refund.Terms) { t.Deductions.Restocking.Missing.Cap = plain("-1") }), "amount_negative", "deductions.restocking.missing.cap"},
		{"below zero", one(func(t *refund.Terms) { t.Deductions.OutboundFreight.Amount = plain("-1") }), "amount_negative", "deductions.outbound_freight"},
		{"below zero", one(func(t *refund.Terms) { t.Deductions.ReturnFreight = plain("-1") }), "amount_negative", "deductions.return_freight"},
	} {
		faults := row.terms.Check()
		if len(faults) != 1 || faults[0].Code != row.code || faults[0].Path != row.path || faults[0].Text == "" {
			t.Errorf("%s %s: %v, want %s", row.why, row.path, faults, row.code)
		}
	}
	for _, row := range []struct {
		why   string
		terms refund.Terms
	}{
		{"the base of a fee for all units", one(func(t *refund.Terms) { t.Deductions.Restocking.Base = refund.OfRefund })},
		{"a hundred years", one(func(t *refund.Terms) { t.GraceDays = 36_525 })},
	} {
		if faults := row.terms.Check(); faults != nil {
			t.Errorf("%s: %v", row.why, faults)
		}
	}
	both := refund.Terms{Freight: "half", Deductions: refund.Deductions{ReturnFreight: plain("-1")}}
	if faults := both.Check(); len(faults) != 2 {
		t.Errorf("%v, want every fault at once", faults)
	}
}

// A word that is none is taken for the first of its vocabulary.
func TestUnknownTerms(t *testing.T) {
	shop := points(threshold(coupon(freight(gift(basket("a 10.00 2", "b 5.00 1"), "b", "a"), "8.00", ""), "c", "5.00", "b"), "5.00"), "coins", 4, "2.00")
	a := allocate(t, paid(reward(shop, "stars", 4, "1.00")))
	unknown := refund.Terms{
		Freight: "x", FreightBy: "x", Promotion: "x", Gifts: "x", Slack: "x", Tenders: "x", Coupons: "x", Subsidies: "x", ExpiredPoints: "x", ReturnFreight: "x",
	}
	for _, words := range []string{"a*1", "a b", "a*1 =5.00", "a*1 return:3.00/seller"} {
		want, wantErr := refund.Compute(a, refund.Ledger{}, demand(words), refund.Terms{})
		got, err := refund.Compute(a, refund.Ledger{}, demand(words), unknown)
		if err != nil || wantErr != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %v (-want +got):\n%s", words, err, cmp.Diff(want, got))
		}
	}
}
