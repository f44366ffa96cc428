package notice_test

import (
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/notice"
	"github.com/recourse-go/recourse/order"
)

// approved is the news of a refund to two tenders and a points account.
func approved(b *testing.B) notice.News {
	b.Helper()
	decisions := play(b, mugs, sent{0, order.Seller, aftersales.Ship{}}, sent{0, order.Buyer, broken}, sent{0, order.Seller, aftersales.Approve{Case: "c1", Revision: 1}})
	last := decisions[len(decisions)-1]
	for _, e := range last.Effects {
		if e.Topic == "approved_refund" {
			return notice.News{Effect: e, Dossier: last.Dossier, Language: order.Japanese, Name: "Sato Hana"}
		}
	}
	b.Fatal("no news")
	return notice.News{}
}

func BenchmarkRender(b *testing.B) {
	b.ReportAllocs()
	w, news := writer(b), approved(b)
	for b.Loop() {
		if _, err := w.Render(news); err != nil {
			b.Fatal(err)
		}
	}
}

// The same text put together by hand: the floor knows every word beforehand, and cleans nothing but the name.
func BenchmarkRenderFloor(b *testing.B) {
	b.ReportAllocs()
	w, news := writer(b), approved(b)
	n, err := w.Render(news)
	if err != nil {
		b.Fatal(err)
	}
	words := strings.SplitAfter(n.Subject+"\n"+n.Body, "\n")
	for b.Loop() {
		var text strings.Builder
		for _, word := range words {
			text.WriteString(strings.Map(func(r rune) rune { return r }, word))
		}
		if text.Len() == 0 {
			b.Fatal("nothing")
		}
	}
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	c := config(b)
	for b.Loop() {
		if _, err := notice.New(c); err != nil {
			b.Fatal(err)
		}
	}
}
