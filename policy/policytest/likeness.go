package policytest

import (
	"slices"
	"strconv"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
)

// blindness is what a policy never looks at once a request is admitted, as its data tells; nothing where code wraps it.
type blindness struct {
	fulfilment bool
	// data: the policy is data, which sees of a case that is asked again no more than a situation says.
	data bool
	// reasons gives, for each reason, the first one that all rules treat alike; nil: each is told apart.
	reasons map[aftersales.Reason]aftersales.Reason
}

func blindnessOf(p policy.Policy) blindness {
	later := p
	later.Requests, later.Reasons = nil, nil // a reason that is admitted only leaves who is liable
	b := blindness{
		data: true, reasons: map[aftersales.Reason]aftersales.Reason{},
		fulfilment: !slices.ContainsFunc(rulesOf(p), func(r rule) bool { return len(r.when.Fulfilment) > 0 }),
	}
	first := map[string]aftersales.Reason{}
	for _, reason := range aftersales.Reasons() {
		treated := ""
		for _, r := range rulesOf(later) {
			if len(r.when.Reason) > 0 {
				treated += strconv.FormatBool(slices.Contains(r.when.Reason, reason))
			}
		}
		if _, known := first[treated]; !known {
			first[treated] = reason
		}
		b.reasons[reason] = first[treated]
	}
	return b
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
	asked      time.Time // zero: as usual
	liable     order.Party
	from       spot
}

// like is the likeness of a case that begins at a spot, without what the policy is blind for.
func (b blindness) like(sc scene, liable order.Party, from spot) likeness {
	l := likeness{sc.at, sc.kind, sc.status, sc.goods, sc.fulfilment, sc.channel, sc.by, sc.reason, sc.asked, liable, from}
	if b.reasons != nil {
		l.reason = b.reasons[l.reason]
	}
	if b.fulfilment {
		l.fulfilment = ""
	}
	return l
}
