package aftersales_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

const (
	buyer     = order.Buyer
	seller    = order.Seller
	platform  = order.Platform
	warehouse = order.Warehouse
	payment   = order.Payment
	carrier   = order.Carrier
	timer     = order.Timer
)

const hour = time.Hour

// noon is when every tale begins.
var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// amount is a plain amount, as a command names it.
func amount(text string) *money.Amount {
	a, err := money.Parse(text, money.Currency{})
	if err != nil {
		panic(err)
	}
	return &a
}

func diff(t testing.TB, what string, want, got any) {
	t.Helper()
	opts := cmp.Options{
		cmpopts.EquateComparable(money.Currency{}), cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(aftersales.Dossier{}),
	}
	if d := cmp.Diff(want, got, opts); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func toJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// fruit is apples (one box) and pears (three boxes) of one child order: 79.90, of which 6.00 is freight.
const fruit = `{
	"id": "o-1", "currency": "CNY", "placed_at": "2026-03-01T12:00:00Z", "policy": "marketplace", "buyer": "b-7",
	"lines": [
		{"id": "apples", "category": "fresh", "unit_price": "49.90", "quantity": 1},
		{"id": "pears", "unit_price": "10.00", "quantity": 3}
	],
	"discounts": [{"id": "c-1", "kind": "coupon", "funded_by": "platform", "amount": "5.00", "lines": ["apples"]}],
	"points": [{"id": "coins", "count": 100, "value": "1.00"}],
	"freight": [{"amount": "6.00"}],
	"tenders": [{"id": "wallet", "amount": "40.00"}, {"id": "card", "amount": "39.90"}]
}`

// twoShops is an order of two child orders: a sends 2 cups by a seller, b a pot by a warehouse. 60.00 with freight.
const twoShops = `{
	"id": "o-2", "currency": "CNY", "placed_at": "2026-03-01T12:00:00Z", "policy": "marketplace",
	"lines": [
		{"id": "cups", "child": "a", "unit_price": "10.00", "quantity": 2},
		{"id": "pot", "child": "b", "unit_price": "30.00", "quantity": 1}
	],
	"freight": [{"child": "a", "amount": "4.00"}, {"child": "b", "amount": "6.00"}],
	"children": [{"id": "a"}, {"id": "b", "fulfilment": "warehouse"}],
	"tenders": [{"id": "wallet", "amount": "60.00"}]
}`

func parsed(t testing.TB, doc string) order.Order {
	t.Helper()
	o, err := order.Parse([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// change is a way to bend an order before it is placed.
type change func(*order.Order)

func under(policy string) change {
	return func(o *order.Order) {
		o.Policy = policy
		for i := range o.Children {
			o.Children[i].Policy = policy
		}
	}
}

func by(f order.Fulfilment) change {
	return func(o *order.Order) {
		for i := range o.Children {
			o.Children[i].Fulfilment = f
		}
	}
}

// free makes the whole order cost nothing.
func free(o *order.Order) {
	for i := range o.Lines {
		o.Lines[i].UnitPrice = money.FromMinor(0, o.Currency)
	}
	o.Discounts, o.Points, o.Freight, o.Tenders = nil, nil, nil, nil
}

// tale plays commands on one order, and holds what must hold after every one of them (see keep).
type tale struct {
	testing.TB
	policies aftersales.Policies
	now      time.Time
	dossier  aftersales.Dossier
	written  string // the dossier's JSON
	text     aftersales.DossierText
	log      []aftersales.Entry
	last     aftersales.Decision
}

func begin(t testing.TB, doc string, changes ...change) *tale {
	t.Helper()
	o := parsed(t, doc)
	for _, bend := range changes {
		bend(&o)
	}
	told := &tale{TB: t, policies: allRules(t), now: noon}
	told.must(buyer, aftersales.Place{Order: o})
	return told
}

// send decides a command and keeps what was decided.
func (t *tale) send(by order.Party, c aftersales.Command) error {
	t.Helper()
	if t.written == "" {
		t.written = toJSON(t, t.dossier)
	}
	before := t.written
	decision, err := aftersales.Decide(t.policies, t.dossier, aftersales.Message{By: by, Command: c}, t.now)
	if after := toJSON(t, t.dossier); before != after {
		t.Fatalf("%s changed the dossier it was given:\n%s\n%s", c.Name(), before, after)
	}
	var refused *aftersales.RefusedError
	if err != nil && !errors.As(err, &refused) {
		t.Fatalf("%s by %s: %v", c.Name(), by, err)
	}
	t.keep(before, decision, refused)
	return err
}

// parts holds the text that is written in parts against the whole.
func (t *tale) parts(decision aftersales.Decision) {
	t.Helper()
	if decision.Empty() {
		return
	}
	next, err := t.text.Next(decision)
	if err != nil {
		t.Fatal(err)
	}
	text, err := next.JSON(decision.Dossier)
	if want := toJSON(t, decision.Dossier); err != nil || text != want {
		t.Fatalf("in parts it is\n%s\nand whole\n%s\n%v", text, want, err)
	}
	t.text = next
}

func (t *tale) keep(before string, decision aftersales.Decision, refused *aftersales.RefusedError) {
	t.Helper()
	t.last = decision
	t.parts(decision)
	var effects []aftersales.Effect
	for _, e := range decision.Entries {
		effects = append(effects, e.Effects...)
		if refused != nil && e.By != timer {
			t.Errorf("B5: the refused %s wrote %s", refused.Do, toJSON(t, e))
		}
	}
	diff(t, "effects of the decision", effects, decision.Effects)
	t.log = append(t.log, decision.Entries...)
	t.written = toJSON(t, decision.Dossier)
	if decision.Empty() {
		if t.written != before {
			t.Errorf("B5: nothing was decided, yet\n%s\nbecame\n%s", before, t.written)
		}
		return
	}
	folded, err := t.dossier.Fold(decision.Entries...)
	if err != nil {
		t.Fatalf("B6: %v", err)
	}
	if want := toJSON(t, folded); want != t.written {
		t.Fatalf("B6: folded\n%s\ndecided\n%s", want, t.written)
	}
	t.dossier = decision.Dossier
}

func (t *tale) must(by order.Party, c aftersales.Command) {
	t.Helper()
	if err := t.send(by, c); err != nil {
		t.Fatal(err)
	}
}

// refused sends a command that must be refused, and returns the refusal.
func (t *tale) refused(by order.Party, c aftersales.Command) *aftersales.RefusedError {
	t.Helper()
	var refused *aftersales.RefusedError
	if err := t.send(by, c); !errors.As(err, &refused) {
		t.Fatalf("%s by %s was not refused: %v", c.Name(), by, err)
	}
	if len(refused.Faults) == 0 {
		t.Fatalf("%s was refused without a fault", c.Name())
	}
	return refused
}

func (t *tale) wait(d time.Duration) {
	t.Helper()
	t.now = t.now.Add(d)
	t.must(timer, aftersales.Wait{})
}

func (t *tale) find(id string) aftersales.Case {
	t.Helper()
	c, ok := t.dossier.Case(id)
	if !ok {
		t.Fatalf("there is no case %q", id)
	}
	return c
}

func (t *tale) child(id string) aftersales.Child {
	t.Helper()
	ch, ok := t.dossier.Child(id)
	if !ok {
		t.Fatalf("there is no child order %q", id)
	}
	return ch
}

func (t *tale) state(want aftersales.State) {
	t.Helper()
	if got := t.find("c1").State; got != want {
		t.Errorf("c1 is %s, want %s", got, want)
	}
}

func (t *tale) status(want order.Status) {
	t.Helper()
	if got := t.dossier.Status(); got != want {
		t.Errorf("the order is %s, want %s", got, want)
	}
}

// step is one command of a tale, or, without a command, a span of time that passes.
type step struct {
	by   order.Party
	do   aftersales.Command
	wait time.Duration
}

func (t *tale) play(steps ...step) *tale {
	t.Helper()
	for _, s := range steps {
		if s.do == nil {
			t.wait(s.wait)
		} else {
			t.must(s.by, s.do)
		}
	}
	return t
}

func script(parts ...[]step) []step { return slices.Concat(parts...) }

// kinds are the kinds of some effects, but for the notices.
func kinds(effects []aftersales.Effect) []string {
	var list []string
	for _, e := range effects {
		if e.Kind != aftersales.Notify {
			list = append(list, string(e.Kind))
		}
	}
	return list
}

// units writes the units of the effects of a kind: restock apples=1 pears=3.
func units(effects []aftersales.Effect, kind aftersales.EffectKind) string {
	text := ""
	for _, e := range effects {
		if e.Kind != kind {
			continue
		}
		text += e.Document
		for _, u := range e.Units {
			text += fmt.Sprintf(" %s=%d", u.Line, u.Units)
			if u.Missing {
				text += "(missing)"
			}
		}
	}
	return text
}
