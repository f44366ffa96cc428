package storytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/story"
)

// Row is one fact about a platform that its policy states and a story tells: a number, or who may do something.
type Row struct {
	ID   string // 2.2-3
	Says string // in a few words
	// Rule is the path of the rule that states it: deadlines.answer, requests.cancel.window, attempts.
	Rule  string
	Story string // the name of the story that tells it
	// Why is the reason for which no story does; Rule and Story are empty then.
	Why string
}

// leastTold is how many of a hundred rows a story must tell.
const leastTold = 95

// Rows fails the test for each complaint of CheckRows, and logs how many rows the stories tell.
func Rows(t *testing.T, p policy.Policy, set *policy.Set, stories fs.FS, rows []Row) {
	t.Helper()
	for _, complaint := range CheckRows(p, set, stories, rows) {
		t.Error(complaint)
	}
	told := 0
	for _, r := range rows {
		if r.Story != "" {
			told++
			continue
		}
		t.Logf("%s, %s: no story tells it: %s", r.ID, r.Says, r.Why)
	}
	t.Logf("the stories tell %d of %d rows", told, len(rows))
}

// CheckRows says what is wrong with the rows of a policy, in words. A row passes if its story comes out as it says, and does
// not once the rule is deleted, or where that changes nothing or cannot be, once one of the rule's numbers is one more or one
// less. Ninety-five of a hundred rows are told by a story, the others say why not.
func CheckRows(p policy.Policy, set *policy.Set, stories fs.FS, rows []Row) []string {
	files, err := documents(stories)
	if err != nil {
		return []string{err.Error()}
	}
	docs := map[string][]byte{}
	for _, f := range files {
		if s, err := story.Parse(f.data); err == nil {
			docs[s.Name] = f.data
		}
	}
	var complaints []string
	seen, told := map[string]bool{}, 0
	for _, r := range rows {
		if seen[r.ID] {
			complaints = append(complaints, fmt.Sprintf("row %s stands twice", r.ID))
		}
		seen[r.ID] = true
		switch {
		case r.Says == "":
			complaints = append(complaints, fmt.Sprintf("row %s says nothing", r.ID))
		case r.Story == "" && r.Why == "":
			complaints = append(complaints, fmt.Sprintf("row %s, %s: name the story that tells it, or why none does", r.ID, r.Says))
		case r.Story != "":
			told++
			if text := checkRow(p, set, docs[r.Story], r); text != "" {
				complaints = append(complaints, fmt.Sprintf("row %s, %s: %s", r.ID, r.Says, text))
			}
		}
	}
	if len(rows) == 0 || 100*told < leastTold*len(rows) {
		complaints = append(complaints, fmt.Sprintf("the stories tell %d of %d rows: %d of a hundred are to be told", told, len(rows), leastTold))
	}
	return complaints
}

// checkRow says why a story does not tell a row; empty where it does.
func checkRow(p policy.Policy, set *policy.Set, doc []byte, r Row) string {
	if doc == nil {
		return fmt.Sprintf("there is no story %s", r.Story)
	}
	s, err := story.Parse(doc)
	if err != nil {
		return err.Error()
	}
	if id, _, _ := strings.Cut(s.Policy, "@"); id != p.ID {
		return fmt.Sprintf("story %s is about the policy %s, not %s", r.Story, s.Policy, p.ID)
	}
	data, err := dataOf(p)
	if err != nil {
		return err.Error()
	}
	rule, ok := at(data, strings.Split(r.Rule, "."))
	if !ok {
		return fmt.Sprintf("the policy has no %s", r.Rule)
	}
	result, err := story.Play(set, s)
	if err != nil || result.Failures() > 0 {
		return fmt.Sprintf("story %s does not pass", r.Story)
	}
	for _, change := range append([]any{nil}, changes(rule)...) {
		if breaks(set, s, nest(strings.Split(r.Rule, "."), change)) {
			return ""
		}
	}
	return fmt.Sprintf("story %s passes without %s and with other numbers in it: let it pin what the rule says", r.Story, r.Rule)
}

// breaks reports whether a story fails once its policy is changed by a patch, which the story's own goes over.
func breaks(set *policy.Set, s story.Story, patch any) bool {
	if len(s.Adjust) > 0 {
		var own any
		if json.Unmarshal(s.Adjust, &own) == nil {
			patch = over(patch, own)
		}
	}
	text, err := json.Marshal(patch)
	if err != nil {
		return false
	}
	s.Adjust = text
	result, err := story.Play(set, s)
	return err == nil && result.Failures() > 0
}

// over lays one patch over another: what the second says holds.
func over(under, patch any) any {
	to, object := under.(map[string]any)
	own, both := patch.(map[string]any)
	if !object || !both {
		return patch
	}
	for key, v := range own {
		if was, there := to[key]; there {
			v = over(was, v)
		}
		to[key] = v
	}
	return to
}

// dataOf is a policy as JSON has it.
func dataOf(p policy.Policy) (any, error) {
	text, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	var data any
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	return data, dec.Decode(&data)
}

// at follows a path of keys.
func at(data any, path []string) (any, bool) {
	for _, key := range path {
		object, ok := data.(map[string]any)
		if !ok {
			return nil, false
		}
		if data, ok = object[key]; !ok {
			return nil, false
		}
	}
	return data, true
}

// nest puts a value at the end of a path of keys.
func nest(path []string, v any) any {
	for _, key := range slices.Backward(path) {
		v = map[string]any{key: v}
	}
	return v
}
