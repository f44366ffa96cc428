package order_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
)

func ExampleStatus_Label() {
	for _, l := range order.Languages() {
		fmt.Println(order.AwaitingReceipt.Label(l))
	}
	fmt.Println(order.Status("in_the_post").Label(order.Japanese))
	// Output:
	// awaiting receipt
	// 待收货
	// 受取待ち
	// in_the_post
}

func ExampleFault_Label() {
	refused := order.NewFault("amount_above_ceiling", "amount", "30.00 asked, at most 24.95 can go back", "asked", "30.00", "ceiling", "24.95")
	fmt.Println(refused.Label(order.English), "-", refused.Operands["ceiling"])
	fmt.Println(refused.Label(order.Chinese), "-", refused.Operands["ceiling"])
	fmt.Println(refused.Label(order.Japanese), "-", refused.Operands["ceiling"])
	// Output:
	// amount above the maximum - 24.95
	// 超出最高可退金额 - 24.95
	// 返金上限額の超過 - 24.95
}

// A host program keeps a table of its own for the words it adds.
func ExampleLabels() {
	const mine = order.Labels(`
buyer_is_blocked: the buyer is blocked | 买家已被拉黑 | 購入者はブロック中
`)
	fmt.Println(mine.Label("buyer_is_blocked", order.Chinese))
	// Output: 买家已被拉黑
}

// labelled are the vocabularies of this package: each word with what it is called.
func labelled() map[string]func(word string, l order.Language) string {
	return map[string]func(string, order.Language) string{
		"Status":       func(w string, l order.Language) string { return order.Status(w).Label(l) },
		"AfterSale":    func(w string, l order.Language) string { return order.AfterSale(w).Label(l) },
		"CloseReason":  func(w string, l order.Language) string { return order.CloseReason(w).Label(l) },
		"Party":        func(w string, l order.Language) string { return order.Party(w).Label(l) },
		"DiscountKind": func(w string, l order.Language) string { return order.DiscountKind(w).Label(l) },
		"Fulfilment":   func(w string, l order.Language) string { return order.Fulfilment(w).Label(l) },
		"Event":        func(w string, l order.Language) string { return order.Event(w).Label(l) },
	}
}

// Every word of every vocabulary has a label in every language; what is none of them is returned as it is.
func TestLabelsAreWhole(t *testing.T) {
	for vocabulary, label := range labelled() {
		words := lists()[vocabulary]
		if len(words) == 0 {
			t.Errorf("%s has no words", vocabulary)
		}
		for _, l := range order.Languages() {
			for _, word := range words {
				// A label of one English word, such as closed, is the word itself; the other columns tell whether there is a row.
				if got := label(word, l); got == "" || l != order.English && got == word {
					t.Errorf("%s %s has no label in %q", vocabulary, word, l)
				}
			}
			for _, word := range []string{"", "other", words[0] + "s", words[0] + ":", words[0][1:], "\n" + words[0]} {
				if got := label(word, l); got != word {
					t.Errorf("%s: the unknown %q is called %q in %q", vocabulary, word, got, l)
				}
			}
		}
		for _, l := range []order.Language{"", "fr", "EN", "zh-TW"} {
			if got := label(words[0], l); got != words[0] {
				t.Errorf("%s: %s is called %q in %q", vocabulary, words[0], got, l)
			}
		}
	}
	if len(labelled()) != len(lists()) {
		t.Error("a vocabulary has no labels")
	}
}

func TestStatusLabels(t *testing.T) {
	tests := []struct {
		why    string
		status order.Status
		want   string
	}{
		{"nothing paid", order.PendingPayment, "pending payment | 待付款 | 支払い待ち"},
		{"nothing shipped", order.PendingShipment, "pending shipment | 待发货 | 発送待ち"},
		{"some left", order.PartiallyShipped, "partially shipped | 部分发货 | 一部発送済み"},
		{"all left", order.AwaitingReceipt, "awaiting receipt | 待收货 | 受取待ち"},
		{"the buyer has it", order.Completed, "completed | 交易成功 | 取引完了"},
		{"over without a sale", order.Closed, "closed | 交易关闭 | 取引終了"},
	}
	for _, tt := range tests {
		diff(t, tt.why, tt.want, inAll(tt.status.Label))
	}
	if len(tests) != len(order.Statuses()) {
		t.Error("a status is not tested")
	}
}

// inAll is what something is called in all languages.
func inAll(label func(order.Language) string) string {
	var all []string
	for _, l := range order.Languages() {
		all = append(all, label(l))
	}
	return strings.Join(all, " | ")
}

func TestLabelRows(t *testing.T) {
	const table = order.Labels("a: one | 一 | いち\nab: two | 二 | に\n\nbare\nshort: only\ngap: x |  | y\nlast: three | 三 | さん")
	tests := []struct {
		why  string
		word string
		want string
	}{
		{"the first row", "a", "one | 一 | いち"},
		{"a word that begins with another", "ab", "two | 二 | に"},
		{"the last row ends without a line break", "last", "three | 三 | さん"},
		{"columns that are missing", "short", "only | short | short"},
		{"a column that is empty", "gap", "x | gap | y"},
		{"a line that is no row", "bare", "bare | bare | bare"},
		{"the start of a word", "l", "l | l | l"},
		{"a word over two lines", "a: one | 一 | いち\nab", "a: one | 一 | いち\nab | a: one | 一 | いち\nab | a: one | 一 | いち\nab"},
		{"no word", "", " |  | "},
	}
	for _, tt := range tests {
		diff(t, tt.why, tt.want, inAll(func(l order.Language) string { return table.Label(tt.word, l) }))
	}
}

func TestLanguages(t *testing.T) {
	diff(t, "languages", []order.Language{order.English, order.Chinese, order.Japanese}, order.Languages())
	for _, want := range order.Languages() {
		var l order.Language
		if err := l.UnmarshalText([]byte(want)); err != nil || l != want {
			t.Errorf("%q became %q, %v", want, l, err)
		}
	}
	for _, bad := range []string{"", "EN", "fr", "zh-CN"} {
		l := order.Chinese
		var unknown *order.UnknownNameError
		if err := l.UnmarshalText([]byte(bad)); !errors.As(err, &unknown) || unknown.Vocabulary != "language" || l != order.Chinese {
			t.Errorf("%q: %v, became %q", bad, err, l)
		}
	}
}

// Whatever the table and the word, a label is the word itself or the column of the row that the word begins.
func FuzzLabels(f *testing.F) {
	f.Add("\na: one | 一 | いち\nb: two | 二 | に\n", "b", "ja")
	f.Add("a: one", "a", "zh")
	f.Add("a:b | c", "", "en")
	f.Add("a: a: b | x | y\n", "a: a", "en")
	f.Fuzz(func(t *testing.T, table, word, language string) {
		got := order.Labels(table).Label(word, order.Language(language))
		if again := order.Labels(table).Label(word, order.Language(language)); again != got {
			t.Errorf("%q, then %q", got, again)
		}
		if got == word {
			return
		}
		column := strings.Index("en zh ja", language) / 3
		for row := range strings.SplitSeq(table, "\n") {
			if rest, ok := strings.CutPrefix(row, word+":"); ok && word != "" {
				columns := strings.Split(strings.TrimPrefix(rest, " "), " | ")
				if column >= len(columns) || columns[column] != got {
					t.Errorf("the row %q gives %q in %q", row, got, language)
				}
				return
			}
		}
		t.Errorf("%q is called %q without a row", word, got)
	})
}

// The fault table is the longest, and its last row takes longest to find.
func BenchmarkLabel(b *testing.B) {
	b.ReportAllocs()
	f := order.Fault{Code: "working_day_missing"}
	for b.Loop() {
		if f.Label(order.Japanese) == "" {
			b.Fatal("no label")
		}
	}
}

// A row read by hand: the floor is a map of the same table, made beforehand and kept.
func BenchmarkLabelFloor(b *testing.B) {
	b.ReportAllocs()
	table := map[string][3]string{}
	for code := range faultCodes(b) {
		f := order.Fault{Code: code}
		table[code] = [3]string{f.Label(order.English), f.Label(order.Chinese), f.Label(order.Japanese)}
	}
	column := map[order.Language]int{order.English: 0, order.Chinese: 1, order.Japanese: 2}
	code := "working_day_missing"
	for b.Loop() {
		if table[code][column[order.Japanese]] == "" {
			b.Fatal("no label")
		}
	}
}
