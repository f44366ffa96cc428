package aftersales_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// records: what appeals and claims move lies between those who can bear a refund, and nobody gets more than he bore; what was
// counted against a party and reversed sums up in the log to what still counts.
func (h *history) records() {
	h.Helper()
	for i := range h.dossier.Cases {
		c := &h.dossier.Cases[i]
		cost, net := map[order.Party]int64{}, map[order.Party]int64{}
		for _, p := range c.Quote.Postings(h.dossier.Allocation()) {
			cost[p.Party] -= p.Amount.Minor()
			net[p.Party] -= p.Amount.Minor()
		}
		for _, moved := range transfersOf(c) {
			if moved.Amount.Sign() <= 0 || moved.From == moved.To || slices.Contains([]order.Party{moved.From, moved.To}, buyer) {
				h.Fatalf("%s moves %s", c.ID, toJSON(h, moved))
			}
			net[moved.From] += moved.Amount.Minor()
			net[moved.To] -= moved.Amount.Minor()
		}
		for p, n := range net {
			if n < 0 && n < cost[p] {
				h.Fatalf("%s: the %s bore %d and is left with %d: %s", c.ID, p, cost[p], n, toJSON(h, c))
			}
		}
		if net[buyer] != cost[buyer] {
			h.Fatalf("%s: an appeal moved the buyer's money: %s", c.ID, toJSON(h, c))
		}
		h.metrics(c)
	}
}

func transfersOf(c *aftersales.Case) []aftersales.Transfer {
	var all []aftersales.Transfer
	for _, a := range c.Appeals {
		if a.Ruling != nil && a.Ruling.Transfer != nil {
			all = append(all, *a.Ruling.Transfer)
		}
	}
	for _, k := range c.Claims {
		if k.Ruling != nil && k.Ruling.Transfer != nil {
			all = append(all, *k.Ruling.Transfer)
		}
	}
	return all
}

// metrics holds the case's own list against the log.
func (h *history) metrics(c *aftersales.Case) {
	h.Helper()
	type what struct {
		metric  string
		against order.Party
	}
	left := map[what]int64{}
	for _, m := range c.Metrics {
		left[what{m.Metric, m.Against}] += m.Weight
	}
	for _, a := range c.Appeals {
		if a.Ruling == nil {
			continue
		}
		for _, m := range a.Ruling.Metrics {
			left[what{m.Metric, m.Against}] -= m.Weight
			if m.Against != a.By {
				h.Fatalf("%s: the %s appealed and %s", c.ID, a.By, toJSON(h, m))
			}
		}
	}
	for m, n := range left {
		if n < 0 {
			h.Fatalf("%s: %s is reversed twice: %s", c.ID, m, toJSON(h, c))
		}
	}
	for _, e := range h.log {
		for _, f := range e.Effects {
			if f.Kind == aftersales.CountMetric && f.Case == c.ID {
				left[what{f.Metric, f.Against}] -= f.Weight
			}
		}
	}
	for m, n := range left {
		if n != 0 {
			h.Fatalf("%s: %s counts %d too many: %s", c.ID, m, n, toJSON(h, c))
		}
	}
}

// Appeals and claims of all sorts about a case that was ruled: whatever is decided, the case and the buyer's refund stay.
func TestRecordHistories(t *testing.T) {
	borne := step{by: platform, do: aftersales.Rule{Case: "c1", Liable: carrier, Bears: order.Insurer}}
	befores := [][]step{
		script(onWay, []step{reject, showBuyer, forBuyer, settled}), script(onWay, []step{reject, showBuyer, borne}),
		script(onWay, []step{reject, showBuyer, forSeller}), script(onWay, []step{reject, showBuyer, forBuyer, failed}),
	}
	seen := map[string]int{}
	for seed := range uint64(80) {
		d := &dice{rng: rand.New(rand.NewPCG(seed, 5))}
		h := newHistory(begin(t, fruit, under(pick(d, "records", "records", "lax"))).play(befores[seed%4]...), d)
		before := h.find("c1")
		for range 40 {
			h.now = h.now.Add(d.pass())
			c := h.find("c1")
			by, command := d.file(&h.dossier, &c)
			err := h.send(by, command)
			h.laws()
			h.tellAgain(by, command, err)
		}
		for _, e := range h.log {
			seen[e.Event]++
		}
		seen["several"] += len(transfersOf(pointer(h.find("c1")))) / 2
		after := h.find("c1")
		after.Appeals, after.Claims = nil, nil
		diff(t, "the case, but for its records", before, after)
		h.finish()
	}
	for _, what := range []string{"appeal_filed", "appeal_granted", "appeal_denied", "claim_filed", "claim_granted", "claim_denied", "several"} {
		if seen[what] < 5 {
			t.Errorf("%s happened %d times", what, seen[what])
		}
	}
}

func pointer[T any](v T) *T { return &v }
