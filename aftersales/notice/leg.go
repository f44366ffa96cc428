package notice

import (
	"slices"
	"strconv"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

// refund says how the money of a refund travels, tender by tender.
func (f *facts) refund(p *page, v values, r *refund.Refund) {
	v["Number"] = r.Number
	v["Amount"] = amount(r.Total, f.news.Language)
	p.paid = string(f.of.State)
	if len(r.Legs) == 0 {
		p.paid = cashless
	}
	for i := range r.Legs {
		p.legs = append(p.legs, f.leg(&r.Legs[i]))
	}
}

func (f *facts) leg(leg *refund.Leg) legValues {
	kind := ""
	tenders := f.news.Dossier.Order.Tenders
	if i := slices.IndexFunc(tenders, func(t order.Tender) bool { return t.ID == leg.Tender }); i >= 0 {
		kind = tenders[i].Kind
	}
	out := legValues{
		name: string(leg.State), part: amount(leg.Amount, f.news.Language), proof: plain(leg.Proof),
		tender: plain(f.named(kind)), spans: []spanValues{{unit: unknown}},
	}
	if kind == "" {
		out.tender = plain(f.named(leg.Tender))
	}
	method, known := f.config.Routes.Method(kind)
	hand := leg.State == refund.LegManual || leg.Route == refund.NonOriginal
	if leg.State == refund.LegManual || leg.State != refund.LegSettled && known && method.Route == refund.NonOriginal {
		out.name, hand = byHand, true
	}
	if known && !(hand && method.Route == refund.Original) { // what is known of the original way says nothing of another
		out.arrives, out.spans = plain(f.named(method.To)), travel(method)
	} else if hand {
		out.spans = nil
	}
	return out
}

// travel is how long the whole way takes: the provider's part and the bank's, as one where both count the same.
func travel(m route.Method) []spanValues {
	first, second := m.Platform, m.Bank
	switch {
	case first.Unit == "" || second.Unit == "":
		return []spanValues{{unit: unknown}}
	case first.Unit == route.Instant:
		return []spanValues{span(second)}
	case second.Unit == route.Instant:
		return []spanValues{span(first)}
	case first.Unit == second.Unit:
		return []spanValues{span(route.Span{Min: first.Min + second.Min, Max: first.Max + second.Max, Unit: first.Unit})}
	}
	return []spanValues{span(first), span(second)}
}

func span(s route.Span) spanValues {
	count := strconv.Itoa(s.Max)
	if s.Min > 0 && s.Min < s.Max {
		count = strconv.Itoa(s.Min) + "–" + count
	}
	return spanValues{unit: string(s.Unit), count: count}
}
