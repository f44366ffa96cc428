package aftersales

import "time"

// AskExtension asks for more time. The policy says who may ask, how often, for how much, and who must agree; where nobody
// must, the deadline is extended at once.
type AskExtension struct {
	Child string `json:"child,omitempty"` // empty: every child order whose timer it is
	Case  string `json:"case,omitempty"`  // the timer is this case's; empty: a child order's
	Timer string `json:"timer"`           // the name of the deadline
	// Until is the instant up to which time is asked for; zero: what the policy gives.
	Until  time.Time `json:"until,omitzero"`
	Reason string    `json:"reason,omitempty"`
}

// AgreeExtension agrees to more time that was asked for.
type AgreeExtension struct {
	Child string `json:"child,omitempty"` // empty: every child order for which it was asked
	Case  string `json:"case,omitempty"`
	Timer string `json:"timer"`
}

// RefuseExtension refuses more time that was asked for: the deadline stays as it is.
type RefuseExtension struct {
	Child  string `json:"child,omitempty"` // empty: every child order for which it was asked
	Case   string `json:"case,omitempty"`
	Timer  string `json:"timer"`
	Reason string `json:"reason,omitempty"`
}

// Hold stops the clock of a deadline, at most for as long as the policy lets it: then the deadline passes.
type Hold struct {
	Child  string `json:"child,omitempty"` // empty: every child order whose timer it is
	Case   string `json:"case,omitempty"`  // the timer is this case's; empty: a child order's
	Timer  string `json:"timer"`
	Reason string `json:"reason,omitempty"`
}

// ReleaseHold lets the clock run on with what was left. Whoever holds it may, and the platform.
type ReleaseHold struct {
	Child string `json:"child,omitempty"` // empty: every child order that is held
	Case  string `json:"case,omitempty"`
	Timer string `json:"timer"`
}

// ReportDelay tells that the goods leave or come later, or come back later. By the policy it moves deadlines; told twice it moves them twice,
// unless the report names until when.
type ReportDelay struct {
	Child  string    `json:"child,omitempty"` // empty: every child order that is paid and not closed
	Until  time.Time `json:"until,omitzero"`  // when they are expected; zero: nobody knows
	Reason string    `json:"reason,omitempty"`
}

// ReportCustoms tells that the customs hold the goods. It moves deadlines as ReportDelay does.
type ReportCustoms struct {
	Child  string    `json:"child,omitempty"` // empty: every child order that is paid and not closed
	Until  time.Time `json:"until,omitzero"`  // when they are expected; zero: nobody knows
	Reason string    `json:"reason,omitempty"`
}

// ReportDeadline tells when a deadline of the platform's is due by its own word, sooner or later than the rules say. It ends a hold,
// open cases stop the clock no more, and more time that was asked for is asked for no more. Told twice it changes nothing.
type ReportDeadline struct {
	Child string    `json:"child,omitempty"` // empty: every child order whose timer it is
	Case  string    `json:"case,omitempty"`  // the timer is this case's; empty: a child order's
	Timer string    `json:"timer"`
	Due   time.Time `json:"due"` // after now
}

func (AskExtension) Name() string    { return "ask_extension" }
func (AgreeExtension) Name() string  { return "agree_extension" }
func (RefuseExtension) Name() string { return "refuse_extension" }
func (Hold) Name() string            { return "hold" }
func (ReleaseHold) Name() string     { return "release_hold" }
func (ReportDelay) Name() string     { return "report_delay" }
func (ReportCustoms) Name() string   { return "report_customs" }
func (ReportDeadline) Name() string  { return "report_deadline" }
