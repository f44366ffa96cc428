package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/refund"
)

func TestAmend(t *testing.T) {
	tests := []struct {
		why     string
		amend   aftersales.Amend
		total   string
		reason  aftersales.Reason
		goods   aftersales.GoodsState
		refused []string
	}{
		{"nothing changes but the attempt", aftersales.Amend{}, "14.00", aftersales.QualityProblem, aftersales.Received, nil},
		{"all three units, as if its own two were free", aftersales.Amend{Lines: []refund.RequestLine{{Line: "pears", Quantity: 3}}}, "29.60", aftersales.QualityProblem, aftersales.Received, nil},
		{"the ceiling, as if its own money were free", aftersales.Amend{Amount: amount("19.73")}, "19.73", aftersales.QualityProblem, aftersales.Received, nil},
		{"new lines drop the old amount", aftersales.Amend{Lines: []refund.RequestLine{{Line: "pears", Quantity: 2}}}, "19.73", aftersales.QualityProblem, aftersales.Received, nil},
		{"new lines at a new amount", aftersales.Amend{Lines: []refund.RequestLine{{Line: "pears", Quantity: 1}}, Amount: amount("3")}, "3.00", aftersales.QualityProblem, aftersales.Received, nil},
		{"an empty list of lines names none", aftersales.Amend{Lines: []refund.RequestLine{}}, "14.00", aftersales.QualityProblem, aftersales.Received, nil},
		{"they never came", aftersales.Amend{Reason: aftersales.LostInTransit, Goods: aftersales.InTransit}, "14.00", aftersales.LostInTransit, aftersales.InTransit, nil},
		{"four of three", aftersales.Amend{Lines: []refund.RequestLine{{Line: "pears", Quantity: 4}}}, "", "", "", []string{"quantity_exceeded"}},
		{"a line that is not there", aftersales.Amend{Lines: []refund.RequestLine{{Line: "plums"}}}, "", "", "", []string{"line_unknown"}},
		{"above the ceiling", aftersales.Amend{Amount: amount("19.74")}, "", "", "", []string{"amount_above_ceiling"}},
		{"a reason for other goods", aftersales.Amend{Reason: aftersales.LostInTransit}, "", "", "", []string{"reason_not_allowed"}},
		{"they are not back", aftersales.Amend{Goods: aftersales.Returned}, "", "", "", []string{"goods_differ", "kind_not_allowed"}},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			told := begin(t, fruit).play(pay, ship, hours(1), step{by: buyer, do: aftersales.Open{
				Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.QualityProblem, Goods: aftersales.Received,
				Lines: []refund.RequestLine{{Line: "pears", Quantity: 2}}, Amount: amount("14"),
			}}, hours(1))
			tt.amend.Case = "c1"
			diff(t, "faults", tt.refused, codes(told.send(buyer, tt.amend)))
			c := told.find("c1")
			if tt.refused != nil {
				diff(t, "revision and attempts", [2]int{1, 1}, [2]int{c.Revision, c.Attempts})
				return
			}
			diff(t, "revision and attempts", [2]int{2, 2}, [2]int{c.Revision, c.Attempts})
			if c.Quote.Total.Number() != tt.total || c.Reason != tt.reason || c.Goods != tt.goods {
				t.Errorf("it is now %s for %s of goods %s", c.Quote.Total, c.Reason, c.Goods)
			}
			if d, _ := c.Deadline(); !d.Due.Equal(told.now.Add(48 * hour)) {
				t.Errorf("the seller must answer until %s", d.Due)
			}
		})
	}
}

// Goods that are back stay back: the buyer cannot say otherwise, and so be asked for them again.
func TestAmendKeepsReturnedGoods(t *testing.T) {
	told := begin(t, fruit).play(sent...).play(refuse)
	diff(t, "faults", []string{"goods_differ"}, codes(told.send(buyer, aftersales.Amend{Case: "c1", Goods: aftersales.Received})))
	told.play(amend)
	diff(t, "goods", aftersales.Returned, told.find("c1").Goods)
	diff(t, "faults", []string{"command_not_allowed"}, codes(told.send(withdraw.by, withdraw.do)))
}

// Freight that the seller grants is reserved at once, though the refund waits for the goods.
func TestFreightGrantedWithAReturn(t *testing.T) {
	granted := step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, Freight: amount("4"), Address: "12 Hill Road"}}
	one := open(aftersales.ReturnRefund, aftersales.Disliked, refund.RequestLine{Line: "pears", Quantity: 3})
	two := open(aftersales.ReturnRefund, aftersales.Disliked, refund.RequestLine{Line: "apples"})
	second := two.do.(aftersales.Open)
	second.Case = "c2"
	told := begin(t, fruit).play(pay, ship, one, granted)
	c := told.find("c1")
	if c.Quote.Freight.Number() != "4.00" || c.Quote.Total.Number() != "33.60" || c.Revision != 2 {
		t.Errorf("granted, the quote is %s, revision %d", toJSON(t, c.Quote), c.Revision)
	}
	if got := told.last.Effects[0]; got.Kind != aftersales.RequestReturn || got.Topic != "12 Hill Road" {
		t.Errorf("the buyer is told %s", toJSON(t, got))
	}
	told.play(step{by: buyer, do: second})
	diff(t, "faults", []string{"amount_above_ceiling"}, codes(told.send(seller, aftersales.Approve{Case: "c2", Revision: 1, Freight: amount("2.01")})))
	told.play(step{by: seller, do: aftersales.Approve{Case: "c2", Revision: 1, Freight: amount("2")}}, sendBack, inspect)
	if c = told.find("c1"); c.Refund.Total.Number() != "33.60" || c.Revision != 2 {
		t.Errorf("executed, the refund is %s, revision %d", c.Refund.Total, c.Revision)
	}
}

// Freight granted beside an amount that was asked is added to it.
func TestFreightBesideAnAmount(t *testing.T) {
	told := begin(t, fruit).play(pay, ship, cheaper)
	told.must(seller, aftersales.Approve{Case: "c1", Revision: 1, Freight: amount("1.50")})
	c := told.find("c1")
	if c.Refund.Total.Number() != "6.50" || c.Revision != 2 {
		t.Errorf("the refund is %s, revision %d", c.Refund.Total, c.Revision)
	}
	if d := told.last.Entries[0].Difference; d == nil || d.Number() != "1.50" {
		t.Errorf("the difference is %v", d)
	}
}
