package notice_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/notice"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

var update = flag.Bool("update", false, "write the golden files anew")

const hour = time.Hour

// two mugs of three, which arrived broken.
var broken = aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.MissingOrDamaged, Goods: aftersales.Received, Lines: []refund.RequestLine{{Line: "mug", Quantity: 2}}}

// return of a mug that is not liked.
var disliked = aftersales.Open{Case: "c1", Kind: aftersales.ReturnRefund, Reason: aftersales.Disliked, Lines: []refund.RequestLine{{Line: "mug", Quantity: 1}}}

// Real notices from played dossiers, in every language, to read.
func TestGoldens(t *testing.T) {
	shipped := sent{hour, order.Seller, aftersales.Ship{}}
	tests := []struct {
		name     string
		why      string
		messages []sent
		topic    string // of the last decision
		to       order.Party
		policy   string
		news     notice.News
	}{
		{"requested", "the seller must answer", []sent{shipped, {hour, order.Buyer, broken}}, "requested", order.Seller, "marketplace", notice.News{}},
		{"approved-refund", "money by two tenders and points", []sent{shipped, {hour, order.Buyer, broken}, {hour, order.Seller, aftersales.Approve{Case: "c1", Revision: 1}}}, "approved_refund", order.Buyer, "marketplace", notice.News{Name: "Sato Hana"}},
		{"pay-refund", "the refund is ordered", []sent{shipped, {hour, order.Buyer, broken}, {hour, order.Seller, aftersales.Approve{Case: "c1", Revision: 1}}}, notice.PayRefund, order.Buyer, "marketplace", notice.News{}},
		{"rejected", "a refusal with the seller's words", []sent{shipped, {hour, order.Buyer, broken}, {hour, order.Seller, aftersales.Reject{Case: "c1", Revision: 1, Reason: "photos"}}}, "rejected", order.Buyer, "marketplace", notice.News{Cause: "The photographs show another mug."}},
		{"expired-return", "silence agreed to the return", []sent{shipped, {hour, order.Buyer, disliked}, {48 * hour, order.Timer, aftersales.Wait{}}}, "expired_return", order.Buyer, "marketplace", notice.News{Titles: map[string]string{"mug": "Blue mug"}}},
		{"request-return", "where to send the goods", []sent{shipped, {hour, order.Buyer, disliked}, {hour, order.Seller, aftersales.Approve{Case: "c1", Revision: 1, Address: "Door 7, 2 Clay Lane"}}}, notice.RequestReturn, order.Buyer, "marketplace", notice.News{}},
		{"settled-in-part", "the money arrived", []sent{shipped, {hour, order.Buyer, aftersales.Open{Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.Disliked, Goods: aftersales.Received, Lines: []refund.RequestLine{{Line: "mug"}}, Amount: amount("900")}}, {hour, order.Seller, aftersales.Approve{Case: "c1", Revision: 1}}, {hour, order.Payment, aftersales.RefundSettled{Case: "c1"}}}, "settled_in_part", order.Buyer, "marketplace", notice.News{}},
		{"manual-task", "staff pays by hand", []sent{shipped, {hour, order.Buyer, broken}, {hour, order.Seller, aftersales.Approve{Case: "c1", Revision: 1}}, {hour, order.Payment, aftersales.ReportFailure{Case: "c1"}}, {hour, order.Platform, aftersales.RefundByHand{Case: "c1"}}}, notice.ManualTask, order.Platform, "marketplace", notice.News{}},
		{"ask-evidence", "the platform decides", []sent{shipped, {hour, order.Buyer, broken}, {hour, order.Seller, aftersales.Reject{Case: "c1", Revision: 1, Reason: "photos"}}, {hour, order.Buyer, aftersales.Escalate{Case: "c1"}}}, notice.AskEvidence, order.Seller, "marketplace", notice.News{}},
		{"offered", "what the buyer is asked to accept", []sent{shipped, {hour, order.Buyer, broken}, {hour, order.Seller, aftersales.Offer{Case: "c1", Revision: 1, Amount: amount("1200")}}}, "offered", order.Buyer, "marketplace", notice.News{}},
		{"mercari-requested", "who must answer, and by when", []sent{shipped, {hour, order.Buyer, disliked}}, "requested", order.Seller, "mercari", notice.News{}},
	}
	for _, tt := range tests {
		decisions := play(t, mugs, tt.messages...)
		last := decisions[len(decisions)-1]
		tt.news.Effect, tt.news.Dossier = newsOf(t, tt.name, last, tt.topic, tt.to), under(last.Dossier, tt.policy)
		golden(t, tt.name, tt.why, tt.news)
	}
}

// Letters, as a seller on each platform sends them.
func TestLetterGoldens(t *testing.T) {
	placed, paid := play(t, mugs)[0].Dossier, play(t, mugs)[1].Dossier
	due := noon.Add(72*hour - time.Second)
	placed.Children = []aftersales.Child{placed.Children[0]}
	placed.Children[0].Deadlines = []aftersales.Deadline{{Name: "payment", Due: due, Event: string(order.ExpiredUnpaid)}}
	arrives := time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name  string
		why   string
		topic string
		set   string
		news  notice.News
	}{
		{"buyma-sourcing-failed", "what the shopper could not buy", notice.SourcingFailed, "buyma", notice.News{Name: "Sato Hana", Alternative: "the same mug in green", Expected: arrives}},
		{"buyma-delayed", "without a date", notice.Delayed, "buyma", notice.News{}},
		{"buyma-held-in-customs", "customs", notice.HeldInCustoms, "buyma", notice.News{Expected: arrives}},
		{"amazon-cancel-formally", "asked in a message", notice.CancelFormally, "amazon", notice.News{}},
		{"amazon-already-shipped", "refuse it or return it", notice.AlreadyShipped, "amazon", notice.News{}},
		{"amazon-fba-contact-platform", "the seller cannot act", notice.ContactPlatform, "amazon-fba", notice.News{}},
		{"mercari-unpaid-first", "a question", notice.UnpaidFirst, "mercari", notice.News{}},
		{"mercari-unpaid-last", "with the instant after which it is cancelled", notice.UnpaidLast, "mercari", notice.News{}},
		{"sourcing-failed", "on any other platform", notice.SourcingFailed, "shop", notice.News{Cause: "the kiln broke down"}},
	}
	for _, tt := range tests {
		tt.news.Effect = aftersales.Effect{ID: "o-1/0/0", Kind: aftersales.Notify, Order: "o-1", To: order.Buyer, Topic: tt.topic, At: noon}
		tt.news.Dossier = under(paid, tt.set)
		if strings.HasPrefix(tt.topic, "unpaid") {
			tt.news.Dossier = under(placed, tt.set)
		}
		golden(t, tt.name, tt.why, tt.news)
	}
}

// newsOf finds the effect of a decision that tells a topic to a party.
func newsOf(t *testing.T, name string, d aftersales.Decision, topic string, to order.Party) aftersales.Effect {
	t.Helper()
	for _, e := range d.Effects {
		if of, reader, ok := notice.Topic(e); ok && of == topic && reader == to {
			return e
		}
	}
	t.Fatalf("%s: no effect tells %s to the %s", name, topic, to)
	return aftersales.Effect{}
}

// golden holds a notice in every language against testdata/<name>.txt.
func golden(t *testing.T, name, why string, news notice.News) {
	t.Helper()
	w := writer(t, func(c *notice.Config) {
		if strings.HasPrefix(name, "amazon") {
			c.Platform = "Amazon"
		}
	})
	var b strings.Builder
	for _, l := range order.Languages() {
		news.Language = l
		n, err := w.Render(news)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		fmt.Fprintf(&b, "=== %s, %s to the %s\n%s\n\n%s\n\n", l, n.Topic, n.To, n.Subject, n.Body)
	}
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	diff(t, name+": "+why, string(want), b.String())
}
