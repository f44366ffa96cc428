package policy

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Table prints every rule of a policy as a Markdown table: its path, what it says, where that comes from, when it was true and
// how good the source is. The same policy gives the same text.
func Table(p Policy) string {
	var b strings.Builder
	b.WriteString("| rule | says | source | as of | confidence |\n| --- | --- | --- | --- | --- |\n")
	for _, r := range p.entries() {
		confidence := string(r.source.Confidence)
		if r.source.Unsure {
			confidence = strings.TrimSpace(confidence + " (unsure)")
		}
		source := r.source.Source
		if r.source.Note != "" {
			source = strings.TrimPrefix(source+": "+r.source.Note, ": ")
		}
		cells := []string{r.path, r.says, source, r.source.AsOf, confidence}
		for i, cell := range cells {
			cells[i] = strings.NewReplacer("|", "\\|", "\n", " ").Replace(cell)
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	return b.String()
}

// entry is one line of the table.
type entry struct {
	path, says string
	source     Source
}

// entries are the rules, section by section as the fields stand, each sorted by name.
func (p Policy) entries() []entry {
	list := p.general()
	list = append(list, entriesOf("closures", p.Closures, func(r Closure) (string, Source) {
		return strings.TrimSpace("clocks stand still from " + r.From + " to " + r.Until + " " + strings.Join(r.Timers, ", ")), r.Source
	})...)
	list = append(list, entriesOf("capture_for", p.CaptureFor, func(r CaptureRule) (string, Source) {
		return clauses("captured "+string(r.Capture), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("caps", p.Caps, func(r CapRule) (string, Source) {
		return clauses("at most "+r.Most.String()+" of "+or(r.Of, CapOfGoods), words("on", r.On), period(r.From, r.Window), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("terms_for", p.TermsFor, func(r TermsRule) (string, Source) {
		return clauses(termsSay(r.Terms), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("requests", p.Requests, func(r Request) (string, Source) {
		return clauses("may be asked", flags(r), period(r.From, r.Window), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("reasons", p.Reasons, func(r ReasonRule) (string, Source) {
		return clauses("the "+string(r.Liable)+" is liable", r.exceptions(), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("escalations", p.Escalations, func(r EscalationRule) (string, Source) {
		return clauses("the platform may be asked to decide", evidence(r.Evidence), period(r.From, r.Window), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("refusals", p.Refusals, func(r RefusalRule) (string, Source) {
		return clauses("a refusal: "+or(r.Refusal, Allow), evidence(r.Evidence), opened(r.OpenedWithin), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("deadlines", p.Deadlines, func(r DeadlineRule) (string, Source) {
		return clauses(r.Span.Label(order.English)+": "+r.Expiry, r.details(), opened(r.OpenedWithin), r.When.says()), r.Source
	})...)
	return append(list, p.rest()...)
}

// rest are the sections after the deadlines.
func (p Policy) rest() []entry {
	list := entriesOf("extensions", p.Extensions, func(r ExtensionRule) (string, Source) {
		return clauses("more time for "+r.Timer, words("by", r.By), word("consent", r.Consent), number("times", r.Times), r.Length.says(), until(r.Most), period(r.From, r.Window), r.When.says()), r.Source
	})
	list = append(list, entriesOf("holds", p.Holds, func(r HoldRule) (string, Source) {
		return clauses("the clock of "+r.Timer+" may be held", words("by", r.By), number("times", r.Times), until(&r.Most), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("notices", p.Notices, func(r NoticeRule) (string, Source) {
		return clauses(r.Do, words("by", r.By), word("moves", r.Timer), number("times", r.Times), r.Length.says(), until(r.Most), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("permits", p.Permits, func(r PermitRule) (string, Source) {
		return clauses(r.Do+": "+or(r.Permission, Allow), period(r.From, r.Window), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("funding", p.Funding, func(r FundingRule) (string, Source) {
		return clauses("the "+string(r.Bears)+" bears the refund", upTo(r), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("choices", p.Choices, func(r Choice) (string, Source) {
		return clauses(r.Do+" leads to "+string(r.Event), flag("uncut", r.Uncut), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("appeals", p.Appeals, func(r AppealRule) (string, Source) {
		return clauses(r.Do, evidence(r.Evidence), number("times", r.Times), award(r), period(r.From, r.Window), r.When.says()), r.Source
	})...)
	list = append(list, entriesOf("metrics", p.Metrics, func(r MetricRule) (string, Source) {
		return clauses(fmt.Sprintf("%s counts %d for %s against the %s", r.Event, r.Weight, r.Metric, r.Against), word("timer", r.Timer), flag("once per order", r.OncePerOrder), r.When.says()), r.Source
	})...)
	return append(list, entriesOf("names", p.Names, func(r NameRule) (string, Source) {
		return clauses("means "+listed(r.States)+listed(r.Statuses), words("kind", r.Kinds), r.Says), r.Source
	})...)
}

// general are the choices that are no rules of a section; their source is the policy's own.
func (p Policy) general() []entry {
	var list []entry
	add := func(path, says string, set bool) {
		if set {
			list = append(list, entry{path, says, p.Source})
		}
	}
	add("zone", p.Zone, p.Zone != "")
	add("partial_before_shipment", "a part may be asked back before the shipment", p.PartialBeforeShipment)
	add("ship_during_case", string(p.ShipDuringCase), p.ShipDuringCase != "")
	add("confirm_during_case", string(p.ConfirmDuringCase), p.ConfirmDuringCase != "")
	add("capture", string(p.Capture), p.Capture != "")
	add("attempts", fmt.Sprintf("at most %d for a %s", p.Attempts, or(p.AttemptsPer, PerCase)), p.Attempts > 0)
	add("whole_lines", "a line goes back whole", p.WholeLines)
	add("managed", "the platform acts in the seller's place", p.Managed)
	add("by_hand", listed(p.ByHand), len(p.ByHand) > 0)
	add("return_address", string(p.ReturnAddress), p.ReturnAddress != "")
	add("reject_evidence", string(p.RejectEvidence), p.RejectEvidence != "")
	add("escalate_by", listed(p.EscalateBy), len(p.EscalateBy) > 0)
	add("offers", listed(p.Offers), len(p.Offers) > 0)
	add("deduction_cap", p.DeductionCap.String()+" of the goods", !p.DeductionCap.IsZero())
	add("deduction_after_ruling", string(p.DeductionAfterRuling), p.DeductionAfterRuling != "")
	add("terms", termsSay(p.Terms), true)
	return list
}

func entriesOf[T any](section string, rules map[string]T, says func(T) (string, Source)) []entry {
	var list []entry
	for _, name := range keys(rules) {
		text, source := says(rules[name])
		list = append(list, entry{section + "." + name, text, source})
	}
	return list
}

// clauses joins what is there.
func clauses(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "; ")
}

func or[T ~string](v, usual T) string {
	if v == "" {
		return string(usual)
	}
	return string(v)
}

func listed[T ~string](list []T) string {
	texts := make([]string, len(list))
	for i, v := range list {
		texts[i] = string(v)
	}
	return strings.Join(texts, ", ")
}

func words[T ~string](what string, list []T) string {
	if len(list) == 0 {
		return ""
	}
	return what + " " + listed(list)
}

func word[T ~string](what string, v T) string {
	if v == "" {
		return ""
	}
	return what + " " + string(v)
}

func number(what string, n int) string {
	if n == 0 {
		return ""
	}
	return what + " " + strconv.Itoa(n)
}

func flag(what string, set bool) string {
	if set {
		return what
	}
	return ""
}

func flags(r Request) string {
	return clauses(word("begins with", r.Event), flag("no less specific rule holds", r.Only), flag("the amount is fixed", r.AmountFixed), flag("the whole order", r.WholeOrder))
}

// exceptions are the situations in which somebody else is liable.
func (r ReasonRule) exceptions() string {
	var parts []string
	for _, name := range keys(r.LiableFor) {
		parts = append(parts, "the "+string(r.LiableFor[name].Liable)+" "+r.LiableFor[name].When.says())
	}
	return strings.Join(parts, ", ")
}

func evidence(r Requirement) string { return word("evidence", r) }

func period(from, window *Span) string {
	var parts []string
	if from != nil {
		parts = append(parts, "from "+from.Label(order.English))
	}
	if window != nil {
		parts = append(parts, "until "+window.Label(order.English))
	}
	return clauses(parts...)
}

func opened(within *Span) string {
	if within == nil {
		return ""
	}
	return "for cases opened within " + within.Label(order.English)
}

func until(most *Span) string {
	if most == nil {
		return ""
	}
	return "at most until " + most.Label(order.English)
}

func (l Length) says() string {
	if l.Amount == 0 {
		return ""
	}
	return fmt.Sprintf("by %d %s", l.Amount, l.Unit.Label(order.English))
}

func upTo(r FundingRule) string {
	if r.Most.IsZero() {
		return ""
	}
	return "up to " + r.Most.String()
}

func award(r AppealRule) string {
	var parts []string
	if !r.Most.IsZero() {
		parts = append(parts, "at most "+r.Most.String()+" of the "+or(r.MostOf, OfGoods))
	}
	if !r.Cap.IsZero() {
		parts = append(parts, "at most "+r.Cap.String())
	}
	return clauses(parts...)
}

func (r DeadlineRule) details() string {
	return clauses(word("timer", r.Timer), word("of the", r.Of), words("closes", r.Closes), flag("the platform pays and debits the seller", r.Debits), flag("paused by cases", r.PausedByCases), word("told to the", r.To), word("announces", r.Reminds))
}

// says is the condition in words: when kind is refund_only, and so on.
func (w When) says() string {
	parts := []string{
		words("kind", w.Kind), words("state", w.State), words("status", w.Status), words("goods", w.Goods), words("by", w.By),
		words("reason", w.Reason), words("liable", w.Liable), words("channel", w.Channel), words("fulfilment", w.Fulfilment),
		words("category", w.Category), words("goods among them of", w.Includes), words("tender", w.Tender), w.Price.says("price"), w.Paid.says("paid"),
	}
	if !w.After.IsZero() {
		parts = append(parts, "placed from "+w.After.Format(time.RFC3339)+" on")
	}
	if !w.Before.IsZero() {
		parts = append(parts, "placed before "+w.Before.Format(time.RFC3339))
	}
	for _, name := range keys(w.Facts) {
		values := slices.Clone(w.Facts[name])
		for i, v := range values {
			if v == "" {
				values[i] = "not said"
			}
		}
		parts = append(parts, words(name, values))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	if len(parts) == 0 {
		return ""
	}
	return "where " + strings.Join(parts, ", ")
}

func (r *Range) says(what string) string {
	if r == nil {
		return ""
	}
	text := what
	if !r.From.IsZero() {
		text += " from " + r.From.String()
	}
	if !r.Below.IsZero() {
		text += " below " + r.Below.String()
	}
	return text
}

// termsSay are the choices about money that are made.
func termsSay(t refund.Terms) string {
	var parts []string
	add := func(what, v string) {
		if v != "" {
			parts = append(parts, what+" "+v)
		}
	}
	add("freight", or(t.Freight, refund.NoFreight))
	add("freight by", string(t.FreightBy))
	add("freight by fault", string(t.FaultFreight))
	add("promotion", string(t.Promotion))
	add("gifts", string(t.Gifts))
	add("slack", string(t.Slack))
	add("tenders", string(t.Tenders))
	add("coupons", string(t.Coupons))
	add("subsidies", string(t.Subsidies))
	add("rewards", string(t.Rewards))
	add("expired points", string(t.ExpiredPoints))
	add("grace", number("days", t.GraceDays))
	add("return freight", string(t.ReturnFreight))
	add("borne by", string(t.BorneBy))
	if t.Deductions != (refund.Deductions{}) {
		parts = append(parts, deductionsSay(t.Deductions))
	}
	return strings.Join(parts, ", ")
}

func deductionsSay(d refund.Deductions) string {
	var parts []string
	for _, f := range []struct {
		name string
		fee  refund.Fee
	}{{"restocking", d.Restocking.Fee}, {"restocking of damaged units", d.Restocking.Damaged}, {"of missing units", d.Restocking.Missing}} {
		if f.fee == (refund.Fee{}) {
			continue
		}
		text := f.name
		if !f.fee.Rate.IsZero() {
			text += " " + f.fee.Rate.String() + " of " + or(f.fee.Base, refund.OfGoods)
		}
		if !f.fee.Amount.IsZero() {
			text += " " + f.fee.Amount.String()
		}
		parts = append(parts, text)
	}
	switch {
	case d.OutboundFreight.Refunded:
		parts = append(parts, "less the outbound freight")
	case !d.OutboundFreight.Amount.IsZero():
		parts = append(parts, "less "+d.OutboundFreight.Amount.String()+" of outbound freight")
	}
	if !d.ReturnFreight.IsZero() {
		parts = append(parts, "a return label costs "+d.ReturnFreight.String())
	}
	return strings.Join(append(parts, slices.DeleteFunc([]string{flag("whoever is liable", d.Always)}, func(s string) bool { return s == "" })...), ", ")
}
