package aftersales_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func ExampleState_Label() {
	for _, l := range order.Languages() {
		fmt.Printf("%s: %s\n", aftersales.ReturnRefund.Label(l), aftersales.AwaitingSeller.Label(l))
	}
	// Output:
	// return and refund: awaiting the seller's answer
	// 退货退款: 待商家处理
	// 返品・返金: 店舗対応待ち
}

func ExampleCommandLabel() {
	button := aftersales.Withdraw{}.Name()
	fmt.Println(aftersales.CommandLabel(button, order.English))
	fmt.Println(aftersales.CommandLabel(button, order.Chinese))
	fmt.Println(aftersales.CommandLabel(button, order.Japanese))
	// Output:
	// withdraw the request
	// 撤销申请
	// 申請の取り下げ
}

// labelled are the vocabularies that people read: each word with what it is called.
func labelled() map[string]func(word string, l order.Language) string {
	return map[string]func(string, order.Language) string{
		"State":       func(w string, l order.Language) string { return aftersales.State(w).Label(l) },
		"CloseReason": func(w string, l order.Language) string { return aftersales.CloseReason(w).Label(l) },
		"Kind":        func(w string, l order.Language) string { return aftersales.Kind(w).Label(l) },
		"GoodsState":  func(w string, l order.Language) string { return aftersales.GoodsState(w).Label(l) },
		"Channel":     func(w string, l order.Language) string { return aftersales.Channel(w).Label(l) },
		"Reason":      func(w string, l order.Language) string { return aftersales.Reason(w).Label(l) },
		"Event":       func(w string, l order.Language) string { return aftersales.Event(w).Label(l) },
		"EffectKind":  func(w string, l order.Language) string { return aftersales.EffectKind(w).Label(l) },
		"Command":     aftersales.CommandLabel,
	}
}

// labelledWords are the words of every vocabulary that must have labels.
func labelledWords() map[string][]string {
	words := lists()
	delete(words, "ShipDuringCase") // settings of policies, which no buyer reads
	delete(words, "Capture")
	words["Command"] = []string{"expire"}
	for _, c := range aftersales.Commands() {
		words["Command"] = append(words["Command"], c.Name())
	}
	return words
}

// Every word of every vocabulary has a label in every language; what is none of them is returned as it is.
func TestLabelsAreWhole(t *testing.T) {
	words := labelledWords()
	for vocabulary, all := range words {
		label := labelled()[vocabulary]
		if label == nil || len(all) == 0 {
			t.Errorf("%s has no labels", vocabulary)
			continue
		}
		for _, l := range order.Languages() {
			for _, word := range all {
				// A label of one English word, such as refunded, is the word itself; the other columns tell whether there is a row.
				if got := label(word, l); got == "" || l != order.English && got == word {
					t.Errorf("%s %s has no label in %q", vocabulary, word, l)
				}
			}
			for _, word := range []string{"", "other", all[0] + "s"} {
				if got := label(word, l); got != word {
					t.Errorf("%s: the unknown %q is called %q in %q", vocabulary, word, got, l)
				}
			}
		}
		if got := label(all[0], "fr"); got != all[0] {
			t.Errorf("%s: %s is called %q in an unknown language", vocabulary, all[0], got)
		}
	}
}

// The names of the states are agreed. In Chinese and Japanese they are exactly these; in English a state that was only
// explained got a name.
func TestStateLabels(t *testing.T) {
	tests := []struct {
		why   string
		state aftersales.State
		want  string
	}{
		{"the seller is asked", "awaiting_seller", "awaiting the seller's answer | 待商家处理 | 店舗対応待ち"},
		{"the buyer is asked", "awaiting_buyer", "an offer awaits the buyer's answer | 待买家确认协商 | 購入者の合意待ち"},
		{"the warehouse is asked", "intercepting", "the shipment is being stopped | 拦截中 | 出荷差止め中"},
		{"the buyer may amend, escalate or leave it", "rejected", "the seller refused | 商家已拒绝 | 店舗拒否"},
		{"the buyer must ship", "awaiting_return", "the buyer must send the goods back | 待买家退货 | 返送待ち"},
		{"the carrier has it", "return_in_transit", "the goods are on their way back | 待商家收货 | 返品受取待ち"},
		{"the seller has it", "inspecting", "the goods arrived and are being examined | 验货中 | 検品中"},
		{"what came back is wrong", "return_refused", "the seller refused the goods that came back | 商家拒绝收货 | 返品受取拒否"},
		{"the seller must ship", "awaiting_replacement", "the seller must send the replacement | 待商家补发 | 代替品発送待ち"},
		{"the carrier has the replacement", "replacement_in_transit", "the replacement is on its way | 待买家收货 | 代替品受取待ち"},
		{"neither party decides", "arbitrating", "the platform decides | 平台介入中 | 仲裁中"},
		{"the money is not yet confirmed", "refunding", "the refund is ordered | 退款中 | 返金処理中"},
		{"retry or pay by hand", "refund_failed", "the refund failed | 退款失败 | 返金失敗"},
		{"the original route is closed", "manual_refund", "the refund is paid by hand | 人工退款 | 手動返金対応中"},
		{"nothing was cut", "refunded", "refunded | 退款成功 | 返金済み"},
		{"any other refund", "partially_refunded", "partially refunded | 部分退款成功 | 一部返金済み"},
		{"goods for goods", "replaced", "exchanged, resent or repaired | 换货成功 | 交換完了"},
		{"over", "closed", "closed without refund | 售后关闭 | クローズ"},
	}
	tested := map[aftersales.State]bool{}
	for _, tt := range tests {
		var got []string
		for _, l := range order.Languages() {
			got = append(got, tt.state.Label(l))
		}
		diff(t, tt.why, tt.want, strings.Join(got, " | "))
		tested[tt.state] = true
	}
	for _, s := range aftersales.States() {
		if !tested[s] {
			t.Errorf("%s is not tested", s)
		}
	}
}

// Words that a list gains soon are labelled already.
func TestLabelsToCome(t *testing.T) {
	for vocabulary, words := range map[string]string{
		"Kind":        "cancel",
		"CloseReason": "voided",
		"EffectKind":  "void_payment grant_coupon collect_difference",
		"Command":     "cancel offer accept_offer decline_offer file_appeal",
	} {
		for word := range strings.FieldsSeq(words) {
			if labelled()[vocabulary](word, order.Chinese) == word {
				t.Errorf("%s %s has no label", vocabulary, word)
			}
		}
	}
}
