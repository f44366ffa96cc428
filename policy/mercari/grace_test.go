package mercari_test

import (
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy/mercari"
	"github.com/recourse-go/recourse/policy/story"
)

// Points that expired before the purchase was called off are valid for five days from then.
func TestGrace(t *testing.T) {
	text, err := mercari.Stories.ReadFile("stories/expired-points-live-five-days-more.json")
	if err != nil {
		t.Fatal(err)
	}
	s, err := story.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	result, err := story.Play(set(t), s)
	if err != nil {
		t.Fatal(err)
	}
	want := time.Date(2026, 1, 7, 2, 0, 0, 0, time.UTC) // called off on 2 January at 11:00 in Tokyo
	for _, entry := range result.Log {
		for _, effect := range entry.Effects {
			if effect.Kind != aftersales.ReturnPoints {
				continue
			}
			if len(effect.Expired) != 1 || !effect.Expired[0].ValidUntil.Equal(want) {
				t.Errorf("expired points come back as %+v, want them valid until %s", effect.Expired, want)
			}
			return
		}
	}
	t.Error("no points come back")
}
