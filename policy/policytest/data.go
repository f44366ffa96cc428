package policytest

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
)

// roundTrip holds a policy against what becomes of it in JSON.
func (c *complaints) roundTrip(p policy.Policy) {
	data, err := json.Marshal(p)
	if err != nil {
		c.add("it does not marshal to JSON: %v", err)
		return
	}
	again, err := policy.Parse(data)
	if err != nil {
		c.add("its own JSON is not read again: %v", err)
		return
	}
	if path, same := alike(reflect.ValueOf(p), reflect.ValueOf(again), ""); !same {
		c.add("%s is another after a way through JSON: keep to valid UTF-8, and to values that JSON can hold", path)
	}
	if _, err := policy.Compile(again); err != nil {
		c.add("it does not compile after a way through JSON: %v", err)
	}
	twice, err := json.Marshal(again)
	if err != nil || !bytes.Equal(data, twice) {
		c.add("marshalled twice it gives different bytes: no value may depend on anything but itself")
	}
}

func (c *complaints) emptyPatch(p policy.Policy) {
	same, err := p.Adjust([]byte("{}"))
	if err != nil {
		c.add("an empty patch is refused: %v", err)
		return
	}
	if path, is := alike(reflect.ValueOf(p), reflect.ValueOf(same), ""); !is {
		c.add("an empty patch changes %s: it is lost in JSON", path)
	}
}

// sources asks each number where it comes from.
func (c *complaints) sources(p policy.Policy) {
	if p.Attempts != 0 {
		c.source("attempts", "source", p.Source)
	}
	if !p.DeductionCap.IsZero() {
		c.source("deduction_cap", "source", p.Source)
	}
	for _, name := range slices.Sorted(maps.Keys(p.Requests)) {
		if r := p.Requests[name]; r.From != nil {
			c.source("requests."+name+".from", "requests."+name+".source", r.Source)
		} else if r.Window != nil {
			c.source("requests."+name+".window", "requests."+name+".source", r.Source)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Escalations)) {
		if r := p.Escalations[name]; r.From != nil || r.Window != nil {
			c.source("escalations."+name, "escalations."+name+".source", r.Source)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Refusals)) {
		if r := p.Refusals[name]; r.OpenedWithin != nil {
			c.source("refusals."+name+".opened_within", "refusals."+name+".source", r.Source)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Closures)) {
		c.source("closures."+name, "closures."+name+".source", p.Closures[name].Source)
	}
	for _, name := range slices.Sorted(maps.Keys(p.Caps)) {
		c.source("caps."+name+".most", "caps."+name+".source", p.Caps[name].Source)
	}
	for _, name := range slices.Sorted(maps.Keys(p.Permits)) {
		if r := p.Permits[name]; r.From != nil || r.Window != nil {
			c.source("permits."+name, "permits."+name+".source", r.Source)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Funding)) {
		if r := p.Funding[name]; !r.Most.IsZero() {
			c.source("funding."+name+".most", "funding."+name+".source", r.Source)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Appeals)) {
		if r := p.Appeals[name]; r.From != nil || r.Window != nil || r.Times > 0 || !r.Most.IsZero() || !r.Cap.IsZero() {
			c.source("appeals."+name, "appeals."+name+".source", r.Source)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Deadlines)) {
		c.source("deadlines."+name+".amount", "deadlines."+name+".source", p.Deadlines[name].Source)
	}
	for _, name := range slices.Sorted(maps.Keys(p.Extensions)) {
		if r := p.Extensions[name]; r.Times != 0 || r.Amount != 0 || r.Most != nil || r.From != nil || r.Window != nil {
			c.source("extensions."+name, "extensions."+name+".source", r.Source)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Holds)) {
		c.source("holds."+name+".most", "holds."+name+".source", p.Holds[name].Source)
	}
	for _, name := range slices.Sorted(maps.Keys(p.Notices)) {
		if r := p.Notices[name]; r.Times != 0 || r.Amount != 0 || r.Most != nil {
			c.source("notices."+name, "notices."+name+".source", r.Source)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Metrics)) {
		c.source("metrics."+name+".weight", "metrics."+name+".source", p.Metrics[name].Source)
	}
}

func (c *complaints) source(number, field string, s policy.Source) {
	prefix := field[:len(field)-len("source")]
	if s.Source == "" && !s.Unsure {
		c.add("%s is a number without a source: name the page or document in %s, or set %sunsure", number, field, prefix)
	}
	if s.AsOf == "" {
		c.add("%s is a number without a date: say in %sas_of when it was true, as 2026-03-01", number, prefix)
	}
}

// terms asks of each kind that pays whether somebody chose what it pays: all terms as they are by default are none at all.
func (c *complaints) terms(p policy.Policy) {
	if p.Terms != (refund.Terms{}) {
		return
	}
	for _, kind := range aftersales.Kinds() {
		if !pays(p, kind) {
			continue
		}
		covered := false
		for _, r := range p.TermsFor {
			covered = covered || in(r.When.Kind, kind)
		}
		if !covered {
			c.add("terms: no choice about money was made for %s: say at least freight", kind)
		}
	}
}

// pays reports whether a kind that may be asked ends in money: a cancellation only of what was captured.
func pays(p policy.Policy, kind aftersales.Kind) bool {
	if kind.Replaces() {
		return false
	}
	for _, r := range p.Requests {
		paid := slices.ContainsFunc(order.Statuses(), func(s order.Status) bool { return s != order.PendingPayment && in(r.When.Status, s) })
		if in(r.When.Kind, kind) && paid && (kind != aftersales.Cancel || p.Capture != aftersales.CaptureOnShipment || len(p.CaptureFor) > 0) {
			return true
		}
	}
	return false
}

// requests tries every request rule with every reason, for each kind and each place of the goods it speaks of.
func (c *complaints) requests(p policy.Policy, compiled *policy.Compiled, h hints) {
	for _, name := range slices.Sorted(maps.Keys(p.Requests)) {
		w := p.Requests[name].When
		if len(w.State) > 0 {
			continue // it is for amendments
		}
		met, rule := map[place]bool{}, alone(p, name, compiled)
		for scene := range h.scenes() {
			if !within(w, scene) {
				continue
			}
			at := place{scene.kind, scene.goods}
			if !met[at] {
				_, met[at] = scene.moment(rule)
			}
		}
		if len(met) == 0 {
			c.add("requests.%s can never be asked: no order is ever as its condition says; look at kind, status and goods together", name)
		}
		for _, k := range aftersales.Kinds() {
			for _, g := range aftersales.GoodsStates() {
				if ok, tried := met[place{k, g}]; tried && !ok {
					c.add("requests.%s admits no reason for %s of goods that are %s: add one to reasons whose when holds there, or take %s out of the request's when.goods", name, withArticle(k), g, g)
				}
			}
		}
	}
}

// alone is the policy with one of its requests only, if that may not be asked at any time; else the policy itself.
func alone(p policy.Policy, name string, compiled *policy.Compiled) *policy.Compiled {
	r := p.Requests[name]
	if r.From == nil && r.Window == nil {
		return compiled
	}
	p.Requests = map[string]policy.Request{name: r}
	only, err := policy.Compile(p)
	if err != nil {
		return compiled
	}
	return only
}

// place is a kind of case with where the goods are.
type place struct {
	kind  aftersales.Kind
	goods aftersales.GoodsState
}

// within reports whether a scene is as a condition says, its reason and who is liable aside.
func within(w policy.When, s scene) bool {
	return in(w.Kind, s.kind) && in(w.Goods, s.goods) && in(w.Status, s.status) && in(w.By, s.by) && in(w.Channel, s.channel) &&
		in(w.Fulfilment, s.fulfilment) && in(w.Reason, s.reason) && inFacts(w, s) && in(w.Tender, s.tender) && inAmounts(w, s) &&
		inTime(w, s.day(placedDay))
}

func in[T comparable](list []T, v T) bool { return len(list) == 0 || slices.Contains(list, v) }

func inFacts(w policy.When, s scene) bool {
	if len(w.Category) > 0 && !slices.Contains(w.Category, s.category) || len(w.Includes) > 0 && !slices.Contains(w.Includes, s.category) {
		return false
	}
	for name, values := range w.Facts {
		if !slices.Contains(values, s.facts[name]) {
			return false
		}
	}
	return true
}

func inAmounts(w policy.When, s scene) bool {
	price, paid := s.amounts()
	return inRange(w.Price, price) && inRange(w.Paid, paid)
}

// reasons tries every reason with every request.
func (c *complaints) reasons(p policy.Policy, compiled *policy.Compiled, h hints) {
	given := map[aftersales.Reason]bool{}
	for scene := range h.scenes() {
		if !given[scene.reason] && scene.admitted(compiled) {
			given[scene.reason] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(p.Reasons)) {
		if !given[aftersales.Reason(name)] {
			c.add("reasons.%s can never be given: no request is admitted with it; add a request whose kind and goods it fits, or delete it", name)
		}
	}
}
