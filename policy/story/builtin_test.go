package story_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/story"
)

// builtIn are the stories that the generic marketplace carries, by file.
func builtIn(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := fs.Glob(marketplace.Stories, "stories/*")
	if err != nil || len(files) == 0 {
		t.Fatal("no stories", err)
	}
	docs := map[string][]byte{}
	for _, name := range files {
		data, err := marketplace.Stories.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		docs[name] = data
	}
	return docs
}

func TestBuiltInStories(t *testing.T) {
	whys := map[string]string{}
	for name, doc := range builtIn(t) {
		t.Run(path.Base(name), func(t *testing.T) {
			r := play(t, string(doc))
			if diff := cmp.Diff([]string(nil), failures(r)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if want := r.Story.Name + ".json"; path.Base(name) != want {
				t.Errorf("the file is to be named %s like its story", want)
			}
			if len(r.Story.Why) < 40 {
				t.Errorf("why is %q: say what the story is there for", r.Story.Why)
			}
			if other := whys[r.Story.Why]; other != "" {
				t.Errorf("%s has the same why", other)
			}
			whys[r.Story.Why] = name
		})
	}
}

// Every story expects something of its last step: one that ends in silence proves less than it seems to.
func TestBuiltInStoriesExpectSomething(t *testing.T) {
	for name, doc := range builtIn(t) {
		s := parse(t, string(doc))
		if cmp.Equal(s.Steps[len(s.Steps)-1].Expect, story.Expect{}) {
			t.Errorf("%s expects nothing of its last step", name)
		}
	}
}

// A log is all there is: folded through JSON it gives the same dossier, byte for byte.
func TestBuiltInStoriesReplayFromTheirLogs(t *testing.T) {
	for name, doc := range builtIn(t) {
		r := play(t, string(doc))
		data, err := json.Marshal(r.Log)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var log []aftersales.Entry
		if err := json.Unmarshal(data, &log); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		folded, err := aftersales.Dossier{}.Fold(log...)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		want, err := json.Marshal(r.Dossier)
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(folded)
		if err != nil || !bytes.Equal(want, got) {
			t.Errorf("%s: %v (-want +got):\n%s", name, err, cmp.Diff(string(want), string(got)))
		}
	}
}

// The worked figures that the library is held to: each is expected by the story that tells it.
func TestWorkedFiguresAreTold(t *testing.T) {
	tests := []struct {
		why     string
		story   string
		refunds []string // of the story's steps, in this order
	}{
		{"S1 a coupon over two shops", "two-shops-one-coupon", []string{"66.67", "33.33"}},
		{"S2 equal lines", "three-lines-share-a-coupon", []string{"6.67", "6.67", "6.66"}},
		{"S2 by largest remainder", "three-lines-largest-remainder", []string{"6.66", "6.67", "6.67"}},
		{"S3 unit by unit", "unit-by-unit", []string{"6.66", "6.67", "6.67"}},
		{"S3 two, then one", "two-units-then-one", []string{"13.33", "6.67"}},
		{"S4 points", "points-and-cash", []string{"53.91", "36.09"}},
		{"S5 stacked, and the rest of it", "stacked-discounts-two-shops", []string{"36.19", "36.20", "102.63", "69.98"}},
		{"S7 freight with the last line", "freight-goes-with-the-last-line", []string{"30.00", "20.00", "18.00"}},
		{"S7 shipped", "freight-stays-once-shipped", []string{"30.00", "20.00", "10.00"}},
		{"S7 withdrawn", "freight-after-a-withdrawal", []string{"30.00", "20.00"}},
		{"S9 by amount", "rotten-apples-to-the-last-cent", []string{"24.95", "24.95"}},
		{"S11 forfeited", "accepted-less-than-the-share", []string{"6.00", "6.67", "6.67"}},
		{"S11 carried", "accepted-less-and-carried", []string{"6.00", "6.67", "7.33"}},
		{"S13 two tenders", "two-tenders", []string{"33.33", "33.33", "33.34"}},
	}
	docs := builtIn(t)
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			var got []string
			for _, s := range parse(t, string(docs["stories/"+tt.story+".json"])).Steps {
				if _, opens := s.Command.(aftersales.Open); opens && s.Expect.Refund != nil {
					got = append(got, s.Expect.Refund.Number())
				}
			}
			if diff := cmp.Diff(tt.refunds, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Breaking any expected amount of a story breaks the story: what it names is really checked.
func TestBuiltInStoriesWouldNotice(t *testing.T) {
	for name, doc := range builtIn(t) {
		broken := strings.Replace(string(doc), `"refund": "`, `"refund": "9`, 1)
		if broken != string(doc) && play(t, broken).Failures() != 1 {
			t.Errorf("%s: one refund more by 9 to the front is not one failure", name)
		}
	}
}
