package policy_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/recourse-go/recourse/policy"
)

// same compares policies as JSON does: what is empty is what is nil, and an instant is one in any zone.
var same = cmpopts.EquateEmpty()

// What Parse accepts survives JSON, and Compile says yes or no to it.
func FuzzParse(f *testing.F) {
	for _, p := range []policy.Policy{{}, plain(), rich()} {
		data, err := json.Marshal(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"in_force": "0001-01-01T00:00:00+00:01", "requests": {"": {"when": {"facts": {"": []}}}}}`))
	f.Add([]byte(`{"in_force": "9999-12-31T23:59:59-23:59", "zone": "Local", "deduction_cap": "0.000000000001"}`))
	f.Add([]byte(`{"deadlines": {"a": {"when": {"status": ["completed"], "state": []}, "amount": -9223372036854775808, "unit": "days", "anchor": "state"}}}`))
	f.Add([]byte(`{"deadlines": {"": {}}, "choices": {"": {}}, "metrics": {"a": {}}, "reasons": {"": {}}}`)) // rules that are not whole
	f.Add([]byte(`{"metrics": {"a": null}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := policy.Parse(data)
		if err != nil {
			return
		}
		again, err := json.Marshal(p)
		if err != nil {
			t.Fatalf("accepted, and cannot be written: %v", err)
		}
		q, err := policy.Parse(again)
		if err != nil {
			t.Fatalf("written as %s it is refused: %v", again, err)
		}
		if diff := cmp.Diff(p, q, same); diff != "" {
			t.Fatalf("through JSON (-want +got):\n%s", diff)
		}
		c, err := policy.Compile(p)
		if err != nil {
			return
		}
		for _, s := range []func(){
			func() { c.Admit(asked()) }, func() { c.CaseDeadlines(waiting()) }, func() { c.ChildDeadlines(asked()) }, func() { c.Terms(waiting()) },
		} {
			s()
		}
		if diff := cmp.Diff(p, c.Data()); diff != "" {
			t.Fatalf("compiled (-want +got):\n%s", diff)
		}
	})
}

// What Adjust accepts survives JSON, and the same patch laid over it again changes nothing more, but that what it deleted
// is gone.
func FuzzAdjust(f *testing.F) {
	f.Add([]byte(`{}`))
	f.Add([]byte(`{"id": "mine", "deadlines": {"answer": {"amount": 24, "when": null}}, "metrics": null}`))
	f.Add([]byte(`{"requests": {"any": {"window": null}, "new": {"when": {"kind": ["refund_only"], "facts": {"a": ["b"]}}}}}`))
	f.Add([]byte(`{"title": "\ud83d\ude00\u2028<", "attempts": 1e2, "deduction_cap": "1.0"}`))
	f.Add([]byte(`{"deadlines": {"answer": {"amount": null, "timer": null}}, "reasons": {"unwanted": null}}`))
	f.Add([]byte(`{"deadlines": {"anwser": {"amount": 24}}, "requests": {"any": {"window": {"amount": 3}}}}`))
	f.Add([]byte(`[{"id": null}]`))
	f.Fuzz(func(t *testing.T, patch []byte) {
		before, err := json.Marshal(rich())
		if err != nil {
			t.Fatal(err)
		}
		base := rich()
		p, err := base.Adjust(patch)
		if after, merr := json.Marshal(base); merr != nil || !bytes.Equal(before, after) {
			t.Fatalf("the policy itself changed to %s", after)
		}
		if err != nil {
			return
		}
		data, err := json.Marshal(p)
		if err != nil {
			t.Fatalf("accepted, and cannot be written: %v", err)
		}
		q, err := policy.Parse(data)
		if err != nil {
			t.Fatalf("written as %s it is refused: %v", data, err)
		}
		if diff := cmp.Diff(p, q, same); diff != "" {
			t.Fatalf("through JSON (-want +got):\n%s", diff)
		}
		if twice, err := p.Adjust(patch); err == nil {
			if diff := cmp.Diff(p, twice, same); diff != "" {
				t.Fatalf("the same patch again (-want +got):\n%s", diff)
			}
		}
		if _, err := p.Adjust([]byte(`{}`)); err != nil {
			t.Fatalf("an empty patch after it: %v", err)
		}
	})
}
