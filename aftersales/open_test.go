package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// A request that is sent again opens nothing; another one under its id is refused.
func TestOpenAgain(t *testing.T) {
	base := cheaper.do.(aftersales.Open)
	tests := []struct {
		why  string
		by   order.Party
		bend func(*aftersales.Open)
		want []string
	}{
		{"the same", buyer, func(*aftersales.Open) {}, nil},
		{"the amount written otherwise", buyer, func(o *aftersales.Open) { o.Amount = amount("5.00") }, nil},
		{"the amount with its currency", buyer, func(o *aftersales.Open) { o.Amount = bound("5.00", "CNY") }, nil},
		{"another amount", buyer, func(o *aftersales.Open) { o.Amount = amount("6") }, []string{"case_exists"}},
		{"another currency", buyer, func(o *aftersales.Open) { o.Amount = bound("5.00", "USD") }, []string{"case_exists"}},
		{"another line", buyer, func(o *aftersales.Open) { o.Lines = []refund.RequestLine{{Line: "pears"}} }, []string{"case_exists"}},
		{"another reason", buyer, func(o *aftersales.Open) { o.Reason = aftersales.Unwanted }, []string{"case_exists"}},
		{"another sender", seller, func(*aftersales.Open) {}, []string{"case_exists"}},
	}
	for _, tt := range tests {
		for _, state := range []string{"open", "over"} {
			told := begin(t, fruit).play(pay, ship, cheaper)
			if state == "over" {
				told.play(withdraw)
			}
			c := base
			tt.bend(&c)
			diff(t, tt.why+", while it is "+state, tt.want, codes(told.send(tt.by, c)))
			if !told.last.Empty() || len(told.dossier.Cases) != 1 {
				t.Errorf("%s, while it is %s: something was decided", tt.why, state)
			}
		}
	}
}

// Ids that nobody chose never meet those that somebody did.
func TestOpenMakesIDs(t *testing.T) {
	one := func(id, line string) step {
		return step{by: buyer, do: aftersales.Open{
			Case: id, Kind: aftersales.RefundOnly, Reason: aftersales.LostInTransit, Lines: []refund.RequestLine{{Line: line, Quantity: 1}},
		}}
	}
	told := begin(t, fruit).play(pay, ship, one("case-2", "apples"), one("", "pears"), one("", "pears"), one("case-5", "pears"))
	var ids []string
	for _, c := range told.dossier.Cases {
		ids = append(ids, c.ID)
	}
	diff(t, "ids", []string{"case-2", "case-3", "case-4", "case-5"}, ids)
}

func TestOpenRecords(t *testing.T) {
	told := begin(t, fruit).play(pay, ship, hours(2), cheaper)
	c := told.find("c1")
	if c.Quote.Total.Number() != "5.00" || !c.Quote.Lines[0].ByAmount {
		t.Errorf("the quote is %s", toJSON(t, c.Quote))
	}
	c.Quote = nil
	if told.find("c1").Opening.Lines[0].Quantity++; cheaper.do.(aftersales.Open).Lines[0].Quantity != 0 {
		t.Fatal("the case holds the caller's slice")
	}
	c.Opening.Lines[0].Quantity--
	asked := cheaper.do.(aftersales.Open)
	want := aftersales.Case{
		ID: "c1", Child: "default", Kind: aftersales.RefundOnly, State: aftersales.AwaitingSeller, Revision: 1, Attempts: 1, By: buyer,
		Reason: aftersales.QualityProblem, Goods: aftersales.Received, Liable: seller, Asked: aftersales.Asked{Lines: asked.Lines, Amount: amount("5.00")},
		OpenedAt: told.now, EnteredAt: told.now,
		Deadlines: []aftersales.Deadline{{Name: "answer", Due: told.now.Add(48 * hour), Event: "expired_refund", Seq: 4}},
	}
	want.Opening = asked
	want.Opening.Amount = amount("5.00")
	diff(t, "case", want, c)
}

// An amount that only confirms what the rules give is not kept: what the rules give may change until it is executed.
func TestOpenConfirms(t *testing.T) {
	o := unwanted.do.(aftersales.Open)
	o.Amount = amount("79.90")
	told := begin(t, fruit).play(pay, step{by: buyer, do: o}, approve)
	c := told.find("c1")
	if c.Asked.Amount != nil || c.Opening.Amount == nil || c.Refund.Total.Number() != "79.90" {
		t.Errorf("asked %v, opened with %v, refund %s", c.Asked.Amount, c.Opening.Amount, c.Refund.Total)
	}
}

// A policy that begins a case with an event that the flow does not begin with is a fault of the policy, not a refusal.
func TestOpenUnderABrokenPolicy(t *testing.T) {
	for _, tt := range []struct {
		why, policy string
		do          step
	}{
		{"no such beginning", "no_such_start", unwanted},
		{"a choice that was not offered", "wild", approve},
	} {
		told := begin(t, fruit, under(tt.policy)).play(pay)
		if tt.do == approve {
			told.play(unwanted)
		}
		d, err := aftersales.Decide(told.policies, told.dossier, aftersales.Message{By: tt.do.by, Command: tt.do.do}, told.now)
		if err == nil || codes(err) != nil || !d.Empty() {
			if tt.policy != "wild" { // the marketplace answers where the flow does not allow the choice
				t.Errorf("%s: got %v", tt.why, err)
			}
		}
	}
}
