package refund_test

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

var (
	histories = flag.Int("histories", 20_000, "how many histories TestHistories plays")
	only      = flag.Int("seed", -1, "the one history that TestHistories plays, of those numbered from 0")
)

// history plays requests and withdrawals on one order, holds every quote against the model, and checks the laws after
// each step.
type history struct {
	testing.TB
	*dice
	a      *refund.Allocation
	model  *model
	terms  refund.Terms
	ledger refund.Ledger
	quotes []refund.Quote // they stand
	asked  []refund.Request
	under  []refund.Terms
	// Whether anything happened that may keep back money: an amount asked, a deduction, a withdrawal, a shipment, a quote
	// struck again, other terms, prices found again.
	amounts, deducted, withdrawn, shipped, restruck, mixed, repriced bool
	// The last thing that happened was that every unit left was asked, beside all that stands.
	settled bool
}

func play(t testing.TB, d *dice) {
	o, err := order.New(d.order())
	if err != nil {
		t.Fatalf("the generator made no order: %v", err)
	}
	if d.one(3) {
		o = d.split(o)
	}
	a := allocate(t, o)
	h := &history{TB: t, dice: d, a: a, model: newModel(a), terms: d.terms(o.Currency)}
	h.checkLayers()
	for steps := d.below(10); steps > 0 && d.more(); steps-- {
		if d.one(25) {
			h.terms, h.mixed = d.terms(o.Currency), true
		}
		switch d.below(6) {
		case 0:
			h.withdraw()
		case 1:
			h.restrike()
		default:
			h.request(h.dice.request(a, h.ledger, h.terms))
		}
		h.checkStanding()
	}
	h.refundRest()
	h.checkWhole()
}

// request computes a quote and puts it into the ledger.
func (h *history) request(r refund.Request) {
	h.Helper()
	got, err := refund.Compute(h.a, h.ledger, r, h.terms)
	want, codes := h.model.quote(h.quotes, r, h.terms)
	if h.refused(err, codes, want, r) {
		return
	}
	h.same(want, got, r, h.terms)
	h.checkQuote(got)
	h.checkBooks(got)
	before := h.ledger
	h.ledger = before.With(h.a, got)
	if before := before.With(h.a, refund.Quote{}); !reflect.DeepEqual(before, h.ledger.Without(h.a, got)) {
		h.Fatalf("M5: without %+v the ledger is not what it was", got)
	}
	h.quotes, h.asked, h.under = append(h.quotes, got), append(h.asked, r), append(h.under, h.terms)
	h.repriced = h.repriced || got.Repricing != nil
	h.settled = got.Units() > 0 && !h.unitsLeft()
	h.amounts, h.deducted, h.shipped = h.amounts || r.Amount != nil, h.deducted || got.Deductions.Sign() > 0, h.shipped || r.Shipped
}

func (h *history) refused(err error, codes []string, want refund.Quote, r refund.Request) bool {
	h.Helper()
	var refused *refund.RefusedError
	if err == nil || !errors.As(err, &refused) {
		if err != nil || len(codes) > 0 {
			h.Fatalf("%+v: error %v, want the faults %v", r, err, codes)
		}
		return false
	}
	var got []string
	for _, f := range refused.Faults {
		if full := f.Code + " " + f.Path; slices.Contains(codes, full) {
			got = append(got, full)
		} else {
			got = append(got, f.Code)
		}
	}
	slices.Sort(got)
	slices.Sort(codes)
	if diff := cmp.Diff(codes, got); diff != "" {
		h.Fatalf("%+v: faults (-want +got):\n%s", r, diff)
	}
	if refused.Ceiling != want.Ceiling {
		h.Fatalf("%+v: ceiling %s, want %s", r, refused.Ceiling, want.Ceiling)
	}
	return true
}

func (h *history) same(want, got refund.Quote, r refund.Request, t refund.Terms) {
	h.Helper()
	if !reflect.DeepEqual(want, got) {
		h.Fatalf("%+v under %+v:\nquote (-want +got):\n%s", r, t, cmp.Diff(want, got))
	}
}

// withdraw ends a case without a refund.
func (h *history) withdraw() {
	if len(h.quotes) == 0 {
		return
	}
	i := int(h.below(int64(len(h.quotes))))
	h.ledger = h.ledger.Without(h.a, h.quotes[i])
	h.drop(i)
	h.withdrawn, h.settled = true, false
	h.checkLedger()
}

// drop forgets a quote; what was asked goes with it.
func (h *history) drop(i int) {
	h.quotes = slices.Delete(slices.Clone(h.quotes), i, i+1)
	h.asked = slices.Delete(slices.Clone(h.asked), i, i+1)
	h.under = slices.Delete(slices.Clone(h.under), i, i+1)
}

// checkLedger builds the ledger anew.
func (h *history) checkLedger() {
	h.Helper()
	anew := refund.Ledger{}.With(h.a, refund.Quote{})
	for _, q := range h.quotes {
		anew = anew.With(h.a, q)
	}
	if !reflect.DeepEqual(anew, h.ledger.With(h.a, refund.Quote{})) {
		h.Fatal("M5: the ledger differs from one built anew of the quotes that stand")
	}
}

// restrike executes a case: its quote is struck again, some of the others being executed too.
func (h *history) restrike() {
	if len(h.quotes) == 0 {
		return
	}
	i := int(h.below(int64(len(h.quotes))))
	others, executing := slices.Delete(slices.Clone(h.quotes), i, i+1), []refund.Quote(nil)
	all := h.one(3)
	for _, q := range others {
		if all || h.one(2) {
			executing = append(executing, q)
		}
	}
	rest, paid := h.ledger.Without(h.a, h.quotes[i]), refund.Ledger{}
	for _, q := range executing {
		paid = paid.With(h.a, q)
	}
	was, r, terms := h.quotes[i], h.asked[i], h.under[i]
	got, err := refund.Restrike(h.a, rest, paid, was, r, terms)
	if err != nil {
		h.Fatalf("restrike: %v", err)
	}
	h.same(h.model.restrike(others, executing, was, r, terms), got, r, terms)
	waits := terms.Freight == refund.FreightWithLast || terms.FaultFreight == refund.FreightWithLast || got.Repricing != nil || terms.Coupons != ""
	if all && i == len(others) && !h.withdrawn && !h.mixed && !(waits && h.restruck) {
		was.Provisional = false
		h.same(was, got, r, terms)
	}
	if !h.withdrawn && !h.mixed && !(got.Repricing != nil && h.amounts) {
		if !reflect.DeepEqual(was.Lines, got.Lines) {
			h.Fatalf("M7: nothing was withdrawn, yet the lines (-want +got):\n%s", cmp.Diff(was.Lines, got.Lines))
		}
	}
	h.checkQuote(got)
	h.checkBooks(got)
	h.drop(i)
	h.quotes, h.asked, h.under = append(h.quotes, got), append(h.asked, r), append(h.under, terms)
	h.ledger = rest.With(h.a, got)
	h.restruck, h.settled = true, false
	h.repriced, h.deducted = h.repriced || got.Repricing != nil, h.deducted || got.Deductions.Sign() > 0
}

// The laws, on many orders; go test -run TestHistories -args -histories 200000 plays more of them, -seed 7 one.
func TestHistories(t *testing.T) {
	if *only >= 0 {
		playSeed(t, uint64(*only))
		return
	}
	const shards = 8
	for shard := range uint64(shards) {
		t.Run(fmt.Sprint(shard), func(t *testing.T) {
			t.Parallel()
			for seed := shard; seed < uint64(*histories); seed += shards {
				playSeed(t, seed)
			}
		})
	}
}

func playSeed(t *testing.T, seed uint64) {
	defer func() {
		if t.Failed() {
			t.Logf("seed %d", seed)
		}
	}()
	play(t, &dice{rng: rand.New(rand.NewPCG(seed, 7))})
}

func FuzzHistory(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("one line, a withdrawal, and all that is left"))
	for seed := range uint64(8) {
		data := make([]byte, 40*(seed+1))
		rng := rand.New(rand.NewPCG(seed, 1))
		for i := range data {
			data[i] = byte(rng.Uint32())
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { play(t, &dice{data: data}) })
}
