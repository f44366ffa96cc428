package policytest_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/policytest"
	"github.com/recourse-go/recourse/refund"
)

// wrapped is the marketplace with some answers changed.
type wrapped struct {
	aftersales.Policy
	id        func() string
	admit     func(*aftersales.Situation, aftersales.Admission) aftersales.Admission
	choose    func(*aftersales.Situation, aftersales.Command, []aftersales.Event) aftersales.Event
	deadlines func(*aftersales.Situation, []aftersales.Deadline) []aftersales.Deadline
	children  func(*aftersales.Situation, []aftersales.Deadline) []aftersales.Deadline
	terms     func(refund.Terms) refund.Terms
	ship      aftersales.ShipDuringCase
	effects   func(*aftersales.Situation, aftersales.Event) []aftersales.Effect
	move      func(*aftersales.Situation, aftersales.Deadline) aftersales.Shift
}

func (w wrapped) ID() string {
	if w.id != nil {
		return w.id()
	}
	return "wrapped"
}

func (w wrapped) Admit(s *aftersales.Situation) aftersales.Admission {
	a := w.Policy.Admit(s)
	if w.admit != nil {
		return w.admit(s, a)
	}
	return a
}

func (w wrapped) Choose(s *aftersales.Situation, c aftersales.Command, allowed []aftersales.Event) aftersales.Event {
	if w.choose != nil {
		return w.choose(s, c, allowed)
	}
	return w.Policy.Choose(s, c, allowed)
}

func (w wrapped) CaseDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	set := w.Policy.CaseDeadlines(s)
	if w.deadlines != nil {
		return w.deadlines(s, set)
	}
	return set
}

func (w wrapped) ChildDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	set := w.Policy.ChildDeadlines(s)
	if w.children != nil {
		return w.children(s, set)
	}
	return set
}

func (w wrapped) Terms(s *aftersales.Situation) refund.Terms {
	if w.terms != nil {
		return w.terms(w.Policy.Terms(s))
	}
	return w.Policy.Terms(s)
}

func (w wrapped) MayShip(s *aftersales.Situation) aftersales.ShipDuringCase {
	if w.ship != "" {
		return w.ship
	}
	return w.Policy.MayShip(s)
}

func (w wrapped) Move(s *aftersales.Situation, c aftersales.Command, d aftersales.Deadline) aftersales.Shift {
	if w.move != nil {
		return w.move(s, d)
	}
	return w.Policy.Move(s, c, d)
}

func (w wrapped) Consequences(s *aftersales.Situation, e aftersales.Event) []aftersales.Effect {
	if w.effects != nil {
		return w.effects(s, e)
	}
	return w.Policy.Consequences(s, e)
}

func compiled(t *testing.T) aftersales.Policy {
	t.Helper()
	c, err := policy.Compile(marketplace.Policy())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// few is the marketplace with a reason for each liability: what is wrong shows with them, and sooner.
func few(t *testing.T) aftersales.Policy {
	t.Helper()
	p := marketplace.Policy()
	maps.DeleteFunc(p.Reasons, func(name string, _ policy.ReasonRule) bool {
		return !slices.Contains([]string{"unwanted", "quality_problem", "lost_in_transit", "held_in_customs", "refused_at_door", "undeliverable"}, name)
	})
	c, err := policy.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestRunCompiled(t *testing.T) { policytest.RunCompiled(t, wrapped{Policy: compiled(t)}) }

func TestCheckCompiled_broken(t *testing.T) {
	calls := 0
	type deadlines = []aftersales.Deadline
	for _, tt := range []struct {
		why    string
		policy wrapped
		want   []string
	}{
		{"without an id nothing can be pinned", wrapped{id: func() string { return "" }}, []string{
			"ID() is empty: a child order pins its policy by this id; return a name of its own",
		}},
		{"a deadline that is extended and stays", wrapped{move: func(_ *aftersales.Situation, d aftersales.Deadline) aftersales.Shift {
			return aftersales.Shift{Due: d.Due, Consent: "cat"}
		}}, []string{
			"Move answers ask_extension of the deadline \"answer\" without a fault and moves it nowhere: give the later instant, or a fault",
			"Move says that \"cat\" must agree to an extension: name a party",
			"Move answers hold of the deadline \"answer\" without a fault and moves it nowhere",
		}},
		{"reminders are no complaint", wrapped{children: func(s *aftersales.Situation, set deadlines) deadlines {
			return append(slices.Clone(set), aftersales.Deadline{Name: "soon", Due: s.At, Event: string(aftersales.EventReminded), To: order.Buyer})
		}}, nil},
		{"a policy that refuses everything", wrapped{admit: func(_ *aftersales.Situation, a aftersales.Admission) aftersales.Admission {
			a.Faults = append(a.Faults, order.Fault{Code: "no"})
			return a
		}}, []string{"no request is ever admitted: let Admit return no faults for what may be asked"}},
		{"nobody is liable by oversight", wrapped{admit: func(_ *aftersales.Situation, a aftersales.Admission) aftersales.Admission {
			a.Liable = ""
			return a
		}}, []string{"Admit lets a cancel be opened for unwanted and says \"\" is liable: say buyer, seller, carrier, platform or nobody"}},
		{"a beginning that the flow does not have", wrapped{admit: func(s *aftersales.Situation, a aftersales.Admission) aftersales.Admission {
			if s.Kind == aftersales.ReturnRefund {
				a.Event = aftersales.EventRefundedAtOnce
			}
			return a
		}}, []string{"Admit opens a return_refund with \"refunded_at_once\": its flow begins with one of [requested claimed parcel_refused returned_to_sender]"}},
		{"goods are asked for, and money cannot begin it", wrapped{admit: func(s *aftersales.Situation, a aftersales.Admission) aftersales.Admission {
			if s.Kind == aftersales.Exchange {
				a.Event = aftersales.EventRefundedAtOnce
			}
			return a
		}}, []string{"Admit opens an exchange with \"refunded_at_once\": its flow begins with one of [parcel_refused returned_to_sender requested claimed]"}},
		{"nobody is liable for an exchange", wrapped{admit: func(s *aftersales.Situation, a aftersales.Admission) aftersales.Admission {
			if s.Kind == aftersales.Exchange {
				a.Liable = ""
			}
			return a
		}}, []string{"Admit lets an exchange be opened for unwanted and says \"\" is liable"}},
		{"a counter makes the second answer another", wrapped{admit: func(_ *aftersales.Situation, a aftersales.Admission) aftersales.Admission {
			calls++
			a.WholeOrder = calls%2 == 0
			return a
		}}, []string{"Admit answers the same question differently the second time: a policy is pure, keep no state, clock or chance in it"}},
		{"what is asked about is not the policy's to change", wrapped{deadlines: func(s *aftersales.Situation, set deadlines) deadlines {
			s.Liable = order.Platform
			return set
		}}, []string{"CaseDeadlines changes the situation it is asked about: work on a copy"}},
		{"the child order is part of it", wrapped{children: func(s *aftersales.Situation, set deadlines) deadlines {
			s.Child.Hold = true
			return set
		}}, []string{"ChildDeadlines changes the situation it is asked about"}},
		{"an event from nowhere", wrapped{choose: func(_ *aftersales.Situation, c aftersales.Command, allowed []aftersales.Event) aftersales.Event {
			if _, reject := c.(aftersales.Reject); reject {
				return aftersales.EventAmended
			}
			return allowed[0]
		}}, []string{"Choose answers \"amended\" for reject: choose one of those it is offered, here [rejected rejected_finally]"}},
		{"an offer is accepted as what it is", wrapped{choose: func(_ *aftersales.Situation, c aftersales.Command, allowed []aftersales.Event) aftersales.Event {
			if _, accept := c.(aftersales.AcceptOffer); accept {
				return aftersales.EventDeclinedOffer
			}
			return allowed[0]
		}}, []string{"Choose answers \"declined_offer\" for accept_offer: choose one of those it is offered, here [accepted_refund]"}},
		{"a choice leads to a state that the data never came to", wrapped{choose: func(_ *aftersales.Situation, _ aftersales.Command, allowed []aftersales.Event) aftersales.Event {
			return allowed[len(allowed)-1]
		}, deadlines: func(s *aftersales.Situation, set deadlines) deadlines {
			if s.Kind == aftersales.RefundOnly && s.Goods == aftersales.InTransit && s.Child.Status == order.PendingShipment {
				return nil
			}
			if s.Case.State == aftersales.Inspecting && s.Kind == aftersales.ReturnRefund || s.Case.State == aftersales.Rejected {
				return nil // never come to: received_refund, which only a return has, and rejected_finally are chosen
			}
			return set
		}}, nil},
		{"silence cannot pay", wrapped{deadlines: func(s *aftersales.Situation, set deadlines) deadlines {
			if s.Case.State == aftersales.Refunding {
				return deadlines{{Name: "paid", Due: s.At, Event: string(aftersales.EventSettledInFull)}}
			}
			return set
		}}, []string{
			"the deadline \"paid\" of a cancel that is refunding decides \"settled_in_full\": silence may decide one of []",
			"the deadline \"paid\" of a refund_only that is refunding decides \"settled_in_full\": silence may decide one of []",
			"the deadline \"paid\" of a resend that is refunding decides \"settled_in_full\": silence may decide one of []",
			"the deadline \"paid\" of a return_refund that is refunding",
			"the deadline \"paid\" of an exchange that is refunding decides \"settled_in_full\": silence may decide one of []",
			"the deadline \"paid\" of a repair that is refunding decides \"settled_in_full\": silence may decide one of []",
		}},
		{"a deadline of no use is as good as none", wrapped{deadlines: func(s *aftersales.Situation, set deadlines) deadlines {
			if s.Case.State == aftersales.AwaitingReturn {
				return deadlines{{Name: "return", Due: s.At, Event: string(aftersales.EventExpiredRefund)}}
			}
			return set
		}}, []string{
			"the deadline \"return\" of a return_refund that is awaiting_return decides \"expired_refund\": silence may decide one of [expired_close]",
			"a return_refund that is awaiting_return has no deadline",
			"the deadline \"return\" of an exchange that is awaiting_return decides \"expired_refund\": silence may decide one of [expired_close]",
			"an exchange that is awaiting_return has no deadline",
			"the deadline \"return\" of a repair that is awaiting_return decides \"expired_refund\": silence may decide one of [expired_close]",
			"a repair that is awaiting_return has no deadline",
		}},
		{"the buyer's silence is his word that he has it, never a refund", wrapped{deadlines: func(s *aftersales.Situation, set deadlines) deadlines {
			if s.Case.State == aftersales.ReplacementInTransit {
				return deadlines{{Name: "came", Due: s.At, Event: string(aftersales.EventExpiredRefund)}}
			}
			return set
		}}, []string{
			"the deadline \"came\" of a resend that is replacement_in_transit decides \"expired_refund\": silence may decide one of [expired_replaced]",
			"a resend that is replacement_in_transit has no deadline",
			"the deadline \"came\" of an exchange that is replacement_in_transit decides",
			"an exchange that is replacement_in_transit has no deadline",
			"the deadline \"came\" of a repair that is replacement_in_transit decides",
			"a repair that is replacement_in_transit has no deadline",
		}},
		{"a deadline has a name, its own, and an instant", wrapped{deadlines: func(s *aftersales.Situation, set deadlines) deadlines {
			switch s.Case.State {
			case aftersales.AwaitingSeller:
				set = append(set, set...)
			case aftersales.Rejected:
				set[0].Name = ""
			case aftersales.Intercepting:
				set[0].Name = "settlement"
			case aftersales.AwaitingReturn:
				set[0].Due = time.Time{}
			}
			return set
		}}, []string{
			"CaseDeadlines gives two deadlines named \"answer\": one timer runs once",
			"CaseDeadlines gives a deadline without a name: the name tells timers apart",
			"CaseDeadlines gives the deadline \"return_shipped\" no instant: leave it out while its anchor has not come",
			"CaseDeadlines names a deadline \"settlement\", which is the clock's own: take another name",
		}},
		{"silence calls off nothing that is on its way", wrapped{children: func(s *aftersales.Situation, set deadlines) deadlines {
			switch s.Child.Status {
			case order.PendingPayment:
				return deadlines{{Name: "pay", Due: s.At, Event: string(order.ExpiredUnpaid)}} // this one may
			case order.PendingShipment:
				return deadlines{{Name: "ship", Due: s.At, Event: string(order.ExpiredUnshipped)}} // and this
			case order.AwaitingReceipt:
				return deadlines{{Name: "late", Due: s.At, Event: string(order.ExpiredUnshipped)}}
			}
			return set
		}}, []string{"the deadline \"late\" of a child order that is awaiting_receipt decides \"expired_unshipped\""}},
		{"what is not paid is not confirmed", wrapped{children: func(s *aftersales.Situation, set deadlines) deadlines {
			if s.Child.Status == order.PendingPayment {
				return deadlines{{Name: "pay", Due: s.At, Event: string(order.ExpiredConfirmation)}}
			}
			return set
		}}, []string{"the deadline \"pay\" of a child order that is pending_payment decides \"expired_confirmation\""}},
		{"the goods come back on the way, though no request begins with them back", wrapped{admit: func(s *aftersales.Situation, a aftersales.Admission) aftersales.Admission {
			if s.Case == nil && s.Goods == aftersales.Returned {
				a.Faults = append(a.Faults, order.Fault{Code: "no"})
			}
			return a
		}, deadlines: func(s *aftersales.Situation, set deadlines) deadlines {
			if s.Case.State == aftersales.AwaitingSeller && s.Goods == aftersales.Returned && s.Kind != aftersales.Resend {
				set[0].Event = string(aftersales.EventExpiredReturn)
			}
			return set
		}}, []string{
			"when the seller is silent on a return_refund whose goods are back", "when the seller is silent on an exchange whose goods are back",
			"when the seller is silent on a repair whose goods are back",
		}},
		{"rules of money have names", wrapped{terms: func(t refund.Terms) refund.Terms {
			t.Freight, t.Tenders = "sometimes", "any"
			t.Deductions.ReturnFreight = money.FromMinor(-500, money.MustCurrency("CNY"))
			return t
		}}, []string{
			"Terms are wrong at freight: \"sometimes\" is not one of [none full with_last apportioned]",
			"Terms are wrong at tenders: \"any\" is not one of",
			"Terms are wrong at deductions.return_freight: -5.00 is negative",
		}},
		{"shipping during a case is refused, or closes it", wrapped{ship: "maybe"}, []string{"MayShip answers \"maybe\": say one of [refuse close]"}},
		{"effects are ones the library knows, metrics count against somebody", wrapped{effects: func(_ *aftersales.Situation, e aftersales.Event) []aftersales.Effect {
			return []aftersales.Effect{{Kind: "fine_seller"}, {Kind: aftersales.CountMetric, Metric: "refusals"}}
		}}, []string{
			"Consequences of settled_in_full have an effect of kind \"fine_seller\": there is [",
			"Consequences of settled_in_full count a metric without a name, or against nobody: set Metric and Against",
		}},
	} {
		t.Run(tt.why, func(t *testing.T) {
			tt.policy.Policy = few(t)
			complain(t, tt.want, policytest.CheckCompiled(tt.policy))
		})
	}
}

// A policy that code wraps does not say which facts and categories it asks about; the test does.
func TestCheckCompiled_hints(t *testing.T) {
	p := wrapped{Policy: few(t), deadlines: func(s *aftersales.Situation, set []aftersales.Deadline) []aftersales.Deadline {
		if s.Order.Facts["market"] == "jp" || len(s.Categories) > 0 && s.Categories[0] == "fresh" {
			return nil
		}
		return set
	}}
	complain(t, nil, policytest.CheckCompiled(p))
	for _, hint := range []policytest.Option{policytest.WithFacts(map[string]string{"market": "jp"}), policytest.WithCategories("dry", "fresh")} {
		got := policytest.CheckCompiled(p, hint)
		if len(got) == 0 || !strings.HasPrefix(got[0], "a refund_only that is awaiting_seller has no deadline") {
			t.Errorf("with a hint: %q, want complaints about deadlines", got)
		}
	}
	complain(t, []string{"the policy is nil: pass the value that is put into the set"}, policytest.CheckCompiled(nil))
}
