package aftersales_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/refund"
)

// rules finds policies by their id alone.
type rules map[string]aftersales.Policy

func (r rules) Policy(id string, _ time.Time) (aftersales.Policy, error) {
	if p, ok := r[id]; ok {
		return p, nil
	}
	return nil, fmt.Errorf("no policy %q", id)
}

// bent is the marketplace with some of its answers replaced: what the data of a policy could say too, but shorter.
type bent struct {
	aftersales.Policy
	id     string
	expire map[aftersales.State]aftersales.Event // an hour after the case came into the state
	choose map[string]aftersales.Event           // by command
	open   aftersales.Event
	opens  aftersales.Kind // what open is the beginning of; refund_only, if none is named
	ship   aftersales.ShipDuringCase
}

func (b bent) ID() string { return b.id }

func (b bent) Admit(s *aftersales.Situation) aftersales.Admission {
	a := b.Policy.Admit(s)
	of := b.opens
	if of == "" {
		of = aftersales.RefundOnly
	}
	if b.open != "" && s.Kind == of {
		a.Event = b.open
	}
	return a
}

func (b bent) Choose(s *aftersales.Situation, c aftersales.Command, allowed []aftersales.Event) aftersales.Event {
	for _, e := range allowed {
		if e == b.choose[c.Name()] {
			return e
		}
	}
	return b.Policy.Choose(s, c, allowed)
}

func (b bent) CaseDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	if e, ok := b.expire[s.Case.State]; ok && (e != aftersales.EventExpiredReplacement || s.Kind.Replaces()) {
		return []aftersales.Deadline{{Name: "bent", Due: s.Case.EnteredAt.Add(hour), Event: string(e)}}
	}
	return b.Policy.CaseDeadlines(s)
}

func (b bent) MayShip(s *aftersales.Situation) aftersales.ShipDuringCase {
	if b.ship != "" {
		return b.ship
	}
	return b.Policy.MayShip(s)
}

// allRules are the policies that the tests name.
func allRules(t testing.TB) rules {
	t.Helper()
	compiled := func(id string, changes func(*policy.Policy)) aftersales.Policy {
		p := marketplace.Policy()
		p.ID = id
		changes(&p)
		c, err := policy.Compile(p)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	all := rules{
		"marketplace": compiled("marketplace", func(*policy.Policy) {}),
		"partial":     compiled("partial", func(p *policy.Policy) { p.PartialBeforeShipment = true }),
		"demanding": compiled("demanding", func(p *policy.Policy) {
			p.ReturnAddress, p.RejectEvidence, p.Attempts = policy.Required, policy.Required, 2
		}),
		"generous": compiled("generous", func(p *policy.Policy) {
			p.PartialBeforeShipment = true
			p.Terms = refund.Terms{Freight: refund.FullFreight, Slack: refund.CarrySlack, Tenders: refund.LastToFirst}
		}),
		"court":        compiled("court", court),
		"records":      compiled("records", records),
		"faulty":       compiled("faulty", func(p *policy.Policy) { p.Terms.FaultFreight = refund.FullFreight }),
		"half":         compiled("half", func(p *policy.Policy) { p.DeductionCap = money.MustRate("0.5") }),
		"money_only":   compiled("money_only", moneyOnly),
		"free_amounts": compiled("free_amounts", freeAmounts),
	}
	expiring := func(from aftersales.State, e aftersales.Event) map[aftersales.State]aftersales.Event {
		return map[aftersales.State]aftersales.Event{from: e}
	}
	choosing := func(c aftersales.Command, e aftersales.Event) map[string]aftersales.Event {
		return map[string]aftersales.Event{c.Name(): e}
	}
	for _, b := range []bent{
		{id: "at_once", open: aftersales.EventRefundedAtOnce},
		{id: "no_such_start", open: aftersales.EventApprovedRefund},
		{id: "ship_closes", ship: aftersales.CloseCase},
		{id: "silence_closes", expire: expiring(aftersales.AwaitingSeller, aftersales.EventExpiredClose)},
		{id: "silence_withdraws", expire: expiring(aftersales.AwaitingSeller, aftersales.EventExpiredWithdraw)},
		{id: "silence_returns", expire: expiring(aftersales.AwaitingSeller, aftersales.EventExpiredReturn)},
		{id: "silence_refunds", expire: expiring(aftersales.AwaitingSeller, aftersales.EventExpiredRefund)},
		{id: "court_refunds", expire: expiring(aftersales.Arbitrating, aftersales.EventExpiredRefund)},
		{id: "court_closes", expire: expiring(aftersales.Arbitrating, aftersales.EventExpiredClose)},
		{id: "court_replaces", expire: expiring(aftersales.Arbitrating, aftersales.EventExpiredReplacement)},
		{id: "silence_replaces", expire: expiring(aftersales.AwaitingSeller, aftersales.EventExpiredReplacement)},
		{id: "no_look_refunds", expire: map[aftersales.State]aftersales.Event{
			aftersales.ReturnInTransit: aftersales.EventExpiredRefund, aftersales.Inspecting: aftersales.EventExpiredRefund,
		}},
		{id: "asks_instead", choose: choosing(aftersales.InterceptFailed{}, aftersales.EventInterceptionFailed)},
		{id: "no_is_final", choose: choosing(aftersales.Reject{}, aftersales.EventRejectedFinally)},
		{id: "offer_closes", expire: expiring(aftersales.AwaitingBuyer, aftersales.EventExpiredClose)},
		{id: "offer_withdraws", expire: expiring(aftersales.AwaitingBuyer, aftersales.EventExpiredWithdraw)},
		{id: "offer_accepts", expire: expiring(aftersales.AwaitingBuyer, aftersales.EventExpiredRefund)},
		{id: "offer_returns", expire: expiring(aftersales.AwaitingBuyer, aftersales.EventExpiredReturn)},
		{id: "trusting_offers", choose: choosing(aftersales.AcceptOffer{}, aftersales.EventAcceptedRefund)},
		{id: "trusting", choose: choosing(aftersales.Receive{}, aftersales.EventReceivedRefund)},
		{id: "first_scan", choose: choosing(aftersales.ReturnScanned{}, aftersales.EventScannedRefund)},
		{id: "wild", choose: choosing(aftersales.Approve{}, aftersales.EventWithdrawn)},
		{id: "misfit", expire: expiring(aftersales.AwaitingSeller, aftersales.EventInspected)},
		{id: "endless", expire: expiring(aftersales.AwaitingSeller, aftersales.EventAmended)},
	} {
		b.Policy = all["marketplace"]
		all[b.id] = b
	}
	cancelRules(all, compiled)
	for id, event := range map[string]aftersales.Event{
		"door": aftersales.EventParcelRefused, "sender": aftersales.EventReturnedToSender,
	} {
		all[id] = opening{all["consent"], id, event}
	}
	all["patient"] = patient(t)
	all["lax"] = lax{all["consent"]}
	all["claims"] = claims{all["court"]}
	all["stuck"] = stuck{all["marketplace"]}
	return all
}

// lax admits everything that is asked, by anybody, lets the amount be chosen, and permits everything.
type lax struct{ aftersales.Policy }

func (lax) ID() string { return "lax" }

func (lax) Admit(*aftersales.Situation) aftersales.Admission { return aftersales.Admission{} }

func (lax) Permit(*aftersales.Situation, aftersales.Command) []order.Fault { return nil }

// opening admits everything, and whatever can begin with an event begins with it.
type opening struct {
	aftersales.Policy
	id    string
	event aftersales.Event
}

func (o opening) ID() string { return o.id }

func (o opening) Admit(s *aftersales.Situation) aftersales.Admission {
	if aftersales.Flow(s.Kind).Can("", o.event) {
		return aftersales.Admission{Event: o.event}
	}
	return aftersales.Admission{}
}

// stuck sets a deadline of the past each time one passes.
type stuck struct{ aftersales.Policy }

func (stuck) ID() string { return "stuck" }

func (stuck) CaseDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	return []aftersales.Deadline{{Name: "again", Due: s.Case.OpenedAt, Event: string(aftersales.EventAmended)}}
}
