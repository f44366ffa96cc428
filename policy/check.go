package policy

import (
	"fmt"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// compiler collects the problems of a policy.
type compiler struct {
	p        Policy
	known    *vocabulary
	out      *Compiled
	problems []Problem
}

func (c *compiler) problem(path, format string, args ...any) {
	c.problems = append(c.problems, Problem{Path: path, Text: fmt.Sprintf(format, args...)})
}

// most is how many rules a section may have, and values a list of a condition: ties are looked for in every pair.
const most = 1000

// size refuses what would take too long to check.
func (c *compiler) size() {
	size(c, "requests", c.p.Requests, func(r Request) When { return r.When })
	size(c, "reasons", c.p.Reasons, func(r ReasonRule) When { return r.When })
	size(c, "deadlines", c.p.Deadlines, func(r DeadlineRule) When { return r.When })
	size(c, "terms_for", c.p.TermsFor, func(r TermsRule) When { return r.When })
	size(c, "extensions", c.p.Extensions, func(r ExtensionRule) When { return r.When })
	size(c, "holds", c.p.Holds, func(r HoldRule) When { return r.When })
	size(c, "notices", c.p.Notices, func(r NoticeRule) When { return r.When })
	size(c, "choices", c.p.Choices, func(r Choice) When { return r.When })
	size(c, "escalations", c.p.Escalations, func(r EscalationRule) When { return r.When })
	size(c, "refusals", c.p.Refusals, func(r RefusalRule) When { return r.When })
	size(c, "appeals", c.p.Appeals, func(r AppealRule) When { return r.When })
	size(c, "caps", c.p.Caps, func(r CapRule) When { return r.When })
	size(c, "permits", c.p.Permits, func(r PermitRule) When { return r.When })
	size(c, "funding", c.p.Funding, func(r FundingRule) When { return r.When })
	size(c, "capture_for", c.p.CaptureFor, func(r CaptureRule) When { return r.When })
	size(c, "closures", c.p.Closures, func(Closure) When { return When{} })
	size(c, "names", c.p.Names, func(NameRule) When { return When{} })
	size(c, "metrics", c.p.Metrics, func(r MetricRule) When { return r.When })
}

func size[T any](c *compiler, section string, rules map[string]T, when func(T) When) {
	if len(rules) > most {
		c.problem(section, "%d rules are more than %d", len(rules), most)
		return
	}
	for _, name := range keys(rules) {
		w := when(rules[name])
		if n := w.longest(); n > most {
			c.problem(pathOf(section, name)+".when", "%d values are more than %d", n, most)
		}
	}
}

// pathOf is the path of a rule; a name may be anything as long as it was not checked.
func pathOf(section, name string) string { return section + "." + order.Shorten(name, 40) }

func (c *compiler) head() {
	if !isName(c.p.ID) {
		c.problem("id", "%q is no id: lower-case letters, digits, '-' and '_'", order.Shorten(c.p.ID, 40))
	}
	if c.p.Version != "" && !isVersion(c.p.Version) {
		c.problem("version", "%q is no version: lower-case letters, digits, '-', '_' and '.'", order.Shorten(c.p.Version, 40))
	}
	if y := c.p.InForce.UTC().Year(); y < 1 || y > 9999 {
		c.problem("in_force", "the year %d is none of 1 to 9999", y)
	}
	zone, err := time.LoadLocation(c.p.Zone)
	if err != nil || c.p.Zone == "Local" {
		c.problem("zone", "%q is no time zone", order.Shorten(c.p.Zone, 40))
		zone = time.UTC
	}
	c.out.zone = zone
	if c.p.Attempts < 0 {
		c.problem("attempts", "%d is negative; zero means without a limit", c.p.Attempts)
	}
	oneOf(c, "attempts_per", c.p.AttemptsPer, AttemptsPers())
	each(c, "", "by_hand", c.p.ByHand, []order.Party{order.Platform, order.Seller})
	oneOf(c, "ship_during_case", c.p.ShipDuringCase, aftersales.ShipDuringCases())
	oneOf(c, "confirm_during_case", c.p.ConfirmDuringCase, ConfirmDuringCases())
	oneOf(c, "capture", c.p.Capture, aftersales.Captures())
	oneOf(c, "return_address", c.p.ReturnAddress, Requirements())
	oneOf(c, "deduction_after_ruling", c.p.DeductionAfterRuling, Permissions())
	oneOf(c, "reject_evidence", c.p.RejectEvidence, Requirements())
	each(c, "", "escalate_by", c.p.EscalateBy, []order.Party{order.Buyer, order.Seller})
	each(c, "", "offers", c.p.Offers, slices.DeleteFunc(aftersales.Kinds(), func(k aftersales.Kind) bool { return k == aftersales.Cancel }))
	c.source("", c.p.Source)
	if len(c.p.Requests) == 0 {
		c.problem("requests", "nothing may be asked")
	}
}

// oneOf checks a word of a closed vocabulary; the empty word is the vocabulary's default.
func oneOf[T ~string](c *compiler, path string, v T, all []T) {
	if v != "" && !slices.Contains(all, v) {
		c.problem(path, "%q is not one of %v", order.Shorten(string(v), 40), all)
	}
}

// rule checks what every rule has: a name, a condition and a source.
func (c *compiler) rule(path, name string, w *When, s Source) {
	if !isName(name) {
		c.problem(path, "%q is no name of a rule: lower-case letters, digits, '-' and '_'", order.Shorten(name, 40))
	}
	c.when(path+".when", w)
	c.source(path, s)
}

func isName(s string) bool { return isWord(s, "-_") }

func isVersion(s string) bool { return isWord(s, "-_.") }

func isWord(s, marks string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	for i := range len(s) {
		b := s[i]
		if (b < 'a' || b > 'z') && (b < '0' || b > '9') && !slices.Contains([]byte(marks), b) {
			return false
		}
	}
	return true
}

// source checks where a rule comes from; path is the rule's, empty for the policy itself.
func (c *compiler) source(path string, s Source) {
	if s.AsOf != "" && !isDate(s.AsOf) {
		c.problem(under(path, "as_of"), "%q is no date such as 2026-03-01", order.Shorten(s.AsOf, 40))
	}
	switch s.Confidence {
	case "", Official, Reported, Weak, Chosen:
	default:
		oneOf(c, under(path, "confidence"), s.Confidence, Confidences())
	}
}

// under is the path of a field.
func under(path, field string) string {
	if path == "" {
		return field
	}
	return path + "." + field
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func (c *compiler) terms() {
	c.words("terms", c.p.Terms)
	for i := range c.out.terms {
		r := &c.out.terms[i]
		path := pathOf("terms_for", r.name)
		c.rule(path, r.name, &r.rule.When, r.rule.Source)
		c.words(path+".terms", r.rule.Terms)
	}
	ties(c, "terms_for", c.out.terms, func(r *TermsRule) (*When, string) { return &r.When, "" })
}

func (c *compiler) words(path string, t refund.Terms) {
	for _, f := range t.Check() {
		c.problem(path+"."+f.Path, "%s", f.Text)
	}
}
