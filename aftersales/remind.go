package aftersales

import "slices"

// remind carries out a deadline that decides nothing: it tells somebody, and counts.
func (t *turn) remind(e expiry) {
	entry, rest := t.withoutDeadline(e)
	about := e.deadline
	if about.Reminds != "" {
		at := slices.IndexFunc(rest, func(d Deadline) bool { return d.Name == about.Reminds && !d.Paused() })
		if at < 0 { // it does not run: there is nothing to remind of
			t.record(entry)
			return
		}
		about = rest[at]
	}
	entry.Event = string(EventReminded)
	var told []Effect
	if to := e.deadline.To; to != "" {
		told = append(told, Effect{Kind: Notify, To: to, Topic: entry.Event, Timer: about.Name, Due: about.Due})
	}
	t.record(entry, told...)
}

// withoutDeadline takes a deadline off its owner: the entry that does, and the owner's other deadlines.
func (t *turn) withoutDeadline(e expiry) (Entry, []Deadline) {
	if e.caseAt >= 0 {
		c := &t.d.Cases[e.caseAt]
		rest := slices.Delete(slices.Clone(c.Deadlines), e.index, e.index+1)
		return Entry{Case: c.ID, Child: c.Child, Change: &Change{Deadlines: &rest}}, rest
	}
	ch := t.d.Children[e.childAt]
	ch.Deadlines = slices.Delete(slices.Clone(ch.Deadlines), e.index, e.index+1)
	return Entry{Child: ch.Progress.Child, Children: []Child{ch}}, ch.Deadlines
}
