package policytest

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// blindness is what a policy never looks at once a request is admitted, as its data tells; nothing where code wraps it.
type blindness struct{ reason, fulfilment bool }

func blindnessOf(p policy.Policy) blindness {
	later := p
	later.Requests, later.Reasons = nil, nil // a reason that is admitted only leaves who is liable
	return blindness{
		reason:     !slices.ContainsFunc(conditions(later), func(w policy.When) bool { return len(w.Reason) > 0 }),
		fulfilment: !slices.ContainsFunc(conditions(p), func(w policy.When) bool { return len(w.Fulfilment) > 0 }),
	}
}

// likeness is what two cases have in common that go on alike.
type likeness struct {
	variant    int
	kind       aftersales.Kind
	status     order.Status
	goods      aftersales.GoodsState
	fulfilment order.Fulfilment
	channel    aftersales.Channel
	by         order.Party
	reason     aftersales.Reason
	liable     order.Party
	from       spot
}

// like is the likeness of a case that begins at a spot, without what the policy is blind for.
func (b blindness) like(sc scene, liable order.Party, from spot) likeness {
	l := likeness{sc.at, sc.kind, sc.status, sc.goods, sc.fulfilment, sc.channel, sc.by, sc.reason, liable, from}
	if b.reason {
		l.reason = ""
	}
	if b.fulfilment {
		l.fulfilment = ""
	}
	return l
}
