package aftersales

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

func (c Open) decide(t *turn) error {
	if known, same := t.openedBefore(c); known {
		if same {
			return nil
		}
		t.caseExists(c.Case)
		return t.refused(c.Case)
	}
	t.actor(order.Buyer, order.Seller, order.Platform, order.Timer)
	t.name("case", c.Case)
	t.fault(evidenceFaults(c.Evidence, "")...)
	t.fault(factFaults(c.Facts)...)
	parts := t.parts(c)
	if len(parts) == 0 {
		return t.refused(c.Case)
	}
	if c.Instead != nil && len(parts) > 1 {
		t.fault(order.NewFault("one_child_only", "instead", "what is wanted instead is wanted of one child order"))
	}
	ids := t.idsOf(c.Case, parts)
	plans, err := t.plans(c, parts)
	if err != nil {
		return err
	}
	t.wholePayment(parts, plans)
	if len(t.faults) > 0 {
		refused := &RefusedError{Order: t.d.Order.ID, Do: t.do, Case: c.Case, Faults: once(t.faults)}
		for _, p := range plans {
			if sum, err := refused.Ceiling.Add(p.ceiling); err == nil {
				refused.Ceiling = sum
			}
		}
		return refused
	}
	for i, d := range parts {
		t.pending = plans[i+1:]
		if err := t.open(ids[i], groupOf(ids, i, d.child), c, d, plans[i]); err != nil {
			return err
		}
	}
	return nil
}

// idsOf names the cases of a request: by the id that was chosen, or else by the first number that is free.
func (t *turn) idsOf(id string, parts []demand) []string {
	for n := len(t.d.Cases) + 1; ; n++ {
		base := id
		if id == "" {
			base = fmt.Sprintf("case-%d", n)
		}
		ids := make([]string, len(parts))
		taken := id == "" && t.idTaken(base)
		for i, d := range parts {
			if ids[i] = base; len(parts) > 1 {
				ids[i] = base + "-" + d.child
			}
			if t.idTaken(ids[i]) {
				taken = true
			}
		}
		switch {
		case !taken:
			return ids
		case id != "":
			t.caseExists(id)
			return ids
		}
	}
}

func (t *turn) idTaken(id string) bool {
	return slices.ContainsFunc(t.d.Cases, func(k Case) bool { return k.ID == id || k.Group == id })
}

// groupOf is the id that the cases of one request share; none where there is only one.
func groupOf(ids []string, i int, child string) string {
	if len(ids) == 1 {
		return ""
	}
	return strings.TrimSuffix(ids[i], "-"+child)
}

func (t *turn) caseExists(id string) {
	t.fault(order.NewFault("case_exists", "case", fmt.Sprintf("case %q was opened with another content", order.Shorten(id, 64)), "case", order.Shorten(id, 64)))
}

// openedBefore reports whether the id is taken, and whether by the same request.
func (t *turn) openedBefore(c Open) (known, same bool) {
	if c.Case == "" {
		return false, false
	}
	for i := range t.d.Cases {
		k := &t.d.Cases[i]
		if k.ID != c.Case && k.Group != c.Case {
			continue
		}
		was, err := json.Marshal(k.Opening)
		is, err2 := json.Marshal(t.normal(c))
		return true, err == nil && err2 == nil && string(was) == string(is) && k.By == t.by
	}
	return false, false
}

// normal writes the amount with the digits of the order's currency, but without its name: 5 and 5.00 CNY are one request.
func (t *turn) normal(c Open) Open {
	if c.Amount != nil {
		if in, err := c.Amount.In(t.d.Order.Currency); err == nil {
			c.Amount = plainAmount(&in)
		}
	}
	c.Lines, c.Evidence, c.Instead, c.Facts = slices.Clone(c.Lines), slices.Clone(c.Evidence), t.priced(c.Instead), maps.Clone(c.Facts)
	return c
}

func plainAmount(a *money.Amount) *money.Amount {
	if a == nil {
		return nil
	}
	p := a.Plain()
	return &p
}

// mostName is how many bytes an id that a sender chooses may have.
const mostName = 128

// name faults an id that does not survive JSON and every database; textFaults any other text that does not.
func (t *turn) name(path, id string) {
	if len(id) > mostName || !utf8.ValidString(id) || strings.ContainsFunc(id, unicode.IsControl) {
		t.fault(order.NewFault("id_invalid", path, fmt.Sprintf("an id is at most %d bytes of text without control characters", mostName)))
	}
}

func textFaults(path, s string) []order.Fault {
	if utf8.ValidString(s) && !strings.ContainsRune(s, 0) {
		return nil
	}
	return []order.Fault{order.NewFault("text_invalid", path, "not text: broken UTF-8, or a NUL")}
}

// factFaults faults facts of a request that are none.
func factFaults(facts order.Facts) []order.Fault {
	var faults []order.Fault
	for _, name := range slices.Sorted(maps.Keys(facts)) {
		path := "facts." + order.Shorten(name, 40)
		if name == "" || len(name) > mostName {
			faults = append(faults, order.NewFault("id_invalid", path, fmt.Sprintf("a fact has a name of at most %d bytes", mostName)))
		}
		faults = append(append(faults, textFaults(path, name)...), textFaults(path, facts[name])...)
	}
	return faults
}

// parts splits a request over the child orders it concerns.
func (t *turn) parts(c Open) []demand {
	t.childNamed(c.Child)
	byChild := map[string][]refund.RequestLine{}
	placed := map[string][]int{}
	for i, l := range c.Lines {
		child := t.childOfLine(c.Child, l.Line, i)
		byChild[child] = append(byChild[child], l)
		placed[child] = append(placed[child], i)
	}
	var parts []demand
	for i := range t.d.Children {
		ch := &t.d.Children[i]
		id := ch.Progress.Child
		lines, named := byChild[id]
		if c.Child != "" && c.Child != id || len(c.Lines) > 0 && !named {
			continue
		}
		if len(c.Lines) == 0 && c.Child == "" && len(t.d.Children) > 1 && !t.hasFree(id) {
			continue
		}
		parts = append(parts, demand{
			child: id, kind: c.Kind, reason: c.Reason, goods: c.Goods, channel: c.Channel, by: t.by, attempts: 1,
			asked: Asked{Lines: lines, Amount: copied(c.Amount), Instead: t.priced(c.Instead)}, at: placed[id], facts: c.Facts,
		})
	}
	if len(parts) == 0 && len(t.faults) == 0 {
		t.fault(order.NewFault("quantity_exceeded", "lines", "no unit is free", "free", "0"))
	}
	return parts
}

// copied keeps the currency that a sender named, so that a wrong one is found.
func copied(a *money.Amount) *money.Amount {
	if a == nil {
		return nil
	}
	kept := *a
	return &kept
}

func (t *turn) hasFree(child string) bool {
	for _, l := range t.d.Order.Lines {
		if t.d.standing.Free(t.d.alloc, child, l.ID) > 0 {
			return true
		}
	}
	return false
}

// childOfLine finds the child order that sends a line. Of a line that nobody sends it is the one that was named, or the
// only one there is: its quote will fault the line, beside whatever else is wrong.
func (t *turn) childOfLine(named, line string, i int) string {
	var senders []string
	for _, slot := range t.d.alloc.Shares().Slots {
		if t.d.Order.Lines[slot.Line].ID == line {
			senders = append(senders, t.d.Order.Children[slot.Child].ID)
		}
	}
	path := fmt.Sprintf("lines[%d].line", i)
	switch {
	case named != "":
		return named
	case len(senders) == 0 && len(t.d.Children) == 1:
		return t.d.Children[0].Progress.Child
	case len(senders) == 0:
		t.fault(order.NewFault("line_unknown", path, fmt.Sprintf("there is no line %q", order.Shorten(line, 40)), "line", order.Shorten(line, 40)))
	case len(senders) > 1:
		t.fault(order.NewFault("child_missing", "child", fmt.Sprintf("several child orders send line %q: name one", order.Shorten(line, 40)), "line", order.Shorten(line, 40)))
	default:
		return senders[0]
	}
	return ""
}

// plans judges every part; an amount over several child orders is split over what each could get.
func (t *turn) plans(c Open, parts []demand) ([]plan, error) {
	if len(parts) > 1 && c.Amount != nil {
		most, err := t.splitAmount(c, parts)
		if err != nil || len(t.faults) > 0 {
			return most, err
		}
	}
	var plans []plan
	for _, d := range parts {
		d.ahead = plans
		made, faults, err := t.judge(d)
		if err != nil {
			return nil, err
		}
		plans = append(plans, made)
		t.fault(faults...)
	}
	return plans, nil
}

// splitAmount gives every part its share of the amount. It returns what the parts come to at the most.
func (t *turn) splitAmount(c Open, parts []demand) (most []plan, err error) {
	ceilings := make([]int64, len(parts))
	for i, d := range parts {
		d.asked.Amount, d.ahead = nil, most
		made, faults, err := t.judge(d)
		if err != nil {
			return nil, err
		}
		most = append(most, made)
		t.fault(faults...)
		ceilings[i] = made.ceiling.Minor()
	}
	asked, err := c.Amount.In(t.d.Order.Currency)
	if err != nil {
		t.fault(t.amountFault(*c.Amount, err))
	}
	if len(t.faults) > 0 {
		return most, nil
	}
	shares, err := money.Within(max(asked.Minor(), 0), ceilings, money.LargestRemainder)
	if err != nil {
		var sum int64
		for _, n := range ceilings {
			sum += n
		}
		ceiling := money.FromMinor(sum, t.d.Order.Currency).Number()
		t.fault(order.NewFault("amount_above_ceiling", "amount", fmt.Sprintf("%s asked, at most %s can go back", asked.Number(), ceiling), "asked", asked.Number(), "ceiling", ceiling))
		return most, nil
	}
	for i := range parts {
		parts[i].asked.Amount = nil // nothing of it is worth anything
		if ceilings[i] > 0 {
			a := money.FromMinor(shares[i], t.d.Order.Currency)
			parts[i].asked.Amount = &a
		}
	}
	return most, nil
}

// open records a new case and takes it along the event that opening leads to. changed are child orders that change with it.
func (t *turn) open(id, group string, c Open, d demand, made plan, changed ...Child) error {
	quote := made.quote
	is := Case{
		ID: id, Group: group, Child: d.child, Kind: d.kind, Revision: 1, Attempts: 1, By: d.by, Reason: d.reason,
		Goods: made.goods, Channel: d.channel, Liable: made.liable, Opening: t.normal(c), Asked: made.kept(d.asked), Quote: &quote,
		OpenedAt: t.at, EnteredAt: t.at,
	}
	if oneOf(made.event, EventParcelRefused, EventReturnedToSender) {
		is.ReturnShippedAt = t.at
	}
	event := made.event
	to, ok := Flow(d.kind).Next(start, event)
	if !ok {
		return fmt.Errorf("a %s cannot begin with %s", d.kind, event)
	}
	pays := to == Refunding
	if pays {
		event, to = t.paidOrVoided(&is, &Change{}, event, to)
	}
	was := is
	if is.State = to; to == Closed {
		is.CloseReason = Voided
	}
	if made.event == EventClaimed {
		is.Arbitrations = 1
	}
	if len(c.Evidence) > 0 {
		is.Evidence = is.with(Evidence{By: t.by, At: t.at, Refs: slices.Clone(c.Evidence), Round: is.Arbitrations})
	}
	e := Entry{Case: id, Child: d.child, Event: string(event), Children: changed}
	effects := t.opening(made.event, &is)
	if pays && t.broken == nil {
		e.Change = &Change{}
		paid, err := t.grant(&was, &is, made.event, &e)
		if err != nil {
			return err
		}
		effects, e.Change = append(effects, paid...), nil
	}
	var change Change
	if !t.deadlines(&is, &change) {
		return t.broken
	}
	is.Deadlines = *change.Deadlines
	e.Opened = &is
	t.record(e, effects...)
	return t.broken
}

// opening tells a warehouse to stop what it has.
func (t *turn) opening(event Event, is *Case) []Effect {
	switch event {
	case EventPushStopped:
		return []Effect{{Kind: StopPush, Units: quoteUnits(is.Quote)}}
	case EventInterceptionRequested:
		return []Effect{{Kind: InterceptShipment, Units: quoteUnits(is.Quote)}}
	case EventClaimed:
		return askBoth()
	case EventCancelled:
		return t.stopAtWarehouse(&t.d.Children[t.d.childIndex(is.Child)], is.Quote)
	}
	return nil
}
