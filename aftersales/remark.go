package aftersales

// A remark is an event that no flow knows: it is told and kept, and moves no case.
const (
	// EventEvidenceSubmitted: a party gave evidence to the platform.
	EventEvidenceSubmitted Event = "evidence_submitted"
)

// Remarks lists the events that move no case.
func Remarks() []Event { return []Event{EventEvidenceSubmitted} }
