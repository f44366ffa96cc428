package aftersales_test

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// sums are what some cases took, added up from their quotes alone: no ledger is asked.
type sums struct {
	units, money, byAmount map[string]int64 // by line; money with what was forfeited
	sent                   map[[2]string]int64
	freight, tenders       map[string]int64
	points                 map[string]int64
	cash                   int64
}

func (h *history) sum(of func(*aftersales.Case) bool) sums {
	s := sums{
		units: map[string]int64{}, money: map[string]int64{}, byAmount: map[string]int64{}, sent: map[[2]string]int64{},
		freight: map[string]int64{}, tenders: map[string]int64{}, points: map[string]int64{},
	}
	for i := range h.dossier.Cases {
		c := &h.dossier.Cases[i]
		if !of(c) {
			continue
		}
		for _, l := range c.Quote.Lines {
			s.units[l.Line] += l.Quantity
			s.money[l.Line] += l.Amount.Minor() + l.Forfeited.Minor()
			s.sent[[2]string{c.Child, l.Line}] += l.Quantity
			if l.ByAmount && l.Amount.Sign() > 0 {
				s.byAmount[l.Line]++
			}
		}
		for _, f := range c.Quote.FreightOf {
			s.freight[f.Child] += f.Amount.Minor()
		}
		for _, t := range c.Quote.Tenders {
			s.tenders[t.ID] += t.Amount.Minor()
		}
		for _, p := range c.Quote.Points {
			s.points[p.ID] += p.Count
		}
		s.cash += c.Quote.Total.Minor()
	}
	return s
}

// standing reports whether a case holds units and money: one that ended replaced or closed holds nothing, unless it was voided.
func standing(c *aftersales.Case) bool {
	return c.State != aftersales.Closed && c.State != aftersales.Replaced || c.Voided()
}

// done reports whether what a case took is gone for good, going whether it will be.
func done(c *aftersales.Case) bool { return c.State.Settled() || c.Voided() }

func going(c *aftersales.Case) bool { return c.State.Executing() || c.Voided() }

// m3: what stands never exceeds what was paid, anywhere.
func (h *history) m3() {
	h.Helper()
	a, s := h.dossier.Allocation(), h.sum(standing)
	shares := a.Shares()
	atMost := func(what string, got, most int64) {
		if got < 0 || got > most {
			h.Fatalf("M3: %s: %d of %d stand", what, got, most)
		}
	}
	for i, l := range h.dossier.Order.Lines {
		atMost("units of "+l.ID, s.units[l.ID], l.Quantity)
		atMost("money of "+l.ID, s.money[l.ID], shares.Lines[i].Net)
	}
	for i, ch := range h.dossier.Order.Children {
		atMost("freight of "+ch.ID, s.freight[ch.ID], shares.Freight[i])
	}
	for _, slot := range shares.Slots {
		child, line := h.dossier.Order.Children[slot.Child].ID, h.dossier.Order.Lines[slot.Line].ID
		atMost("units of "+line+" that "+child+" sends", s.sent[[2]string{child, line}], slot.Units)
	}
	for _, t := range h.dossier.Order.Tenders {
		atMost("tender "+t.ID, s.tenders[t.ID], t.Amount.Minor())
	}
	for _, p := range h.dossier.Order.Points {
		atMost("points "+p.ID, s.points[p.ID], p.Count)
	}
	atMost("cash", s.cash, shares.Paid)
}

// m5: the ledger holds exactly what the cases say that are neither closed nor replaced.
func (h *history) m5() {
	h.Helper()
	a, anew := h.dossier.Allocation(), refund.Ledger{}.With(h.dossier.Allocation(), refund.Quote{})
	for i := range h.dossier.Cases {
		if c := &h.dossier.Cases[i]; standing(c) {
			anew = anew.With(a, *c.Quote)
		}
	}
	if !reflect.DeepEqual(anew, h.dossier.Ledger().With(a, refund.Quote{})) {
		h.Fatal("M5: the ledger is not the sum of the cases that stand")
	}
}

// m7: parts are not negative and sum to the total; the refund is what the quote says, and changes no more.
func (h *history) m7() {
	h.Helper()
	for i := range h.dossier.Cases {
		c := &h.dossier.Cases[i]
		q := c.Quote
		for _, part := range []int64{q.Goods.Minor(), q.Freight.Minor(), q.Tax.Minor(), q.Deductions.Minor(), q.Total.Minor()} {
			if part < 0 {
				h.Fatalf("M6: a part of %s is negative: %s", c.ID, toJSON(h, q))
			}
		}
		if q.Total.Minor() != q.Goods.Minor()+q.Freight.Minor()-q.Deductions.Minor() {
			h.Fatalf("M7: the parts of %s do not sum to its total: %s", c.ID, toJSON(h, q))
		}
		if !c.State.Executing() {
			if c.Refund != nil {
				h.Fatalf("%s is %s and has a refund", c.ID, c.State)
			}
			continue
		}
		var legs []refund.TenderBack
		for _, l := range c.Refund.Legs {
			legs = append(legs, refund.TenderBack{ID: l.Tender, Amount: l.Amount, Voucher: money.FromMinor(0, q.Currency)})
		}
		if q.Provisional || !c.Refund.Total.Equal(q.Total) || !reflect.DeepEqual(legs, q.Tenders) {
			h.Fatalf("M7: %s pays %s, its quote says %s", c.ID, toJSON(h, c.Refund), toJSON(h, q))
		}
		was, known := h.ordered[c.ID]
		if known && (was.Refund.Number != c.Refund.Number || !h.alike(was.Quote, q)) {
			h.Fatalf("M6: %s was ordered as %s and became %s", c.ID, toJSON(h, was), toJSON(h, c))
		}
		h.ordered[c.ID] = *c
	}
	numbers := map[string]bool{}
	for _, c := range h.ordered {
		if numbers[c.Refund.Number] {
			h.Fatalf("two refunds have the number %s", c.Refund.Number)
		}
		numbers[c.Refund.Number] = true
	}
}

// alike compares by value, and by JSON where one of both was read from it.
func (h *history) alike(a, b any) bool {
	return reflect.DeepEqual(a, b) || toJSON(h, a) == toJSON(h, b)
}

// b1: no dead ends, and nothing moves what is over.
func (h *history) b1() {
	h.Helper()
	waits := map[aftersales.State]bool{
		aftersales.Arbitrating: true, aftersales.Refunding: true, aftersales.RefundFailed: true, aftersales.ManualRefund: true,
	}
	for i := range h.dossier.Cases {
		c := &h.dossier.Cases[i]
		if c.State.Terminal() {
			bare := *c
			bare.Appeals, bare.Claims = nil, nil // records of their own
			if was, ok := h.over[c.ID]; ok && (!h.alike(atRest(was), atRest(bare)) || was.Accounted && !h.alike(was, bare)) {
				h.Fatalf("B1: %s was over:\n%s\n%s", c.ID, toJSON(h, was), toJSON(h, c))
			}
			h.over[c.ID] = bare
			if c.State == aftersales.Replaced && (c.ReplacementTracking == "" || c.Refund != nil || !c.Kind.Replaces()) {
				h.Fatalf("%s is replaced: %s", c.ID, toJSON(h, c))
			}
			if len(c.Deadlines) > 0 || (c.State == aftersales.Closed) != (c.CloseReason != "") {
				h.Fatalf("%s is %s: %s", c.ID, c.State, toJSON(h, c))
			}
			continue
		}
		for _, d := range c.Deadlines {
			silent := !slices.ContainsFunc(c.Evidence, func(e aftersales.Evidence) bool { return e.By == d.Of && e.Round == c.Arbitrations })
			if d.Of != "" && (c.State != aftersales.Arbitrating || !silent) {
				h.Fatalf("%s waits for the evidence of the %s: %s", c.ID, d.Of, toJSON(h, c))
			}
		}
		if _, ok := c.Deadline(); !ok && !waits[c.State] {
			h.Fatalf("B1: %s is %s, and nothing will end that: %s", c.ID, c.State, toJSON(h, c))
		}
	}
	if due, ok := h.dossier.NextDeadline(); ok && due.Before(h.dossier.At) && due.Before(h.now) {
		h.Fatalf("a deadline of %s is left at %s", due, h.now)
	}
}

// b3: refunded exactly when every line is closed by refunds that settled, worked out from the quotes; what was voided is no
// refund, and nothing of it is left either. Only that and a granted cancellation of all that is left close a child order.
func (h *history) b3() {
	h.Helper()
	s, shares := h.sum(done), h.dossier.Allocation().Shares()
	left := h.sum(going)
	whole, outside := map[string]bool{}, map[string]bool{}
	for _, ch := range h.dossier.Children {
		whole[ch.Progress.Child] = true
	}
	for _, slot := range shares.Slots {
		child, line := h.dossier.Order.Children[slot.Child].ID, h.dossier.Order.Lines[slot.Line]
		net := shares.Lines[slot.Line].Net
		closed := s.units[line.ID] == line.Quantity || net > 0 && s.byAmount[line.ID] > 0 && s.money[line.ID] == net
		if !closed && s.sent[[2]string{child, line.ID}] < slot.Units {
			whole[child] = false
		}
		outside[child] = outside[child] || left.sent[[2]string{child, line.ID}] < slot.Units
	}
	refunded := map[string]bool{}
	for i := range h.dossier.Cases {
		c := &h.dossier.Cases[i]
		refunded[c.Child] = refunded[c.Child] || c.State.Settled()
	}
	for _, ch := range h.dossier.Children {
		id := ch.Progress.Child
		if (ch.AfterSale == order.Refunded) != (whole[id] && refunded[id]) {
			h.Fatalf("B3: %s is %s, and its lines are closed: %t", id, ch.AfterSale, whole[id])
		}
		if whole[id] && !ch.Status.Terminal() {
			h.Fatalf("B3: %s is %s, and its lines are closed", id, ch.Status)
		}
		if ch.Status != order.Closed {
			continue
		}
		if len(ch.Deadlines) > 0 || (ch.CloseReason == order.RefundedWhole) && !whole[id] || outside[id] && !whole[id] {
			h.Fatalf("%s is closed: %s", id, toJSON(h, ch))
		}
	}
}

// b4: what is restocked either never left, and then never leaves, or was seen again.
func (h *history) b4() {
	h.Helper()
	entries := h.log[h.counted:]
	h.counted = len(h.log)
	for _, e := range entries {
		h.replacements(&e)
		h.arrivals(&e)
		h.closings(&e)
		for _, f := range e.Effects {
			if f.Kind != aftersales.Restock && f.Kind != aftersales.WriteOff {
				continue
			}
			c := h.find(e.Case)
			if e.By == timer && f.Kind == aftersales.Restock && c.Goods != aftersales.NotShipped {
				h.Fatalf("B4: silence restocks: %s", toJSON(h, f))
			}
			for _, u := range f.Units {
				h.stock[[2]string{e.Case, u.Line}] += u.Units
				if f.Kind == aftersales.Restock && c.Goods == aftersales.NotShipped {
					h.stayed[[2]string{c.Child, u.Line}] += u.Units
				}
			}
			if f.Kind == aftersales.Restock && c.Goods != aftersales.NotShipped && c.Goods != aftersales.Returned && e.Event != string(aftersales.EventReceivedRefund) {
				h.Fatalf("B4: goods that are %s are restocked", c.Goods)
			}
		}
	}
	for at, n := range maps.All(h.stock) {
		c := h.find(at[0])
		for _, l := range c.Quote.Lines {
			if l.Line == at[1] && n > l.Quantity {
				h.Fatalf("B4: %d units of %s, of %d in %s", n, at[1], l.Quantity, at[0])
			}
		}
	}
	for _, slot := range h.dossier.Allocation().Shares().Slots {
		child, line := h.dossier.Children[slot.Child], h.dossier.Order.Lines[slot.Line].ID
		if n := child.Shipped[line] + h.stayed[[2]string{child.Progress.Child, line}]; n > slot.Units {
			h.Fatalf("B4: %s: of %d units of %s, %d left and %d never did", child.Progress.Child, slot.Units, line, child.Shipped[line], n-child.Shipped[line])
		}
	}
}

// replacements holds, entry by entry, that nothing replaces goods but what was ordered, once each time, and that goods
// which were replaced do not go back to the buyer as well, and those which came back are not asked back again.
func (h *history) replacements(e *aftersales.Entry) {
	h.Helper()
	if e.Event == string(aftersales.EventReplacementShipped) {
		h.toSend[e.Case]--
		h.replaced[e.Case] = true
	}
	switch aftersales.Event(e.Event) {
	case aftersales.EventReturnShipped, aftersales.EventParcelRefused, aftersales.EventReturnedToSender:
		h.sentBack[e.Case] = true
	}
	for _, f := range e.Effects {
		switch {
		case f.Kind == aftersales.ManualTask && f.Topic == "stop_replacement":
			h.toSend[e.Case]--
		case f.Kind == aftersales.SendReplacement && !h.find(e.Case).Kind.Replaces():
			h.Fatalf("%s asks for money and gets %s", e.Case, toJSON(h, f))
		case f.Kind == aftersales.SendReplacement:
			h.toSend[e.Case]++
		case f.Kind == aftersales.RequestReturn && (h.replaced[e.Case] || h.sentBack[e.Case]):
			h.Fatalf("%s: nothing is left to send back: %s", e.Case, toJSON(h, f))
		case f.Kind == aftersales.ReturnToBuyer && h.replaced[e.Case]:
			h.Fatalf("%s was replaced, and what came back goes back: %s", e.Case, toJSON(h, f))
		}
	}
	if e.Event == string(aftersales.EventOutOfStock) {
		h.toSend[e.Case] = 0 // who says so knows
	}
	over := e.Change != nil && (e.Change.State.Terminal() || e.Change.State.Executing())
	if n := h.toSend[e.Case]; n < 0 || n > 1 || over && n > 0 {
		h.Fatalf("%s: %d replacements are to be sent after %s", e.Case, n, toJSON(h, e))
	}
}

// closings holds that a child order is closed once, and that a payment is voided only where nothing was captured, by what was
// due of it.
func (h *history) closings(e *aftersales.Entry) {
	h.Helper()
	for _, f := range e.Effects {
		switch f.Kind {
		case aftersales.CloseOrder:
			if h.closed[f.Child] {
				h.Fatalf("%s is closed twice: %s", f.Child, toJSON(h, e))
			}
			h.closed[f.Child] = true
		case aftersales.VoidPayment:
			c := h.find(e.Case)
			var due []aftersales.TenderVoid
			for _, back := range c.Quote.Tenders {
				due = append(due, aftersales.TenderVoid{Tender: back.ID, Amount: back.Amount})
			}
			if !c.Voided() || !h.alike(due, f.Tenders) {
				h.Fatalf("%s is %s, and voids %s", c.ID, c.State, toJSON(h, f))
			}
		}
	}
}

// onePayment: an order that was not paid is called off whole or not at all, and never pays anything back.
func (h *history) onePayment() {
	h.Helper()
	unpaid := 0
	for _, ch := range h.dossier.Children {
		if ch.Status == order.PendingPayment {
			unpaid++
		}
		if ch.Status == order.Closed && !h.closed[ch.Progress.Child] {
			h.Fatalf("%s is closed, and nobody was told", ch.Progress.Child)
		}
	}
	if unpaid > 0 && unpaid < len(h.dossier.Children) {
		h.Fatalf("%d of %d child orders are not paid", unpaid, len(h.dossier.Children))
	}
	for i := range h.dossier.Cases {
		c := &h.dossier.Cases[i]
		ch := h.child(c.Child)
		if c.Refund != nil && ch.PaidAt.IsZero() {
			h.Fatalf("%s pays back what was not paid", c.ID)
		}
		if onShipment := strings.HasSuffix(ch.Policy, "on_shipment") || strings.HasPrefix(ch.Policy, "void_"); onShipment && c.Kind == aftersales.Cancel && c.Goods == aftersales.NotShipped && c.Refund != nil {
			h.Fatalf("%s pays back what was not captured", c.ID)
		}
	}
}
