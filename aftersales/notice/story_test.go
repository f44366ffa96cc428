package notice_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/notice"
	"github.com/recourse-go/recourse/order"
)

// Every effect of every story that is news is told, in every language and by every set, and what is told is whole.
func TestEveryStoryIsTold(t *testing.T) {
	w := writer(t)
	told, seen := 0, map[string]bool{}
	for _, played := range stories(t) {
		for _, step := range played.Steps {
			for _, e := range step.Effects {
				topic, to, ok := notice.Topic(e)
				if !ok {
					continue
				}
				told++
				c, _ := step.Dossier.Case(e.Case)
				sets, languages := []string{notice.Generic}, order.Languages()[told%3:][:1]
				if key := fmt.Sprint(topic, to, c.Kind, c.State); !seen[key] { // the first one by every set in every language
					sets, languages, seen[key] = w.Sets(), order.Languages(), true
				}
				for _, set := range sets {
					for _, l := range languages {
						n, err := w.Render(notice.News{Effect: e, Dossier: under(step.Dossier, set+"@2026-01-01"), Language: l})
						if err != nil {
							t.Fatalf("%s, %s in %s: %v", played.Story.Name, topic, l, err)
						}
						whole(t, fmt.Sprintf("%s, %s for the %s by %s in %s", played.Story.Name, topic, to, set, l), n, step.Dossier, e)
					}
				}
			}
		}
	}
	if told < 500 || len(seen) < 100 {
		t.Errorf("%d notices of %d topics only", told, len(seen))
	}
}

// whole checks what every notice has, whatever the topic.
func whole(t *testing.T, what string, n notice.Notice, d aftersales.Dossier, e aftersales.Effect) {
	t.Helper()
	c, _ := d.Case(e.Case)
	points := []notice.Point{notice.Subject, notice.Greeting, notice.What, notice.Next, notice.Closing}
	if _, limited := c.Deadline(); limited && n.Topic != notice.PayRefund {
		points = append(points, notice.By, notice.Silence)
	}
	if c.State.Executing() && n.Topic != notice.RequestReturn && n.Topic != notice.AskEvidence {
		points = append(points, notice.Money)
	}
	for _, p := range points {
		if !n.Has(p) {
			t.Errorf("%s: it does not say %q:\n%s", what, p, n.Body)
		}
	}
	if c.Refund != nil && n.Has(notice.Money) {
		for _, leg := range c.Refund.Legs {
			if number := leg.Amount.Number(); !strings.Contains(strings.ReplaceAll(n.Text(notice.Money), ",", ""), number) {
				t.Errorf("%s: %s to %s is not told:\n%s", what, leg.Amount, leg.Tender, n.Body)
			}
		}
	}
	for _, bad := range []string{"<no value>", "{{", "\n\n\n", " \n", "\x02", "\x03", "map["} {
		if strings.Contains(n.Body+n.Subject, bad) {
			t.Errorf("%s: it holds %q:\n%s", what, bad, n.Body)
		}
	}
	inLanguage(t, what, n)
}

// inLanguage checks that a notice is in its language: what is not is a slip of the pen in a template.
func inLanguage(t *testing.T, what string, n notice.Notice) {
	t.Helper()
	has := map[string]bool{}
	for _, r := range n.Text(notice.What) + n.Text(notice.Next) + n.Text(notice.Silence) {
		has["kana"] = has["kana"] || unicode.In(r, unicode.Hiragana, unicode.Katakana)
		has["han"] = has["han"] || unicode.Is(unicode.Han, r)
	}
	want := map[order.Language]string{order.English: "", order.Chinese: "han", order.Japanese: "kana han"}[n.Language]
	for _, script := range []string{"kana", "han"} {
		if has[script] != slices.Contains(strings.Fields(want), script) {
			t.Errorf("%s: %s is there: %v\n%s", what, script, has[script], n.Body)
		}
	}
}
