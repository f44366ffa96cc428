package amazon_test

import (
	"io/fs"
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy/amazon"
	"github.com/recourse-go/recourse/policy/story"
)

// What stories cannot name: how much of an authorisation is let go of, and who bears a refund.
func TestWhatIsVoidedAndWhoBears(t *testing.T) {
	for _, tt := range []struct {
		why, story string
		void       string   // all that is let go of
		bears      []string // who bears the refunds
	}{
		{"the whole order, with its freight", "cancelled-in-the-first-half-hour", "45.00", nil},
		{"by request", "formal-request-approved", "45.00", nil},
		{"by the seller", "message-is-no-request", "45.00", nil},
		{"by the clock", "called-off-a-week-after-ship-by", "45.00", nil},
		{"by business days", "called-off-after-seven-business-days", "45.00", nil},
		{"sent in time with Amazon's label", "protected-by-buy-shipping", "", []string{"platform"}},
		{"the same without it", "contact-not-answered", "", []string{"seller"}},
	} {
		doc, err := fs.ReadFile(amazon.Stories, "stories/"+tt.story+".json")
		if err != nil {
			t.Fatal(err)
		}
		s, err := story.Parse(doc)
		if err != nil {
			t.Fatal(err)
		}
		r, err := story.Play(set(t), s)
		if err != nil {
			t.Fatal(err)
		}
		void := ""
		for _, step := range r.Steps {
			for _, e := range step.Effects {
				if e.Kind == aftersales.VoidPayment {
					for _, v := range e.Tenders {
						void += v.Amount.Number()
					}
				}
			}
		}
		if void != tt.void {
			t.Errorf("%s: %s is voided, want %s", tt.why, void, tt.void)
		}
		net := map[string]int64{}
		for _, c := range r.Dossier.Cases {
			for _, p := range c.Quote.Postings(r.Dossier.Allocation()) {
				if c.Refund != nil {
					net[string(p.Party)] += p.Amount.Minor()
				}
			}
		}
		var bears []string
		for _, party := range slices.Sorted(maps.Keys(net)) {
			if net[party] < 0 {
				bears = append(bears, party)
			}
		}
		if diff := cmp.Diff(tt.bears, bears); diff != "" {
			t.Errorf("%s: who bears it (-want +got)\n%s", tt.why, diff)
		}
	}
}
