package aftersales

// SubmitEvidence gives the platform evidence while it decides. The same evidence sent twice is given once.
type SubmitEvidence struct {
	Case     string   `json:"case"`
	Evidence []string `json:"evidence"` // references into the host's storage
	Text     string   `json:"text,omitempty"`
}

func (SubmitEvidence) Name() string { return "submit_evidence" }
