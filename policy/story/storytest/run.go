package storytest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/story"
)

// Run plays every story of a file system under the policies of a set, and fails the test for each complaint of Check.
func Run(t *testing.T, set *policy.Set, stories fs.FS) {
	t.Helper()
	for _, complaint := range Check(set, stories) {
		t.Error(complaint)
	}
}

// leastWhy is how many bytes a story's why has at least: it says what the story is there for.
const leastWhy = 40

// Check says what is wrong with the stories of a file system, in words. A story passes if:
//   - it can be played, and every expectation is met
//   - its file is named like it, and it says why it is there, in words of its own
//   - it expects something of its last step
//   - it would notice a refund that is another one
//   - its log, read from JSON again, folds to the same dossier
func Check(set *policy.Set, stories fs.FS) []string {
	files, err := documents(stories)
	if err != nil {
		return []string{err.Error()}
	}
	if len(files) == 0 {
		return []string{"there are no stories: put them into files whose names end with .json"}
	}
	var complaints []string
	whys := map[string]string{}
	for _, f := range files {
		for _, text := range check(set, f) {
			complaints = append(complaints, f.name+": "+text)
		}
		if s, err := story.Parse(f.data); err == nil {
			if other := whys[s.Why]; other != "" {
				complaints = append(complaints, fmt.Sprintf("%s: %s has the same why", f.name, other))
			}
			whys[s.Why] = f.name
		}
	}
	return complaints
}

// file is one story as it is written.
type file struct {
	name string
	data []byte
}

// documents reads every file that ends with .json, in the order of their names.
func documents(stories fs.FS) ([]file, error) {
	var files []file
	err := fs.WalkDir(stories, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".json" {
			return err
		}
		data, err := fs.ReadFile(stories, name)
		files = append(files, file{name, data})
		return err
	})
	return files, err
}

// check says what is wrong with one story.
func check(set *policy.Set, f file) []string {
	s, err := story.Parse(f.data)
	if err != nil {
		return []string{err.Error()}
	}
	result, err := story.Play(set, s)
	if err != nil {
		return []string{err.Error()}
	}
	var complaints []string
	for i, step := range result.Steps {
		for _, failure := range step.Failures {
			complaints = append(complaints, fmt.Sprintf("step %d: %s", i+1, failure))
		}
	}
	if want := s.Name + ".json"; path.Base(f.name) != want {
		complaints = append(complaints, fmt.Sprintf("the file is to be named %s like its story", want))
	}
	if len(s.Why) < leastWhy {
		complaints = append(complaints, fmt.Sprintf("why is %q: say what the story is there for", s.Why))
	}
	if reflect.ValueOf(s.Steps[len(s.Steps)-1].Expect).IsZero() {
		complaints = append(complaints, "nothing is expected of the last step: a story that ends in silence proves less than it seems to")
	}
	if len(complaints) > 0 {
		return complaints
	}
	if blind(set, f.data) {
		complaints = append(complaints, "with one refund larger by a digit in front it passes all the same: what it names is not checked")
	}
	if err := replays(result); err != nil {
		complaints = append(complaints, err.Error())
	}
	return complaints
}

// blind reports whether a story passes though one of the refunds that it expects is another one.
func blind(set *policy.Set, data []byte) bool {
	broken := bytes.Replace(data, []byte(`"refund": "`), []byte(`"refund": "9`), 1)
	if bytes.Equal(broken, data) {
		return false
	}
	s, err := story.Parse(broken)
	if err != nil {
		return false
	}
	result, err := story.Play(set, s)
	return err == nil && result.Failures() == 0
}

// replays folds the log of a story, through JSON, to a dossier that must be the same.
func replays(result story.Result) error {
	text, err := json.Marshal(result.Log)
	if err != nil {
		return fmt.Errorf("its log does not marshal: %w", err)
	}
	var log []aftersales.Entry
	if err := json.Unmarshal(text, &log); err != nil {
		return fmt.Errorf("its log is not read again: %w", err)
	}
	folded, err := aftersales.Dossier{}.Fold(log...)
	if err != nil {
		return fmt.Errorf("its log does not fold: %w", err)
	}
	want, err := json.Marshal(result.Dossier)
	if err != nil {
		return err
	}
	got, err := json.Marshal(folded)
	if err != nil {
		return err
	}
	if !bytes.Equal(want, got) {
		return fmt.Errorf("its log folds to another dossier: %s", strings.TrimSpace(difference(want, got)))
	}
	return nil
}

// difference shows where two texts part.
func difference(want, got []byte) string {
	at := 0
	for at < len(want) && at < len(got) && want[at] == got[at] {
		at++
	}
	from := max(0, at-40)
	return fmt.Sprintf("%q, want %q", got[from:min(len(got), at+40)], want[from:min(len(want), at+40)])
}
