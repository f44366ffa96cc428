package notice_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/notice"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund/route"
)

func TestRenderRefuses(t *testing.T) {
	good := reminder(t, "marketplace", notice.UnpaidFirst)
	tests := []struct {
		why    string
		change func(*notice.News)
		want   string
	}{
		{"stock is nobody's news", func(n *notice.News) { n.Effect.Kind = aftersales.Restock }, "restock is nobody's news"},
		{"no order", func(n *notice.News) { n.Dossier = aftersales.Dossier{} }, "the dossier holds no order"},
		{"a case that is not there", func(n *notice.News) { n.Effect.Case = "c9" }, `no case "c9"`},
		{"a child order that is not there", func(n *notice.News) { n.Effect.Child = "b" }, `no child order "b"`},
		{"a topic without a template", func(n *notice.News) { n.Effect.Topic = "weather" }, "it is no topic"},
		{"a block that is no topic", func(n *notice.News) { n.Effect.Topic = "close" }, "it is no topic"},
		{"a block of a family", func(n *notice.News) { n.Effect.Topic = "next.refunded" }, "it is no topic"},
		{"a topic to somebody who is not told", func(n *notice.News) { n.Effect.Topic, n.Effect.To = notice.ManualTask, order.Buyer }, "not told to the buyer"},
	}
	w := writer(t)
	for _, tt := range tests {
		news := good
		tt.change(&news)
		var refused *notice.EffectError
		if _, err := w.Render(news); !errors.As(err, &refused) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v", tt.why, err)
		}
	}
	for _, l := range []order.Language{"", "fr", "EN"} {
		news := good
		news.Language = l
		var unknown *order.UnknownNameError
		if _, err := w.Render(news); !errors.As(err, &unknown) {
			t.Errorf("%q: %v", l, err)
		}
	}
}

func TestDatesAndAmounts(t *testing.T) {
	shanghai := time.FixedZone("CST", 8*3600)
	tests := []struct {
		why  string
		zone *time.Location
		due  time.Time
		want []string // the deadline in each of order.Languages
	}{
		{"in UTC where there is no zone", nil, noon.Add(48 * hour), []string{"3 March 2026, 12:00 (UTC), that is, within 48 hours", "2026年3月3日 12:00（UTC），还有 48 小时", "2026年3月3日 12:00（UTC）、残り48時間"}},
		{"in another zone, on another day", shanghai, noon.Add(60 * hour), []string{"4 March 2026, 08:00 (UTC+08:00), that is, within 60 hours", "2026年3月4日 08:00（UTC+08:00），还有 60 小时", "2026年3月4日 08:00（UTC+08:00）、残り60時間"}},
		{"seconds are left out, never added", shanghai, noon.Add(72*hour - time.Second), []string{"4 March 2026, 19:59 (UTC+08:00), that is, within 71 hours", "2026年3月4日 19:59（UTC+08:00），还有 71 小时", "2026年3月4日 19:59（UTC+08:00）、残り71時間"}},
		{"days where it is long", nil, noon.Add(240 * hour), []string{"11 March 2026, 12:00 (UTC), that is, within 10 days", "2026年3月11日 12:00（UTC），还有 10 天", "2026年3月11日 12:00（UTC）、残り10日"}},
		{"one hour", nil, noon.Add(hour), []string{"1 March 2026, 13:00 (UTC), that is, within 1 hour", "2026年3月1日 13:00（UTC），还有 1 小时", "2026年3月1日 13:00（UTC）、残り1時間"}},
		{"less than an hour", nil, noon.Add(hour / 2), []string{"1 March 2026, 12:30 (UTC).", "2026年3月1日 12:30（UTC）。", "2026年3月1日 12:30（UTC）"}},
	}
	decisions := play(t, mugs, sent{0, order.Seller, aftersales.Ship{}}, sent{0, order.Buyer, broken})
	last := decisions[len(decisions)-1]
	for _, tt := range tests {
		w := writer(t, func(c *notice.Config) { c.Zone = tt.zone })
		d := last.Dossier
		d.Cases = slices.Clone(d.Cases)
		d.Cases[0].Deadlines = []aftersales.Deadline{{Name: "answer", Due: tt.due, Event: string(aftersales.EventExpiredRefund)}}
		for i, l := range order.Languages() {
			n := render(t, w, notice.News{Effect: newsOf(t, tt.why, last, "requested", order.Seller), Dossier: d, Language: l})
			if got := n.Text(notice.By); !strings.Contains(got, tt.want[i]) {
				t.Errorf("%s: %q is not in %q", tt.why, tt.want[i], got)
			}
		}
	}
}

// How long a tender takes, in words.
func TestSpans(t *testing.T) {
	days := func(least, most int) route.Span {
		return route.Span{Min: least, Max: most, Unit: route.WorkingDays}
	}
	instant := route.Span{Unit: route.Instant}
	tests := []struct {
		why            string
		platform, bank route.Span
		want           string
	}{
		{"nothing is known", route.Span{}, route.Span{}, "depends on the payment provider"},
		{"half of it is not known", days(1, 2), route.Span{}, "depends on the payment provider"},
		{"at once", instant, instant, "at once"},
		{"the bank alone takes time", instant, days(1, 7), "1–7 working days"},
		{"the provider alone takes time", days(0, 1), instant, "1 working day"},
		{"both count working days", days(1, 1), days(1, 7), "2–8 working days"},
		{"each counts another unit", route.Span{Max: 24, Unit: route.Hours}, days(3, 3), "24 hours + 3 working days"},
	}
	decisions := play(t, mugs, sent{0, order.Seller, aftersales.Ship{}}, sent{0, order.Buyer, broken}, sent{0, order.Seller, aftersales.Approve{Case: "c1", Revision: 1}})
	last := decisions[len(decisions)-1]
	for _, tt := range tests {
		routes, err := route.New(map[string]route.Method{"credit_card": {To: "original_card", Route: "original", Platform: tt.platform, Bank: tt.bank, Source: "test"}})
		if err != nil {
			t.Fatal(err)
		}
		w := writer(t, func(c *notice.Config) { c.Routes = routes })
		n := render(t, w, notice.News{Effect: newsOf(t, tt.why, last, notice.PayRefund, order.Buyer), Dossier: last.Dossier, Language: order.English})
		want := "- JPY 2,000 by credit card: back the way it was paid, to the card that paid; expected time: " + tt.want + "\n"
		if !strings.Contains(n.Text(notice.Money), want) {
			t.Errorf("%s: %q is not in %q", tt.why, want, n.Text(notice.Money))
		}
	}
}

// The vocabularies are closed, and every word of them is used.
func TestVocabularies(t *testing.T) {
	for _, p := range notice.Points() {
		var got notice.Point
		if err := got.UnmarshalText([]byte(p)); err != nil || got != p {
			t.Errorf("%q became %q, %v", p, got, err)
		}
	}
	var unknown *order.UnknownNameError
	if err := new(notice.Point).UnmarshalText([]byte("weather")); !errors.As(err, &unknown) {
		t.Errorf("weather: %v", err)
	}
	topics := notice.Topics()
	for _, e := range aftersales.Events() {
		if !slices.Contains(topics, string(e)) {
			t.Errorf("%s is no topic", e)
		}
	}
	asked := map[notice.Point]bool{}
	variables := notice.Variables()
	for _, r := range notice.Requirements() {
		for _, p := range r.Points {
			asked[p] = true
		}
		for _, v := range append(r.Variables, r.When) {
			if variables[v] == "" && v != "" {
				t.Errorf("a requirement names the variable %s, which there is not", v)
			}
		}
		for _, topic := range r.Topics {
			if !slices.Contains(topics, topic) && topic != "cancelled" && topic != "consent_asked" {
				t.Errorf("a requirement names the topic %s, which there is not", topic)
			}
		}
	}
	for _, p := range notice.Points() {
		if !asked[p] {
			t.Errorf("nothing asks for the point %q", p)
		}
	}
}

// An event that is about an order and no case says what the order's status asks of its reader.
func TestWithoutCase(t *testing.T) {
	shipped := play(t, mugs, sent{0, order.Seller, aftersales.Ship{}})
	w := writer(t)
	for i, want := range []string{"Please pay,", "until the goods are shipped", "confirm the receipt"} {
		e := aftersales.Effect{ID: "o-1/9/0", Kind: aftersales.Notify, To: order.Buyer, Topic: string(aftersales.EventEvidenceSubmitted), At: noon}
		n := render(t, w, notice.News{Effect: e, Dossier: shipped[i].Dossier, Language: order.English})
		if !strings.Contains(n.Text(notice.Next), want) || !strings.Contains(n.Text(notice.What), "Evidence about order o-1 ") || strings.Contains(n.Body, "()") {
			t.Errorf("%q is not what is next in\n%s", want, n.Body)
		}
	}
}
