package aftersales

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// demand is what a party asks of one child order, before it is judged.
type demand struct {
	child    string
	kind     Kind
	reason   Reason
	goods    GoodsState // empty: by the child order's status
	channel  Channel
	by       order.Party
	asked    Asked
	own      *Case // the case that is amended: judged as if its reservation were released first
	attempts int
	ahead    []plan // what the same request takes of other child orders, which stands before this
	facts    order.Facts
	at       []int // where each line stands in the request, for the paths of faults; nil: where it stands here
}

// plan is what a demand comes to where nothing speaks against it.
type plan struct {
	goods   GoodsState
	liable  order.Party
	event   Event
	quote   refund.Quote
	ceiling money.Amount
	lines   []refund.RequestLine // what was asked, spelled out; nil: as it was asked
	fixed   bool                 // an amount that was asked only confirmed what the rules gave
}

// kept is what the case keeps of what was asked.
func (made *plan) kept(asked Asked) Asked {
	if asked.Amount = plainAmount(asked.Amount); made.fixed {
		asked.Amount = nil
	}
	if made.lines != nil {
		asked.Lines = made.lines
	}
	return asked
}

// judge works out what a demand comes to, and every fault of it.
func (t *turn) judge(d demand) (plan, []order.Fault, error) {
	ch := &t.d.Children[t.d.childIndex(d.child)]
	wrong := d.words()
	unpaid := ch.Status == order.PendingPayment
	if unpaid && d.kind != Cancel {
		wrong = append(wrong, order.NewFault("order_not_paid", "", "the order is not paid"))
	}
	if unpaid && d.kind != Cancel || Flow(d.kind) == nil {
		return plan{}, wrong, nil
	}
	s, p := t.childSituation(ch)
	if p == nil {
		return plan{}, nil, t.broken
	}
	s.Kind, s.Reason, s.Channel, s.By, s.Case, s.Attempts = d.kind, d.reason, d.channel, d.by, d.own, d.attempts
	s.Categories, s.LineAttempts = t.categoriesOf(d), t.lineAttempts(d)
	t.lines(s, t.orderLines(t.linesOf(d)), d.facts)
	s.Goods = d.goods
	if s.Goods == "" {
		s.Goods = t.goodsOf(ch, d)
	}
	admitted := p.Admit(s)
	if d.goods == "" {
		admitted = admitElsewhere(s, p, admitted)
	}
	if d.kind == Cancel {
		admitted.AmountFixed, admitted.WholeOrder = true, admitted.WholeOrder || unpaid
	}
	admitted.AmountFixed = admitted.AmountFixed || d.kind.Replaces() // goods are asked, not money
	if admitted.Liable == "" {
		admitted.Liable = order.Nobody
	}
	if !admitted.Liable.Valid() {
		return plan{}, nil, fmt.Errorf("policy %q: %q is no party that could be liable", p.ID(), order.Shorten(string(admitted.Liable), 40))
	}
	s.Liable = admitted.Liable
	made := plan{goods: s.Goods, liable: admitted.Liable, event: admitted.Event, fixed: admitted.AmountFixed}
	if made.event == "" {
		made.event = t.startOf(ch, s)
	}
	faults := slices.Concat(wrong, goodsFaults(ch, s.Goods, d), t.goodsOfCancel(ch, d), admitted.Faults, t.insteadFaults(d))
	priced, err := t.price(&made, d, ch, s, p, admitted)
	return made, once(d.rooted(append(faults, priced...))), err
}

// admitElsewhere looks again at a request that does not say where the goods are: a reason that only somebody can give who has
// them says it, and so does one that only somebody can give who has not.
func admitElsewhere(s *Situation, p Policy, there Admission) Admission {
	at := s.Goods
	switch {
	case !hasCode(there.Faults, "reason_not_allowed"):
		return there
	case at == InTransit:
		s.Goods = Received
	case at == Received && s.Child.DeliveredAt.IsZero():
		s.Goods = InTransit
	default:
		return there
	}
	if elsewhere := p.Admit(s); len(elsewhere.Faults) == 0 || at == InTransit && !hasCode(elsewhere.Faults, "reason_not_allowed") {
		return elsewhere
	}
	s.Goods = at
	return there
}

func hasCode(faults []order.Fault, code string) bool {
	return slices.ContainsFunc(faults, func(f order.Fault) bool { return f.Code == code })
}

// words faults a word outside the vocabulary, which only a program can send: JSON is checked when it is read.
func (d *demand) words() []order.Fault {
	var faults []order.Fault
	if Flow(d.kind) == nil {
		faults = append(faults, order.NewFault("kind_not_allowed", "kind", fmt.Sprintf("%q is no kind of case", order.Shorten(string(d.kind), 40)), "kind", order.Shorten(string(d.kind), 40)))
	}
	if d.reason == "" {
		faults = append(faults, order.NewFault("reason_missing", "reason", "a request gives its reason"))
	} else if !slices.Contains(Reasons(), d.reason) {
		faults = append(faults, order.NewFault("reason_not_allowed", "reason", fmt.Sprintf("%q is no reason", order.Shorten(string(d.reason), 40)), "reason", order.Shorten(string(d.reason), 40)))
	}
	if d.goods != "" && !slices.Contains(GoodsStates(), d.goods) {
		faults = append(faults, order.NewFault("goods_differ", "goods", fmt.Sprintf("%q is no place where goods are", order.Shorten(string(d.goods), 40)), "goods", order.Shorten(string(d.goods), 40)))
	}
	if d.channel != "" && !slices.Contains(Channels(), d.channel) {
		faults = append(faults, order.NewFault("channel_unknown", "channel", fmt.Sprintf("%q is no channel", order.Shorten(string(d.channel), 40)), "channel", order.Shorten(string(d.channel), 40)))
	}
	return faults
}

// goodsFaults faults goods that cannot be where the request says: what never left was not received, what left was
// shipped, and only an inspection or a refusal says that goods came back.
func goodsFaults(ch *Child, goods GoodsState, d demand) []order.Fault {
	if goodsFit(ch, d.kind, goods, d.own) {
		return nil
	}
	return []order.Fault{order.NewFault("goods_differ", "goods", fmt.Sprintf("the goods are not %s: the child order is %s", goods, ch.Status), "goods", string(goods), "status", string(ch.Status))}
}

func goodsFit(ch *Child, kind Kind, goods GoodsState, own *Case) bool {
	back := own != nil && own.Goods == Returned
	if kind == Cancel && (goods != NotShipped && own == nil || ch.Status == order.PendingPayment) {
		return goods == NotShipped // what was shipped is asked back in another way
	}
	switch goods {
	case NotShipped:
		return !back && (ch.Status == order.PendingShipment || ch.Status == order.PartiallyShipped)
	case Returned:
		return back
	}
	return !back && ch.Status.Shipped()
}

// rooted gives the faults of lines the index that the line has in the request.
func (d *demand) rooted(faults []order.Fault) []order.Fault {
	if d.at == nil {
		return faults
	}
	for i, f := range faults {
		rest, inLine := strings.CutPrefix(f.Path, "lines[")
		digits, rest, closed := strings.Cut(rest, "]")
		if n, err := strconv.Atoi(digits); inLine && closed && err == nil && n < len(d.at) {
			faults[i].Path = fmt.Sprintf("lines[%d]%s", d.at[n], rest)
		}
	}
	return faults
}

// once drops faults that say again what another one said of the same place.
func once(faults []order.Fault) []order.Fault {
	var kept []order.Fault
	for _, f := range faults {
		if !slices.ContainsFunc(kept, func(k order.Fault) bool { return k.Code == f.Code && k.Path == f.Path }) {
			kept = append(kept, f)
		}
	}
	return kept
}

// price strikes the quote of a demand and judges amount and units.
func (t *turn) price(made *plan, d demand, ch *Child, s *Situation, p Policy, admitted Admission) ([]order.Fault, error) {
	ledger := t.d.standing
	if d.own != nil {
		ledger = ledger.Without(t.d.alloc, *d.own.Quote)
	}
	for i := range d.ahead {
		ledger = ledger.With(t.d.alloc, d.ahead[i].quote)
	}
	if admitted.WholeLines {
		d.asked.Lines = t.wholeLines(d, ch, made.goods, ledger)
		made.lines = d.asked.Lines
	}
	request := t.request(s, d.asked)
	if admitted.AmountFixed {
		request.Amount = nil
	}
	var faults []order.Fault
	if ch.Status == order.PartiallyShipped {
		request.Lines, faults = t.within(request, ch, made.goods, d.own)
	}
	quote, err := refund.Compute(t.d.alloc, ledger, request, t.terms(s, p))
	var refused *refund.RefusedError
	if errors.As(err, &refused) {
		made.ceiling = refused.Ceiling
		return append(faults, refused.Faults...), nil
	}
	if err != nil {
		return nil, err
	}
	made.quote, made.ceiling = quote, quote.Ceiling
	if admitted.AmountFixed && d.asked.Amount != nil {
		faults = append(faults, t.confirms(*d.asked.Amount, quote)...)
	}
	if admitted.WholeOrder && t.leavesUnits(ledger, quote, ch, made.goods, d.own) {
		faults = append(faults, order.NewFault("whole_order_only", "lines", "only the whole child order may be asked"))
	}
	if admitted.WholeLines {
		faults = append(faults, t.partsOfLines(d, ch, made.goods, ledger, quote)...)
	}
	return faults, nil
}

// confirms faults an amount that is not exactly what the rules give, where it may not be chosen.
func (t *turn) confirms(asked money.Amount, quote refund.Quote) []order.Fault {
	in, err := asked.In(t.d.Order.Currency)
	switch {
	case err != nil:
		return []order.Fault{t.amountFault(asked, err)}
	case in.Equal(quote.Total):
		return nil
	}
	faults := []order.Fault{order.NewFault("amount_not_editable", "amount", fmt.Sprintf("the amount is %s", quote.Total.Number()), "asked", in.Number(), "amount", quote.Total.Number())}
	if in.Sign() <= 0 {
		faults = append(faults, order.NewFault("amount_not_positive", "amount", fmt.Sprintf("%s is not a positive amount", in.Number()), "asked", in.Number()))
	}
	if in.Minor() > quote.Ceiling.Minor() {
		faults = append(faults, order.NewFault("amount_above_ceiling", "amount", fmt.Sprintf("%s asked, at most %s can go back", in.Number(), quote.Ceiling.Number()), "asked", in.Number(), "ceiling", quote.Ceiling.Number()))
	}
	return faults
}

// amountFault is the fault of an amount that is none of the order's currency.
func (t *turn) amountFault(asked money.Amount, err error) order.Fault {
	var mismatch *money.MismatchError
	if errors.As(err, &mismatch) {
		return order.NewFault("currency_mismatch", "amount", err.Error(), "asked", asked.Currency().Code(), "order", t.d.Order.Currency.Code())
	}
	return order.NewFault("amount_invalid", "amount", err.Error())
}

// goodsOf is where the goods are by the child order's status.
func (t *turn) goodsOf(ch *Child, d demand) GoodsState {
	switch {
	case d.own != nil && d.own.Goods == Returned:
		return Returned
	case ch.Status == order.PendingShipment, d.kind == Cancel && d.own == nil:
		return NotShipped
	case d.kind == Cancel:
		return d.own.Goods
	case ch.Status == order.PartiallyShipped && t.unshippedCover(ch, d):
		return NotShipped
	case ch.Status == order.Completed, !ch.DeliveredAt.IsZero(), d.kind.Returns():
		return Received
	}
	return InTransit
}

// unshippedCover reports whether what is asked of a partially shipped child order can be had from the units still there.
func (t *turn) unshippedCover(ch *Child, d demand) bool {
	can := t.available(ch, NotShipped, d.own)
	if len(d.asked.Lines) == 0 {
		return len(can) > 0
	}
	for _, l := range d.asked.Lines {
		if can[l.Line] < max(l.Quantity, 1) {
			return false
		}
	}
	return true
}

// available are the units of a partially shipped child order that a request may still take, by where the goods are.
func (t *turn) available(ch *Child, goods GoodsState, own *Case) map[string]int64 {
	unshipped := goods == NotShipped
	taken := t.taken(ch.Progress.Child, func(c *Case) bool {
		return c.Reserves() && (own == nil || c.ID != own.ID) && (c.Goods == NotShipped) == unshipped
	})
	can := map[string]int64{}
	for line, n := range t.units(ch.Progress.Child) {
		have := ch.Shipped[line]
		if unshipped {
			have = n - ch.Shipped[line]
		}
		if left := have - taken[line]; left > 0 {
			can[line] = left
		}
	}
	return can
}

// within spells out the units of a request to a partially shipped child order, and faults what is not there.
func (t *turn) within(r refund.Request, ch *Child, goods GoodsState, own *Case) ([]refund.RequestLine, []order.Fault) {
	can := t.available(ch, goods, own)
	var lines []refund.RequestLine
	var faults []order.Fault
	if len(r.Lines) == 0 {
		for _, l := range t.d.Order.Lines {
			if can[l.ID] > 0 {
				lines = append(lines, refund.RequestLine{Line: l.ID, Quantity: can[l.ID]})
			}
		}
		if len(lines) == 0 {
			faults = append(faults, order.NewFault("quantity_exceeded", "lines", "no unit is free", "free", "0"))
		}
		return lines, faults
	}
	sends := t.units(ch.Progress.Child)
	for i, l := range r.Lines {
		if l.Quantity == 0 && r.Amount == nil {
			l.Quantity = max(can[l.Line], 1) // all there are; none is a want of units
		}
		switch {
		case sends[l.Line] == 0: // its quote will fault it
		case l.Quantity > can[l.Line]:
			faults = append(faults, order.NewFault("quantity_exceeded", fmt.Sprintf("lines[%d].quantity", i), fmt.Sprintf("%d units of line %q asked, %d are %s", l.Quantity, order.Shorten(l.Line, 40), can[l.Line], goods), "line", order.Shorten(l.Line, 40), "asked", itoa(l.Quantity), "free", itoa(can[l.Line])))
		}
		lines = append(lines, l)
	}
	return lines, faults
}

// leavesUnits reports whether a quote leaves units outside that it could have taken.
func (t *turn) leavesUnits(ledger refund.Ledger, quote refund.Quote, ch *Child, goods GoodsState, own *Case) bool {
	takes := map[string]int64{}
	for i := range quote.Lines {
		takes[quote.Lines[i].Line] += quote.Lines[i].Quantity
	}
	var can map[string]int64
	if ch.Status == order.PartiallyShipped {
		can = t.available(ch, goods, own)
	}
	for line := range t.units(ch.Progress.Child) {
		free := ledger.Free(t.d.alloc, ch.Progress.Child, line)
		if can != nil {
			free = can[line]
		}
		if free > takes[line] {
			return true
		}
	}
	return false
}

// startOf is what opening leads to where the policy does not say: a shipment that a warehouse has is stopped.
func (t *turn) startOf(ch *Child, s *Situation) Event {
	if s.Kind == Cancel && (s.By != order.Buyer || ch.Status == order.PendingPayment) {
		return startOfCancel(s.By)
	}
	switch {
	case s.Kind != RefundOnly && s.Kind != Cancel || s.Goods != NotShipped || t.fulfilment(ch.Progress.Child) != order.ByWarehouse:
		return EventRequested
	case ch.Pushed:
		return EventInterceptionRequested
	}
	return EventPushStopped
}
