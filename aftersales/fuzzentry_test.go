package aftersales_test

import (
	"encoding/json"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
)

// Whatever an entry of a stored log says, folding it does not panic, and one that does not fit changes nothing.
func FuzzEntryJSON(f *testing.F) {
	told := begin(f, twoShops).play(pay, all)
	for _, e := range told.log {
		data, err := json.Marshal(e)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"seq":5,"case":"g-a","change":{"quote":null,"state":"refunding"}}`))
	f.Add([]byte(`{"seq":5,"opened":{"id":"x"}}`))
	f.Add([]byte(`{"seq":5,"case":"g-a","change":{"state":"awaiting_buyer","kind":"exchange","offer":{"by":"seller","kind":"resend"},"offer_gone":true}}`))
	f.Add([]byte(`{"seq":5,"children":[{"child":"?"}]}`))
	before := toJSON(f, told.dossier)
	f.Fuzz(func(t *testing.T, data []byte) {
		var e aftersales.Entry
		if json.Unmarshal(data, &e) != nil {
			return
		}
		next, err := told.dossier.Apply(e)
		if after := toJSON(t, told.dossier); after != before {
			t.Fatalf("%s changed the dossier it was applied to", data)
		}
		if err != nil {
			if after := toJSON(t, next); after != before {
				t.Fatalf("%s was refused (%v) and changed the dossier", data, err)
			}
			return
		}
		toJSON(t, next)
	})
}
