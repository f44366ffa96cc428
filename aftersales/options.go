package aftersales

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// Options is what a party's page must show: what may be asked and done now, and by when.
type Options struct {
	Order    string         `json:"order"`
	By       order.Party    `json:"by"`
	Status   order.Status   `json:"status"`
	Requests []Offered      `json:"requests"` // what may be asked
	Cases    []CaseOptions  `json:"cases"`    // what may be done about the cases that are open, or may be appealed against
	Children []ChildOptions `json:"children"`
}

// Offered is a kind of case that may be opened on a child order.
type Offered struct {
	Child   string        `json:"child"`
	Kind    Kind          `json:"kind"`
	Goods   GoodsState    `json:"goods"`
	Reasons []Reason      `json:"reasons"`
	Lines   []OfferedLine `json:"lines"`
	// Ceiling is the most that all the lines together could get, in total cash.
	Ceiling money.Amount `json:"ceiling"`
	// AmountFixed: the amount may not be chosen. WholeOrder: every line must be asked, with all its units; of an order that was
	// not paid all child orders.
	AmountFixed bool `json:"amount_fixed"`
	WholeOrder  bool `json:"whole_order"`
}

// OfferedLine is what may be asked of a line.
type OfferedLine struct {
	Line    string       `json:"line"`
	Units   int64        `json:"units"`   // units that are free
	Ceiling money.Amount `json:"ceiling"` // what all of them would get, without freight
}

// CaseOptions is what a party may do about a case.
type CaseOptions struct {
	Case     string     `json:"case"`
	State    State      `json:"state"`
	Revision int        `json:"revision"`
	Commands []string   `json:"commands"` // names; some want more fields than others
	Deadline *time.Time `json:"deadline,omitempty"`
	// Offer is what awaits an answer; Offers are the kinds that the party may offer.
	Offer  *Proposal `json:"offer,omitempty"`
	Offers []Kind    `json:"offers,omitempty"`
	// Timers are the deadlines that the party may move, or that are held or asked to be moved.
	Timers []TimerOptions `json:"timers,omitempty"`
}

// ChildOptions is what a party may do about a child order.
type ChildOptions struct {
	Child    string       `json:"child"`
	Status   order.Status `json:"status"`
	Commands []string     `json:"commands"`
	Deadline *time.Time   `json:"deadline,omitempty"`
	// Timers are the deadlines that the party may move, or that are held or asked to be moved.
	Timers []TimerOptions `json:"timers,omitempty"`
}

// Options says what a party may ask and do now, or a *NotFoundError. Deadlines that are due are taken as fired.
func (d *Desk) Options(ctx context.Context, orderID string, by order.Party) (Options, error) {
	was, err := d.store.Load(ctx, orderID)
	if err != nil {
		return Options{}, err
	}
	return OptionsOf(d.policies, was, by, d.now())
}

// OptionsOf is Options on a dossier: pure, as Decide is.
func OptionsOf(policies Policies, d Dossier, by order.Party, now time.Time) (Options, error) {
	now = now.UTC().Truncate(time.Microsecond)
	if now.Before(d.At) {
		now = d.At
	}
	t := &turn{policies: policies, d: d.clone(), now: now}
	if err := t.expire(now, false); err != nil {
		return Options{}, err
	}
	t.at, t.by = now, by
	o := Options{Order: t.d.Order.ID, By: by, Status: t.d.Status(), Requests: []Offered{}, Cases: []CaseOptions{}, Children: []ChildOptions{}}
	for i := range t.d.Children {
		ch := &t.d.Children[i]
		offered, err := t.offered(ch)
		if err != nil {
			return Options{}, err
		}
		o.Requests = append(o.Requests, offered...)
		may := t.childOptions(i, ch)
		if slices.ContainsFunc(offered, func(r Offered) bool { return r.Kind == Cancel }) {
			may.Commands = append(may.Commands, CancelOrder{}.Name())
		}
		o.Children = append(o.Children, may)
	}
	for i := range t.d.Cases {
		c := &t.d.Cases[i]
		if may := t.caseOptions(i, c); c.Open() || len(may.Commands) > 0 {
			o.Cases = append(o.Cases, may)
		}
	}
	return o, t.broken
}

// offered tries every kind with the goods where they can be, and keeps what is admitted for some reason.
func (t *turn) offered(ch *Child) ([]Offered, error) {
	var list []Offered
	if ch.Status == order.Closed {
		return nil, nil
	}
	kinds, unpaid := Kinds(), ch.Status == order.PendingPayment
	if unpaid {
		kinds = []Kind{Cancel}
	}
	for _, kind := range kinds {
		for _, goods := range []GoodsState{NotShipped, InTransit, Received} {
			o := Offered{Child: ch.Progress.Child, Kind: kind, Goods: goods, Lines: []OfferedLine{}}
			s, p := t.childSituation(ch)
			if p == nil {
				return nil, t.broken
			}
			if !goodsFit(ch, kind, goods, nil) {
				continue
			}
			s.Kind, s.Goods, s.Attempts = kind, goods, 1
			d := demand{child: o.Child, by: t.by, attempts: 1}
			s.Categories, s.LineAttempts = t.categoriesOf(d), t.lineAttempts(d)
			t.lines(s, t.orderLines(t.linesOf(d)), nil)
			for _, reason := range Reasons() {
				s.Reason = reason
				if a := p.Admit(s); len(a.Faults) == 0 {
					o.Reasons = append(o.Reasons, reason)
					o.AmountFixed, o.WholeOrder = a.AmountFixed || kind == Cancel || kind.Replaces(), a.WholeOrder || unpaid
				}
			}
			if len(o.Reasons) == 0 {
				continue
			}
			s.Reason = o.Reasons[0]
			if err := t.offeredLines(&o, ch, s, p); err != nil {
				return nil, err
			}
			if len(o.Lines) > 0 {
				list = append(list, o)
			}
		}
	}
	return list, nil
}

// offeredLines quotes every free unit of the child order, to say what each line could get.
func (t *turn) offeredLines(o *Offered, ch *Child, s *Situation, p Policy) error {
	request := t.request(s, Asked{})
	if ch.Status == order.PartiallyShipped {
		request.Lines, _ = t.within(request, ch, o.Goods, nil)
		if len(request.Lines) == 0 {
			return nil
		}
	}
	quote, err := refund.Compute(t.d.alloc, t.d.standing, request, t.terms(s, p))
	var refused *refund.RefusedError
	if errors.As(err, &refused) {
		return nil // nothing is free
	}
	if err != nil {
		return err
	}
	o.Ceiling = quote.Ceiling
	for i := range quote.Lines {
		l := &quote.Lines[i]
		o.Lines = append(o.Lines, OfferedLine{Line: l.Line, Units: l.Quantity, Ceiling: l.Share})
	}
	return nil
}

// caseOptions are the commands that the flow allows and the party may send.
func (t *turn) caseOptions(at int, c *Case) CaseOptions {
	o := CaseOptions{Case: c.ID, State: c.State, Revision: c.Revision, Commands: []string{}, Offer: c.Offer}
	if d, ok := c.Deadline(); ok {
		o.Deadline = &d.Due
	}
	for _, r := range roles(c) {
		if !oneOf(t.by, t.senders(r, c)...) || len(r.may(c)) == 0 && !c.unreported(r.do) {
			continue
		}
		may := t.lets(c, r.do)
		switch r.do {
		case Offer{}.Name():
			o.Offers = t.mayOffer(c)
			may = len(o.Offers) > 0
		case RefuseParcel{}.Name(), ReturnToSender{}.Name():
			may = c.Goods == InTransit
		case ShipReplacement{}.Name():
			may = !c.owes()
		case ReturnScanned{}.Name():
			may = c.ReturnScannedAt.IsZero()
		}
		if may {
			o.Commands = append(o.Commands, r.do)
		}
	}
	o.Commands = append(o.Commands, t.recordOptions(c)...)
	switch {
	case c.State == ManualRefund && oneOf(t.by, order.Platform, order.Seller), c.State == RefundFailed && t.by == order.Payment:
		o.Commands = append(o.Commands, RefundSettled{}.Name())
	case c.State == Refunding && t.by == order.Payment:
		o.Commands = append(o.Commands, RefundSettled{}.Name(), ReportFailure{}.Name())
	}
	o.Timers = t.timers(c.Deadlines, at, t.d.childIndex(c.Child))
	o.Commands = append(o.Commands, commandsOf(o.Timers)...)
	return o
}

// mayAmend reports whether the policy lets the case be asked once more: an attempt is left, and it is not too late.
func (t *turn) mayAmend(c *Case) bool {
	s, p := t.situation(c.Child, t.d.caseIndex(c.ID))
	if p == nil {
		return false
	}
	s.Attempts++
	s.LineAttempts = t.lineAttempts(demand{child: c.Child, by: c.By, attempts: s.Attempts, own: c, asked: c.Asked})
	return !slices.ContainsFunc(p.Admit(s).Faults, func(f order.Fault) bool {
		return f.Code == "attempts_exhausted" || f.Code == "window_closed" || f.Code == "too_early"
	})
}

// lets reports whether the policy lets the party send a command that it may forbid altogether; evidence may still be wanting.
func (t *turn) lets(c *Case, do string) bool {
	switch do {
	case Amend{}.Name():
		return t.mayAmend(c)
	case Escalate{}.Name():
		return t.permits(c, Escalate{Case: c.ID})
	case Reject{}.Name():
		return t.permits(c, Reject{Case: c.ID, Revision: c.Revision})
	case RefuseReturn{}.Name():
		return t.permits(c, RefuseReturn{Case: c.ID})
	}
	return true
}

// permits reports whether the policy has nothing against a command but that evidence is wanting.
func (t *turn) permits(c *Case, command Command) bool {
	s, p := t.situation(c.Child, t.d.caseIndex(c.ID))
	return p != nil && !slices.ContainsFunc(p.Permit(s, command), func(f order.Fault) bool { return f.Code != "evidence_missing" })
}

// recordOptions are the commands that move no case.
func (t *turn) recordOptions(c *Case) []string {
	var list []string
	party := oneOf(t.by, order.Buyer, order.Seller)
	if c.State == Arbitrating && party {
		list = append(list, SubmitEvidence{}.Name())
	}
	if c.Ruling != nil && party && t.permits(c, FileAppeal{Case: c.ID}) {
		list = append(list, FileAppeal{}.Name())
	}
	if c.State.Executing() && oneOf(t.by, order.Seller, order.Platform) && t.borne(c, t.by).Sign() > 0 && t.permits(c, FileClaim{Case: c.ID}) {
		list = append(list, FileClaim{}.Name())
	}
	if t.by == order.Platform && slices.ContainsFunc(c.Appeals, func(a Appeal) bool { return a.Ruling == nil }) {
		list = append(list, RuleAppeal{}.Name())
	}
	if t.by == order.Platform && slices.ContainsFunc(c.Claims, func(k Claim) bool { return k.Ruling == nil }) {
		list = append(list, RuleClaim{}.Name())
	}
	return list
}

// mayOffer are the kinds that the policy lets the party offer; the address of a return may still be wanting. A counter-offer is
// an attempt.
func (t *turn) mayOffer(c *Case) []Kind {
	s, p := t.situation(c.Child, t.d.caseIndex(c.ID))
	if p == nil || c.State == AwaitingBuyer && !t.mayAmend(c) {
		return nil
	}
	return slices.DeleteFunc(Kinds(), func(k Kind) bool {
		return !c.mayBecome(k) || slices.ContainsFunc(p.Permit(s, Offer{Case: c.ID, Kind: k}), func(f order.Fault) bool { return f.Code != "address_missing" })
	})
}

func (t *turn) childOptions(at int, ch *Child) ChildOptions {
	o := ChildOptions{Child: ch.Progress.Child, Status: ch.Status, Commands: []string{}}
	if d, ok := earliest(ch.Deadlines); ok {
		o.Deadline = &d.Due
	}
	if ch.Status == order.AwaitingReceipt && t.by == order.Buyer {
		if no, err := t.confirmFaults(ch, ConfirmReceipt{}); err == nil && len(no) == 0 {
			o.Commands = append(o.Commands, ConfirmReceipt{}.Name())
		}
	}
	if _, may := t.mayShip(*ch); may && t.ships(o.Child) && len(t.shippable(*ch)) > 0 {
		o.Commands = append(o.Commands, Ship{}.Name())
	}
	o.Timers = t.timers(ch.Deadlines, -1, at)
	o.Commands = append(append(o.Commands, commandsOf(o.Timers)...), t.reports(at)...)
	return o
}
