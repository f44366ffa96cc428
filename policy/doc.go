// Package policy holds platform rules as data. A [Policy] is a struct literal, or JSON, that says what may be asked and
// when, who is liable for which reason, when silence has which consequence, and on what terms money goes back. [Compile]
// checks it whole and [NewSet] puts compiled policies together; both report every problem with its path.
//
// A policy narrows, times and prices the flows of package aftersales; it never adds a state. Rules are objects keyed by
// name, so that [Policy.Adjust] can reach one with a JSON merge patch. Rules share one condition, [When]: of those that
// match, the one with the most conditions holds, and a tie is an error. Spans of time share one shape, [Span]: an anchor,
// an amount and a unit, business days of a [Calendar] among them; a [Rounding], the later or the sooner of two, and a sweep at
// a time of day; clocks stand still in a [Closure]. A [Request] may have a beginning and an end: of several that match, the most
// specific holds in whose time it is. A deadline stays where it is unless an [ExtensionRule], a [HoldRule] or a [NoticeRule]
// lets a party move it, or the platform reports its own.
//
// Besides: a [PermitRule] says when a command may be sent, a [RefusalRule] and an [EscalationRule] what may be refused and
// brought before the platform, a [CapRule] how much an inspection takes off, a [FundingRule] who bears a refund, a
// [CaptureRule] when a payment is captured, an [AppealRule] what may be claimed later, a [MetricRule] what counts against
// whom, and a [NameRule] what the platform calls a state.
//
// What always holds:
//
//   - A policy is pure: the same situation gives the same answer, whatever the order of a map.
//   - A span's last instant is inside: a request at the very end of its window is admitted, a microsecond later it is not.
//   - Silence decides only what the flow allows in that state, and nothing that needs what a command brings with it.
//   - What was compiled shares nothing with the value it came from, and a set never changes.
//
// An id may have versions (taobao@2022-07-04). A bare id means the version in force when the order was placed; it is
// pinned then. Each number carries its [Source], the date on which it was true and how good the source is; one that no good
// source backs is marked unsure, and [Doubts] lists it. [Table] prints every rule.
//
// Code wraps data where data is not enough:
//
//	type mine struct{ aftersales.Policy }
//
//	func (m mine) ID() string { return "mine" }
//
// and joins a set by [Set.With]. Package policytest holds the tests that a policy of your own must pass, be it data or code.
//
// A policy that cannot be is an [Error]; an id used twice, or two versions from one instant on, a [DuplicateError]; an id
// that is not there an [UnknownError]. JSON that is no policy, or no patch of one, is an error that names the path.
package policy
