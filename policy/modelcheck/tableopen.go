package modelcheck

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// open asks for the first case in every way, and for a second one in one way for each kind.
func open(v *view) trials {
	switch cases := v.d.Cases; {
	case len(cases) == 0:
		return v.firstCase()
	case len(cases) < v.job.cases && (v.job.beside || !cases[0].Open()):
		return v.secondCase()
	}
	return v.askedAgain()
}

// firstCase asks for all units, for one of them, for an amount, by everybody who might ask, and for what is nonsense.
func (v *view) firstCase() trials {
	var t trials
	for _, goods := range aftersales.GoodsStates() {
		t.plain = append(t.plain, form{command: v.ask(v.job.kind, goods, order.Buyer, 0, v.part())})
		for i := 1; i < reasonClasses; i++ {
			t.more = append(t.more, form{command: v.ask(v.job.kind, goods, order.Buyer, i, v.part())})
		}
		for _, amount := range []bool{false, true} {
			lines := []refund.RequestLine{{Line: v.line(), Quantity: 1}}
			if amount {
				lines[0].Quantity = 0
			}
			c := v.ask(v.job.kind, goods, order.Buyer, 0, lines)
			if o, ok := c.(aftersales.Open); ok && amount {
				o.Amount = v.half()
				c = o
			}
			t.more = append(t.more, form{command: c})
		}
		for _, by := range []order.Party{order.Seller, order.Platform, order.Timer} {
			t.more = append(t.more, form{v.ask(v.job.kind, goods, by, 0, nil), by})
		}
	}
	for _, price := range []int64{1, v.job.paid["order"] + 1} {
		t.more = append(t.more, form{command: v.instead(price)})
	}
	t.wrong = v.nonsense()
	return t
}

// cancelOrder asks for a cancellation by its own name, the whole or a line, and for nonsense.
func cancelOrder(v *view) trials {
	if v.job.kind != aftersales.Cancel || len(v.d.Cases) > 0 {
		return trials{wrong: list(aftersales.CancelOrder{Reason: aftersales.QualityProblem, Child: "nowhere"})}
	}
	var t trials
	for _, by := range []order.Party{order.Buyer, order.Seller, order.Platform} {
		for _, reason := range v.reasonsFor(asking{v.d.Children[0].Status, aftersales.Cancel, aftersales.NotShipped, by}) {
			c := aftersales.CancelOrder{Case: v.newID(), Reason: reason}
			t.plain = append(t.plain, form{c, by})
			c.Lines = []refund.RequestLine{{Line: v.line(), Quantity: 1}}
			t.more = append(t.more, form{c, by})
			break
		}
	}
	return t
}

// instead wants something cheaper or dearer for goods that are sent back; nil where a kind gives no goods for goods.
func (v *view) instead(price int64) aftersales.Command {
	ask, ok := v.ask(v.job.kind, aftersales.Received, order.Buyer, 0, v.part()).(aftersales.Open)
	if !ok || ask.Kind != aftersales.Exchange {
		return nil
	}
	ask.Instead = &aftersales.Instead{SKU: "other", Price: v.amount(price)}
	return ask
}

// reasonClasses is how many reasons are tried that the policy treats differently.
const reasonClasses = 4

// part is what one of two cases beside each other asks; a single one asks for all.
func (v *view) part() []refund.RequestLine {
	if v.job.beside {
		return []refund.RequestLine{{Line: v.line(), Quantity: 1}}
	}
	return nil
}

// ask is a request for the reason of a class; nil where the policy knows fewer.
func (v *view) ask(kind aftersales.Kind, goods aftersales.GoodsState, by order.Party, class int, lines []refund.RequestLine) aftersales.Command {
	reasons := v.reasonsFor(asking{v.d.Children[0].Status, kind, goods, by})
	if class >= len(reasons) {
		return nil
	}
	return aftersales.Open{Case: v.newID(), Kind: kind, Reason: reasons[class], Goods: goods, Lines: lines, Evidence: []string{"photo-0"}}
}

func (v *view) newID() string { return fmt.Sprintf("c%d", len(v.d.Cases)+1) }

func (v *view) nonsense() []form {
	ask := aftersales.Open{Case: v.newID(), Kind: v.job.kind, Reason: aftersales.QualityProblem, Goods: aftersales.Received}
	with := func(change func(*aftersales.Open)) aftersales.Command {
		o := ask
		change(&o)
		return o
	}
	line := func(id string, n int64) func(*aftersales.Open) {
		return func(o *aftersales.Open) { o.Lines = []refund.RequestLine{{Line: id, Quantity: n}} }
	}
	forms := list(
		with(func(o *aftersales.Open) { o.Reason = "" }), with(func(o *aftersales.Open) { o.Kind = "" }), with(func(o *aftersales.Open) { o.Child = "nowhere" }),
		with(func(o *aftersales.Open) { o.Amount = v.tooMuch() }), with(func(o *aftersales.Open) { o.Amount = v.amount(0) }),
		with(line("nothing", 1)), with(line(v.line(), 1000)), with(line(v.line(), -1)),
	)
	for _, goods := range aftersales.GoodsStates() {
		forms = append(forms, list(with(func(o *aftersales.Open) { o.Goods = goods }), with(func(o *aftersales.Open) { o.Goods, o.Reason = goods, aftersales.Unwanted }))...)
	}
	return forms
}

// secondKind is the next kind in the list that may be asked now, so that all kinds together meet each other.
func (v *view) secondKind() aftersales.Kind {
	kind := v.job.kind
	if v.job.beside {
		return kind
	}
	for kind = another(kind); kind != v.job.kind; kind = another(kind) {
		for _, goods := range aftersales.GoodsStates() {
			if len(v.reasonsFor(asking{v.d.Children[0].Status, kind, goods, order.Buyer})) > 0 {
				return kind
			}
		}
	}
	return kind
}

// otherwise is the kind that a case is turned into, once; then it stays what it is.
func (v *view) otherwise() aftersales.Kind {
	if v.c.Kind != v.job.kind {
		return v.c.Kind
	}
	if k := another(v.c.Kind); k != aftersales.Cancel { // which nothing becomes
		return k
	}
	return another(aftersales.Cancel)
}

// another is the next kind in the list.
func another(k aftersales.Kind) aftersales.Kind {
	kinds := aftersales.Kinds()
	return kinds[(slices.Index(kinds, k)+1)%len(kinds)]
}

// secondCase asks for what is left.
func (v *view) secondCase() trials {
	var t trials
	kind := v.secondKind()
	for _, goods := range aftersales.GoodsStates() {
		t.plain = append(t.plain, form{command: v.ask(kind, goods, order.Buyer, 0, v.part())})
	}
	t.wrong = v.askedAgain().wrong
	return t
}

// askedAgain sends the requests of the cases again, and others under their ids.
func (v *view) askedAgain() trials {
	var t trials
	for i := range v.d.Cases {
		again := v.d.Cases[i].Opening
		other := again
		other.Child = v.d.Order.Children[0].ID
		t.wrong = append(t.wrong, form{again, v.d.Cases[i].By}, form{command: other})
	}
	return t
}

// amend asks the same again, less of it, and for other goods.
func amend(v *view) trials {
	of := func(change func(*aftersales.Amend)) aftersales.Command {
		a := aftersales.Amend{Case: v.c.ID}
		change(&a)
		return a
	}
	one := []refund.RequestLine{{Line: v.line(), Quantity: 1}}
	t := trials{
		plain: list(aftersales.Amend{Case: v.c.ID}),
		more: list(of(func(a *aftersales.Amend) { a.Lines = one }),
			of(func(a *aftersales.Amend) { a.Lines, a.Amount = []refund.RequestLine{{Line: v.line()}}, v.half() })),
		wrong: list(of(func(a *aftersales.Amend) { a.Amount = v.tooMuch() }), of(func(a *aftersales.Amend) { a.Amount = v.amount(0) }),
			of(func(a *aftersales.Amend) { a.Lines = []refund.RequestLine{{Line: "nothing"}} }),
			of(func(a *aftersales.Amend) { a.Kind = v.otherwise() })),
	}
	for _, goods := range aftersales.GoodsStates() {
		t.wrong = append(t.wrong, form{command: of(func(a *aftersales.Amend) { a.Goods = goods })})
	}
	for _, reason := range slices.Concat([]aftersales.Reason{aftersales.Unwanted}, v.reasonsFor(asking{v.d.Children[0].Status, v.c.Kind, v.c.Goods, v.c.By})) {
		t.wrong = append(t.wrong, form{command: of(func(a *aftersales.Amend) { a.Reason = reason })})
	}
	return t
}
