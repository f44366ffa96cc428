package refund_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/refund"
)

func payer(r refund.PayerRule) refund.Terms { return refund.Terms{ReturnFreight: r} }

func TestReturnFreight(t *testing.T) {
	for _, row := range []struct {
		why, ask string
		rule     refund.PayerRule
		want     string // beside "a=100.00 closes"
	}{
		{"nobody says who is liable: the buyer, whom the seller sent a label", "a return:12.00/seller", "", "88.00 less:12.00 -return_freight:12.00 return:12.00/seller>buyer deducted:12.00"},
		{"the buyer is, and posted it himself", "a return:12.00/buyer liable:buyer", "", "100.00 return:12.00/buyer>buyer"},
		{"who paid goes without saying", "a return:12.00 liable:buyer", "", "100.00 return:12.00/buyer>buyer"},
		{"the platform sent the label", "a return:12.00/platform liable:buyer", "", "88.00 less:12.00 -return_freight:12.00 return:12.00/platform>buyer deducted:12.00"},
		{"the seller is liable, by a label of his", "a return:12.00/seller liable:seller", "", "100.00 return:12.00/seller>seller"},
		{"the seller is, and the buyer posted it", "a return:12.00/buyer liable:seller", "", "100.00 return:12.00/buyer>seller reimbursed:12.00"},
		{"the warehouse is the seller's", "a return:12.00/buyer liable:warehouse", "", "100.00 return:12.00/buyer>seller reimbursed:12.00"},
		{"a label of the warehouse is the seller's", "a return:12.00/warehouse liable:buyer", "", "88.00 less:12.00 -return_freight:12.00 return:12.00/seller>buyer deducted:12.00"},
		{"the platform is liable", "a return:12.00/buyer liable:platform", "", "100.00 return:12.00/buyer>platform reimbursed:12.00"},
		{"the carrier is, and the seller paid", "a return:12.00/seller liable:carrier", "", "100.00 return:12.00/seller>carrier"},
		{"the insurer is", "a return:12.00/buyer liable:insurer", "", "100.00 return:12.00/buyer>insurer reimbursed:12.00"},
		{"the payment provider is", "a return:12.00/buyer liable:payment", "", "100.00 return:12.00/buyer>payment reimbursed:12.00"},
		{"nobody is: it stays with the buyer", "a return:12.00/buyer liable:nobody", "", "100.00 return:12.00/buyer>buyer"},
		{"nobody is: it stays with the seller", "a return:12.00/seller liable:nobody", "", "100.00 return:12.00/seller>seller"},
		{"a deadline is nobody", "a return:12.00/platform liable:timer", "", "100.00 return:12.00/platform>platform"},
		{"the rule by its name", "a return:12.00/buyer liable:seller", refund.LiablePays, "100.00 return:12.00/buyer>seller reimbursed:12.00"},
		{"always the buyer", "a return:12.00/seller liable:seller", refund.BuyerPays, "88.00 less:12.00 -return_freight:12.00 return:12.00/seller>buyer deducted:12.00"},
		{"always the seller", "a return:12.00/seller liable:buyer", refund.SellerPays, "100.00 return:12.00/seller>seller"},
		{"always the seller, and the buyer paid", "a return:12.00/buyer liable:buyer", refund.SellerPays, "100.00 return:12.00/buyer>seller reimbursed:12.00"},
		{"always the platform", "a return:12.00/buyer liable:buyer", refund.PlatformPays, "100.00 return:12.00/buyer>platform reimbursed:12.00"},
		{"the insured part does not come off", "a return:12.00/seller/5.00", "", "93.00 less:7.00 -return_freight:7.00 return:12.00/seller>buyer insured:5.00 deducted:7.00"},
		{"nor is it reimbursed by the seller", "a return:12.00/buyer/5.00 liable:seller", "", "100.00 return:12.00/buyer>seller insured:5.00 reimbursed:7.00"},
		{"the insurer pays no more than it cost", "a return:12.00/seller/20.00", "", "100.00 return:12.00/seller>buyer insured:12.00"},
		{"no more than the refund", "a return:120.00/seller", "", "0.00 less:100.00 -return_freight:100.00 return:120.00/seller>buyer deducted:100.00"},
		{"it counts though the goods stay, as where a parcel was refused", "a kept return:12.00/seller", "", "88.00 less:12.00 -return_freight:12.00 return:12.00/seller>buyer deducted:12.00"},
		{"it cost nothing", "a return:0.00/seller", "", "100.00"},
	} {
		q, err := refund.Compute(allocate(t, paid(basket("a 100.00 1"))), refund.Ledger{}, demand(row.ask), payer(row.rule))
		q.Lines = nil
		if diff := cmp.Diff(row.want, retold(q, err)); diff != "" {
			t.Errorf("%s, %q (-want +got):\n%s", row.why, row.ask, diff)
		}
	}
}

// A label that the terms know the price of is the seller's.
func TestReturnLabel(t *testing.T) {
	shop := paid(freight(basket("a 100.00 2"), "8.00", ""))
	label := refund.Terms{Deductions: refund.Deductions{ReturnFreight: plain("9.00")}}
	always := label
	always.Deductions.Always = true
	perform(t, []tale{
		{"the buyer is liable", shop, label, []step{
			{"", "a*1", "91.00 a=100.00 less:9.00 -return_freight:9.00 return:9.00/seller>buyer deducted:9.00"},
			{"every parcel has a label", "a*1", "91.00 a=100.00 closes less:9.00 -return_freight:9.00 return:9.00/seller>buyer deducted:9.00"},
		}},
		{"the seller is", shop, label, []step{
			{"", "a*1 liable:seller", "100.00 a=100.00 return:9.00/seller>seller"},
		}},
		{"who bears it is not a matter of Always", shop, always, []step{
			{"", "a*1 liable:seller", "100.00 a=100.00 return:9.00/seller>seller"},
		}},
		{"nothing is sent back", shop, label, []step{
			{"the goods stay", "a*1 kept", "100.00 a=100.00"},
			{"no unit", "a =10.00", "10.00 a=10.00"},
			{"freight", "freight return:9.00/seller", "8.00 freight:default=8.00"},
		}},
		{"the request knows better", shop, label, []step{
			{"it was dearer", "a*1 return:12.00/seller", "88.00 a=100.00 less:12.00 -return_freight:12.00 return:12.00/seller>buyer deducted:12.00"},
			{"it cost nothing", "a*1 return:0.00", "100.00 a=100.00 closes"},
		}},
	})
}

func TestReturnFreightFaults(t *testing.T) {
	a := allocate(t, paid(basket("a 100.00 1")))
	for _, row := range []struct{ why, ask, code, path string }{
		{"below zero", "a return:-0.01", "amount_negative", "return_freight.amount"},
		{"more digits than there are", "a return:0.001", "amount_invalid", "return_freight.amount"},
		{"an insurance that takes money", "a return:1.00/buyer/-0.01", "amount_negative", "return_freight.insured"},
		{"who is that", "a return:1.00/me", "party_unknown", "return_freight.paid_by"},
		{"who is that", "a borne:me", "party_unknown", "borne_by"},
		{"who is that", "a liable:me", "party_unknown", "liable"},
	} {
		_, err := refund.Compute(a, refund.Ledger{}, demand(row.ask), noTerms)
		var refused *refund.RefusedError
		if !errors.As(err, &refused) || len(refused.Faults) != 1 || refused.Faults[0].Code != row.code || refused.Faults[0].Path != row.path {
			t.Errorf("%s, %q: %v, want %s at %s", row.why, row.ask, err, row.code, row.path)
		}
	}
}
