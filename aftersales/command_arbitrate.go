package aftersales

import (
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// SubmitEvidence gives the platform evidence while it decides. The same evidence sent twice is given once.
type SubmitEvidence struct {
	Case     string   `json:"case"`
	Evidence []string `json:"evidence"` // references into the host's storage
	Text     string   `json:"text,omitempty"`
}

// FileAppeal asks the platform to look at its ruling once more, whatever became of the case since.
type FileAppeal struct {
	Case string `json:"case"`
	// Appeal is an id the caller chooses, so that an appeal sent twice is one. Empty: one is made.
	Appeal   string   `json:"appeal,omitempty"`
	Reason   string   `json:"reason,omitempty"`
	Evidence []string `json:"evidence,omitempty"` // references into the host's storage
}

// RuleAppeal is the platform's decision about an appeal. Told twice it changes nothing.
type RuleAppeal struct {
	Case    string `json:"case"`
	Appeal  string `json:"appeal,omitempty"` // empty: the only one that is not decided
	Granted bool   `json:"granted,omitempty"`
	// FundsReversed: who appealed gets back what the refund cost him; MetricReversed: what the case counted against him no longer
	// counts. One goes without the other.
	FundsReversed  bool `json:"funds_reversed,omitempty"`
	MetricReversed bool `json:"metric_reversed,omitempty"`
	// Amount is how much of it; nil: all that he bears. Bears is who gives it: seller, platform, carrier or insurer. Empty: the
	// platform.
	Amount *money.Amount `json:"amount,omitempty"`
	Bears  order.Party   `json:"bears,omitempty"`
}

// FileClaim asks the platform, the carrier or the insurer to bear what the sender bore of a refund.
type FileClaim struct {
	Case string `json:"case"`
	// Claim is an id the caller chooses, so that a claim sent twice is one. Empty: one is made.
	Claim    string       `json:"claim,omitempty"`
	Amount   money.Amount `json:"amount"` // at most what he bears
	Reason   string       `json:"reason,omitempty"`
	Evidence []string     `json:"evidence,omitempty"` // references into the host's storage
}

// RuleClaim is the decision about a claim. Told twice it changes nothing.
type RuleClaim struct {
	Case   string       `json:"case"`
	Claim  string       `json:"claim,omitempty"` // empty: the only one that is not decided
	Amount money.Amount `json:"amount"`          // at most what was claimed; zero: it is denied
	Bears  order.Party  `json:"bears,omitempty"` // who gives it: seller, platform, carrier or insurer; empty: the platform
}

func (SubmitEvidence) Name() string { return "submit_evidence" }
func (FileAppeal) Name() string     { return "file_appeal" }
func (RuleAppeal) Name() string     { return "rule_appeal" }
func (FileClaim) Name() string      { return "file_claim" }
func (RuleClaim) Name() string      { return "rule_claim" }
