package aftersales

import "slices"

// A remark is an event that no flow knows: it is told and kept, and moves no case and no child order.
const (
	// EventEvidenceSubmitted: a party gave evidence to the platform.
	EventEvidenceSubmitted Event = "evidence_submitted"
	// EventAppealFiled: a party asked the platform to look at its ruling once more.
	EventAppealFiled Event = "appeal_filed"
	// EventAppealGranted: the platform granted that.
	EventAppealGranted Event = "appeal_granted"
	// EventAppealDenied: it did not.
	EventAppealDenied Event = "appeal_denied"
	// EventClaimFiled: a party asked another to bear what it bore of a refund.
	EventClaimFiled Event = "claim_filed"
	// EventClaimGranted: the other bears it, or a part.
	EventClaimGranted Event = "claim_granted"
	// EventClaimDenied: it bears nothing.
	EventClaimDenied Event = "claim_denied"
	// EventExtensionAsked: a party asked for more time, and another must agree.
	EventExtensionAsked Event = "extension_asked"
	// EventExtensionAgreed: a deadline was extended.
	EventExtensionAgreed Event = "extension_agreed"
	// EventExtensionRefused: more time was refused; the deadline stays.
	EventExtensionRefused Event = "extension_refused"
	// EventHeld: the clock of a deadline was stopped, until the hold ends.
	EventHeld Event = "held"
	// EventReleased: it runs on.
	EventReleased Event = "released"
	// EventDelayReported: the goods come later.
	EventDelayReported Event = "delay_reported"
	// EventCustomsReported: the customs have them.
	EventCustomsReported Event = "customs_reported"
	// EventDeadlineReported: the platform said when a deadline is due.
	EventDeadlineReported Event = "deadline_reported"
	// EventReminded: a deadline passed that only reminds, or only counts.
	EventReminded Event = "reminded"
)

// Remarks lists the events that move no case and no child order.
func Remarks() []Event {
	return slices.Concat([]Event{EventEvidenceSubmitted}, records(), moves())
}

// moves are the remarks about deadlines.
func moves() []Event {
	return []Event{
		EventExtensionAsked, EventExtensionAgreed, EventExtensionRefused, EventHeld, EventReleased, EventDelayReported,
		EventCustomsReported, EventDeadlineReported, EventReminded,
	}
}

// ofDeadline reports whether the event is a remark about a deadline, which says itself whom it tells what.
func (e Event) ofDeadline() bool { return oneOf(e, moves()...) }

// records are what is told to those alone whom it concerns: the platform that must decide, and then who asked it.
func records() []Event {
	return []Event{EventAppealFiled, EventAppealGranted, EventAppealDenied, EventClaimFiled, EventClaimGranted, EventClaimDenied}
}
