package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

var all = step{by: buyer, do: aftersales.Open{Case: "g", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted}}

// A request over several child orders opens one case each; each goes its own way, and the parent follows its children.
func TestGroup(t *testing.T) {
	told := begin(t, twoShops).play(pay, push, all)
	a, b := told.find("g-a"), told.find("g-b")
	diff(t, "states", []aftersales.State{aftersales.AwaitingSeller, aftersales.Intercepting}, []aftersales.State{a.State, b.State})
	diff(t, "groups", []string{"g", "g"}, []string{a.Group, b.Group})
	diff(t, "totals", []string{"24.00", "36.00"}, []string{a.Quote.Total.Number(), b.Quote.Total.Number()})
	told.play(all)
	if !told.last.Empty() {
		t.Error("the same request opened something again")
	}
	told.must(seller, aftersales.Approve{Case: "g-a", Revision: 1})
	told.must(payment, aftersales.RefundSettled{Case: "g-a"})
	told.status(order.PendingShipment)
	diff(t, "child a", order.Closed, told.child("a").Status)
	told.must(warehouse, aftersales.Intercepted{Case: "g-b"})
	told.must(payment, aftersales.RefundSettled{Case: "g-b"})
	told.status(order.Closed)
}

// All or none: what one child order refuses, none opens.
func TestGroupAllOrNone(t *testing.T) {
	told := begin(t, twoShops).play(pay)
	told.must(warehouse, aftersales.Ship{Child: "b"})
	refused := told.refused(buyer, aftersales.Open{Case: "g", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Goods: aftersales.InTransit})
	if !refused.Has("kind_not_allowed") || !refused.Has("goods_differ") {
		t.Errorf("a has not left, and the faults are %v", refused.Codes())
	}
	if len(told.dossier.Cases) != 0 {
		t.Error("a case was opened")
	}
	told.must(buyer, aftersales.Open{Case: "g-b", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Child: "b"})
	told.must(buyer, aftersales.Withdraw{Case: "g-b"})
	diff(t, "faults: one of its ids is taken", []string{"case_exists"}, codes(told.send(buyer, all.do)))
	if len(told.dossier.Cases) != 1 {
		t.Error("a part of the group was opened")
	}
}

// An amount over several child orders is split over what each could get.
func TestGroupAmount(t *testing.T) {
	ask := func(n string) aftersales.Open {
		return aftersales.Open{Case: "g", Kind: aftersales.RefundOnly, Reason: aftersales.LostInTransit, Amount: amount(n)}
	}
	both := []step{pay, {by: seller, do: aftersales.Ship{}}}
	tests := []struct {
		why, asked, a, b string
		faults           []string
	}{
		{"by what each could get: 20 and 30", "10", "4.00", "6.00", nil},
		{"all", "50", "20.00", "30.00", nil},
		{"the odd cent to the largest remainder", "0.01", "", "", []string{"amount_not_positive"}},
		{"too much", "50.01", "", "", []string{"amount_above_ceiling"}},
		{"nothing", "0", "", "", []string{"amount_not_positive"}},
	}
	for _, tt := range tests {
		told := begin(t, twoShops).play(both...)
		diff(t, tt.why, tt.faults, codes(told.send(buyer, ask(tt.asked))))
		if tt.faults == nil {
			diff(t, tt.why, []string{tt.a, tt.b}, []string{told.find("g-a").Quote.Total.Number(), told.find("g-b").Quote.Total.Number()})
		}
	}
	told := begin(t, twoShops).play(both...)
	refused := told.refused(buyer, aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.LostInTransit, Amount: bound("5.00", "USD")})
	diff(t, "faults", []string{"currency_mismatch asked=USD order=CNY"}, written(refused))
	over := told.refused(buyer, ask("50.01"))
	diff(t, "operands", []string{"amount_above_ceiling asked=50.01 ceiling=50.00"}, written(over))
	diff(t, "the ceiling of all child orders", "50.00", over.Ceiling.Number())
}

// Units of one line that two child orders send, asked together, get what the line cost to the cent, from every tender.
func TestGroupOverASplitLine(t *testing.T) {
	const doc = `{"id": "o-3", "currency": "CNY", "policy": "marketplace", "lines": [{"id": "l", "unit_price": "0.01", "quantity": 2}],
		"tenders": [{"id": "x", "amount": "0.01"}, {"id": "y", "amount": "0.01"}]}`
	o, err := parsed(t, doc).Split("default", order.Part{ID: "hub", Units: map[string]int64{"l": 1}})
	if err != nil {
		t.Fatal(err)
	}
	told := begin(t, toJSON(t, o)).play(pay, all)
	var back []refund.TenderBack
	for _, c := range told.dossier.Cases {
		back = append(back, c.Quote.Tenders...)
	}
	cent, none := *bound("0.01", "CNY"), *bound("0.00", "CNY")
	diff(t, "tenders", []refund.TenderBack{{ID: "x", Amount: cent, Voucher: none}, {ID: "y", Amount: cent, Voucher: none}}, back)
}

// A fault about a line is told by its place in the request, whatever child order the line belongs to.
func TestGroupFaultPaths(t *testing.T) {
	told := begin(t, twoShops).play(pay)
	refused := told.refused(buyer, aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{
		{Line: "cups", Quantity: 2}, {Line: "pot", Quantity: 5}, {Line: "lid"},
	}})
	var paths []string
	for _, f := range refused.Faults {
		paths = append(paths, f.Code+" at "+f.Path)
	}
	diff(t, "faults", []string{"line_unknown at lines[2].line", "quantity_exceeded at lines[1].quantity"}, paths)
}

// A line that several child orders send must be asked of one of them by name.
func TestGroupNeedsAChild(t *testing.T) {
	o, err := parsed(t, fruit).Split("default", order.Part{ID: "hub", Units: map[string]int64{"pears": 1}})
	if err != nil {
		t.Fatal(err)
	}
	told := begin(t, toJSON(t, o)).play(pay)
	ask := aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: []refund.RequestLine{{Line: "pears"}}}
	diff(t, "faults", []string{"child_missing line=pears"}, written(told.refused(buyer, ask)))
	ask.Child = "hub"
	told.must(buyer, ask)
	if got := told.dossier.Cases[0].Quote.Lines[0].Quantity; got != 1 {
		t.Errorf("%d units of the hub", got)
	}
}

// A child order of which nothing is free plays no part in a request for all that is.
func TestGroupSkipsWhatIsTaken(t *testing.T) {
	told := begin(t, twoShops).play(pay, step{by: buyer, do: aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Child: "a"}}, all)
	if c := told.find("g"); c.Child != "b" || c.Group != "" {
		t.Errorf("%s of %s, group %q", c.ID, c.Child, c.Group)
	}
	refused := told.refused(buyer, aftersales.Open{Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted})
	diff(t, "faults", []string{"quantity_exceeded free=0"}, written(refused))
}
