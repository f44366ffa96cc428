package story_test

import (
	"errors"
	"testing"
	"time"

	"github.com/recourse-go/recourse/policy/story"
)

// Whatever the text, Parse and Play give an *Error or a story, in bounded time, and what is played twice comes out the same.
func FuzzParse(f *testing.F) {
	for _, doc := range builtIn(f) {
		f.Add(doc)
	}
	f.Add([]byte(document(pay, ask, yes, paid)))
	f.Add([]byte(adjusted(`{"attempts": null}`, expecting(pay, `'faults': ['x'], 'ceiling': '1e9'`))))
	f.Add([]byte(`{"story":"a","policy":"marketplace","order":null,"steps":[null]}`))
	policies := set(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		began := time.Now()
		s, err := story.Parse(data)
		var wrong *story.Error
		if err != nil {
			if !errors.As(err, &wrong) || wrong.Error() == "" {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		first, err := story.Play(policies, s)
		if err != nil {
			if !errors.As(err, &wrong) {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		second, err := story.Play(policies, s)
		if err != nil || len(first.Log) != len(second.Log) || first.Failures() != second.Failures() {
			t.Fatalf("played twice: %d and %d entries, %d and %d failures, %v", len(first.Log), len(second.Log), first.Failures(), second.Failures(), err)
		}
		if len(data) < 1<<14 && time.Since(began) > 10*time.Second {
			t.Fatalf("%d bytes took %v", len(data), time.Since(began))
		}
	})
}
