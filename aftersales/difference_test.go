package aftersales_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/refund"
)

// instead asks for something else at a price for lines that are sent back.
func instead(price string, lines ...refund.RequestLine) step {
	return step{by: buyer, do: aftersales.Open{
		Case: "c1", Kind: aftersales.Exchange, Reason: aftersales.Disliked, Lines: lines,
		Instead: &aftersales.Instead{SKU: "melon", Price: amount(price)},
	}}
}

// due goes from the request to the replacement that is due.
func due(want step, look ...step) []step {
	if look == nil {
		look = []step{inspect}
	}
	return script(shipped, []step{want, approve, sendBack}, look)
}

var (
	dearer        = due(instead("25.00", twoPears)) // two pears are worth 19.73
	payDifference = step{by: payment, do: aftersales.Pay{Case: "c1"}}
)

// amounts writes the money of what others must do: kind, topic and amount.
func amounts(effects []aftersales.Effect) []string {
	var list []string
	for _, e := range effects {
		switch {
		case e.Kind == aftersales.Notify:
		case e.Amount != nil:
			list = append(list, fmt.Sprintf("%s %s %s", e.Kind, e.Topic, e.Amount))
		case e.Instead != nil:
			list = append(list, fmt.Sprintf("%s %s for %s", e.Kind, e.Instead.SKU, e.Instead.Price.Number()))
		default:
			list = append(list, string(e.Kind))
		}
	}
	return list
}

// What an exchange for something else comes to: what came back is set off against what is sent for it.
func TestDifference(t *testing.T) {
	missing := func(line string) step { return seen(aftersales.Condition{Line: line, Missing: 1}) }
	keep := step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, KeepGoods: true}}
	apples := refund.RequestLine{Line: "apples"}
	tests := []struct {
		why                 string
		steps               []step
		price, refund, owed string
		effects             []string
	}{
		{"dearer: it is paid before it is sent", dearer, "25.00", "0.00", "5.27", []string{"collect_difference  5.27 CNY", "restock"}},
		{"cheaper: it is sent, and the rest goes back later", due(instead("9.99", twoPears)), "9.99", "9.74", "0.00", []string{"restock", "send_replacement melon for 9.99"}},
		{"the same price", due(instead("19.73", twoPears)), "19.73", "0.00", "0.00", []string{"restock", "send_replacement melon for 19.73"}},
		{"for nothing", due(instead("0", twoPears)), "0.00", "19.73", "0.00", []string{"restock", "send_replacement melon for 0.00"}},
		{"one of two came back: half is credited, and half is sent", due(instead("25.00", twoPears), missing("pears")), "12.50", "0.00", "2.64", []string{"collect_difference  2.64 CNY", "restock", "write_off"}},
		{"the apples are missing: what they are worth of both", due(instead("80.00", twoPears, apples), missing("apples")), "24.65", "0.00", "4.92", []string{"collect_difference  4.92 CNY", "restock", "write_off"}},
		{"nobody looked: the price of all", due(instead("25.00", twoPears), hours(240)), "25.00", "0.00", "5.27", []string{"collect_difference  5.27 CNY"}},
		{"the first goods are kept", script(shipped, []step{instead("25.00", twoPears), keep}), "25.00", "0.00", "5.27", []string{"collect_difference  5.27 CNY"}},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.steps...)
		told.state(aftersales.AwaitingReplacement)
		d := told.find("c1").Difference
		if d == nil || d.Price.Number() != tt.price || d.Refund.Number() != tt.refund || d.Owed.Number() != tt.owed || !d.PaidAt.IsZero() {
			t.Errorf("%s: the difference is %s", tt.why, toJSON(t, d))
		}
		diff(t, tt.why, tt.effects, amounts(told.last.Effects))
	}
}

// What is owed is paid once, to the cent, and the replacement follows it; the seller then has his whole time.
func TestDifferenceIsPaid(t *testing.T) {
	told := begin(t, fruit).play(dearer...).play(hours(100))
	diff(t, "shown to the seller", []string{"out_of_stock"}, told.options(seller).Cases[0].Commands)
	for _, tt := range []struct {
		why  string
		do   step
		want string
	}{
		{"sent before it is paid", sendNew, "difference_unpaid owed=5.27"},
		{"too little", step{by: payment, do: aftersales.Pay{Case: "c1", Amount: amount("5.26")}}, "payment_amount_differs asked=5.26 due=5.27"},
		{"in another currency", step{by: payment, do: aftersales.Pay{Case: "c1", Amount: bound("5.27", "USD")}}, "payment_amount_differs asked=5.27 due=5.27"},
		{"by the buyer's own word", step{by: buyer, do: aftersales.Pay{Case: "c1"}}, "actor_not_allowed by=buyer do=pay"},
		{"of no case", step{by: payment, do: aftersales.Pay{Case: "c9"}}, "case_unknown case=c9"},
	} {
		diff(t, tt.why, tt.want, joined(told.refused(tt.do.by, tt.do.do)))
	}
	told.play(step{by: payment, do: aftersales.Pay{Case: "c1", Amount: bound("5.27", "CNY")}})
	diff(t, "paid", []string{"send_replacement melon for 25.00"}, amounts(told.last.Effects))
	c := told.find("c1")
	if d, ok := c.Deadline(); !c.Difference.PaidAt.Equal(told.now) || !ok || !d.Due.Equal(told.now.Add(240*hour)) {
		t.Errorf("paid, the case is %s", toJSON(t, c))
	}
	diff(t, "shown to the seller", []string{"ship_replacement", "out_of_stock"}, told.options(seller).Cases[0].Commands)
	told.play(payDifference)
	if !told.last.Empty() {
		t.Errorf("told again, it decided %s", toJSON(t, told.last.Entries))
	}
	diff(t, "told again, another amount", "payment_amount_differs asked=5 due=5.27", joined(told.refused(payment, aftersales.Pay{Case: "c1", Amount: amount("5")})))
	told.play(sendNew, gotNew)
	told.state(aftersales.Replaced)
	if len(told.dossier.Cases) != 1 {
		t.Errorf("there are %d cases", len(told.dossier.Cases))
	}
	told.play(payDifference)
	if !told.last.Empty() {
		t.Errorf("told again when it is over, it decided %s", toJSON(t, told.last.Entries))
	}
	diff(t, "of an even exchange", "command_not_allowed do=pay state=awaiting_replacement", joined(begin(t, fruit).play(exchangePears...).refused(payment, payDifference.do)))
}

// Where the exchange becomes a refund, or comes to nothing, what was paid goes back by hand, and what was not is void.
func TestDifferenceGoesBack(t *testing.T) {
	const back = "manual_task difference 5.27 CNY"
	paid := script(dearer, []step{payDifference})
	keep := step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, KeepGoods: true}}
	kept := script(shipped, []step{instead("25.00", twoPears), keep})
	sentNew := script(paid, []step{sendNew})
	tests := []struct {
		why    string
		policy string
		steps  []step
		state  aftersales.State
		liable bool // the seller is
		want   []string
	}{
		{"none in stock", "", script(paid, []step{noStock}), aftersales.Refunding, true, []string{"pay_refund", back}},
		{"never sent", "", script(paid, []step{hours(240)}), aftersales.Refunding, true, []string{"pay_refund", back, "manual_task"}},
		{"never paid: it is the buyer's doing", "", script(dearer, []step{hours(240)}), aftersales.Refunding, false, []string{"pay_refund"}},
		{"none in stock, and not paid either", "", script(dearer, []step{noStock}), aftersales.Refunding, true, []string{"pay_refund"}},
		{"lost on its way: money", "", script(sentNew, []step{escalate, payInstead}), aftersales.Refunding, true, []string{"pay_refund", back}},
		{"it came, says the platform", "", script(sentNew, []step{escalate, forSeller}), aftersales.Closed, false, []string{}},
		{"wanted no more, and paid", "", script(kept, []step{payDifference, withdraw}), aftersales.Closed, false, []string{back, "manual_task"}},
		{"wanted no more, and never paid: nothing was to be sent", "", script(kept, []step{withdraw}), aftersales.Closed, false, []string{}},
		{"the platform is asked before it is paid: nothing was to be sent", "court", script(dearer, []step{escalate}), aftersales.Arbitrating, false, []string{"ask_evidence", "ask_evidence"}},
		{"for the seller, before it was sent", "court", script(paid, []step{escalate, forSeller}), aftersales.Closed, false, []string{"return_to_buyer", back}},
		{"paid meanwhile, and to be sent", "court", script(dearer, []step{escalate, payDifference, forBuyer}), aftersales.AwaitingReplacement, true, []string{"send_replacement melon for 25.00"}},
		{"still to be paid", "court", script(dearer, []step{escalate, forBuyer}), aftersales.AwaitingReplacement, true, []string{}},
		{"lost on its way: another, and nothing more is paid", "", script(sentNew, []step{escalate, forBuyer}), aftersales.AwaitingReplacement, true, []string{"send_replacement melon for 25.00"}},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under(orMarketplace(tt.policy))).play(tt.steps...)
		c := told.find("c1")
		if c.State != tt.state || tt.liable != (c.Liable == seller) {
			t.Errorf("%s: %s is liable, and it is %s", tt.why, c.Liable, c.State)
		}
		got := slices.DeleteFunc(amounts(told.last.Effects), func(s string) bool { return s == "count_metric" })
		diff(t, tt.why, tt.want, got)
		if c.State == aftersales.Refunding && c.Refund.Total.Number() != "19.73" {
			t.Errorf("%s: refunded %s", tt.why, c.Refund.Total)
		}
		if c.State == aftersales.Closed || c.State == aftersales.Refunding {
			told.send(payment, payDifference.do) // too late, or told again: either way nothing comes of it
			if !told.last.Empty() {
				t.Errorf("%s: paid afterwards, it decided %s", tt.why, toJSON(t, told.last.Entries))
			}
		}
	}
}

// What the replacement costs less is paid when the buyer has it, once, by a case of its own; what was exchanged is then worth the
// rest.
func TestDifferenceIsRefunded(t *testing.T) {
	cheaper := script(due(instead("9.99", twoPears)), []step{sendNew})
	for why, last := range map[string]step{"received": gotNew, "nobody says so": hours(240)} {
		told := begin(t, fruit).play(cheaper...)
		if len(told.dossier.Cases) != 1 {
			t.Fatalf("%s: paid before it came", why)
		}
		told.play(last)
		told.state(aftersales.Replaced)
		d := told.find("c1-difference")
		if d.Kind != aftersales.RefundOnly || d.State != aftersales.Refunding || d.By != timer || d.Reason != aftersales.Disliked || d.Liable != buyer ||
			d.Refund.Total.Number() != "9.74" || d.Quote.Units() != 0 || d.Goods != aftersales.Received {
			t.Errorf("%s: %s", why, toJSON(t, d))
		}
		diff(t, why, []string{"pay_refund"}, kinds(told.last.Effects))
		told.must(payment, aftersales.RefundSettled{Case: "c1-difference"})
		if got := told.find("c1-difference").State; got != aftersales.PartiallyRefunded {
			t.Errorf("%s: settled, it is %s", why, got)
		}
		told.play(opened("c2", open(aftersales.ReturnRefund, aftersales.Disliked)))
		diff(t, why+": the rest", "64.16", told.find("c2").Quote.Total.Number()) // of 73.90
	}
	told := begin(t, fruit).play(cheaper...).play(opened("c1-difference", open(aftersales.RefundOnly, aftersales.QualityProblem, refund.RequestLine{Line: "apples"})), gotNew)
	if d := told.find("c1-difference-2"); d.Refund.Total.Number() != "9.74" {
		t.Errorf("the name was taken: %s", toJSON(t, d))
	}
	refunded := begin(t, fruit).play(due(instead("9.99", twoPears))...).play(noStock)
	if c := refunded.find("c1"); c.Refund.Total.Number() != "19.73" || len(refunded.dossier.Cases) != 1 {
		t.Errorf("none was left: %s", toJSON(t, c))
	}
}

// What may not be wanted instead, with its operands; a retried request is the same.
func TestInsteadFaults(t *testing.T) {
	want := func(kind aftersales.Kind, wanted aftersales.Instead) step {
		return step{by: buyer, do: aftersales.Open{Case: "c1", Kind: kind, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{twoPears}, Instead: &wanted}}
	}
	tests := []struct {
		why    string
		do     step
		faults string
	}{
		{"for money", want(aftersales.ReturnRefund, aftersales.Instead{Price: amount("5")}), "amount_not_editable kind=return_refund"},
		{"for a repair", want(aftersales.Repair, aftersales.Instead{Price: amount("5")}), "amount_not_editable kind=repair"},
		{"for what is sent again", want(aftersales.Resend, aftersales.Instead{Price: amount("5")}), "amount_not_editable kind=resend"},
		{"without a price", want(aftersales.Exchange, aftersales.Instead{SKU: "melon"}), "price_missing"},
		{"below nothing", want(aftersales.Exchange, aftersales.Instead{Price: amount("-1")}), "amount_negative asked=-1.00"},
		{"in another currency", want(aftersales.Exchange, aftersales.Instead{Price: bound("5", "USD")}), "currency_mismatch asked=USD order=CNY"},
		{"in thousandths", want(aftersales.Exchange, aftersales.Instead{Price: amount("5.001")}), "amount_invalid"},
		{"of no text", want(aftersales.Exchange, aftersales.Instead{SKU: "\xff", Price: amount("5")}), "text_invalid"},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(shipped...)
		diff(t, tt.why, tt.faults, joined(told.refused(tt.do.by, tt.do.do)))
	}
	told := begin(t, fruit).play(shipped...).play(instead("25", twoPears), instead("25.00", twoPears))
	if !told.last.Empty() || told.find("c1").Asked.Instead.Price.Number() != "25.00" {
		t.Errorf("asked twice: %s", toJSON(t, told.find("c1").Asked))
	}
	diff(t, "another price is another request", "case_exists case=c1", joined(told.refused(buyer, instead("26", twoPears).do)))
	both := begin(t, twoShops).play(pay, step{by: seller, do: aftersales.Ship{Child: "a"}}, step{by: warehouse, do: aftersales.Ship{Child: "b"}})
	diff(t, "of two child orders", "one_child_only", joined(both.refused(buyer, instead("25").do)))
}

// An amendment may want something else, or another thing; new goods or another kind forget it.
func TestAmendInstead(t *testing.T) {
	tests := []struct {
		why   string
		amend aftersales.Amend
		want  string // the price that then stands; empty: none
	}{
		{"what is absent stays", aftersales.Amend{Reason: aftersales.Unwanted}, "25.00"},
		{"another price", aftersales.Amend{Instead: &aftersales.Instead{Price: amount("7")}}, "7.00"},
		{"other goods", aftersales.Amend{Lines: []refund.RequestLine{{Line: "apples"}}}, ""},
		{"other goods for another price", aftersales.Amend{Lines: []refund.RequestLine{{Line: "apples"}}, Instead: &aftersales.Instead{Price: amount("7")}}, "7.00"},
		{"money after all", aftersales.Amend{Kind: aftersales.ReturnRefund}, ""},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(shipped...).play(instead("25.00", twoPears))
		tt.amend.Case = "c1"
		told.must(buyer, tt.amend)
		got := ""
		if wanted := told.find("c1").Asked.Instead; wanted != nil {
			got = wanted.Price.Number()
		}
		diff(t, tt.why, tt.want, got)
	}
}

// Goods are asked with all their units, never by amount, whatever a policy lets be chosen.
func TestGoodsAreNotAskedByAmount(t *testing.T) {
	for _, kind := range []aftersales.Kind{aftersales.Exchange, aftersales.Resend, aftersales.Repair} {
		ask := aftersales.Open{Case: "c1", Kind: kind, Reason: aftersales.QualityProblem, Goods: aftersales.Received, Lines: []refund.RequestLine{{Line: "pears"}}, Amount: amount("5")}
		told := begin(t, fruit, under("lax")).play(shipped...)
		diff(t, string(kind), "amount_not_editable amount=29.60 asked=5.00", joined(told.refused(buyer, ask)))
		ask.Amount = nil
		told.must(buyer, ask)
		if c := told.find("c1"); c.Quote.Units() != 3 {
			t.Errorf("%s: %d units are asked", kind, c.Quote.Units())
		}
	}
}
