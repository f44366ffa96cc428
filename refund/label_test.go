package refund_test

import (
	"fmt"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

func ExampleLegState_Label() {
	fmt.Println(refund.LegSubmitted.Label(order.English), "/", refund.Original.Label(order.English))
	fmt.Println(refund.LegSubmitted.Label(order.Chinese), "/", refund.Original.Label(order.Chinese))
	fmt.Println(refund.LegSubmitted.Label(order.Japanese), "/", refund.Original.Label(order.Japanese))
	// Output:
	// being refunded / to the original payment method
	// 退款处理中 / 原路退回
	// 返金処理中 / 元の支払方法へ返金
}

// Every word has a label of its own in every language; what is no word is returned as it is.
func TestLabelsAreWhole(t *testing.T) {
	for _, row := range []struct {
		vocabulary string
		words      []string
		label      func(word string, l order.Language) string
	}{
		{"leg state", texts(refund.LegStates()), func(w string, l order.Language) string { return refund.LegState(w).Label(l) }},
		{"leg event", texts(refund.LegFlow().AllEvents()), func(w string, l order.Language) string { return refund.LegEvent(w).Label(l) }},
		{"route", texts(refund.Routes()), func(w string, l order.Language) string { return refund.Route(w).Label(l) }},
	} {
		for _, l := range order.Languages() {
			for _, word := range row.words {
				if got := row.label(word, l); got == "" || got == word {
					t.Errorf("%s %s has no label in %q", row.vocabulary, word, l)
				}
			}
		}
		for _, unknown := range []struct {
			why, word string
			l         order.Language
		}{
			{"no word", "", order.English}, {"another word", "bogus", order.Chinese},
			{"no language", row.words[0], ""}, {"another language", row.words[0], "fr"},
		} {
			if got := row.label(unknown.word, unknown.l); got != unknown.word {
				t.Errorf("%s, %s: %q", row.vocabulary, unknown.why, got)
			}
		}
	}
}
