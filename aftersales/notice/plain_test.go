package notice_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/notice"
	"github.com/recourse-go/recourse/order"
)

// What a party typed stays what it is: text on the line where it belongs.
func TestTypedTextForgesNothing(t *testing.T) {
	tests := []struct {
		why  string
		name string
		want string // the greeting
	}{
		{"a name", "Ann", "Dear Ann,"},
		{"letters of any script", "山田 Ünal", "Dear 山田 Ünal,"},
		{"a line break", "Ann\n\nYour refund is cancelled", "Dear Ann Your refund is cancelled,"},
		{"a carriage return", "Ann\r\nBcc: all@example.com", "Dear Ann Bcc: all@example.com,"},
		{"line breaks of Unicode", "Ann\u2028two\u2029three\u0085four\vfive", "Dear Ann two three four five,"},
		{"marks of points", "Ann\x02money\x03nothing", "Dear Ann money nothing,"},
		{"text that turns round", "Ann\u202egnp.exe\u2066x", "Dear Anngnp.exex,"},
		{"hidden tags", "An\U000e0041n\ufeff", "Dear Ann,"},
		{"a family, which is joined", "👩\u200d👧", "Dear 👩\u200d👧,"},
		{"what is no text", "An\xff\xfen", "Dear Ann,"},
		{"a template", "{{.Shop}}", "Dear {{.Shop}},"},
		{"a tag", "<b>Ann</b>", "Dear <b>Ann</b>,"},
		{"space", " \t Ann   Lee  ", "Dear Ann Lee,"},
		{"nothing that shows", "\u200b\u2060\n", "Dear customer,"},
		{"very long", strings.Repeat("a", 501), "Dear " + strings.Repeat("a", 500) + "…,"},
	}
	w := writer(t)
	for _, tt := range tests {
		news := reminder(t, "marketplace", notice.UnpaidFirst)
		news.Name = tt.name
		n, err := w.Render(news)
		if err != nil {
			t.Fatal(err)
		}
		diff(t, tt.why, tt.want, n.Text(notice.Greeting))
	}
}

// Whatever is typed, a notice has the points and the lines that it has for a harmless name.
func FuzzRender(f *testing.F) {
	f.Add("Ann", "the kiln broke", "a green mug", "Blue mug", "1 Kiln Road")
	f.Add("\x02what\x03", "\r\nSubject: x", "\u2028\u202e", "{{template \"rest\" .}}", "\n\n\n")
	f.Add("", "\xff", strings.Repeat("長", 600), "a\x00b", "\u200d")
	shipped := play(f, mugs, sent{hour, order.Seller, aftersales.Ship{}}, sent{hour, order.Buyer, disliked}, sent{hour, order.Seller, aftersales.Approve{Case: "c1", Revision: 1}})
	last := shipped[len(shipped)-1]
	w := writer(f)
	f.Fuzz(func(t *testing.T, name, cause, alternative, title, address string) {
		for _, topic := range []string{notice.SourcingFailed, notice.RequestReturn, "rejected"} {
			for _, set := range []string{notice.Generic, "buyma"} {
				for _, l := range order.Languages() {
					e := aftersales.Effect{ID: "o-1/9/0", Kind: aftersales.Notify, To: order.Buyer, Topic: topic, Case: "c1", At: noon}
					harmless := notice.News{Effect: e, Dossier: under(last.Dossier, set), Language: l}
					if topic == notice.RequestReturn {
						harmless.Effect = aftersales.Effect{Kind: aftersales.RequestReturn, Case: "c1", At: noon, Topic: "x"}
					}
					typed := harmless
					typed.Name, typed.Cause, typed.Alternative, typed.Titles = name, cause, alternative, map[string]string{"mug": title}
					typed.Effect.Topic = harmless.Effect.Topic
					if topic == notice.RequestReturn {
						typed.Effect.Topic = address
					}
					harmless.Name, harmless.Cause, harmless.Alternative = stand(name), stand(cause), stand(alternative)
					sameShape(t, render(t, w, harmless), render(t, w, typed))
				}
			}
		}
	})
}

// stand is a harmless word in the place of one that shows something, and nothing in the place of one that does not.
func stand(typed string) string {
	shows := func(r rune) bool {
		return r != utf8.RuneError && !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs) || r == '\u200c' || r == '\u200d'
	}
	if strings.IndexFunc(typed, shows) < 0 {
		return ""
	}
	return "x"
}

func render(t testing.TB, w *notice.Writer, news notice.News) notice.Notice {
	t.Helper()
	n, err := w.Render(news)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func sameShape(t *testing.T, want, got notice.Notice) {
	t.Helper()
	if len(want.Parts) != len(got.Parts) || strings.Count(want.Body, "\n") != strings.Count(got.Body, "\n") {
		t.Fatalf("another shape:\n%s\n---\n%s", want.Body, got.Body)
	}
	for i := range want.Parts {
		if want.Parts[i].Point != got.Parts[i].Point || strings.Count(want.Parts[i].Text, "\n") != strings.Count(got.Parts[i].Text, "\n") {
			t.Fatalf("another %s:\n%s\n---\n%s", want.Parts[i].Point, want.Parts[i].Text, got.Parts[i].Text)
		}
	}
	for _, r := range got.Subject + strings.ReplaceAll(got.Body, "\n", "") {
		if unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
			t.Fatalf("%U is in\n%q", r, got.Body)
		}
	}
	if !utf8.ValidString(got.Body) || strings.Contains(got.Subject, "\n") {
		t.Fatalf("%q\n%q", got.Subject, got.Body)
	}
}
