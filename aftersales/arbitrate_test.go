package aftersales_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// dues are a case's deadlines, each with whose silence it is about.
func dues(c aftersales.Case) string {
	var list []string
	for _, d := range c.Deadlines {
		list = append(list, fmt.Sprint(d.Name, " of ", d.Of))
	}
	return strings.Join(list, ", ")
}

// The clock of each party's evidence runs until that party has brought some in this arbitration.
func TestEvidenceClocks(t *testing.T) {
	before := script(shipped, []step{lost, reject})
	mine, other := step{by: buyer, do: aftersales.SubmitEvidence{Case: "c1", Evidence: []string{"photo"}}}, submit
	both := "seller_evidence of seller, buyer_evidence of buyer"
	tests := []struct {
		why   string
		steps []step
		dues  string
		given int
	}{
		{"nobody brought any; who asked the platform comes last", []step{escalate}, both, 0},
		{"the seller asked it", []step{{by: seller, do: aftersales.Escalate{Case: "c1"}}}, "buyer_evidence of buyer, seller_evidence of seller", 0},
		{"the buyer brought it with the escalation", []step{showBuyer}, "seller_evidence of seller", 1},
		{"the seller did", []step{showSeller}, "buyer_evidence of buyer", 1},
		{"the seller answers", []step{escalate, other}, "buyer_evidence of buyer", 1},
		{"both did", []step{escalate, other, mine}, "", 2},
		{"the same once more", []step{escalate, other, other}, "buyer_evidence of buyer", 1},
		{"more of it", []step{escalate, other, {by: seller, do: aftersales.SubmitEvidence{Case: "c1", Evidence: []string{"letter"}}}}, "buyer_evidence of buyer", 2},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("court")).play(before...).play(tt.steps...)
		c := told.find("c1")
		diff(t, tt.why+": deadlines", tt.dues, dues(c))
		if len(c.Evidence) != tt.given || c.State != aftersales.Arbitrating {
			t.Errorf("%s: %s", tt.why, toJSON(t, c))
		}
	}
}

// Evidence of an earlier arbitration does not speak in a later one.
func TestEvidenceOfEachRound(t *testing.T) {
	told := begin(t, fruit, under("court")).play(returned...).play(reject, showBuyer, submit, forBuyer, sendBack, refuse, escalate)
	c := told.find("c1")
	diff(t, "deadlines", "seller_evidence of seller, buyer_evidence of buyer", dues(c))
	if c.Arbitrations != 2 || c.Evidence[0].Round != 1 {
		t.Errorf("the case is %s", toJSON(t, c))
	}
	told.play(submit)
	if c = told.find("c1"); len(c.Evidence) != 3 || c.Evidence[2].Round != 2 {
		t.Errorf("the same photo counts again: %s", toJSON(t, c.Evidence))
	}
}

// Both are silent: at one instant it counts against who did not ask the platform.
func TestBothSilent(t *testing.T) {
	tests := []struct {
		why    string
		asks   step
		state  aftersales.State
		liable order.Party
	}{
		{"the buyer asked", escalate, aftersales.Refunding, seller},
		{"the seller asked", step{by: seller, do: aftersales.Escalate{Case: "c1"}}, aftersales.Closed, buyer},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("court")).play(onWay...).play(tt.asks, hours(72))
		c := told.find("c1")
		if c.State != tt.state || c.Liable != tt.liable || c.Ruling == nil || c.Ruling.Liable != tt.liable || !c.Ruling.At.Equal(told.now) {
			t.Errorf("%s: %s", tt.why, toJSON(t, c))
		}
	}
}

// Goods that are on their way back, or were replaced, are not asked back by silence.
func TestSilenceAsksNothingBackTwice(t *testing.T) {
	tests := []struct {
		why   string
		kind  aftersales.Kind
		steps []step
		state aftersales.State
	}{
		{"money, for goods on their way", aftersales.ReturnRefund, []step{approve, sendBack}, aftersales.Refunding},
		{"a replacement, for goods on their way", aftersales.Exchange, []step{approve, sendBack}, aftersales.AwaitingReplacement},
		{"a replacement, for one that is lost", aftersales.Exchange, []step{approve, sendBack, inspect, sendNew}, aftersales.AwaitingReplacement},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("court")).play(shipped...).play(swap(tt.kind, twoPears)).play(tt.steps...).play(showBuyer, hours(72))
		if c := told.find("c1"); c.State != tt.state {
			t.Errorf("%s: %s", tt.why, toJSON(t, c))
		}
	}
}

// What the commands before the platform refuse.
func TestArbitrationFaults(t *testing.T) {
	court := script(onWay, []step{reject, escalate})
	give := func(c aftersales.SubmitEvidence) step { return step{by: seller, do: c} }
	rule := func(r aftersales.Rule) step {
		r.Case = "c1"
		return step{by: platform, do: r}
	}
	tests := []struct {
		why    string
		before []step
		do     step
		want   string
	}{
		{"of no case", court, give(aftersales.SubmitEvidence{Case: "c9", Evidence: []string{"x"}}), "case_unknown case=c9"},
		{"nothing", court, give(aftersales.SubmitEvidence{Case: "c1"}), "evidence_missing"},
		{"no text", court, give(aftersales.SubmitEvidence{Case: "c1", Evidence: []string{"a\x00"}, Text: "\xff"}), "text_invalid | text_invalid"},
		{"nobody asks", onWay, submit, "command_not_allowed do=submit_evidence state=awaiting_seller"},
		{"no text with the escalation", onWay, step{by: buyer, do: aftersales.Escalate{Case: "c1", Reason: "\xff", Evidence: []string{"\xff"}}}, "text_invalid | text_invalid | command_not_allowed do=escalate state=awaiting_seller"},
		{"no text with the request", shipped, step{by: buyer, do: aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.LostInTransit, Evidence: []string{"\xff"}}}, "text_invalid"},
		{"the buyer bears nothing", court, rule(aftersales.Rule{Liable: seller, Bears: buyer}), "party_unknown party=buyer"},
		{"nobody bears nothing, with an amount", court, rule(aftersales.Rule{Liable: seller, Bears: order.Nobody, Amount: amount("1")}), "party_unknown party=nobody"},
		{"there is nothing to bear", court, rule(aftersales.Rule{Liable: buyer, Bears: platform}), "party_unknown party=platform"},
		{"more freight than is left", court, rule(aftersales.Rule{Liable: seller, Freight: amount("6.01")}), "amount_above_ceiling asked=6.01 ceiling=6.00"},
		{"an amount with freight above the ceiling of both", court, rule(aftersales.Rule{Liable: seller, Freight: amount("6"), Amount: amount("79.91")}), "amount_above_ceiling asked=79.91 ceiling=79.90"},
		{"freight for who asked for goods", script(shipped, []step{swap(aftersales.Exchange), reject, escalate}), rule(aftersales.Rule{Liable: seller, Freight: amount("1")}), "amount_not_editable kind=exchange"},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.before...)
		diff(t, tt.why, tt.want, joined(told.refused(tt.do.by, tt.do.do)))
	}
}

// Whoever bears it, the buyer gets the same; the seller's books are made good by the one who does.
func TestWhoBearsTheRefund(t *testing.T) {
	for _, bears := range []order.Party{"", seller, platform, carrier, order.Insurer} {
		told := begin(t, fruit).play(onWay...).play(reject, escalate, step{by: platform, do: aftersales.Rule{Case: "c1", Liable: seller, Bears: bears}})
		c := told.find("c1")
		sums := map[order.Party]int64{}
		for _, p := range c.Quote.Postings(told.dossier.Allocation()) {
			sums[p.Party] += p.Amount.Minor()
		}
		var total int64
		for _, n := range sums {
			total += n
		}
		if other := bears != "" && bears != seller; total != 0 || other == (sums[seller] != 0) || other && sums[bears] >= 0 {
			t.Errorf("%q bears it: all together %d of %v", bears, total, sums)
		}
		if c.Quote.Total.Number() != "73.90" || c.Ruling.Bears != bears || c.Ruling.Liable != seller {
			t.Errorf("%q bears it: the buyer gets %s: %s", bears, c.Quote.Total, toJSON(t, c.Ruling))
		}
	}
}

// A ruling's amount is all the cash, whatever freight was granted before it or by it, when it is made and when it is executed.
func TestRuledAmountIncludesFreight(t *testing.T) {
	granted := step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1, Freight: amount("6")}}
	tests := []struct {
		why  string
		rule aftersales.Rule
		want string
	}{
		{"what was granted stands", aftersales.Rule{}, "79.90"},
		{"the same amount again", aftersales.Rule{Amount: amount("79.90")}, "79.90"},
		{"less", aftersales.Rule{Amount: amount("75")}, "75.00"},
		{"less than the goods", aftersales.Rule{Amount: amount("10")}, "10.00"},
		{"less than the freight", aftersales.Rule{Amount: amount("5")}, "5.00"},
		{"as much as the freight", aftersales.Rule{Amount: amount("6")}, "6.00"},
		{"other freight", aftersales.Rule{Freight: amount("2")}, "75.90"},
		{"other freight and an amount", aftersales.Rule{Freight: amount("2"), Amount: amount("75.90")}, "75.90"},
	}
	for _, tt := range tests {
		tt.rule.Case, tt.rule.Liable = "c1", seller
		told := begin(t, fruit).play(returned...).play(granted, sendBack, refuse, escalate, step{by: platform, do: tt.rule})
		c := told.find("c1")
		if c.State != aftersales.Refunding || c.Quote.Total.Number() != tt.want || c.Refund.Total.Number() != tt.want {
			t.Errorf("%s: %s is paid, want %s: %s", tt.why, c.Quote.Total, tt.want, toJSON(t, c.Asked))
		}
		if q := c.Quote; q.Goods.Minor()+q.Freight.Minor() != q.Total.Minor() {
			t.Errorf("%s: %s and %s", tt.why, q.Goods, q.Freight)
		}
	}
}

// A ruling that turns the fault strikes the quote at once, though nothing is paid before the goods are back.
func TestRulingTurnsTheFault(t *testing.T) {
	told := begin(t, fruit, under("faulty")).play(returned...)
	if q := told.find("c1").Quote; q.Total.Number() != "73.90" {
		t.Fatalf("at the buyer's fault %s", q.Total)
	}
	told.play(reject, escalate, forBuyer)
	c := told.find("c1")
	if c.State != aftersales.AwaitingReturn || c.Quote.Total.Number() != "79.90" || c.Quote.Liable != seller || c.Revision != 2 {
		t.Errorf("at the seller's fault %s: %s", c.Quote.Total, toJSON(t, c))
	}
	told.play(sendBack, inspect)
	if c = told.find("c1"); c.Revision != 2 || c.Quote.Total.Number() != "79.90" {
		t.Errorf("executed it is %s, revision %d", c.Quote.Total, c.Revision)
	}
}
