package aftersales

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// settlementDeadline completes a refund of no cash, for which no payment provider will ever report: it is due at once.
const settlementDeadline = "settlement"

// settlesItself reports whether the case's refund holds no cash, so that nobody will report it.
func (c *Case) settlesItself() bool {
	return c.State == Refunding && c.Refund != nil && len(c.Refund.Legs) == 0
}

// step is one move of a case with what happens beside it.
type step struct {
	event    Event
	change   Change
	children []Child // child orders that change with it
	effects  []Effect
	debits   bool   // the platform pays what is refunded, and debits the seller
	address  string // where a return goes to, where the seller named it
}

// move takes a case along an event of its flow, with what else changes on it, and records it. The event must be one that
// the flow allows; any other breaks the turn.
func (t *turn) move(id string, with step) error {
	others := t.together(&t.d.Cases[t.d.caseIndex(id)])
	if err := t.moveOne(id, with); err != nil {
		return err
	}
	for _, other := range others {
		c := &t.d.Cases[t.d.caseIndex(other)]
		if !Flow(c.Kind).Can(c.State, with.event) {
			continue
		}
		if err := t.moveOne(other, step{event: with.event, change: Change{Liable: with.change.Liable}}); err != nil {
			return err
		}
	}
	return nil
}

func (t *turn) moveOne(id string, with step) error {
	event, change, effects := with.event, with.change, with.effects
	was := &t.d.Cases[t.d.caseIndex(id)]
	to, ok := was.next(change.Kind, event)
	if !ok {
		return fmt.Errorf("case %q is %s: %s cannot happen", order.Shorten(id, 64), was.State, event)
	}
	pays := to == Refunding && !was.State.Executing()
	if pays {
		if event, to = t.paidOrVoided(was, &change, event, to); t.broken != nil {
			return t.broken
		}
	}
	change.State, change.EnteredAt = to, t.at
	change.OfferGone = was.Offer != nil && change.Offer == nil // it is answered, or overtaken
	if event.goesOn() {
		change.EnteredAt = was.EnteredAt // the state does not begin anew
	}
	if to == Refunding && was.State == AwaitingReplacement && (event == EventOutOfStock || !was.owes()) {
		change.Liable = order.Seller // whatever the reason was: it is he who has nothing to send
	}
	if with.event.rules(was.State) {
		if err := t.ruledOn(was, with.event, to, &change); err != nil {
			return err
		}
	}
	e := Entry{Case: id, Child: was.Child, Event: string(event), Change: &change, Children: with.children}
	is := *was
	change.apply(&is)
	if pays {
		paid, err := t.grant(was, &is, with.event, &e)
		if err != nil {
			return err
		}
		effects = append(effects, paid...)
		if total := is.Quote.Total.Plain(); with.debits && is.State == Refunding && total.Sign() > 0 {
			effects = append(effects, Effect{Kind: ManualTask, Topic: "debit_seller", Transfer: &Transfer{From: order.Seller, To: order.Platform, Amount: total}})
		}
	}
	due, err := t.follows(was, &is, event, with.address, &change)
	if err != nil {
		return err
	}
	effects = append(effects, due...)
	if is.sentBack() && accounts(effects) {
		change.Accounted = true
	}
	if !t.deadlines(&is, &change) {
		return t.broken
	}
	t.carry(was, change.Deadlines, event.goesOn())
	t.record(e, effects...)
	if to == Replaced && t.broken == nil {
		return t.refundDifference(&is)
	}
	return t.broken
}

// follows is what a move means for the goods and the difference, once the money of it is dealt with.
func (t *turn) follows(was, is *Case, event Event, address string, change *Change) ([]Effect, error) {
	var effects []Effect
	if units := quoteUnits(was.Quote); is.State == Refunding && is.Goods == Returned && units != nil && is.Quote.Units() == 0 {
		effects = append(effects, Effect{Kind: ReturnToBuyer, Units: units}) // a part of the money, and the goods again
	}
	if is.State == AwaitingReturn {
		effects = append(effects, Effect{Kind: RequestReturn, Units: quoteUnits(is.Quote), Topic: address})
	}
	if is.State == AwaitingReplacement {
		due, err := t.replacement(is, event, change)
		if err != nil {
			return nil, err
		}
		effects = append(effects, due...)
	}
	effects = append(effects, t.differenceBack(was, is)...)
	if is.State == Closed {
		change.CloseReason = closeReason(was, event, was.State)
		if is.Goods == Returned && is.ReplacementTracking == "" { // what was replaced is the seller's
			effects = append(effects, Effect{Kind: ReturnToBuyer, Units: less(quoteUnits(is.Quote), is.Inspection)})
		}
	}
	if was.State == AwaitingReplacement && event.stopsReplacement() && !was.owes() {
		effects = append(effects, Effect{Kind: ManualTask, Topic: "stop_replacement", Units: less(quoteUnits(is.Quote), is.Inspection)})
	}
	return effects, nil
}

// goesOn reports whether the state of a case does not begin anew with an event that leaves it where it is.
func (e Event) goesOn() bool { return oneOf(e, EventReturnDelivered, EventReturnScanned) }

// stopsReplacement reports whether an event takes a case away from a replacement that was ordered and may still be sent: the
// platform says whether it is, nobody wants it any more, or the money goes back for it. Who has none need not be told.
func (e Event) stopsReplacement() bool {
	return oneOf(e, EventEscalated, EventWithdrawn, EventExpiredRefund)
}

// next is where an event takes a case that may become another kind with it. The kinds share the states in which one can; what
// the case leaves may be one that the new kind does not know.
func (c *Case) next(becomes Kind, e Event) (State, bool) {
	if becomes == "" {
		return Flow(c.Kind).Next(c.State, e)
	}
	if to, ok := Flow(becomes).Next(c.State, e); ok {
		return to, true
	}
	to, ok := Flow(c.Kind).Next(c.State, e)
	return to, ok && slices.Contains(Flow(becomes).States(), to)
}

// deadlines sets the deadlines of the state a case comes into.
func (t *turn) deadlines(is *Case, change *Change) bool {
	s, p := t.situation(is.Child, -1)
	if p == nil {
		return false
	}
	t.about(s, is)
	set := t.caseClocks(s, p)
	if is.settlesItself() {
		set = append(set, Deadline{Name: settlementDeadline, Due: t.at, Seq: t.d.Seq + 1, Event: string(EventSettledInFull)})
	}
	change.Deadlines = &set
	return true
}

// caseClocks are the deadlines of a case's state.
func (t *turn) caseClocks(s *Situation, p Policy) []Deadline {
	is := s.Case
	set := unanswered(t.stamped(p.CaseDeadlines(s)), is, t.by)
	if len(set) == 0 && is.Kind == Cancel && is.Group != "" {
		set = t.stamped(t.borrowed(s))
	}
	for i := range set {
		if set[i].Event == string(EventExpiredReturn) && (is.sentBack() || is.ReplacementTracking != "") {
			set[i].Event = string(EventExpiredRefund) // nobody can send back what went back, or was replaced
			if is.Kind.Replaces() {
				set[i].Event = string(EventExpiredReplacement)
			}
		}
		if yes, ok := is.silentYes(Event(set[i].Event)); ok {
			set[i].Event = string(yes)
		}
	}
	return set
}

// paidOrVoided is where a case goes whose money is due: what was not captured is voided instead.
func (t *turn) paidOrVoided(was *Case, change *Change, event Event, to State) (Event, State) {
	is := *was
	change.apply(&is)
	s, p := t.situation(is.Child, -1)
	if p == nil {
		return event, to
	}
	if t.about(s, &is); uncaptured(s, p) {
		return EventVoided, Closed
	}
	return event, to
}

// grant carries out what was granted: a refund, or the end of a payment that was not captured.
func (t *turn) grant(was, is *Case, event Event, e *Entry) ([]Effect, error) {
	if Event(e.Event) == EventVoided {
		return t.void(was, is, event, e)
	}
	return t.execute(was, is, event, e)
}

// execute strikes the quote again and draws up the refund.
func (t *turn) execute(was, is *Case, event Event, e *Entry) ([]Effect, error) {
	if err := t.finalQuote(was, is, e); err != nil {
		return nil, err
	}
	paper := refund.New(refund.Number(t.d.Order.ID, t.refunds()+1), *is.Quote)
	paper, _, err := paper.Move(refund.LegOrdered, "", nil)
	if err != nil {
		return nil, err
	}
	e.Change.Refund = &paper
	e.Change.apply(is)
	return append(stock(was, is, event), Effect{Kind: PayRefund, Refund: &paper}), nil
}

// finalQuote strikes the quote again against what is refunded or being refunded.
func (t *turn) finalQuote(was, is *Case, e *Entry) error {
	s, p := t.situation(is.Child, -1)
	if p == nil {
		return t.broken
	}
	t.about(s, is)
	others := t.d.standing
	if t.d.caseIndex(was.ID) >= 0 { // a case that is just opened reserved nothing yet
		others = others.Without(t.d.alloc, *was.Quote)
	}
	for i := range t.pending {
		others = others.With(t.d.alloc, t.pending[i].quote)
	}
	quote, err := t.restrike(is, others, t.d.executing, s, p, !(is.Kind.Returns() && is.sentBack()))
	if err != nil {
		return err
	}
	quote.Provisional = false
	change := e.Change
	if agreed := was.agreed(Event(e.Event)); differs(quote, *agreed) {
		change.Revision = was.Revision + 1
		if less, err := quote.Total.Sub(agreed.Total); err == nil {
			e.Difference = &less
		}
	}
	change.Quote = &quote
	change.apply(is)
	return nil
}

// restrike strikes the quote of a case again, with what was granted, found or taken off since: what depends on other cases
// is judged against what stands in judge, and nothing is given that others hold. kept says that no goods came back.
func (t *turn) restrike(is *Case, others, judge refund.Ledger, s *Situation, p Policy, kept bool) (refund.Quote, error) {
	request := t.request(s, is.Asked)
	request.KeptGoods, request.Lines = kept, found(request.Lines, is.Inspection)
	if request.Amount != nil && request.AddFreight.Sign() > 0 {
		sum, err := t.bound(*request.Amount).Add(request.AddFreight)
		if err != nil {
			return refund.Quote{}, err
		}
		request.Amount = &sum // the freight was granted beside what was asked
	}
	return refund.Restrike(t.d.alloc, others, judge, *is.Quote, request, t.terms(s, p))
}

// found says of the units asked how they came back.
func found(lines []refund.RequestLine, inspection []Condition) []refund.RequestLine {
	if inspection == nil {
		return lines
	}
	seen := make([]refund.RequestLine, len(inspection))
	for i, c := range inspection {
		seen[i] = refund.RequestLine{Line: c.Line, Quantity: c.Sellable + c.Damaged + c.Missing, Damaged: c.Damaged, Missing: c.Missing}
	}
	return seen
}

func differs(a, b refund.Quote) bool {
	if !a.Total.Equal(b.Total) || !a.Freight.Equal(b.Freight) || !a.Deductions.Equal(b.Deductions) ||
		len(a.Points) != len(b.Points) || !slices.Equal(a.Coupons, b.Coupons) || !slices.Equal(a.Expired, b.Expired) ||
		!slices.Equal(a.Rewards, b.Rewards) {
		return true
	}
	for i := range a.Points {
		if a.Points[i] != b.Points[i] {
			return true
		}
	}
	return false
}

// refunds is how many refunds the order has had.
func (t *turn) refunds() int {
	n := 0
	for i := range t.d.Cases {
		if t.d.Cases[i].Refund != nil {
			n++
		}
	}
	return n
}

// request turns what was asked into a request to the calculator.
func (t *turn) request(s *Situation, asked Asked) refund.Request {
	r := refund.Request{
		Child: s.Child.Progress.Child, Lines: asked.Lines, Amount: asked.Amount, Shipped: s.Child.Status.Shipped(),
		KeptGoods: !s.Kind.Returns(), Liable: s.Liable, At: t.at, BorneBy: asked.Bears,
	}
	if asked.Freight != nil {
		r.AddFreight = t.bound(*asked.Freight)
	}
	if asked.Deducted != nil {
		r.Deduct = t.bound(*asked.Deducted)
	}
	return r
}

// bound puts an amount that was checked already into the order's currency.
func (t *turn) bound(a money.Amount) money.Amount {
	if in, err := a.In(t.d.Order.Currency); err == nil {
		return in
	}
	return money.FromMinor(0, t.d.Order.Currency)
}
