package story_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy/story"
)

// The story that both benchmarks play: paid, asked, approved, settled.
func benchStory(b *testing.B) story.Story {
	s := parse(b, document(pay, expecting(ask, `'state': 'awaiting_seller', 'refund': '85.00'`), yes, expecting(paid, `'order': 'closed'`)))
	s.Order.Policy = "marketplace"
	return s
}

func BenchmarkPlay(b *testing.B) {
	s, policies := benchStory(b), set(b)
	b.ReportAllocs()
	for b.Loop() {
		if r, err := story.Play(policies, s); err != nil || r.Failures() > 0 {
			b.Fatal(err)
		}
	}
}

// The same messages sent by hand, and the same three facts compared.
func BenchmarkPlayFloor(b *testing.B) {
	s, policies := benchStory(b), set(b)
	send := []aftersales.Message{
		{By: order.Payment, Command: s.Steps[0].Command}, {By: order.Buyer, Command: s.Steps[1].Command},
		{By: order.Seller, Command: aftersales.Approve{Case: "c1", Revision: 1}}, {By: order.Payment, Command: s.Steps[3].Command},
	}
	b.ReportAllocs()
	for b.Loop() {
		decision, err := aftersales.Decide(policies, aftersales.Dossier{}, aftersales.Message{By: order.Buyer, Command: aftersales.Place{Order: s.Order}}, s.Order.PlacedAt)
		for i := 0; i < len(send) && err == nil; i++ {
			decision, err = aftersales.Decide(policies, decision.Dossier, send[i], s.Steps[i].At)
			if i == 1 {
				if c, _ := decision.Dossier.Case("c1"); c.State != aftersales.AwaitingSeller || c.Quote.Total.Minor() != 8500 {
					b.Fatal(c.State, c.Quote.Total)
				}
			}
		}
		if err != nil || decision.Dossier.Status() != order.Closed {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	doc := []byte(document(pay, ask, yes, paid))
	b.SetBytes(int64(len(doc)))
	for b.Loop() {
		if _, err := story.Parse(doc); err != nil {
			b.Fatal(err)
		}
	}
}

// The same bytes decoded by package order and the commands by package aftersales, without places and expectations.
func BenchmarkParseFloor(b *testing.B) {
	whole, doc := document(pay, ask, yes, paid), []byte(boots)
	steps := [][]byte{
		[]byte(`{"do": "pay"}`), []byte(`{"do": "open", "case": "c1", "kind": "refund_only", "reason": "slow_shipment"}`),
		[]byte(`{"do": "approve", "case": "c1"}`), []byte(`{"do": "refund_settled", "case": "c1"}`),
	}
	b.SetBytes(int64(len(whole)))
	for b.Loop() {
		if _, err := order.Parse(doc); err != nil {
			b.Fatal(err)
		}
		for _, s := range steps {
			if _, err := aftersales.ParseCommand(s); err != nil {
				b.Fatal(err)
			}
		}
	}
}
