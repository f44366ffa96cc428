package storytest_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

const sound = `{"story": "answer", "why": "the seller has forty-eight hours to answer, and his silence refunds", "policy": "marketplace",
	"order": {"id": "o-1", "currency": "CNY", "placed_at": "2026-03-01T10:00:00+08:00",
		"lines": [{"id": "tea", "unit_price": "30.00", "quantity": 1}], "tenders": [{"id": "card", "amount": "30.00"}]},
	"steps": [
		{"at": "2026-03-01T10:01:00+08:00", "do": "pay"},
		{"at": "2026-03-02T10:00:00+08:00", "do": "open", "by": "buyer", "case": "c1", "kind": "refund_only", "reason": "unwanted",
		 "expect": {"refund": "30.00", "deadline": "2026-03-04T10:00:00+08:00"}},
		{"at": "2026-03-04T10:00:00+08:00", "do": "wait", "expect": {"state": "refunding"}}
	]}`

func set(t *testing.T) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// stories is a file system of stories, by file name.
func stories(docs ...string) fstest.MapFS {
	files := fstest.MapFS{"stories/README.md": {Data: []byte("no story")}}
	for i, doc := range docs {
		name := "answer.json"
		if i > 0 {
			name = fmt.Sprintf("answer%d.json", i)
		}
		if other, text, named := strings.Cut(doc, ".json: "); named {
			name, doc = other+".json", text
		}
		files["stories/"+name] = &fstest.MapFile{Data: []byte(doc)}
	}
	return files
}

func TestCheck(t *testing.T) {
	changed := func(old, new string) string {
		if !strings.Contains(sound, old) {
			t.Fatalf("%s is not in the story", old)
		}
		return strings.Replace(sound, old, new, 1)
	}
	for _, tt := range []struct {
		why  string
		docs []string
		want []string
	}{
		{"it passes", []string{sound}, nil},
		{"there are none", nil, []string{"there are no stories: put them into files whose names end with .json"}},
		{"something else comes out", []string{changed(`"state": "refunding"`, `"state": "rejected"`)}, []string{"stories/answer.json: step 3: state of c1: want rejected, got refunding"}},
		{"its file has another name", []string{"other.json: " + sound}, []string{"stories/other.json: the file is to be named answer.json like its story"}},
		{"it does not say why", []string{changed("the seller has forty-eight hours to answer, and his silence refunds", "because")}, []string{`stories/answer.json: why is "because": say what the story is there for`}},
		{"nothing is expected at the end", []string{changed(`, "expect": {"state": "refunding"}`, "")}, []string{"stories/answer.json: nothing is expected of the last step: a story that ends in silence proves less than it seems to"}},
		{"it is no story", []string{`{"story": 7}`}, []string{"stories/answer.json: story: field story: want a string, got a number"}},
		{"two say the same", []string{sound, sound}, []string{"stories/answer1.json: the file is to be named answer.json like its story", "stories/answer1.json: stories/answer.json has the same why"}},
		{"a policy that the set does not hold", []string{changed(`"marketplace"`, `"bazaar"`)}, []string{`stories/answer.json: story "answer", policy: policy: no policy "bazaar" in the set`}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			got := storytest.Check(set(t), stories(tt.docs...))
			if len(got) == 1 && len(tt.want) == 1 && strings.Contains(tt.want[0], "want a string") {
				if !strings.HasPrefix(got[0], "stories/answer.json: ") {
					t.Errorf("complaint %q", got[0])
				}
				return
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("complaints (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCheckRows(t *testing.T) {
	row := storytest.Row{ID: "1-1", Says: "48 hours to answer", Rule: "deadlines.answer_refund", Story: "answer"}
	with := func(change func(*storytest.Row)) storytest.Row {
		r := row
		change(&r)
		return r
	}
	for _, tt := range []struct {
		why  string
		rows []storytest.Row
		want []string
	}{
		{"the story pins the number", []storytest.Row{row}, nil},
		{"the number itself", []storytest.Row{with(func(r *storytest.Row) { r.Rule = "deadlines.answer_refund.amount" })}, nil},
		{"a permission", []storytest.Row{with(func(r *storytest.Row) { r.Rule = "requests.unshipped" })}, nil},
		{"a rule that the story does not depend on", []storytest.Row{with(func(r *storytest.Row) { r.Rule = "deadlines.interception" })}, []string{
			"row 1-1, 48 hours to answer: story answer passes without deadlines.interception and with other numbers in it: let it pin what the rule says",
		}},
		{"a rule that is not there", []storytest.Row{with(func(r *storytest.Row) { r.Rule = "deadlines.nothing" })}, []string{"row 1-1, 48 hours to answer: the policy has no deadlines.nothing"}},
		{"a story that is not there", []storytest.Row{with(func(r *storytest.Row) { r.Story = "nothing" })}, []string{"row 1-1, 48 hours to answer: there is no story nothing"}},
		{"neither a story nor a reason", []storytest.Row{with(func(r *storytest.Row) { r.Story, r.Rule = "", "" })}, []string{
			"row 1-1, 48 hours to answer: name the story that tells it, or why none does", "the stories tell 0 of 1 rows: 95 of a hundred are to be told",
		}},
		{"twice", []storytest.Row{row, row}, []string{"row 1-1 stands twice"}},
		{"nothing is said", []storytest.Row{with(func(r *storytest.Row) { r.Says = "" })}, []string{"row 1-1 says nothing", "the stories tell 0 of 1 rows: 95 of a hundred are to be told"}},
		{"no rows", nil, []string{"the stories tell 0 of 0 rows: 95 of a hundred are to be told"}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			got := storytest.CheckRows(marketplace.Policy(), set(t), stories(sound), tt.rows)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("complaints (-want +got):\n%s", diff)
			}
		})
	}
}

// A patch of the story's own is kept when the policy is changed: what it says holds.
func TestCheckRows_adjusted(t *testing.T) {
	adjusted := strings.Replace(sound, `"policy": "marketplace",`, `"policy": "marketplace", "adjust": {"title": "Mine", "deadlines": {"confirmation": {"amount": 1}}},`, 1)
	rows := []storytest.Row{{ID: "1", Says: "48 hours", Rule: "deadlines.answer_refund", Story: "answer"}}
	if got := storytest.CheckRows(marketplace.Policy(), set(t), stories(adjusted), rows); got != nil {
		t.Errorf("complaints %v", got)
	}
}

func TestRun(t *testing.T) {
	storytest.Run(t, set(t), stories(sound))
	storytest.Rows(t, marketplace.Policy(), set(t), stories(sound), []storytest.Row{{ID: "1", Says: "48 hours", Rule: "deadlines.answer_refund", Story: "answer"}})
}
