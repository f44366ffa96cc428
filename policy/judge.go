package policy

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// ID is the policy's id with its version.
func (c *Compiled) ID() string { return c.ref }

// Admit judges a request by the most specific rule that matches and in whose time it is; where it is in none's, by the most
// specific that matches.
func (c *Compiled) Admit(s *aftersales.Situation) aftersales.Admission {
	var a aftersales.Admission
	attempts := s.Attempts
	if c.data.AttemptsPer == PerLine {
		attempts = max(attempts, s.LineAttempts)
	}
	if c.data.Attempts > 0 && attempts > c.data.Attempts {
		a.Faults = append(a.Faults, order.NewFault("attempts_exhausted", "", fmt.Sprintf("attempt %d of at most %d", attempts, c.data.Attempts), "attempts", strconv.Itoa(attempts), "limit", strconv.Itoa(c.data.Attempts)))
	}
	a.WholeLines = c.data.WholeLines
	a.Faults = append(a.Faults, c.admitReason(s, &a)...)
	judged := *s
	judged.Liable = a.Liable
	rule := c.request(&judged, false)
	if rule == nil && a.Liable == "" && !c.unless(&judged, true, false) {
		rule = c.request(&judged, true) // so that whatever else is wrong is said, too
	}
	if rule == nil {
		a.Faults = append(a.Faults, c.whyNot(&judged, a.Liable == "")...)
		return a
	}
	a.AmountFixed, a.Event = rule.AmountFixed, rule.Event
	a.WholeOrder = rule.WholeOrder && !c.data.PartialBeforeShipment
	a.Faults = append(a.Faults, c.outside(s, rule.From, rule.Window)...)
	return a
}

// whyNot says why no rule matched: not by this party, not for this reason, or not at all. A reason that is at fault already
// is not faulted again.
func (c *Compiled) whyNot(s *aftersales.Situation, faulted bool) []order.Fault {
	actor, reason := notBy(s), []order.Fault(nil)
	if !faulted {
		reason = []order.Fault{notFor(s)}
	}
	switch {
	case c.unless(s, true, false):
		return []order.Fault{actor}
	case c.unless(s, false, true):
		return reason
	case c.unless(s, true, true):
		return append(reason, actor)
	}
	return []order.Fault{order.NewFault("kind_not_allowed", "kind", fmt.Sprintf("%s of goods that are %s is not allowed while the order is %s", withArticle(s.Kind), s.Goods, s.Child.Status), "kind", string(s.Kind), "goods", string(s.Goods), "status", string(s.Child.Status))}
}

// unless reports whether a request rule matches but for who asks, or but for the reason and who is liable by it.
func (c *Compiled) unless(s *aftersales.Situation, by, reason bool) bool {
	for i := range c.requests {
		w := c.requests[i].rule.When
		if by {
			w.By = nil
		}
		if reason {
			w.Reason, w.Liable = nil, nil
		}
		if w.matches(s, s.By) {
			return true
		}
	}
	return false
}

func notBy(s *aftersales.Situation) order.Fault {
	return order.NewFault("actor_not_allowed", "by", fmt.Sprintf("the %s may not ask for %s", s.By, withArticle(s.Kind)), "by", string(s.By), "kind", string(s.Kind))
}

func notFor(s *aftersales.Situation) order.Fault {
	return order.NewFault("reason_not_allowed", "reason", fmt.Sprintf("%q is no reason for %s of goods that are %s", order.Shorten(string(s.Reason), 40), withArticle(s.Kind), s.Goods), "reason", order.Shorten(string(s.Reason), 40), "goods", string(s.Goods))
}

func (c *Compiled) admitReason(s *aftersales.Situation, a *aftersales.Admission) []order.Fault {
	if s.Reason == "" {
		return []order.Fault{order.NewFault("reason_missing", "reason", "a request gives its reason")}
	}
	rule, known := c.data.Reasons[string(s.Reason)]
	if !known || !rule.When.matches(s, s.By) {
		return []order.Fault{notFor(s)}
	}
	a.Liable = c.liableFor(s, &rule)
	return nil
}

// Permit gives the faults of a command by the policy's requirements and caps.
func (c *Compiled) Permit(s *aftersales.Situation, command aftersales.Command) []order.Fault {
	return slices.Concat(c.managed(s, command), c.permits(s, command), c.closed(s, command), c.demanded(s, command))
}

// demanded gives the faults of a command by what the policy demands of its content.
func (c *Compiled) demanded(s *aftersales.Situation, command aftersales.Command) []order.Fault {
	switch k := command.(type) {
	case aftersales.Approve:
		if c.needsAddress(s, s.Kind) && !k.KeepGoods && k.Address == "" {
			return []order.Fault{addressMissing("an approved return")}
		}
	case aftersales.Reject:
		return c.permitRefusal(s, k.Evidence, c.data.RejectEvidence)
	case aftersales.RefuseReturn:
		return c.permitRefusal(s, k.Evidence, Optional)
	case aftersales.Offer:
		return c.mayOffer(s, k)
	case aftersales.AcceptOffer:
		known := k.Address != "" || s.Case != nil && s.Case.Offer != nil && s.Case.Offer.Address != ""
		if s.By == order.Seller && c.needsAddress(s, s.Kind) && !known {
			return []order.Fault{addressMissing("an accepted return")}
		}
	case aftersales.Escalate:
		return c.permitEscalation(s, k)
	case aftersales.FileAppeal:
		return c.permitFiling(s, k, k.Evidence, appealsBy(s), nil)
	case aftersales.FileClaim:
		return c.permitFiling(s, k, k.Evidence, claimsBy(s), &k.Amount)
	case aftersales.Inspect:
		return c.capDeduction(s, k)
	case aftersales.ConfirmReceipt:
		if c.data.ConfirmDuringCase == RefuseConfirming && s.Child.AfterSale == order.InProgress {
			return []order.Fault{order.NewFault("case_open", "", "a case is open: the receipt cannot be confirmed", "child", s.Child.Progress.Child)}
		}
	}
	return nil
}

// capDeduction lets at most the policy's part of the goods come off, and nothing where every unit came back sellable.
func (c *Compiled) capDeduction(s *aftersales.Situation, k aftersales.Inspect) []order.Fault {
	if k.Deduction == nil {
		return nil
	}
	if c.data.DeductionAfterRuling == Forbid && s.Case.Ruling != nil {
		return []order.Fault{order.NewFault("deduction_above_cap", "deduction", "the platform has decided: nothing may be deducted any more", "asked", k.Deduction.Number(), "cap", "0")}
	}
	if len(c.caps) > 0 {
		return c.capByRule(s, k)
	}
	harmed := false
	for _, l := range k.Lines {
		harmed = harmed || l.Damaged > 0 || l.Missing > 0
	}
	goods := s.Case.Quote.Goods
	limit, err := c.data.DeductionCap.Of(goods)
	if err != nil {
		return []order.Fault{order.NewFault("deduction_above_cap", "deduction", err.Error())}
	}
	asked, err := k.Deduction.In(goods.Currency())
	switch {
	case err != nil:
		return nil // the amount itself is faulted already
	case !harmed:
		return []order.Fault{order.NewFault("deduction_above_cap", "deduction", "every unit came back sellable: nothing may be deducted", "asked", asked.Number(), "cap", "0")}
	case asked.Minor() > limit.Minor():
		return []order.Fault{aboveCap(asked, limit)}
	}
	return nil
}

// capByRule lets as much come off as the rules for the units' conditions say.
func (c *Compiled) capByRule(s *aftersales.Situation, k aftersales.Inspect) []order.Fault {
	limit, err := c.capped(s, k.Lines)
	if err != nil {
		return []order.Fault{order.NewFault("deduction_above_cap", "deduction", err.Error())}
	}
	asked, err := k.Deduction.In(limit.Currency())
	if err == nil && asked.Minor() > limit.Minor() {
		return []order.Fault{aboveCap(asked, limit)}
	}
	return nil // an amount that is none is faulted already
}

// Choose picks the event by the most specific choice that matches and that the flow allows; without one it is the first
// that the flow allows, and with nothing allowed none.
func (c *Compiled) Choose(s *aftersales.Situation, command aftersales.Command, allowed []aftersales.Event) aftersales.Event {
	for i := range c.choices {
		r := &c.choices[i].rule
		if r.Do != command.Name() || !r.When.matches(s, s.By) || r.Uncut && cut(s) {
			continue
		}
		for _, e := range allowed {
			if e == r.Event {
				return e
			}
		}
	}
	if len(allowed) == 0 {
		return ""
	}
	return allowed[0]
}

// cut reports whether some unit of the case gets less than its share.
func cut(s *aftersales.Situation) bool {
	return s.Case != nil && s.Case.Quote != nil && s.Case.Quote.Cut()
}

// opener is who opened the case, or who asks for one: whom the rules for all that follows go by.
func opener(s *aftersales.Situation) order.Party {
	if s.Case != nil {
		return s.Case.By
	}
	return s.By
}

// CaseDeadlines are the deadlines of the case's state, one for each timer: by the most specific rule that matches and whose
// anchor has come.
func (c *Compiled) CaseDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	return c.deadlinesOf(s, true)
}

// ChildDeadlines are the deadlines of the child order's status, one for each timer, likewise.
func (c *Compiled) ChildDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	return c.deadlinesOf(s, false)
}

func (c *Compiled) deadlinesOf(s *aftersales.Situation, ofCase bool) []aftersales.Deadline {
	var set []aftersales.Deadline
	by := opener(s)
	for i := range c.deadlines {
		r := &c.deadlines[i].rule
		if r.ofCase() != ofCase || timed(set, r.Timer) || !r.When.matches(s, by) || !c.wasOpened(s, r.OpenedWithin) {
			continue
		}
		if end, ok := c.unswept(&r.Span, s, r.Timer); ok {
			due := c.swept(&r.Span, end)
			set = append(set, aftersales.Deadline{
				Name: r.Timer, Due: due, Grace: due.Sub(end), Event: r.Expiry, PausedByCases: r.PausedByCases, Of: r.Of, To: r.To,
				Reminds: r.Reminds, Debits: r.Debits,
			})
		}
	}
	return set
}

func timed(set []aftersales.Deadline, timer string) bool {
	for i := range set {
		if set[i].Name == timer {
			return true
		}
	}
	return false
}

// Terms are those of the most specific rule that matches, or else the policy's.
func (c *Compiled) Terms(s *aftersales.Situation) refund.Terms {
	for i := range c.terms {
		if c.terms[i].rule.When.matches(s, opener(s)) {
			return c.funded(s, c.terms[i].rule.Terms)
		}
	}
	return c.funded(s, c.data.Terms)
}

// MayShip is what shipping means for an open case of goods that were not shipped.
func (c *Compiled) MayShip(*aftersales.Situation) aftersales.ShipDuringCase {
	return c.data.ShipDuringCase
}

// Deputies are the platform for whatever the seller would do where it acts in his place, and whoever else may give a refund to
// hand.
func (c *Compiled) Deputies(_ *aftersales.Situation, do string) []order.Party {
	switch {
	case do == aftersales.RefundByHand{}.Name():
		return slices.DeleteFunc(slices.Clone(c.data.ByHand), func(p order.Party) bool { return p == order.Platform })
	case c.data.Managed && slices.Contains(sellers(), do):
		return []order.Party{order.Platform}
	}
	return nil
}

// Move judges a command that moves a deadline, by the most specific rule for its timer.
func (c *Compiled) Move(s *aftersales.Situation, command aftersales.Command, d aftersales.Deadline) aftersales.Shift {
	switch k := command.(type) {
	case aftersales.AskExtension:
		return c.extend(s, k, d)
	case aftersales.Hold:
		return c.hold(s, k, d)
	case aftersales.ReportDelay:
		return c.delay(s, k, k.Until, d)
	case aftersales.ReportCustoms:
		return c.delay(s, k, k.Until, d)
	}
	return aftersales.Shift{}
}

// Consequences are the metrics that an event counts for: of several rules for one metric the most specific holds, and a
// weight of zero counts nothing.
func (c *Compiled) Consequences(s *aftersales.Situation, e aftersales.Event) []aftersales.Effect {
	var effects []aftersales.Effect
	for i := range c.metrics {
		r := &c.metrics[i].rule
		if r.Event != e || !r.matches(s) || c.outranked(s, i) || r.Weight == 0 || r.OncePerOrder && r.counted(s) {
			continue
		}
		effects = append(effects, aftersales.Effect{Kind: aftersales.CountMetric, Metric: r.Metric, Weight: r.Weight, Against: r.Against})
	}
	return effects
}

// matches reports whether the rule is about what happens.
func (r *MetricRule) matches(s *aftersales.Situation) bool {
	return r.When.matches(s, s.By) && (r.Timer == "" || r.Timer == s.Timer)
}

// counted reports whether the order counted for the rule's metric already, against the same party.
func (r *MetricRule) counted(s *aftersales.Situation) bool {
	return slices.ContainsFunc(s.Counted, func(m aftersales.Counted) bool { return m.Metric == r.Metric && m.Against == r.Against })
}

// outranked reports whether a more specific rule for the same event and metric matches.
func (c *Compiled) outranked(s *aftersales.Situation, i int) bool {
	r := &c.metrics[i].rule
	for j := range i {
		o := &c.metrics[j].rule
		if o.Event == r.Event && o.Metric == r.Metric && o.matches(s) {
			return true
		}
	}
	return false
}
