package platforms_test

import (
	"io/fs"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/platforms"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func set(t testing.TB) *policy.Set {
	t.Helper()
	s, err := policy.NewSet(platforms.Policies()...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The platforms by their ids, each once, and all in one set.
func TestAll(t *testing.T) {
	want := []string{
		"amazon", "amazon-fba", "buyma", "douyin", "ebay", "jd", "marketplace", "mercari", "rakuma", "rakuten", "taobao", "wechat-shop", "yahoo-auctions",
	}
	var got []string
	for _, p := range platforms.All() {
		got = append(got, p.Versions[0].ID)
		for _, v := range p.Versions {
			if v.ID != p.Versions[0].ID {
				t.Errorf("%s is listed as a version of %s", v.Ref(), p.Versions[0].ID)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("platforms (-want +got):\n%s", diff)
	}
	if n := len(set(t).IDs()); n != len(platforms.Policies()) {
		t.Errorf("%d policies in the set, want %d", n, len(platforms.Policies()))
	}
}

// Every story comes out as it says in a set of all platforms, too: none leans on another one's absence.
func TestStories(t *testing.T) {
	s, stories := set(t), 0
	for _, p := range platforms.All() {
		for _, complaint := range storytest.Check(s, p.Stories) {
			t.Errorf("%s: %s", p.Versions[0].ID, complaint)
		}
		files, err := fs.Glob(p.Stories, "stories/*.json")
		if err != nil || len(files) == 0 {
			t.Errorf("%s: %d stories, %v", p.Versions[0].ID, len(files), err)
		}
		stories += len(files)
	}
	t.Logf("%d stories", stories)
}

// Whatever is marked unsure can be asked for, and every number says where it comes from.
func TestDoubts(t *testing.T) {
	rules, doubts := 0, 0
	for _, p := range platforms.Policies() {
		doubts += len(policy.Doubts(p))
		rules += len(p.Requests) + len(p.Deadlines) + len(p.Reasons) + len(p.Metrics)
		for name, r := range p.Deadlines {
			if r.Source.Source == "" || r.AsOf == "" || r.Confidence == "" && p.ID != "marketplace" {
				t.Errorf("%s: deadlines.%s does not say where its number comes from: %+v", p.Ref(), name, r.Source)
			}
		}
	}
	if doubts == 0 {
		t.Error("no platform has a doubt: that cannot be")
	}
	t.Logf("%d doubts among %d rules", doubts, rules)
}
