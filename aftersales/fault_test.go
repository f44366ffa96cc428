package aftersales_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func bound(text, currency string) *money.Amount {
	a := money.MustParse(text, currency)
	return &a
}

func wants(lines ...refund.RequestLine) aftersales.Open {
	return aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: lines}
}

func broken(a *money.Amount, lines ...refund.RequestLine) aftersales.Open {
	o := wants(lines...)
	o.Reason, o.Goods, o.Amount = aftersales.QualityProblem, aftersales.Received, a
	return o
}

// A refusal names its faults with their operands: code, then operands by name.
func TestFaults(t *testing.T) {
	rejected := script(onWay, []step{reject})
	inspecting := script(sent, []step{receive})
	long := strings.Repeat("x", 129)
	line := func(id string, n int64) refund.RequestLine { return refund.RequestLine{Line: id, Quantity: n} }
	tests := []struct {
		why    string
		policy string
		before []step
		do     step
		want   string
	}{
		{"a kind for another place", "", paid, step{by: buyer, do: aftersales.Open{Kind: aftersales.ReturnRefund, Reason: aftersales.Unwanted}}, "kind_not_allowed goods=not_shipped kind=return_refund status=pending_shipment"},
		{"no kind at all", "", paid, step{by: buyer, do: aftersales.Open{Kind: "swap", Reason: aftersales.Unwanted}}, "kind_not_allowed kind=swap"},
		{"no kind at all, and a lax policy", "lax", paid, step{by: buyer, do: aftersales.Open{Reason: "whim", Goods: "moon", Channel: "smoke"}}, "kind_not_allowed kind= | reason_not_allowed reason=whim | goods_differ goods=moon | channel_unknown channel=smoke"},
		{"a reason for another place", "", paid, step{by: buyer, do: aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.Disliked}}, "reason_not_allowed goods=not_shipped reason=disliked"},
		{"no reason", "", paid, step{by: buyer, do: aftersales.Open{Kind: aftersales.RefundOnly}}, "reason_missing"},
		{"goods that left cannot be with the seller", "lax", shipped, step{by: buyer, do: aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Goods: aftersales.NotShipped}}, "goods_differ goods=not_shipped status=awaiting_receipt"},
		{"goods that never left cannot be received", "lax", paid, step{by: buyer, do: aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Goods: aftersales.Received}}, "goods_differ goods=received status=pending_shipment"},
		{"the buyer cannot say that they are back", "lax", shipped, step{by: buyer, do: aftersales.Open{Kind: aftersales.ReturnRefund, Reason: aftersales.Disliked, Goods: aftersales.Returned}}, "goods_differ goods=returned status=awaiting_receipt"},
		{"not by a warehouse, even where the policy would", "lax", shipped, step{by: warehouse, do: lost.do}, "actor_not_allowed by=warehouse do=open"},
		{"before it is paid", "", nil, unwanted, "order_not_paid"},
		{"after the window", "", script(shipped, []step{confirm, hours(169)}), back, "window_closed closed_at=2026-03-08T12:00:00Z"},
		{"more units than there are", "", shipped, step{by: buyer, do: broken(nil, line("pears", 4))}, "quantity_exceeded asked=4 free=3 line=pears"},
		{"units below zero", "", shipped, step{by: buyer, do: broken(nil, line("pears", -1))}, "quantity_not_positive asked=-1"},
		{"above the ceiling", "", shipped, step{by: buyer, do: broken(amount("30.01"), line("pears", 3))}, "amount_above_ceiling asked=30.01 ceiling=29.60"},
		{"nothing", "", shipped, step{by: buyer, do: broken(amount("0"), line("pears", 3))}, "amount_not_positive asked=0.00"},
		{"another currency", "", shipped, step{by: buyer, do: broken(bound("5.00", "USD"), line("pears", 3))}, "currency_mismatch asked=USD order=CNY"},
		{"too many digits", "", shipped, step{by: buyer, do: broken(amount("5.001"), line("pears", 3))}, "amount_invalid"},
		{"an amount where the rules fix it", "", paid, step{by: buyer, do: aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Amount: amount("80")}}, "amount_not_editable amount=79.90 asked=80.00 | amount_above_ceiling asked=80.00 ceiling=79.90"},
		{"less than nothing where the rules fix it", "", paid, step{by: buyer, do: aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Amount: amount("-1")}}, "amount_not_editable amount=79.90 asked=-1.00 | amount_not_positive asked=-1.00"},
		{"another currency where the rules fix it", "", paid, step{by: buyer, do: aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Amount: bound("79.90", "USD")}}, "currency_mismatch asked=USD order=CNY"},
		{"a part of what was not shipped", "", paid, step{by: buyer, do: wants(line("pears", 1))}, "whole_order_only"},
		{"all at once", "", paid, step{by: buyer, do: aftersales.Open{Case: long, Kind: aftersales.RefundOnly, Lines: []refund.RequestLine{{Line: "plums"}}}}, "id_invalid | reason_missing | line_unknown line=plums"},
		{"a line twice", "", shipped, step{by: buyer, do: broken(nil, line("pears", 1), line("pears", 1))}, "line_repeated line=pears"},
		{"a child order that is not there", "", paid, step{by: buyer, do: aftersales.Open{Child: "x", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{{Line: "pears"}}}}, "child_unknown child=x"},
		{"an id with a line break", "", paid, step{by: buyer, do: aftersales.Open{Case: "c\n1", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted}}, "id_invalid"},
		{"an id that is no text", "", paid, step{by: buyer, do: aftersales.Open{Case: "\xff", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted}}, "id_invalid"},

		{"no such case", "", paid, approve, "case_unknown case=c1"},
		{"an answer to what was not seen", "", onWay, step{by: seller, do: aftersales.Approve{Case: "c1"}}, "revision_stale current=1 revision=0"},
		{"an answer to what is no more", "", script(onWay, []step{amend}), approve, "revision_stale current=2 revision=1"},
		{"a rejection of what is no more", "", script(onWay, []step{amend}), reject, "revision_stale current=2 revision=1"},
		{"a rejection without reason", "", onWay, step{by: seller, do: aftersales.Reject{Case: "c1"}}, "revision_stale current=1 revision=0 | reason_missing"},
		{"a rejection without evidence", "demanding", onWay, reject, "evidence_missing"},
		{"a return without address", "demanding", returned, approve, "address_missing"},
		{"an exchange without address", "demanding", script(shipped, []step{swap(aftersales.Exchange)}), approve, "address_missing"},
		{"a repair without address", "demanding", script(shipped, []step{swap(aftersales.Repair)}), approve, "address_missing"},
		{"an address that is no text", "", returned, step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, Address: "a\x00"}}, "text_invalid"},
		{"one wish too many", "demanding", script(onWay, []step{amend}), amend, "attempts_exhausted attempts=3 limit=2"},
		{"more freight than there is", "", onWay, step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, Freight: amount("6.01")}}, "amount_above_ceiling asked=6.01 ceiling=6.00"},
		{"freight below zero", "", onWay, step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, Freight: amount("-1")}}, "amount_not_positive asked=-1.00"},
		{"freight of another currency", "", onWay, step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, Freight: bound("1.00", "USD")}}, "amount_invalid"},
		{"nobody is liable", "", script(rejected, []step{escalate}), step{by: platform, do: aftersales.Rule{Case: "c1"}}, "liable_missing liable="},
		{"the timer is liable", "", script(rejected, []step{escalate}), step{by: platform, do: aftersales.Rule{Case: "c1", Liable: timer}}, "liable_missing liable=timer"},
		{"ruled above the ceiling", "", script(rejected, []step{escalate}), step{by: platform, do: aftersales.Rule{Case: "c1", Liable: seller, Amount: amount("74")}}, "amount_above_ceiling asked=74.00 ceiling=73.90"},

		{"sent back without a number", "", script(returned, []step{approve}), step{by: buyer, do: aftersales.ShipReturn{Case: "c1"}}, "tracking_missing"},
		{"a number that is no text", "", script(returned, []step{approve}), step{by: buyer, do: aftersales.ShipReturn{Case: "c1", Tracking: "\xff"}}, "text_invalid"},
		{"goods refused without a reason", "", sent, step{by: seller, do: aftersales.RefuseReturn{Case: "c1"}}, "reason_missing"},
		{"nothing may be taken off sound goods", "", inspecting, step{by: seller, do: aftersales.Inspect{Case: "c1", Deduction: amount("1")}}, "deduction_above_cap asked=1.00 cap=0"},
		{"more off than the policy lets", "half", inspecting, step{by: seller, do: aftersales.Inspect{Case: "c1", Deduction: amount("36.96"), Lines: []aftersales.Condition{{Line: "pears", Damaged: 1}}}}, "deduction_above_cap asked=36.96 cap=36.95"},
		{"more off than there is", "", inspecting, step{by: seller, do: aftersales.Inspect{Case: "c1", Deduction: amount("73.91"), Lines: []aftersales.Condition{{Line: "pears", Damaged: 1}}}}, "deduction_above_cap asked=73.91 cap=73.90"},
		{"less than nothing off", "", inspecting, step{by: seller, do: aftersales.Inspect{Case: "c1", Deduction: amount("-1")}}, "amount_not_positive asked=-1.00 | deduction_above_cap asked=-1.00 cap=0"},
		{"a line that is not there, one twice, too many units, and too few", "", inspecting, step{by: seller, do: aftersales.Inspect{Case: "c1", Lines: []aftersales.Condition{{Line: "plums"}, {Line: "pears", Missing: 4}, {Line: "pears"}, {Line: "apples", Damaged: -1}}}}, "line_unknown line=plums | quantity_exceeded units=3 | line_repeated line=pears | quantity_not_positive"},

		{"a refund that was never ordered", "", onWay, settled, "command_not_allowed do=refund_settled state=awaiting_seller"},
		{"a number nobody gave", "", onWay, step{by: payment, do: aftersales.RefundSettled{Number: "o-1-9"}}, "refund_number_unknown number=o-1-9"},
		{"the number of another refund", "", script(onWay, []step{approve}), step{by: payment, do: aftersales.RefundSettled{Case: "c1", Number: "o-1-9"}}, "refund_number_unknown number=o-1-9"},
		{"another amount than was ordered", "", script(onWay, []step{approve}), step{by: payment, do: aftersales.RefundSettled{Case: "c1", Amount: amount("1")}}, "refund_amount_differs asked=1 ordered=73.90"},
		{"another amount, though it settled", "", script(onWay, []step{approve, settled}), step{by: payment, do: aftersales.RefundSettled{Case: "c1", Amount: amount("1")}}, "refund_amount_differs asked=1 ordered=73.90"},
		{"a tender that is not there", "", script(onWay, []step{approve}), step{by: payment, do: aftersales.RefundSettled{Case: "c1", Tender: "cash"}}, "tender_unknown tender=cash"},
		{"failed after it settled", "", script(onWay, []step{approve, settled}), failed, "command_not_allowed do=refund_failed state=refunded"},

		{"paid twice", "", paid, pay, "command_not_allowed do=pay state=pending_shipment"},
		{"paid too little", "", nil, step{by: payment, do: aftersales.Pay{Amount: amount("79.89")}}, "payment_amount_differs asked=79.89 due=79.90"},
		{"pushed before it is paid", "", nil, push, "order_not_paid"},
		{"nothing to push: the seller ships himself", "", paid, push, "command_not_allowed do=push state=pending_shipment"},
		{"shipped before it is paid", "", nil, ship, "order_not_paid"},
		{"shipped twice", "", shipped, ship, "command_not_allowed do=ship state=awaiting_receipt"},
		{"shipped while a case stops it", "", asked, ship, "shipping_on_hold"},
		{"more shipped than there is, of lines that are not there", "", paid, step{by: seller, do: aftersales.Ship{Lines: []aftersales.ShipLine{{Line: "pears", Quantity: 4}, {Line: "plums"}, {Line: "pears"}, {Line: "apples", Quantity: -1}}}}, "line_unknown line=plums | line_repeated line=pears | quantity_not_positive asked=-1 | quantity_exceeded line=pears missing=1"},
		{"confirmed before it is shipped", "", paid, confirm, "command_not_allowed do=confirm_receipt state=pending_shipment"},
		{"delivered before it is shipped", "", paid, step{by: carrier, do: aftersales.Deliver{}}, "command_not_allowed do=deliver state=pending_shipment"},
		{"delivered, a child order that is not there", "", shipped, step{by: carrier, do: aftersales.Deliver{Child: "x"}}, "child_unknown child=x"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			var bend []change
			if tt.policy != "" {
				bend = append(bend, under(tt.policy))
			}
			before := tt.before
			if tt.policy == "demanding" {
				before = demanded(before)
			}
			told := begin(t, fruit, bend...).play(before...)
			refused := told.refused(tt.do.by, tt.do.do)
			if !told.last.Empty() {
				t.Errorf("it decided %s", toJSON(t, told.last.Entries))
			}
			diff(t, "faults", strings.Split(tt.want, " | "), written(refused))
		})
	}
}

// demanded gives rejections the evidence that the demanding policy wants.
func demanded(steps []step) []step {
	steps = slices.Clone(steps)
	for i := range steps {
		if r, ok := steps[i].do.(aftersales.Reject); ok {
			r.Evidence = []string{"photo"}
			steps[i].do = r
		}
	}
	return steps
}

// written is each fault as its code and its operands.
func written(refused *aftersales.RefusedError) []string {
	var list []string
	for _, f := range refused.Faults {
		var operands []string
		for name, v := range f.Operands {
			operands = append(operands, name+"="+v)
		}
		slices.Sort(operands)
		list = append(list, strings.Join(append([]string{f.Code}, operands...), " "))
	}
	return list
}

func TestRefusedError(t *testing.T) {
	told := begin(t, fruit).play(onWay...)
	refused := told.refused(seller, aftersales.Reject{Case: "c1"})
	if want := `aftersales: order "o-1", case "c1": reject refused: revision: revision 0 was answered, the case is at 1; reason: a refusal gives its reason`; refused.Error() != want {
		t.Errorf("got  %s\nwant %s", refused, want)
	}
	if !refused.Has("reason_missing") || refused.Has("reason") {
		t.Error("Has tells codes apart wrongly")
	}
	more := broken(amount("99"), refund.RequestLine{Line: "pears"})
	more.Case = "c2"
	over := told.refused(buyer, more)
	if over.Ceiling.Number() != "0.00" {
		t.Errorf("everything is asked already, and yet the ceiling is %s", over.Ceiling)
	}
}
