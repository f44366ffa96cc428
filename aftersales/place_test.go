package aftersales_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func TestPlace(t *testing.T) {
	told := begin(t, fruit)
	e := told.log[0]
	if e.Seq != 1 || e.Do != "place" || e.By != buyer || e.Order == nil || len(told.log) != 1 {
		t.Errorf("entry %s", toJSON(t, e))
	}
	told.status(order.PendingPayment)
	if got := told.child("default").Policy; got != "marketplace" {
		t.Errorf("policy %q", got)
	}
}

// The same order may be placed again at any time; another under its id may not.
func TestPlaceAgain(t *testing.T) {
	undated := func(o *order.Order) { o.PlacedAt = noon.AddDate(-2000, 0, 0); o.PlacedAt = order.Order{}.PlacedAt }
	for _, bend := range []change{func(*order.Order) {}, undated} {
		told := begin(t, fruit, bend)
		if at := told.dossier.Order.PlacedAt; !at.Equal(noon) {
			t.Errorf("placed at %s", at)
		}
		o := parsed(t, fruit)
		bend(&o)
		told.play(pay, ship, hours(30))
		told.must(seller, aftersales.Place{Order: o})
		if !told.last.Empty() {
			t.Errorf("placing it again wrote %s", toJSON(t, told.last.Entries))
		}
		o.Buyer = "somebody"
		diff(t, "faults", []string{"order_exists"}, codes(told.send(seller, aftersales.Place{Order: o})))
	}
}

func TestPlaceRefused(t *testing.T) {
	tests := []struct {
		why  string
		bend change
		by   order.Party
		want []string
	}{
		{"an unknown policy", under("nobody's"), buyer, []string{"policy_unknown policy=nobody's"}},
		{"no policy", under(""), buyer, []string{"policy_unknown policy="}},
		{"no id", func(o *order.Order) { o.ID = "" }, buyer, []string{"id_invalid"}},
		{"not paid for what it costs, by a carrier", func(o *order.Order) { o.Tenders = o.Tenders[:1] }, carrier, []string{"actor_not_allowed by=carrier do=place", "sum_differs"}},
	}
	for _, tt := range tests {
		o := parsed(t, fruit)
		tt.bend(&o)
		told := &tale{TB: t, policies: allRules(t), now: noon}
		diff(t, tt.why, tt.want, written(told.refused(tt.by, aftersales.Place{Order: o})))
		if told.dossier.Placed() {
			t.Errorf("%s: it is placed", tt.why)
		}
	}
}

// Before the order is placed nothing else can be done, and a command that is none is refused too.
func TestNotPlaced(t *testing.T) {
	for _, c := range aftersales.Commands() {
		told := &tale{TB: t, policies: allRules(t), now: noon}
		want := "order_unknown"
		if c.Name() == "place" {
			want = "currency_missing"
		}
		if got := codes(told.send(seller, c)); !slices.Contains(got, want) {
			t.Errorf("%s: %v", c.Name(), got)
		}
	}
	for _, c := range []aftersales.Command{nil, (*aftersales.Approve)(nil)} {
		_, err := aftersales.Decide(allRules(t), aftersales.Dossier{}, aftersales.Message{By: seller, Command: c}, noon)
		diff(t, "no command", []string{"command_missing"}, codes(err))
	}
}

// A pointer to a command is the command.
func TestPointerCommand(t *testing.T) {
	told := begin(t, fruit).play(onWay...)
	told.must(seller, &aftersales.Approve{Case: "c1", Revision: 1})
	told.state(aftersales.Refunding)
	if _, ok := told.last.Entries[0].Message.Command.(aftersales.Approve); !ok {
		t.Errorf("the log holds a %T", told.last.Entries[0].Message.Command)
	}
}

// The log keeps what was said, once for each message, and not what a deadline did.
func TestMessageInTheLog(t *testing.T) {
	told := begin(t, twoShops).play(pay, all)
	first, second := told.last.Entries[0].Message, told.last.Entries[1].Message
	diff(t, "messages", []bool{true, false}, []bool{first != nil, second != nil})
	diff(t, "message", aftersales.Message{By: buyer, Command: all.do}, *first)
	told.wait(48 * hour)
	if m := told.last.Entries[0].Message; m != nil {
		t.Errorf("the deadline said %s", toJSON(t, m))
	}
}

// A policy that is gone stops everything about its order, loudly, and changes nothing.
func TestPolicyGone(t *testing.T) {
	told := begin(t, fruit).play(asked...)
	for _, s := range []step{approve, ship, withdraw, {by: timer, do: aftersales.Wait{}}} {
		d, err := aftersales.Decide(rules{}, told.dossier, aftersales.Message{By: s.by, Command: s.do}, noon.Add(100*hour))
		var refused *aftersales.RefusedError
		if err == nil || errors.As(err, &refused) || !d.Empty() || toJSON(t, d.Dossier) != toJSON(t, told.dossier) {
			t.Errorf("%s: %d entries, %v", s.do.Name(), len(d.Entries), err)
		}
	}
	_, err := aftersales.Decide(rules{}, told.dossier, aftersales.Message{By: seller, Command: aftersales.Ship{}}, noon)
	var refused *aftersales.RefusedError
	if err == nil || errors.As(err, &refused) {
		t.Errorf("shipping without a policy: %v", err)
	}
}
