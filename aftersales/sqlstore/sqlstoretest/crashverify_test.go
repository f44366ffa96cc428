//go:build unix

package sqlstoretest_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/refund"
)

// verify holds what is stored, paid and delivered against the log.
func (r *crashRun) verify(f *crashFound) {
	r.Helper()
	for _, err := range r.witness.errs {
		r.Errorf("a worker: %s", err)
	}
	for _, entry := range r.witness.already {
		r.Errorf("two were told that they wrote %s", entry)
	}
	for _, fault := range r.provider.faults {
		r.Errorf("the provider: %s", fault)
	}
	if f.outbox != 0 {
		r.Errorf("%d effects are left", f.outbox)
	}
	for _, id := range slices.Sorted(maps.Keys(f.orders)) {
		o := f.orders[id]
		r.folds(o)
		r.columns(o)
		r.answered(o)
		r.onlyAsked(o)
		crashLaws(r, &o.dossier)
	}
	for id := range r.witness.saved {
		if f.orders[id] == nil && len(r.witness.saved[id]) > 0 {
			r.Errorf("%s was placed, as somebody was told, and is lost", id)
		}
	}
	r.listed(f)
	r.deliveries(f)
	r.payments(f)
	if len(f.orders) < crashOrders/2 || f.entries < 5*crashOrders || len(r.provider.payments) == 0 {
		r.Errorf("too little happened: %d orders, %d entries, %d payments", len(f.orders), f.entries, len(r.provider.payments))
	}
}

// folds holds law B6: the log has no holes, and folding it gives what is stored, byte for byte.
func (r *crashRun) folds(o *crashRow) {
	r.Helper()
	var folded aftersales.Dossier
	for i, e := range o.log {
		next, err := folded.Apply(e)
		if err != nil || o.seqs[i] != int64(i+1) || e.Seq != o.seqs[i] || e.At.UnixMicro() != o.instant[i] {
			r.Errorf("%s: entry %d stands at %d, at %d: %v", o.id, e.Seq, i+1, o.instant[i], err)
			return
		}
		folded = next
	}
	text, err := folded.MarshalJSON()
	if err != nil || string(text) != o.text {
		r.Errorf("B6: %s: %v: folded\n%s\nstored\n%s", o.id, err, text, o.text)
	}
}

// columns holds what is looked for against the dossier.
func (r *crashRun) columns(o *crashRow) {
	r.Helper()
	d, open := &o.dossier, 0
	for i := range d.Cases {
		if d.Cases[i].Open() {
			open++
		}
	}
	due, ok := d.NextDeadline()
	if d.Order.ID != o.id || o.seq != d.Seq || o.seq != int64(len(o.log)) || o.updated != d.At.UnixMicro() || o.open != open {
		r.Errorf("%s: the row of entry %d, updated %d, %d open; the dossier of %s, entry %d, updated %d, %d open; %d entries",
			o.id, o.seq, o.updated, o.open, d.Order.ID, d.Seq, d.At.UnixMicro(), open, len(o.log))
	}
	if o.wake.Valid != ok || ok && o.wake.Int64 != due.UnixMicro() {
		r.Errorf("%s: wakes at %v, and its next deadline is %v", o.id, o.wake, due)
	}
}

// answered: what somebody was told is saved stands in the log, as he was told.
func (r *crashRun) answered(o *crashRow) {
	r.Helper()
	for seq, hash := range r.witness.saved[o.id] {
		if seq < 1 || seq > int64(len(o.log)) || hashed(o.log[seq-1]) != hash {
			r.Errorf("%s: somebody was told of entry %d that it is %s, and it is not", o.id, seq, hash)
		}
	}
}

// onlyAsked: the log holds no message that nobody sent, and none more often than it was sent.
func (r *crashRun) onlyAsked(o *crashRow) {
	r.Helper()
	left := maps.Clone(r.witness.asked[o.id])
	for i := range o.log {
		mark := ""
		switch e := &o.log[i]; {
		case e.Order != nil:
			mark = "place"
		case e.Message != nil:
			mark = hashed(e.Message)
		default:
			continue
		}
		if left[mark]--; left[mark] < 0 {
			r.Errorf("%s: entry %d is of a message that was not sent, or once less", o.id, i+1)
			return
		}
	}
}

// listed holds the listing against what each dossier lists, and what Store.List gives.
func (r *crashRun) listed(f *crashFound) {
	r.Helper()
	var want, given []aftersales.Listed
	for _, o := range f.orders {
		want = append(want, o.dossier.Listing()...)
	}
	slices.SortFunc(want, aftersales.Listed.Compare)
	if !reflect.DeepEqual(want, f.listing) {
		r.Errorf("%d lines are listed, and %d should be, or they differ", len(f.listing), len(want))
	}
	for _, q := range []aftersales.Query{{ChildOrders: true, Limit: 100}, {Limit: 100}} {
		for {
			page, err := f.store.List(ctx, q)
			if err != nil {
				r.Fatal(err)
			}
			given = append(given, page.Items...)
			if q.After = page.Next; q.After == "" {
				break
			}
		}
	}
	slices.SortFunc(given, aftersales.Listed.Compare)
	if !reflect.DeepEqual(want, given) {
		r.Errorf("Store.List gives %d lines, and the dossiers have %d, or they differ", len(given), len(want))
	}
}

// deliveries: every effect of the log arrived, as it stands there and in that order, and nothing else did.
func (r *crashRun) deliveries(f *crashFound) {
	r.Helper()
	known := 0
	for _, o := range f.orders {
		var want []string
		for _, e := range o.log {
			for _, effect := range e.Effects {
				want = append(want, effect.ID)
				if hash, arrived := r.provider.content[effect.ID]; !arrived {
					r.Errorf("effect %s, %s, never arrived", effect.ID, effect.Kind)
				} else if hash != hashed(effect) {
					r.Errorf("effect %s arrived with another content", effect.ID)
				}
			}
		}
		known += len(want)
		if got := r.provider.first[o.id]; !slices.Equal(want, got) {
			r.Errorf("%s: effects arrived first as\n%v\nand were decided as\n%v", o.id, got, want)
		}
	}
	if known != len(r.provider.delivered) {
		r.Errorf("%d effects arrived, and the log has %d", len(r.provider.delivered), known)
	}
}

// payments: every leg that was ordered was paid once, as ordered, nothing else was, and the cases know.
func (r *crashRun) payments(f *crashFound) {
	r.Helper()
	paid := map[crashLeg]int64{}
	for _, p := range r.provider.payments {
		if _, twice := paid[p.crashLeg]; twice {
			r.Errorf("%v is paid twice", p.crashLeg)
		}
		paid[p.crashLeg] = p.Amount
	}
	ordered, onCases := map[crashLeg]int64{}, map[crashLeg]int64{}
	for _, o := range f.orders {
		for _, e := range o.log {
			for _, effect := range e.Effects {
				if effect.Kind == aftersales.PayRefund {
					crashLegs(ordered, effect.Refund, refund.LegSubmitted)
				}
			}
		}
		for _, c := range o.dossier.Cases {
			if c.Refund == nil {
				continue
			}
			f.refunds++
			crashLegs(onCases, c.Refund, refund.LegSettled)
			if !c.State.Settled() || !c.Refund.Settled() {
				r.Errorf("%s, %s is %s in the end: %+v", o.id, c.ID, c.State, *c.Refund)
			}
		}
	}
	if !maps.Equal(paid, ordered) {
		r.Errorf("paid were %d legs, and ordered %d, or they differ:\n%v\n%v", len(paid), len(ordered), paid, ordered)
	}
	if !maps.Equal(paid, onCases) {
		r.Errorf("paid were %d legs, and the cases have %d, or they differ:\n%v\n%v", len(paid), len(onCases), paid, onCases)
	}
}

func crashLegs(into map[crashLeg]int64, of *refund.Refund, state refund.LegState) {
	for _, leg := range of.Legs {
		if leg.State == state {
			into[crashLeg{of.Number, leg.Tender}] = leg.Amount.Minor()
		}
	}
}

// crashLaws holds the laws of money: what is reserved and refunded never exceeds what was paid, by line, child order, freight,
// tender, points and order, and the ledger is the sum of the cases that stand.
func crashLaws(t testing.TB, d *aftersales.Dossier) {
	t.Helper()
	alloc := d.Allocation()
	shares := alloc.Shares()
	units, money, sent := map[string]int64{}, map[string]int64{}, map[[2]string]int64{}
	freight, tenders, points := map[string]int64{}, map[string]int64{}, map[string]int64{}
	cash, ledger := int64(0), refund.Ledger{}.With(alloc, refund.Quote{})
	for i := range d.Cases {
		c := &d.Cases[i]
		ended := c.State == aftersales.Replaced || c.State == aftersales.Closed && c.CloseReason != aftersales.Voided
		if ended { // it holds nothing; what was voided is gone for good
			continue
		}
		ledger = ledger.With(alloc, *c.Quote)
		for _, l := range c.Quote.Lines {
			units[l.Line] += l.Quantity
			money[l.Line] += l.Amount.Minor() + l.Forfeited.Minor()
			sent[[2]string{c.Child, l.Line}] += l.Quantity
		}
		for _, f := range c.Quote.FreightOf {
			freight[f.Child] += f.Amount.Minor()
		}
		for _, t := range c.Quote.Tenders {
			tenders[t.ID] += t.Amount.Minor()
		}
		for _, p := range c.Quote.Points {
			points[p.ID] += p.Count
		}
		cash += c.Quote.Total.Minor()
	}
	atMost := func(what string, got, most int64) {
		t.Helper()
		if got < 0 || got > most {
			t.Errorf("M3: %s: %s: %d of %d stand", d.Order.ID, what, got, most)
		}
	}
	for i, l := range d.Order.Lines {
		atMost("units of "+l.ID, units[l.ID], l.Quantity)
		atMost("money of "+l.ID, money[l.ID], shares.Lines[i].Net)
	}
	for i, ch := range d.Order.Children {
		atMost("freight of "+ch.ID, freight[ch.ID], shares.Freight[i])
	}
	for _, s := range shares.Slots {
		child, line := d.Order.Children[s.Child].ID, d.Order.Lines[s.Line].ID
		atMost("units of "+line+" from "+child, sent[[2]string{child, line}], s.Units)
	}
	for _, of := range d.Order.Tenders {
		atMost("tender "+of.ID, tenders[of.ID], of.Amount.Minor())
	}
	for _, of := range d.Order.Points {
		atMost("points "+of.ID, points[of.ID], of.Count)
	}
	atMost("cash", cash, shares.Paid)
	if !reflect.DeepEqual(ledger, d.Ledger().With(alloc, refund.Quote{})) {
		t.Errorf("M5: %s: the ledger is not the sum of the cases that stand", d.Order.ID)
	}
}
