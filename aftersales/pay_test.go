package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// legs writes the states of the legs of c1's refund: wallet, card.
func (t *tale) legs() string {
	t.Helper()
	text := ""
	for _, l := range t.find("c1").Refund.Legs {
		text += l.Tender + "=" + string(l.State) + " "
	}
	return text
}

func report(tender string) step {
	return step{by: payment, do: aftersales.RefundSettled{Case: "c1", Tender: tender}}
}

func failure(tender string) step {
	return step{by: payment, do: aftersales.ReportFailure{Case: "c1", Tender: tender}}
}

// Each tender's leg goes its own way; the case follows the last of them.
func TestLegs(t *testing.T) {
	ordered := script(onWay, []step{approve})
	manual := func(tender string) step {
		return step{by: seller, do: aftersales.RefundSettled{Case: "c1", Tender: tender, Proof: "slip"}}
	}
	tests := []struct {
		why   string
		steps []step
		legs  string
		state aftersales.State
	}{
		{"one arrived", []step{report("wallet")}, "wallet=settled card=submitted ", aftersales.Refunding},
		{"both arrived", []step{report("card"), report("wallet")}, "wallet=settled card=settled ", aftersales.Refunded},
		{"one failed", []step{failure("card")}, "wallet=submitted card=failed ", aftersales.RefundFailed},
		{"one failed, then the other arrived", []step{failure("card"), report("wallet")}, "wallet=settled card=failed ", aftersales.RefundFailed},
		{"the failed one arrived after all", []step{failure("card"), report("wallet"), report("card")}, "wallet=settled card=settled ", aftersales.Refunded},
		{"both failed, one after the other", []step{failure("card"), failure("wallet")}, "wallet=failed card=failed ", aftersales.RefundFailed},
		{"failed, told again", []step{failure("card"), failure("card")}, "wallet=submitted card=failed ", aftersales.RefundFailed},
		{"a failure of what arrived", []step{report("card"), failure("card")}, "wallet=submitted card=settled ", aftersales.Refunding},
		{"tried again", []step{report("wallet"), failure("card"), retry}, "wallet=settled card=submitted ", aftersales.Refunding},
		{"tried again, failed again, tried again, arrived", []step{failure(""), retry, failure(""), retry, report("")}, "wallet=settled card=settled ", aftersales.Refunded},
		{"by hand, what did not arrive", []step{report("wallet"), failure("card"), byHand}, "wallet=settled card=manual ", aftersales.ManualRefund},
		{"by hand, one after the other", []step{byHand, manual("card")}, "wallet=manual card=settled ", aftersales.ManualRefund},
		{"by hand, both", []step{byHand, manual("card"), manual("wallet")}, "wallet=settled card=settled ", aftersales.Refunded},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(ordered...).play(tt.steps...)
		if got := told.legs(); got != tt.legs {
			t.Errorf("%s: %s", tt.why, got)
		}
		told.state(tt.state)
		if n := told.find("c1").Refund.Number; n != "o-1-1" {
			t.Errorf("%s: the number became %s", tt.why, n)
		}
	}
}

// B2: a settlement told again, by number and tender, is accepted in every state that follows, and changes nothing.
func TestSettlementToldAgain(t *testing.T) {
	told := begin(t, fruit).play(onWay...).play(approve, report("wallet"))
	wallet := told.find("c1").Refund.Legs[0].Amount
	again := aftersales.RefundSettled{Number: "o-1-1", Tender: "wallet", Amount: &wallet}
	more := wallet
	for _, next := range []struct {
		state aftersales.State
		step  step
	}{
		{aftersales.Refunding, step{}},
		{aftersales.RefundFailed, failure("card")},
		{aftersales.Refunding, retry},
		{aftersales.RefundFailed, failure("card")},
		{aftersales.ManualRefund, byHand},
		{aftersales.Refunded, paidByHand},
	} {
		if next.step.do != nil {
			told.play(next.step)
		}
		told.state(next.state)
		if err := told.send(payment, again); err != nil || !told.last.Empty() {
			t.Errorf("%s: %v, %d entries", next.state, err, len(told.last.Entries))
		}
		wrong := again
		wrong.Amount = &told.find("c1").Refund.Total
		diff(t, "another amount while it is "+string(next.state), []string{"refund_amount_differs"}, codes(told.send(payment, wrong)))
	}
	if more != wallet {
		t.Error("the amount changed")
	}
}

// A refund of no cash is a refund like any other: it completes at the next glance, and gives the points back.
func TestNoCash(t *testing.T) {
	told := begin(t, fruit, free).play(asked...).play(approve)
	told.state(aftersales.Refunding)
	diff(t, "faults: there is no leg that could fail", []string(nil), codes(told.send(failed.by, failed.do)))
	told.state(aftersales.Refunding)
	settledBefore := *told
	told.wait(0)
	told.state(aftersales.Refunded)
	told.status(order.Closed)
	if e := told.last.Entries[0]; e.By != timer || !e.At.Equal(told.now) {
		t.Errorf("it wrote %s", toJSON(t, e))
	}
	settledBefore.play(settled)
	settledBefore.state(aftersales.Refunded)
}

// The status of a child order is closed by the settlement that closes its last line, and not before; one that was
// completed stays so.
func TestOrderFollowsRefunds(t *testing.T) {
	one := func(id, line string) []step {
		return []step{
			{by: buyer, do: aftersales.Open{Case: id, Kind: aftersales.RefundOnly, Reason: aftersales.QualityProblem, Goods: aftersales.Received, Lines: []refund.RequestLine{{Line: line}}}},
			{by: seller, do: aftersales.Approve{Case: id, Revision: 1}},
			{by: payment, do: aftersales.RefundSettled{Case: id}},
		}
	}
	type is struct {
		Status order.Status
		After  order.AfterSale
	}
	look := func(told *tale) is { return is{told.child("default").Status, told.child("default").AfterSale} }
	for _, completed := range []bool{false, true} {
		status, end := order.AwaitingReceipt, order.Closed
		told := begin(t, fruit).play(shipped...)
		if completed {
			told.play(confirm)
			status, end = order.Completed, order.Completed
		}
		diff(t, "no case", is{status, order.NoAfterSale}, look(told))
		told.play(one("c1", "apples")...)
		diff(t, "one line", is{status, order.PartiallyRefunded}, look(told))
		told.play(one("c2", "pears")[:2]...)
		diff(t, "the other is on its way", is{status, order.InProgress}, look(told))
		told.play(one("c2", "pears")[2])
		diff(t, "both", is{end, order.Refunded}, look(told))
	}
}
