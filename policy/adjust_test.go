package policy_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/internal/strict"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// rich has something in every field.
func rich() policy.Policy {
	source := policy.Source{Source: "help page 12", AsOf: "2026-03-01", Unsure: true}
	window := days(7, policy.FromDelivery)
	return policy.Policy{
		ID: "rich", Version: "2026-03-01", InForce: at("2026-03-01T00:00:00Z"), Title: "a <rich> & \"odd\" one", Zone: "Asia/Tokyo",
		PartialBeforeShipment: true, ShipDuringCase: aftersales.CloseCase, Attempts: 3, ReturnAddress: policy.Required,
		RejectEvidence: policy.Required, DeductionCap: money.MustRate("0.333333333333"), Offers: []aftersales.Kind{aftersales.RefundOnly, aftersales.Exchange},
		Terms:    refund.Terms{Freight: refund.FreightWithLast, Slack: refund.CarrySlack, Tenders: refund.LastToFirst},
		TermsFor: terms{"goodwill": {When: when{Liable: []order.Party{order.Seller}}, Terms: refund.Terms{Freight: refund.FullFreight}, Source: source}},
		Requests: requests{"any": {
			When: when{
				Kind: []aftersales.Kind{aftersales.RefundOnly}, State: nil, Status: []order.Status{order.Completed}, Goods: []aftersales.GoodsState{aftersales.Received},
				By: []order.Party{order.Buyer}, Reason: []aftersales.Reason{aftersales.Unwanted}, Channel: []aftersales.Channel{aftersales.Formal},
				Fulfilment: []order.Fulfilment{order.BySeller}, Category: []string{"fresh", "dry"}, Facts: map[string][]string{"market": {"jp", ""}},
			},
			Window: &window, AmountFixed: true, WholeOrder: true, Event: aftersales.EventRequested, Source: source,
		}},
		Reasons: reasons{"unwanted": {Liable: order.Buyer, When: when{Goods: []aftersales.GoodsState{aftersales.Received}}, Source: source}},
		Deadlines: timers{"answer": {
			When: when{State: []aftersales.State{aftersales.AwaitingSeller}}, Timer: "t", OpenedWithin: &window, Span: hours(48, policy.FromState), Expiry: "expired_refund", Source: source,
		}},
		ConfirmDuringCase: policy.AllowConfirming,
		Extensions: extensions{"more": {
			When: when{Kind: []aftersales.Kind{aftersales.RefundOnly}}, Timer: "t", By: []order.Party{order.Seller}, Consent: order.Buyer, Times: 2, AfterRefusal: true,
			Length: policy.Length{Amount: 3, Unit: policy.Days}, Most: &window, From: &window, Window: &window, Source: source,
		}},
		Holds:   holds{"stop": {Timer: "t", By: []order.Party{order.Buyer}, Most: window, Times: 1, Source: source}},
		Notices: notices{"late": {Do: "report_delay", By: []order.Party{order.Carrier}, Timer: "t", Length: policy.Length{Amount: 3, Unit: policy.Days}, Until: true, Most: &window, Times: 1, Source: source}},
		Choices: choices{"final": {Do: "reject", Event: aftersales.EventRejectedFinally, Source: source}},
		Metrics: metrics{"refusals": {Event: aftersales.EventRejected, Timer: "t", Metric: "refusals", Weight: 9007199254740993, Against: order.Seller, Source: source}},
		Source:  source,
	}
}

func adjust(t *testing.T, p policy.Policy, patch string) policy.Policy {
	t.Helper()
	got, err := p.Adjust([]byte(patch))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestParse_roundTrip(t *testing.T) {
	for _, p := range []policy.Policy{{}, plain(), rich()} {
		data, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		got, err := policy.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(p, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", p.ID, diff)
		}
	}
	compile(t, rich())
}

func TestPolicy_Adjust(t *testing.T) {
	for _, tt := range []struct {
		why   string
		patch string
		want  func(*policy.Policy) // what changes
	}{
		{"nothing", `{}`, func(*policy.Policy) {}},
		{"a value is replaced", `{"id": "mine", "attempts": 5}`, func(p *policy.Policy) { p.ID, p.Attempts = "mine", 5 }},
		{"an object is merged: the amount of one deadline", `{"deadlines": {"answer": {"amount": 24}}}`, func(p *policy.Policy) {
			r := p.Deadlines["answer"]
			r.Amount = 24
			p.Deadlines["answer"] = r
		}},
		{"a list is replaced whole", `{"requests": {"any": {"when": {"category": ["shoes"]}}}}`, func(p *policy.Policy) {
			p.Requests["any"] = rewhen(p, func(w *when) { w.Category = []string{"shoes"} })
		}},
		{"so is the list of a fact, beside which others come", `{"requests": {"any": {"when": {"facts": {"market": ["us"], "level": ["1"]}}}}}`, func(p *policy.Policy) {
			p.Requests["any"] = rewhen(p, func(w *when) { w.Facts = map[string][]string{"market": {"us"}, "level": {"1"}} })
		}},
		{"null deletes a rule", `{"deadlines": {"answer": null}, "choices": {"final": null}}`, func(p *policy.Policy) { p.Deadlines, p.Choices = timers{}, choices{} }},
		{"null deletes a whole section", `{"metrics": null, "terms_for": null}`, func(p *policy.Policy) { p.Metrics, p.TermsFor = nil, nil }},
		{"null deletes a condition", `{"requests": {"any": {"when": {"facts": null, "by": null}}}}`, func(p *policy.Policy) { p.Requests["any"] = rewhen(p, func(w *when) { w.Facts, w.By = nil, nil }) }},
		{"null deletes what may be left out", `{"version": null, "in_force": null, "deduction_cap": null, "requests": {"any": {"window": null, "unsure": null}}}`, func(p *policy.Policy) {
			p.Version, p.InForce, p.DeductionCap = "", policy.Policy{}.InForce, money.Rate{}
			r := p.Requests["any"]
			r.Window, r.Unsure = nil, false
			p.Requests["any"] = r
		}},
		{"a field that is empty already may be deleted", `{"requests": {"any": {"when": {"state": null}}}, "terms_for": {"goodwill": {"terms": {"slack": null}}}}`, func(*policy.Policy) {}},
		{"a rule is added, a null in it means what it means to leave it out", `{"choices": {"take": {"do": "receive", "event": "received", "when": {"kind": null}}}}`, func(p *policy.Policy) {
			p.Choices["take"] = policy.Choice{Do: "receive", Event: aftersales.EventReceived}
		}},
		{"an object comes where there was none", `{"requests": {"any": {"window": null}}, "reasons": {"disliked": {"liable": "buyer", "when": {"kind": ["refund_only"]}}}}`, func(p *policy.Policy) {
			r := p.Requests["any"]
			r.Window = nil
			p.Requests["any"] = r
			p.Reasons["disliked"] = policy.ReasonRule{Liable: order.Buyer, When: when{Kind: []aftersales.Kind{aftersales.RefundOnly}}}
		}},
		{"a number keeps every digit, as those do that are not touched", `{"deadlines": {"answer": {"amount": 9007199254740995}}}`, func(p *policy.Policy) {
			r := p.Deadlines["answer"]
			r.Amount = 9007199254740995
			p.Deadlines["answer"] = r
		}},
		{"a rate is a string, and keeps its digits too", `{"deduction_cap": "0.666666666667"}`, func(p *policy.Policy) { p.DeductionCap = money.MustRate("0.666666666667") }},
		{"a text may hold anything", `{"title": "\u003cb\u003e \u2028 ✓ \u0000"}`, func(p *policy.Policy) { p.Title = "<b> \u2028 ✓ \x00" }},
	} {
		t.Run(tt.why, func(t *testing.T) {
			base := rich()
			want := rich()
			tt.want(&want)
			if diff := cmp.Diff(want, adjust(t, base, tt.patch)); diff != "" {
				t.Errorf("adjusted (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(rich(), base); diff != "" {
				t.Errorf("the policy itself changed (-want +got):\n%s", diff)
			}
		})
	}
}

func rewhen(p *policy.Policy, change func(*when)) policy.Request {
	r := p.Requests["any"]
	change(&r.When)
	return r
}

func TestPolicy_Adjust_refused(t *testing.T) {
	for _, tt := range []struct {
		why   string
		patch string
		want  string
	}{
		{"a patch is an object", `[{"id": "mine"}]`, "policy: patch: json: a patch is an object"},
		{"not null", `null`, "policy: patch: json: a patch is an object"},
		{"not nothing", ``, "policy: patch: json: line 1: the document ends too early"},
		{"not two", `{} {}`, "policy: patch: json: line 1: invalid character '{' after top-level value"},
		{"no key twice", `{"id": "a", "id": "b"}`, `policy: patch: json: line 1: id: `},
		{"an unknown key is named", `{"atempts": 3}`, "policy: patch: json: atempts: "},
		{"with its path", `{"deadlines": {"answer": {"amout": 24}}}`, "policy: patch: json: deadlines.answer.amout: "},
		{"in a rule's condition", `{"requests": {"any": {"when": {"colour": ["red"]}}}}`, "policy: patch: json: requests.any.when.colour: "},
		{"names are exact", `{"ID": "mine"}`, "policy: patch: json: ID: "},
		{"a deletion of a rule that is not there is a slip of the pen", `{"deadlines": {"anwser": null}}`, "policy: patch: json: deadlines.anwser: there is nothing of this name to delete"},
		{"so is that of a key that does not exist", `{"atempts": null}`, "policy: patch: json: atempts: there is nothing of this name to delete"},
		{"the name of an embedded field is none", `{"": null}`, `policy: patch: json: there is nothing of this name to delete`},
		{"however deep", `{"requests": {"any": {"window": {"amuont": null}}}}`, "policy: patch: json: requests.any.window.amuont: there is nothing of this name to delete"},
		{"a value of another type", `{"deadlines": {"answer": {"amount": "24"}}}`, "policy: patch: json: deadlines.answer.amount: "},
		{"no fraction of an hour", `{"deadlines": {"answer": {"amount": 0.5}}}`, "policy: patch: json: deadlines.answer.amount: "},
		{"a rate is no number", `{"deduction_cap": 0.5}`, "policy: patch: json: deduction_cap: "},
		{"nor a rate more than one", `{"deduction_cap": "1.01"}`, "policy: patch: json: deduction_cap: "},
		{"a word that is none", `{"ship_during_case": "wait"}`, "policy: patch: json: ship_during_case: "},
		{"a null within a list deletes nothing", `{"requests": {"any": {"when": {"category": [null]}}}}`, "policy: patch: json: requests.any.when.category[0]: "},
	} {
		t.Run(tt.why, func(t *testing.T) {
			got, err := rich().Adjust([]byte(tt.patch))
			if !strings.HasPrefix(errorText(err), tt.want) {
				t.Errorf("error %v, want %s...", err, tt.want)
			}
			if diff := cmp.Diff(policy.Policy{}, got); diff != "" {
				t.Errorf("with the error came a policy (-want +got):\n%s", diff)
			}
		})
	}
}

// The name of a rule cannot be checked by Adjust: it may be a new one. The rule it makes is not whole, and Compile says so.
func TestPolicy_Adjust_misspeltRule(t *testing.T) {
	got := problems(t, adjust(t, rich(), `{"deadlines": {"anwser": {"amount": 24}}, "reasons": {"unwnated": {"liable": "buyer"}}}`))
	want := []string{
		"reasons.unwnated: is no reason",
		`deadlines.anwser.when: a deadline names the states of a case or the statuses of a child order it belongs to`,
	}
	for _, w := range want {
		if !strings.Contains(strings.Join(got, "\n"), w) {
			t.Errorf("problems %q, want %s among them", got, w)
		}
	}
}

// A policy and its adjusted form live in one set if the patch gives an id or a version of its own.
func TestPolicy_Adjust_ownVersion(t *testing.T) {
	for patch, want := range map[string]bool{`{}`: false, `{"attempts": 4}`: false, `{"id": "mine"}`: true, `{"version": "2", "in_force": "2027-01-01T00:00:00+09:00"}`: true} {
		_, err := policy.NewSet(rich(), adjust(t, rich(), patch))
		if duplicate := (*policy.DuplicateError)(nil); (err == nil) != want || !want && !errors.As(err, &duplicate) {
			t.Errorf("patch %s: error %v", patch, err)
		}
	}
}

// Nobody waits for a document that is too large, whatever is in it.
func TestParse_size(t *testing.T) {
	huge := []byte(fmt.Sprintf(`{"title": %q}`, strings.Repeat("x", policy.MaxBytes)))
	_, parse := policy.Parse(huge)
	_, patch := plain().Adjust(huge)
	deep := strings.Repeat(`{"a":`, strict.MaxDepth+1) + `1` + strings.Repeat(`}`, strict.MaxDepth+1)
	_, nested := plain().Adjust([]byte(deep))
	for _, tt := range []struct{ got, want string }{
		{errorText(parse), fmt.Sprintf("policy: json: %d bytes are more than the 1048576 a policy may have", len(huge))},
		{errorText(patch), fmt.Sprintf("policy: patch: json: %d bytes are more than the 1048576 a policy may have", len(huge))},
		{errorText(nested)[:len("policy: patch: json: line 1: a.a.a.")], "policy: patch: json: line 1: a.a.a."},
	} {
		if tt.got != tt.want {
			t.Errorf("error %q, want %q", tt.got, tt.want)
		}
	}
	big := []byte(fmt.Sprintf(`{"title": %q}`, strings.Repeat("x", policy.MaxBytes-20)))
	if _, err := policy.Parse(big); err != nil {
		t.Errorf("a document that just fits: %v", err)
	}
}
