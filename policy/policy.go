package policy

import (
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// Policy is a platform's rules as data: it prints, compares, round-trips through JSON and is merged over by a patch. It
// holds no functions; code wraps a compiled policy instead. Rules are objects keyed by name, so that a patch reaches one.
type Policy struct {
	// ID is the platform's name in snake_case or with hyphens: marketplace, wechat-shop.
	ID string `json:"id"`
	// Version tells several sets of rules of one platform apart; a date reads best. Empty: the only one.
	Version string `json:"version,omitempty"`
	// InForce is the instant from which this version holds. Zero: since ever.
	InForce time.Time `json:"in_force,omitzero"`
	Title   string    `json:"title,omitempty"`
	// Zone is the IANA time zone in which calendar days are counted. Defaults to UTC. It is looked up where the program
	// runs; a program for machines without zone data imports time/tzdata.
	Zone string `json:"zone,omitempty"`

	// Calendar says which days are business days, Closures when clocks stand still.
	Calendar Calendar           `json:"calendar,omitzero"`
	Closures map[string]Closure `json:"closures,omitempty"`

	// PartialBeforeShipment lets the buyer ask for a part of a child order that was not shipped.
	PartialBeforeShipment bool `json:"partial_before_shipment,omitempty"`
	// ShipDuringCase says what happens when the seller ships while a case about unshipped goods waits for him. Defaults
	// to refuse.
	ShipDuringCase aftersales.ShipDuringCase `json:"ship_during_case,omitempty"`
	// ConfirmDuringCase says whether the buyer may confirm receipt while a case of the child order is open. Defaults to allow.
	ConfirmDuringCase ConfirmDuringCase `json:"confirm_during_case,omitempty"`
	// Capture says when the payment is captured: a cancellation before that is voided, and nothing is refunded. Defaults to
	// on_payment. With on_shipment the goods that were not shipped are asked back by cancel alone.
	Capture aftersales.Capture `json:"capture,omitempty"`
	// CaptureFor are the payments of which it is otherwise, as by what was paid with.
	CaptureFor map[string]CaptureRule `json:"capture_for,omitempty"`
	// Attempts is how often one case may be asked, its amendments included. Zero: without a limit.
	Attempts int `json:"attempts,omitempty"`
	// AttemptsPer says what Attempts counts: defaults to case.
	AttemptsPer AttemptsPer `json:"attempts_per,omitempty"`
	// WholeLines: whoever asks for units of a line asks for all that are free of it.
	WholeLines bool `json:"whole_lines,omitempty"`
	// Managed: the platform sends the goods and takes them back, and decides in the seller's place. Whatever the seller sends
	// about the goods or a case is refused with platform_managed, but for requests, evidence, appeals and claims.
	Managed bool `json:"managed,omitempty"`
	// ByHand are the parties that may give to hand what the payment provider could not pay, beside the platform.
	ByHand []order.Party `json:"by_hand,omitempty"`
	// ReturnAddress says whether an approved return must name one.
	ReturnAddress Requirement `json:"return_address,omitempty"`
	// RejectEvidence says whether a rejection must bring evidence.
	RejectEvidence Requirement `json:"reject_evidence,omitempty"`
	// EscalateBy are the parties that may ask the platform to decide, about what was rejected, goods that were refused when they
	// came back, and a replacement on its way. Empty: the buyer alone. Escalations say more; beside them it is left out.
	EscalateBy []order.Party `json:"escalate_by,omitempty"`
	// Offers are the kinds that may be offered instead of what a case asks, by either party. Empty: every kind that may be asked.
	Offers []aftersales.Kind `json:"offers,omitempty"`
	// DeductionCap is the part of the goods' refund that an inspection may take off, where units came back damaged or not
	// at all; 0.5 is half. Units that came back sellable allow no deduction. Zero: none is allowed.
	DeductionCap money.Rate `json:"deduction_cap,omitzero"`
	// Caps are those that differ by the condition of the units and the situation. With any of them DeductionCap does not hold.
	Caps map[string]CapRule `json:"caps,omitempty"`
	// DeductionAfterRuling says whether an inspection may take anything off once the platform has decided about the case.
	DeductionAfterRuling Permission `json:"deduction_after_ruling,omitempty"`

	// Terms are the choices about money; TermsFor those that differ in some situations.
	Terms    refund.Terms         `json:"terms"`
	TermsFor map[string]TermsRule `json:"terms_for,omitempty"`
	// Requests are what may be asked, by whom and when. A request that no rule matches is not allowed.
	Requests map[string]Request `json:"requests"`
	// Reasons are the reasons that are admitted, by their code, and who is liable for each.
	Reasons map[string]ReasonRule `json:"reasons"`
	// Escalations say when who may ask the platform to decide, and on which grounds: no more than they say. Without any it is
	// as EscalateBy says.
	Escalations map[string]EscalationRule `json:"escalations,omitempty"`
	// Refusals say which requests may not be refused, and which refusals want evidence.
	Refusals map[string]RefusalRule `json:"refusals,omitempty"`
	// Deadlines are the instants at which silence has a consequence.
	Deadlines map[string]DeadlineRule `json:"deadlines"`
	// Extensions, Holds and Notices say who may move a deadline, and how far. A deadline that no rule names stays where it is.
	Extensions map[string]ExtensionRule `json:"extensions,omitempty"`
	Holds      map[string]HoldRule      `json:"holds,omitempty"`
	Notices    map[string]NoticeRule    `json:"notices,omitempty"`
	// Permits say when which commands may be sent, beside what everything else says.
	Permits map[string]PermitRule `json:"permits,omitempty"`
	// Funding says who bears a refund where no ruling says so, and up to which amount. Without a rule the seller does.
	Funding map[string]FundingRule `json:"funding,omitempty"`
	// Choices pick the event of a command where the flow allows several; without a rule it is the first.
	Choices map[string]Choice `json:"choices,omitempty"`
	// Appeals say who may appeal against a ruling, and who may claim that another bear a refund, when and how often.
	Appeals map[string]AppealRule `json:"appeals,omitempty"`
	// Metrics are what an event counts for.
	Metrics map[string]MetricRule `json:"metrics,omitempty"`
	// Names are what the platform calls states and statuses, from its names to those of this library.
	Names map[string]NameRule `json:"names,omitempty"`
	// Source is where the policy's own numbers come from: Attempts and DeductionCap.
	Source
}

// AttemptsPer says what is counted together.
type AttemptsPer string

const (
	// PerCase: the opening of a case and its amendments. The zero AttemptsPer means the same.
	PerCase AttemptsPer = "case"
	// PerLine: the openings and amendments of every case that asked for the line, withdrawn ones included.
	PerLine AttemptsPer = "line"
)

// AttemptsPers lists every AttemptsPer.
func AttemptsPers() []AttemptsPer { return []AttemptsPer{PerCase, PerLine} }

// UnmarshalText accepts a name of AttemptsPers; any other is an *order.UnknownNameError.
func (a *AttemptsPer) UnmarshalText(text []byte) error {
	return order.UnmarshalName(a, "attempts_per", text, AttemptsPers())
}

// ConfirmDuringCase says whether receipt may be confirmed while a case is open.
type ConfirmDuringCase string

const (
	// AllowConfirming: it may. The zero ConfirmDuringCase means the same.
	AllowConfirming ConfirmDuringCase = "allow"
	// RefuseConfirming: it may not (case_open), and a deadline that confirms must be paused meanwhile.
	RefuseConfirming ConfirmDuringCase = "refuse"
)

// ConfirmDuringCases lists every ConfirmDuringCase.
func ConfirmDuringCases() []ConfirmDuringCase {
	return []ConfirmDuringCase{AllowConfirming, RefuseConfirming}
}

// UnmarshalText accepts a name of ConfirmDuringCases; any other is an *order.UnknownNameError.
func (c *ConfirmDuringCase) UnmarshalText(text []byte) error {
	return order.UnmarshalName(c, "confirm_during_case", text, ConfirmDuringCases())
}

// Requirement says whether something must be given.
type Requirement string

const (
	// Optional: it may be left out. The zero Requirement means the same.
	Optional Requirement = "optional"
	// Required: it may not.
	Required Requirement = "required"
)

// Requirements lists every Requirement.
func Requirements() []Requirement { return []Requirement{Optional, Required} }

// UnmarshalText accepts a requirement's name; any other is an *order.UnknownNameError.
func (r *Requirement) UnmarshalText(text []byte) error {
	return order.UnmarshalName(r, "requirement", text, Requirements())
}

// TermsRule is terms that hold in some situations, instead of the policy's.
type TermsRule struct {
	When  When         `json:"when"`
	Terms refund.Terms `json:"terms"`
	Source
}

// Request allows a kind of case.
type Request struct {
	When When `json:"when"`
	// From is how long after its anchor it may be asked first (before, and while the anchor has not come: too_early). Nil: at
	// once. Of several rules that match the most specific holds in whose time it is; From and Window are a condition each.
	From *Span `json:"from,omitempty"`
	// Window is how long after its anchor it may be asked; elapsed <= window is inside. Nil, or before its anchor has come:
	// as long as it matches.
	Window *Span `json:"window,omitempty"`
	// Only: where it matches, no less specific rule admits the request outside its time.
	Only bool `json:"only,omitempty"`
	// AmountFixed: the amount is what the rules give, and may only be confirmed.
	AmountFixed bool `json:"amount_fixed,omitempty"`
	// WholeOrder: every free unit of the child order must be asked, unless the policy allows parts before shipment.
	WholeOrder bool `json:"whole_order,omitempty"`
	// Event is what opening leads to; empty: what the fulfilment says.
	Event aftersales.Event `json:"event,omitempty"`
	Source
}

// DeadlineRule sets a deadline while a case is in a state, or a child order in a status.
type DeadlineRule struct {
	When When `json:"when"`
	// OpenedWithin is the time in which the case was opened: the rule holds for no later one. Nil, or before its anchor has
	// come: for each. It counts as a condition. Only for cases.
	OpenedWithin *Span `json:"opened_within,omitempty"`
	// Timer is what the deadline is about. Of several rules for one timer the most specific holds, among those whose anchor
	// has come. Defaults to the rule's own name. Two timers in one state both run: the sooner decides.
	Timer string `json:"timer,omitempty"`
	Span
	// Expiry is the event that silence decides: one of the case's flow that begins with expired_, or one of the child order's:
	// expired_unpaid and expired_unshipped cancel what was not paid or not shipped, expired_confirmation confirms. What waits
	// for the decision of a case is only cancelled when the last case is over. Or reminded, which decides nothing and only tells To.
	Expiry string `json:"expiry"`
	// Of is whose silence it is about, buyer or seller, where the platform asked both for evidence: the clock runs while that
	// party gave none, and what silence decides is decided against it. Only for cases that are arbitrating.
	Of order.Party `json:"of,omitempty"`
	// Closes are commands that nobody may send any more once the span has ended, though what silence decides is carried out
	// later, at the sweep: ship, where a right to send lapses before the order is called off.
	Closes []string `json:"closes,omitempty"`
	// Debits: the platform pays the refund that silence decides and takes what it cost from the seller; a manual task says so.
	// Only for cases.
	Debits bool `json:"debits,omitempty"`
	// PausedByCases: an open case of the child order stops the clock. Only for deadlines of a child order.
	PausedByCases bool `json:"paused_by_cases,omitempty"`
	// To is who is told where expiry is reminded.
	To order.Party `json:"to,omitempty"`
	// Reminds is the timer that a reminder announces, with its instant; nobody is told where that does not run. Empty: it is
	// the passing of this one that is told.
	Reminds string `json:"reminds,omitempty"`
	Source
}

// Choice picks the event that a command leads to, among those the flow allows.
type Choice struct {
	When  When             `json:"when"`
	Do    string           `json:"do"` // approve, reject, accept_offer, rule, intercept_failed, return_scanned or receive: they may lead to several
	Event aftersales.Event `json:"event,omitempty"`
	// Uncut: it holds only where every unit of the case gets its whole share, as for a refund at the carrier's first scan that
	// an amount asked or granted below the share puts off until the goods are back.
	Uncut bool `json:"uncut,omitempty"`
	Source
}

// MetricRule counts an event against a party. Of several rules for one event and metric the most specific holds.
type MetricRule struct {
	When  When             `json:"when"`
	Event aftersales.Event `json:"event,omitempty"`
	// Timer limits the rule to one deadline, which passed or was moved; it counts as a condition. Empty: whichever.
	Timer   string      `json:"timer,omitempty"`
	Metric  string      `json:"metric"`
	Weight  int64       `json:"weight"` // zero counts nothing
	Against order.Party `json:"against,omitempty"`
	// OncePerOrder: an order that counted for the metric against the party already does not count again.
	OncePerOrder bool `json:"once_per_order,omitempty"`
	Source
}

// Ref is the policy's id with its version: taobao@2022-07-04.
func (p Policy) Ref() string {
	if p.Version == "" {
		return p.ID
	}
	return p.ID + "@" + p.Version
}
