package aftersales_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

var histories = flag.Int("histories", someHistories, "how many histories TestHistories plays")

// history plays random commands on a random order, and holds every law after each of them.
type history struct {
	*tale
	*dice
	ordered  map[string]aftersales.Case // as it was when its refund was ordered
	over     map[string]aftersales.Case // as it ended
	stock    map[[2]string]int64
	stayed   map[[2]string]int64
	toSend   map[string]int     // replacements that are due, by case
	replaced map[string]bool    // cases of which one was sent
	sentBack map[string]bool    // cases whose goods were
	closed   map[string]bool    // child orders of which the host was told
	counted  int                // entries of the log that stock and stayed count
	folded   aftersales.Dossier // as far as the remarks were looked through
	remarked int                // entries of the log until there
	moved    map[string]int     // remarks about deadlines, by event
	came     map[string]bool    // cases whose goods somebody saw
	seen     map[[2]string]int64
	shelved  map[string]bool
	priced   map[string]bool    // cases whose difference was worked out anew
	offered  aftersales.Dossier // as far as the offers were looked through
}

func newHistory(told *tale, d *dice) *history {
	return &history{
		tale: told, dice: d,
		ordered: map[string]aftersales.Case{}, over: map[string]aftersales.Case{}, stock: map[[2]string]int64{}, stayed: map[[2]string]int64{},
		toSend: map[string]int{}, replaced: map[string]bool{}, closed: map[string]bool{}, sentBack: map[string]bool{}, moved: map[string]int{},
		came: map[string]bool{}, seen: map[[2]string]int64{}, shelved: map[string]bool{}, priced: map[string]bool{},
	}
}

func playHistory(t testing.TB, policies aftersales.Policies, d *dice) *history {
	t.Helper()
	h := newHistory(&tale{TB: t, policies: policies, now: noon}, d)
	h.must(buyer, aftersales.Place{Order: d.order()})
	if !d.one(8) {
		h.must(payment, aftersales.Pay{})
	}
	for steps := 6 + d.below(30); steps > 0 && d.more(); steps-- {
		h.now = h.now.Add(d.pass())
		by, c := d.command(&h.dossier)
		cases := len(h.dossier.Cases)
		err := h.send(by, c)
		opened := func(c aftersales.Case) bool { return c.By != timer } // a deadline may open one before it
		if err != nil && slices.ContainsFunc(h.dossier.Cases[cases:], opened) {
			h.Fatalf("a refused %s opened a case", c.Name())
		}
		h.laws()
		h.tellAgain(by, c, err)
		if d.one(8) {
			h.reload()
		}
	}
	h.finish()
	return h
}

func (h *history) laws() {
	h.Helper()
	h.m3()
	h.m5()
	h.m7()
	h.b1()
	h.b3()
	h.b4()
	h.offers()
	h.differences()
	h.records()
	h.remarks()
	h.onePayment()
}

// tellAgain sends reports of settled legs again (B2), and the command itself, where it may be sent twice.
func (h *history) tellAgain(by order.Party, c aftersales.Command, err error) {
	h.Helper()
	nothing := func(what string, err error) {
		h.Helper()
		for _, e := range h.last.Entries {
			if e.By != timer || e.Do == c.Name() {
				h.Fatalf("%s wrote %s", what, toJSON(h, e))
			}
		}
		if err != nil {
			h.Fatalf("%s: %v", what, err)
		}
	}
	if open, ok := c.(aftersales.Open); ok && err == nil && open.Case != "" {
		nothing("the same request", h.send(by, c))
	}
	switch k := c.(type) {
	case aftersales.FileAppeal:
		if err == nil && k.Appeal != "" {
			nothing("the same appeal", h.send(by, c))
		}
	case aftersales.FileClaim:
		if err == nil && k.Claim != "" {
			nothing("the same claim", h.send(by, c))
		}
	case aftersales.RuleAppeal:
		if err == nil && k.Appeal != "" {
			nothing("the same decision", h.send(by, c))
		}
	case aftersales.RuleClaim:
		if err == nil && k.Claim != "" {
			nothing("the same decision", h.send(by, c))
		}
	case aftersales.SubmitEvidence:
		if err == nil {
			nothing("the same evidence", h.send(by, c))
		}
	}
	for i := range h.dossier.Cases {
		k := h.dossier.Cases[i]
		for _, leg := range legsOf(&k, refund.LegSettled) {
			again := aftersales.RefundSettled{Number: k.Refund.Number, Tender: leg.Tender, Amount: &leg.Amount}
			nothing("B2: a settlement told again", h.send(payment, again))
		}
	}
}

// reload goes on with the dossier as it comes back from a store.
func (h *history) reload() {
	h.Helper()
	was := h.written
	var again aftersales.Dossier
	if err := json.Unmarshal([]byte(was), &again); err != nil {
		h.Fatalf("B6: %v", err)
	}
	if is := toJSON(h, again); is != was {
		h.Fatalf("B6: written\n%s\nread\n%s", was, is)
	}
	h.dossier = again
}

// finish folds the whole log anew, each entry from its JSON (B6), and lets time end what is open.
func (h *history) finish() {
	h.Helper()
	h.now = h.dossier.At.Add(24 * 365 * hour)
	h.must(timer, aftersales.Wait{})
	h.laws()
	for _, c := range h.dossier.Cases {
		if c.State == aftersales.Refunding && len(c.Refund.Legs) == 0 {
			h.Fatalf("%s has no cash to wait for, and is still %s", c.ID, c.State)
		}
	}
	var folded aftersales.Dossier
	for _, e := range h.log {
		var again aftersales.Entry
		if err := json.Unmarshal([]byte(toJSON(h, e)), &again); err != nil {
			h.Fatalf("B6: entry %d: %v", e.Seq, err)
		}
		next, err := folded.Apply(again)
		if err != nil {
			h.Fatalf("B6: entry %d: %v", e.Seq, err)
		}
		folded = next
	}
	if want, got := toJSON(h, h.dossier), toJSON(h, folded); want != got {
		h.Fatalf("B6: decided\n%s\nfolded\n%s", want, got)
	}
}

// The laws, on many orders; go test -run TestHistories -args -histories 200000 plays more of them.
func TestHistories(t *testing.T) {
	const shards = 4
	policies := allRules(t)
	for shard := range uint64(shards) {
		t.Run(fmt.Sprint(shard), func(t *testing.T) {
			t.Parallel()
			for seed := shard; seed < uint64(*histories); seed += shards {
				playSeed(t, policies, seed)
			}
		})
	}
}

func playSeed(t *testing.T, policies aftersales.Policies, seed uint64) {
	defer func() {
		if t.Failed() {
			t.Logf("seed %d", seed)
		}
	}()
	playHistory(t, policies, &dice{rng: rand.New(rand.NewPCG(seed, 11))})
}
