package policytest

import (
	"reflect"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// walk follows the flows from every request that a policy admits.
type walk struct {
	*complaints
	policy   aftersales.Policy
	admitted int
	visited  map[visit]bool
	turned   []turn
	shifted  map[string]bool // the kinds and states whose deadlines were moved
	blind    blindness
	followed map[likeness]bool
	again    map[again]bool
}

// scene tries one request and, if it is admitted, whatever can become of it.
func (w *walk) scene(sc scene) {
	s := sc.situation()
	a := ask(w, "Admit", s, func(s *aftersales.Situation) aftersales.Admission { return w.policy.Admit(s) })
	if at, ok := otherTime(a.Faults); ok && sc.asked.IsZero() {
		sc.asked = at
		w.scene(sc)
	}
	if len(a.Faults) > 0 {
		return
	}
	w.admitted++
	if !a.Liable.Valid() {
		w.once("liable", "Admit lets %s be opened for %s and says %q is liable: say buyer, seller, carrier, platform or nobody", withArticle(sc.kind), sc.reason, a.Liable)
	}
	s.Liable = a.Liable
	w.terms(s)
	w.child(s)
	for _, event := range openings(sc, a.Event) {
		to, ok := aftersales.Flow(sc.kind).Next("", event)
		if !ok {
			w.once("opening", "Admit opens %s with %q: its flow begins with one of %v", withArticle(sc.kind), event, aftersales.Flow(sc.kind).Events(""))
			continue
		}
		sent := event == aftersales.EventParcelRefused || event == aftersales.EventReturnedToSender
		w.follow(sc, a.Liable, spot{kind: sc.kind, state: to, goods: sc.goods, sent: sent})
	}
}

// unpaid looks at a child order before there can be any case.
func (w *walk) unpaid(h hints) {
	for _, v := range h.variants {
		for _, f := range order.Fulfilments() {
			s := scene{variant: v, fulfilment: f, order: orderOf(v, f)}.situation()
			v.onWay(s.Child, order.PendingPayment)
			w.child(s)
		}
	}
}

// openings are what opening may lead to; where the policy does not say, a shipment that a warehouse has is stopped.
func openings(sc scene, event aftersales.Event) []aftersales.Event {
	switch {
	case event != "":
		return []aftersales.Event{event}
	case sc.kind == aftersales.Cancel && sc.by == order.Seller:
		return []aftersales.Event{aftersales.EventConsentAsked}
	case sc.kind == aftersales.Cancel && sc.by != order.Buyer:
		return []aftersales.Event{aftersales.EventCancelled}
	case oneOf(sc.kind, aftersales.RefundOnly, aftersales.Cancel) && sc.goods == aftersales.NotShipped && sc.fulfilment == order.ByWarehouse && sc.status != order.PendingPayment:
		return []aftersales.Event{aftersales.EventPushStopped, aftersales.EventInterceptionRequested}
	}
	return []aftersales.Event{aftersales.EventRequested}
}

func oneOf[T comparable](v T, of ...T) bool { return slices.Contains(of, v) }

// spot is how far a case has come.
type spot struct {
	kind  aftersales.Kind
	state aftersales.State
	goods aftersales.GoodsState
	sent  bool // the goods were sent back
}

// follow visits every spot that a case can come to from one, once. Where it becomes another kind it is followed later.
func (w *walk) follow(sc scene, liable order.Party, from spot) {
	like := w.blind.like(sc, liable, from)
	if w.followed[like] {
		return // it goes on as another one did
	}
	w.followed[like] = true
	seen, queue := map[spot]bool{from: true}, []spot{from}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		if at.state.Terminal() {
			continue
		}
		first := w.first(sc, at)
		for i, status := range statuses(sc.status, at.goods) {
			s := at.situation(sc, liable, status)
			w.shifts(s)
			for _, m := range w.moves(sc, at, s, first) {
				if i == 0 {
					w.consequences(m.to.situation(sc, liable, status), m.event)
				}
				switch {
				case m.to.kind != at.kind:
					other := sc
					other.kind, other.goods = m.to.kind, m.to.goods
					w.turned = append(w.turned, turn{other, liable, m.to})
				case !seen[m.to]:
					seen[m.to] = true
					queue = append(queue, m.to)
				}
			}
		}
	}
}

// moves are how a case can go on from a spot; as another kind only where it is the first to come there.
func (w *walk) moves(sc scene, at spot, s *aftersales.Situation, first bool) []move {
	var moves []move
	silent := w.deadlines(s)
	offers := w.offers(s, first)
	for _, event := range w.events(s, silent) {
		switch {
		case event == aftersales.EventAmended:
			moves = append(moves, w.amendments(sc, at, s, first)...)
		case event == aftersales.EventOffered && len(offers) == 0, at.state == aftersales.AwaitingBuyer && silentYes(event) && at.kind != aftersales.Cancel:
		default:
			moves = append(moves, move{event, at.after(event)})
		}
	}
	return append(moves, w.bargains(sc, s, at, offers, silent)...)
}

// amendments are the kinds that whoever opened the case may ask for instead, and the same again.
func (w *walk) amendments(sc scene, at spot, s *aftersales.Situation, first bool) []move {
	var moves []move
	again := *s
	for _, again.Kind = range aftersales.Kinds() {
		to := at
		to.kind, to.state = again.Kind, aftersales.AwaitingSeller
		if (again.Kind == at.kind || first && again.Kind != aftersales.Cancel && at.kind != aftersales.Cancel) && aftersales.Flow(again.Kind).Can(to.state, aftersales.EventAmended) && w.amendable(sc, &again) {
			moves = append(moves, move{aftersales.EventAmended, to})
		}
	}
	return moves
}

// amendable reports whether the policy lets whoever opened the case ask again, for any reason.
func (w *walk) amendable(sc scene, s *aftersales.Situation) bool {
	key := again{sc.at, sc.fulfilment, sc.channel, sc.by, s.Child.Status, s.Kind, s.Case.State, s.Goods, s.At}
	if may, known := w.again[key]; known && w.blind.data {
		return may
	}
	may := w.asksAgain(sc, s)
	if w.again == nil {
		w.again = map[again]bool{}
	}
	w.again[key] = may
	return may
}

// again is what data tells apart when a case is asked again.
type again struct {
	variant    int
	fulfilment order.Fulfilment
	channel    aftersales.Channel
	by         order.Party
	status     order.Status
	kind       aftersales.Kind
	state      aftersales.State
	goods      aftersales.GoodsState
	at         time.Time
}

func (w *walk) asksAgain(sc scene, s *aftersales.Situation) bool {
	again := *s
	again.By, again.Attempts, again.LineAttempts, again.Liable = sc.by, 2, 2, ""
	for _, again.Reason = range aftersales.Reasons() {
		if len(w.policy.Admit(&again).Faults) == 0 {
			return true
		}
	}
	return false
}

// statuses are those that the child order may be in while the case goes on.
func statuses(opened order.Status, goods aftersales.GoodsState) []order.Status {
	on := []order.Status{order.PartiallyShipped, order.AwaitingReceipt, order.Completed}
	if opened == order.PendingPayment {
		return []order.Status{opened, order.PendingShipment} // it may be paid meanwhile
	}
	if goods == aftersales.NotShipped {
		return []order.Status{opened} // its shipment is held
	}
	return on[max(slices.Index(on, opened), 0):]
}

// after is where an event of the flow leads.
func (at spot) after(e aftersales.Event) spot {
	at.state, _ = aftersales.Flow(at.kind).Next(at.state, e)
	switch e {
	case aftersales.EventReturnShipped, aftersales.EventParcelRefused, aftersales.EventReturnedToSender:
		at.sent = true
	case aftersales.EventReceived, aftersales.EventReceivedRefund, aftersales.EventInspected, aftersales.EventReturnRefused:
		at.goods = aftersales.Returned
	case aftersales.EventInterceptionFailed:
		at.goods = aftersales.InTransit
	}
	return at
}

func (at spot) situation(sc scene, liable order.Party, status order.Status) *aftersales.Situation {
	sc.kind = at.kind
	s := sc.situation()
	sc.onWay(s.Child, status)
	s.Goods, s.Liable = at.goods, liable
	opened, entered := sc.time(), sc.time()
	if at.sent {
		entered = opened.Add(day(returnedDay).Sub(day(askedDay)))
	}
	s.Case = &aftersales.Case{
		ID: "c-1", Child: order.DefaultChild, Kind: sc.kind, State: at.state, Revision: 1, Attempts: 1, By: sc.by, Reason: sc.reason,
		Goods: at.goods, Channel: sc.channel, Liable: liable, Quote: sc.quote, OpenedAt: opened, EnteredAt: entered,
	}
	if at.sent {
		s.Case.ReturnShippedAt = entered
	}
	s.At = s.Case.EnteredAt
	return s
}

// ask puts a question twice, to a policy that must answer the same and leave what it is asked about alone.
func ask[T any](w *walk, method string, s *aftersales.Situation, question func(*aftersales.Situation) T) T {
	before, child := *s, *s.Child
	first := question(s)
	second := question(s)
	if !same(first, second) {
		w.once("pure "+method, "%s answers the same question differently the second time: a policy is pure, keep no state, clock or chance in it", method)
	}
	if s.Child != before.Child || !unchanged(&before, s) || !untouched(&child, s.Child) {
		w.once("change "+method, "%s changes the situation it is asked about: work on a copy", method)
		*s = before
	}
	return first
}

// same compares two answers; the usual ones without reflection, which would take most of the time.
func same(a, b any) bool {
	switch a := a.(type) {
	case aftersales.Event, refund.Terms, aftersales.ShipDuringCase, aftersales.Capture:
		return a == b
	case []aftersales.Deadline:
		return slices.Equal(a, b.([]aftersales.Deadline))
	case []aftersales.Effect:
		if len(a) == 0 {
			return len(b.([]aftersales.Effect)) == 0
		}
	case []order.Fault:
		if len(a) == 0 {
			return len(b.([]order.Fault)) == 0
		}
	}
	return reflect.DeepEqual(a, b)
}

// unchanged and untouched compare field by field: this runs some hundred thousand times.
func unchanged(a, b *aftersales.Situation) bool {
	return a.Order == b.Order && a.Doc == b.Doc && a.Case == b.Case && a.At.Equal(b.At) && a.By == b.By && a.Timer == b.Timer && a.Kind == b.Kind &&
		a.Reason == b.Reason && a.Goods == b.Goods && a.Channel == b.Channel && a.Liable == b.Liable && a.Attempts == b.Attempts &&
		a.LineAttempts == b.LineAttempts && a.Price == b.Price && a.Paid == b.Paid && slices.Equal(a.Categories, b.Categories)
}

func untouched(a, b *aftersales.Child) bool {
	return a.Status == b.Status && a.AfterSale == b.AfterSale && a.Policy == b.Policy && a.Hold == b.Hold && a.Pushed == b.Pushed &&
		a.PaidAt.Equal(b.PaidAt) && a.ShippedAt.Equal(b.ShippedAt) && a.DeliveredAt.Equal(b.DeliveredAt) &&
		a.CompletedAt.Equal(b.CompletedAt) && slices.Equal(a.Deadlines, b.Deadlines)
}

func (w *walk) terms(s *aftersales.Situation) {
	t := ask(w, "Terms", s, w.policy.Terms)
	for _, f := range t.Check() {
		w.once("terms "+f.Path, "Terms are wrong at %s: %s", f.Path, f.Text)
	}
	if c := ask(w, "Capture", s, w.policy.Capture); c != "" && !slices.Contains(aftersales.Captures(), c) {
		w.once("capture", "Capture answers %q: say one of %v", c, aftersales.Captures())
	}
	may := ask(w, "MayShip", s, w.policy.MayShip)
	if may != "" && !slices.Contains(aftersales.ShipDuringCases(), may) {
		w.once("may ship", "MayShip answers %q: say one of %v", may, aftersales.ShipDuringCases())
	}
}

func (w *walk) consequences(s *aftersales.Situation, e aftersales.Event) {
	effects := ask(w, "Consequences", s, func(s *aftersales.Situation) []aftersales.Effect { return w.policy.Consequences(s, e) })
	for _, effect := range effects {
		switch {
		case !slices.Contains(aftersales.EffectKinds(), effect.Kind):
			w.once("effect", "Consequences of %s have an effect of kind %q: there is %v", e, effect.Kind, aftersales.EffectKinds())
		case effect.Kind == aftersales.CountMetric && (effect.Metric == "" || !effect.Against.Valid()):
			w.once("metric", "Consequences of %s count a metric without a name, or against nobody: set Metric and Against", e)
		}
	}
}
