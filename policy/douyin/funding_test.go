package douyin_test

import (
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy/douyin"
	"github.com/recourse-go/recourse/policy/story"
)

// What the platform advances it bears; without the code the seller does.
func TestFunding(t *testing.T) {
	for name, want := range map[string]order.Party{
		"refund-advanced-by-the-platform": order.Platform, "shipped-refund-answered-by-silence": "",
	} {
		data, err := douyin.Stories.ReadFile("stories/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		s, err := story.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		result, err := story.Play(set(t), s)
		if err != nil {
			t.Fatal(err)
		}
		last := result.Steps[len(result.Steps)-1].Dossier.Cases
		if got := last[len(last)-1].Quote.BorneBy; got != want {
			t.Errorf("%s: borne by %q, want %q", name, got, want)
		}
	}
}
