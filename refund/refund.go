package refund

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/internal/flow"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Refund is the document that a payment provider executes: one for a case, with one number through all its retries and a
// leg for each tender. It is a value: what moves it returns a new one.
type Refund struct {
	// Number names the refund for payment providers: letters, digits, '-' and '_', at most MaxNumberBytes.
	Number string
	Total  money.Amount
	Legs   []Leg // none for a refund of no cash
}

// Leg is the part of a refund that goes to one tender.
type Leg struct {
	Tender string
	Amount money.Amount
	Route  Route
	State  LegState
	// Proof says how a leg was paid by hand: the number of a transfer, a slip.
	Proof string
}

// Route says how money travels back.
type Route string

const (
	// Original: to the account it came from.
	Original Route = "original"
	// NonOriginal: some other way, because the original account cannot take it any more; always by hand.
	NonOriginal Route = "non_original"
)

// Routes lists every Route.
func Routes() []Route { return []Route{Original, NonOriginal} }

// UnmarshalText accepts a route's name; any other is an *order.UnknownNameError.
func (r *Route) UnmarshalText(text []byte) error {
	return order.UnmarshalName(r, "route", text, Routes())
}

// LegState is where the money of a leg is.
type LegState string

const (
	// LegPending: not yet ordered.
	LegPending LegState = "pending"
	// LegSubmitted: ordered from the payment provider, which settles or fails it.
	LegSubmitted LegState = "submitted"
	// LegSettled: the money arrived.
	LegSettled LegState = "settled"
	// LegFailed: the provider refused; it is submitted again under the same number, or paid by hand.
	LegFailed LegState = "failed"
	// LegManual: somebody pays it by hand.
	LegManual LegState = "manual"
)

// LegStates lists every LegState.
func LegStates() []LegState {
	return []LegState{LegPending, LegSubmitted, LegSettled, LegFailed, LegManual}
}

// UnmarshalText accepts a leg state's name; any other is an *order.UnknownNameError.
func (s *LegState) UnmarshalText(text []byte) error {
	return order.UnmarshalName(s, "leg state", text, LegStates())
}

// LegEvent is what happened to a leg; the flow's rules are keyed by it.
type LegEvent string

const (
	// LegOrdered: the provider was told to pay it.
	LegOrdered LegEvent = "submitted"
	// LegPaid: it was paid.
	LegPaid LegEvent = "settled"
	// LegRefused: the provider did not pay it.
	LegRefused LegEvent = "failed"
	// LegByHand: it was given to somebody to pay.
	LegByHand LegEvent = "by_hand"
)

// LegFlow returns the table that moves a leg. It is built once and never changes.
func LegFlow() *flow.Table[LegState, LegEvent] { return legFlow }

var legFlow = flow.Must(flow.Spec[LegState, LegEvent]{
	Name:     "refund_leg",
	Initial:  LegPending,
	States:   LegStates(),
	Terminal: []LegState{LegSettled},
	Rules: []flow.Rule[LegState, LegEvent]{
		{From: []LegState{LegPending, LegFailed}, Event: LegOrdered, To: LegSubmitted},
		{From: []LegState{LegSubmitted, LegFailed, LegManual}, Event: LegPaid, To: LegSettled},
		{From: []LegState{LegSubmitted}, Event: LegRefused, To: LegFailed},
		{From: []LegState{LegPending, LegSubmitted, LegFailed}, Event: LegByHand, To: LegManual},
	},
})

// New draws up the refund document for a quote, one pending leg for each tender.
func New(number string, q Quote) Refund {
	r := Refund{Number: number, Total: q.Total}
	for _, t := range q.Tenders {
		r.Legs = append(r.Legs, Leg{Tender: t.ID, Amount: t.Amount, Route: Original, State: LegPending})
	}
	return r
}

// AmountError is returned when a payment provider reports another amount than was ordered.
type AmountError struct {
	Number, Tender    string // Tender is empty where the report was about the whole refund
	Ordered, Reported money.Amount
}

func (e *AmountError) Error() string {
	return fmt.Sprintf("refund: %s was ordered under %s, %s is reported", e.Ordered, e.Number, e.Reported)
}

// TenderError is returned for a leg the refund does not have.
type TenderError struct{ Number, Tender string }

func (e *TenderError) Error() string {
	return fmt.Sprintf("refund: %s has no leg to tender %q", e.Number, order.Shorten(e.Tender, 40))
}

// Move returns the refund after an event on one tender's leg, or on every leg that the event applies to where tender is
// empty. amount is what was reported, nil where nothing was. A leg that is past the event already stays as it is, so that
// a report told twice changes nothing: changed is false then. It returns an *AmountError or a *TenderError if the report
// does not fit the document.
func (r Refund) Move(e LegEvent, tender string, amount *money.Amount) (next Refund, changed bool, err error) {
	if err := r.fits(tender, amount); err != nil {
		return r, false, err
	}
	next = r
	for i, leg := range r.Legs {
		if tender != "" && leg.Tender != tender {
			continue
		}
		to, ok := legFlow.Next(leg.State, e)
		if !ok {
			continue
		}
		if !changed {
			next.Legs = slices.Clone(r.Legs)
			changed = true
		}
		next.Legs[i].State = to
		if e == LegByHand {
			next.Legs[i].Route = NonOriginal
		}
	}
	return next, changed, nil
}

func (r Refund) fits(tender string, amount *money.Amount) error {
	ordered := r.Total
	if tender != "" {
		i := slices.IndexFunc(r.Legs, func(l Leg) bool { return l.Tender == tender })
		if i < 0 {
			return &TenderError{Number: r.Number, Tender: tender}
		}
		ordered = r.Legs[i].Amount
	}
	if amount == nil {
		return nil
	}
	reported, err := amount.In(r.Total.Currency())
	if err != nil || !reported.Equal(ordered) {
		return &AmountError{Number: r.Number, Tender: tender, Ordered: ordered, Reported: *amount}
	}
	return nil
}

// Prove returns the refund with a proof noted on the legs that somebody pays by hand; on one tender's leg, or on every such
// leg where tender is empty. A leg that has its proof keeps it.
func (r Refund) Prove(tender, proof string) Refund {
	r.Legs = slices.Clone(r.Legs)
	for i := range r.Legs {
		if leg := &r.Legs[i]; leg.Route == NonOriginal && leg.Proof == "" && (tender == "" || leg.Tender == tender) {
			leg.Proof = proof
		}
	}
	return r
}

// Paid is what of the refund has arrived.
func (r Refund) Paid() money.Amount {
	paid := int64(0)
	for _, leg := range r.Legs {
		if leg.State == LegSettled {
			paid += leg.Amount.Minor()
		}
	}
	return money.FromMinor(paid, r.Total.Currency())
}

// Outstanding is what of the refund has not arrived: it stays reserved, be it ordered, failed or given to hand.
func (r Refund) Outstanding() money.Amount {
	return money.FromMinor(r.Total.Minor()-r.Paid().Minor(), r.Total.Currency())
}

// Settled reports whether every leg is settled.
func (r Refund) Settled() bool { return r.all(LegSettled) }

// Has reports whether a leg is in a state.
func (r Refund) Has(s LegState) bool {
	return slices.ContainsFunc(r.Legs, func(l Leg) bool { return l.State == s })
}

func (r Refund) all(s LegState) bool {
	return !slices.ContainsFunc(r.Legs, func(l Leg) bool { return l.State != s })
}
