package modelcheck_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/modelcheck"
	"github.com/recourse-go/recourse/policy/story"
)

// deaf is a policy that forgot the deadlines of a state.
type deaf struct {
	aftersales.Policy
	state aftersales.State
}

func (p deaf) CaseDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	if s.Case != nil && s.Case.State == p.state {
		return nil
	}
	return p.Policy.CaseDeadlines(s)
}

func (p deaf) ID() string { return "marketplace" }

// looped is a policy under which silence leads in a circle: the buyer's time to send the goods back never ends.
type looped struct{ aftersales.Policy }

func (looped) ID() string { return "marketplace" }

func (p looped) CaseDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	set := p.Policy.CaseDeadlines(s)
	for i := range set {
		if s.Case.State == aftersales.AwaitingReturn {
			set[i].Event = string(aftersales.EventExpiredReturn) // which the flow does not know there
		}
	}
	return set
}

// The faults that are planted into Decide.

func buyerApproves(p aftersales.Policies, d aftersales.Dossier, m aftersales.Message, now time.Time) (aftersales.Decision, error) {
	if _, ok := m.Command.(aftersales.Approve); ok && m.By == order.Buyer {
		m.By = order.Seller
	}
	return aftersales.Decide(p, d, m, now)
}

func anyRevision(p aftersales.Policies, d aftersales.Dossier, m aftersales.Message, now time.Time) (aftersales.Decision, error) {
	if k, ok := m.Command.(aftersales.Approve); ok {
		c, _ := d.Case(k.Case)
		k.Revision = c.Revision
		m.Command = k
	}
	return aftersales.Decide(p, d, m, now)
}

// keepsReserved lets the ledger stand as it was when a case is taken back.
func keepsReserved(p aftersales.Policies, d aftersales.Dossier, m aftersales.Message, now time.Time) (aftersales.Decision, error) {
	decided, err := aftersales.Decide(p, d, m, now)
	if _, ok := m.Command.(aftersales.Withdraw); ok && err == nil {
		kept := d
		kept.Seq, kept.At, kept.Children, kept.Cases = decided.Dossier.Seq, decided.Dossier.At, decided.Dossier.Children, decided.Dossier.Cases
		decided.Dossier = kept
	}
	return decided, err
}

// restocksInSilence puts goods on the shelf that nobody received.
func restocksInSilence(p aftersales.Policies, d aftersales.Dossier, m aftersales.Message, now time.Time) (aftersales.Decision, error) {
	decided, err := aftersales.Decide(p, d, m, now)
	for i := range decided.Entries {
		e := &decided.Entries[i]
		was, _ := d.Case(e.Case)
		if e.Do == "expire" && was.State == aftersales.ReturnInTransit {
			e.Effects = append(e.Effects, aftersales.Effect{Kind: aftersales.Restock, Case: e.Case, Units: []aftersales.LineUnits{{Line: "l-1", Units: 1}}})
			decided.Effects = append(decided.Effects, e.Effects[len(e.Effects)-1])
		}
	}
	return decided, err
}

// countsTwice writes a settlement down again.
func countsTwice(p aftersales.Policies, d aftersales.Dossier, m aftersales.Message, now time.Time) (aftersales.Decision, error) {
	decided, err := aftersales.Decide(p, d, m, now)
	if k, ok := m.Command.(aftersales.RefundSettled); ok && err == nil && decided.Empty() {
		e := aftersales.Entry{Seq: d.Seq + 1, At: now, By: m.By, Do: k.Name(), Case: k.Case}
		decided.Entries = append(decided.Entries, e)
		decided.Dossier, err = d.Apply(e)
	}
	return decided, err
}

// wakesTheDead lets a case that is over be asked again.
func wakesTheDead(p aftersales.Policies, d aftersales.Dossier, m aftersales.Message, now time.Time) (aftersales.Decision, error) {
	decided, err := aftersales.Decide(p, d, m, now)
	k, ok := m.Command.(aftersales.Amend)
	if was, found := d.Case(k.Case); ok && err != nil && found && was.State == aftersales.Closed {
		e := aftersales.Entry{Seq: d.Seq + 1, At: now, By: m.By, Do: k.Name(), Case: k.Case, Change: &aftersales.Change{State: aftersales.AwaitingSeller}}
		next, err := d.Apply(e)
		return aftersales.Decision{Entries: []aftersales.Entry{e}, Dossier: next}, err
	}
	return decided, err
}

// changesOnRefusal notes an attempt although it is refused.
func changesOnRefusal(p aftersales.Policies, d aftersales.Dossier, m aftersales.Message, now time.Time) (aftersales.Decision, error) {
	decided, err := aftersales.Decide(p, d, m, now)
	var refused *aftersales.RefusedError
	if errors.As(err, &refused) && refused.Has("revision_stale") {
		decided.Dossier.Seq++
	}
	return decided, err
}

// forgetsAnEntry leaves out of the log what it decided.
func forgetsAnEntry(p aftersales.Policies, d aftersales.Dossier, m aftersales.Message, now time.Time) (aftersales.Decision, error) {
	decided, err := aftersales.Decide(p, d, m, now)
	if _, ok := m.Command.(aftersales.Reject); ok && err == nil && len(decided.Entries) == 1 {
		e := decided.Entries[0]
		change := *e.Change
		change.Deadlines, e.Change = nil, &change
		decided.Entries = []aftersales.Entry{e}
	}
	return decided, err
}

// staysOpen does not close a child order that was refunded whole.
func staysOpen(p aftersales.Policies, d aftersales.Dossier, m aftersales.Message, now time.Time) (aftersales.Decision, error) {
	decided, err := aftersales.Decide(p, d, m, now)
	if err != nil || len(decided.Entries) == 0 {
		return decided, err
	}
	last := &decided.Entries[len(decided.Entries)-1]
	if len(last.Children) == 1 && last.Children[0].CloseReason == order.RefundedWhole {
		open := last.Children[0]
		open.Status, open.CloseReason = order.PendingShipment, ""
		last.Children = []aftersales.Child{open}
		decided.Dossier, err = d.Fold(decided.Entries...)
	}
	return decided, err
}

func TestPlantedFaultsAreFound(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	base, err := policy.Compile(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name   string
		policy aftersales.Policy
		decide modelcheck.Decide
		kind   aftersales.Kind
		law    modelcheck.Law
		says   string
		why    string
	}{
		{"no answer deadline", deaf{base, aftersales.AwaitingSeller}, nil, aftersales.RefundOnly, modelcheck.Terminal, "awaiting_seller has no deadline", "a silent seller keeps the buyer waiting for ever"},
		{"no return deadline", deaf{base, aftersales.AwaitingReturn}, nil, aftersales.ReturnRefund, modelcheck.Terminal, "awaiting_return has no deadline", "a silent buyer keeps the case open for ever"},
		{"deadline without a consequence", looped{base}, nil, aftersales.ReturnRefund, modelcheck.Terminal, "awaiting_return", "a deadline that decides nothing the flow knows fires and leaves the case where it is"},
		{"buyer approves", base, buyerApproves, aftersales.RefundOnly, modelcheck.Actors, `approve is accepted from "buyer"`, "the sender is not checked"},
		{"any revision", base, anyRevision, aftersales.RefundOnly, modelcheck.Refusal, "approve answers another revision", "the seller answers what was changed meanwhile"},
		{"no release", base, keepsReserved, aftersales.RefundOnly, modelcheck.Money, "something stays reserved", "a case that was taken back still blocks its units"},
		{"restock in silence", base, restocksInSilence, aftersales.ReturnRefund, modelcheck.Goods, "restock", "goods that never came back are sold again"},
		{"settled twice", base, countsTwice, aftersales.RefundOnly, modelcheck.Repeated, "told again is counted again", "a provider that tells a settlement twice pays twice"},
		{"terminal case moved", base, wakesTheDead, aftersales.RefundOnly, modelcheck.Terminal, "moves a case that is closed", "what is over stays over"},
		{"change on refusal", base, changesOnRefusal, aftersales.RefundOnly, modelcheck.Refusal, "changes the dossier", "a refused command leaves a trace"},
		{"entry forgotten", base, forgetsAnEntry, aftersales.RefundOnly, modelcheck.Folding, "fold to another dossier", "the log does not tell what was decided"},
		{"order not closed", base, staysOpen, aftersales.RefundOnly, modelcheck.Rollup, "the child order is pending_shipment", "an order that was refunded whole is still to be shipped"},
	} {
		t.Run(strings.ReplaceAll(c.name, " ", "-"), func(t *testing.T) {
			set, err := (&policy.Set{}).With(c.policy)
			if err != nil {
				t.Fatal(err)
			}
			report, err := modelcheck.Explore(modelcheck.Config{
				Policies: set, Policy: "marketplace", Kinds: []aftersales.Kind{c.kind}, Fulfilments: []order.Fulfilment{order.BySeller},
				Decide: c.decide, MaxStates: 600,
			})
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range report.Violations {
				if v.Law == c.law && strings.Contains(v.Text, c.says) {
					plays(t, v)
					return
				}
			}
			t.Errorf("%s: want %s %q, got %v", c.why, c.law, c.says, report)
		})
	}
}

// plays plays a counter-example under the sound library and policy: it is a story, and what it expects is what should be.
func plays(t *testing.T, v modelcheck.Violation) {
	t.Helper()
	s, err := story.Parse(v.Story)
	if err != nil {
		t.Fatalf("%v\n%s", err, v.Story)
	}
	set, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	result, err := story.Play(set, s)
	if err != nil {
		t.Fatalf("%v\n%s", err, v.Story)
	}
	t.Logf("%s in %d steps", v, len(s.Steps))
	for _, step := range result.Steps {
		for _, failure := range step.Failures {
			t.Errorf("%s\n%s", failure, v.Story)
		}
	}
}

// standIn lets the seller pay by hand, whose part that is not.
func standIn(p aftersales.Policies, d aftersales.Dossier, m aftersales.Message, now time.Time) (aftersales.Decision, error) {
	if _, ok := m.Command.(aftersales.RefundByHand); ok && m.By == order.Seller {
		m.By = order.Platform
	}
	return aftersales.Decide(p, d, m, now)
}

// Whom the policy lets stand in may, nobody else, and nobody in the buyer's place.
func TestDeputies(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	for _, c := range []struct {
		kind   aftersales.Kind
		change func(*policy.Policy)
		decide modelcheck.Decide
		says   string
		why    string
	}{
		{aftersales.RefundOnly, func(p *policy.Policy) { p.ByHand = []order.Party{order.Seller} }, nil, "", "the seller pays by hand where the policy says so"},
		{aftersales.RefundOnly, func(*policy.Policy) {}, standIn, `refund_by_hand is accepted from "seller"`, "and not where it does not"},
		{aftersales.RefundOnly, func(p *policy.Policy) { p.Managed = true }, nil, "", "the platform answers in the seller's place"},
		{aftersales.Cancel, func(p *policy.Policy) { p.Managed = true }, nil, "", "and does not consent in the buyer's to what the seller wants to cancel"},
	} {
		p := marketplace.Policy()
		c.change(&p)
		set, err := policy.NewSet(p)
		if err != nil {
			t.Fatal(err)
		}
		report, err := modelcheck.Explore(modelcheck.Config{
			Policies: set, Policy: "marketplace", Kinds: []aftersales.Kind{c.kind}, Fulfilments: []order.Fulfilment{order.BySeller}, Decide: c.decide, MaxStates: 400,
		})
		if err != nil {
			t.Fatal(err)
		}
		if found := len(report.Violations) > 0; found != (c.says != "") {
			t.Errorf("%s: %v", c.why, report.Violations)
			continue
		}
		for _, v := range report.Violations {
			if v.Law != modelcheck.Actors || !strings.Contains(v.Text, c.says) {
				t.Errorf("%s: want %q, got %s", c.why, c.says, v)
			}
		}
	}
}
