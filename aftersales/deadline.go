package aftersales

import (
	"time"

	"github.com/recourse-go/recourse/order"
)

// Deadline is an instant at which silence has a consequence. It is data: when it fires, the state is checked again, so
// firing twice, late or out of order is harmless.
type Deadline struct {
	// Name is the policy's name of the rule: answer, return, confirmation.
	Name string `json:"name"`
	// Due is the instant; a command at the very instant still counts. Zero while the deadline is paused.
	Due time.Time `json:"due,omitzero"`
	// Grace is how long before Due it ended: what a sweep carries out at a time of day waits so long for it.
	Grace time.Duration `json:"grace,omitempty"`
	// Event is what expiry decides: an Event of the case's flow, an order.Event of the child's, or EventReminded, which
	// moves neither.
	Event string `json:"event"`
	// Of is whose silence it is about, where the platform asked both parties for evidence: it stops for a party that gave some.
	Of order.Party `json:"of,omitempty"`
	// Debits says that the platform pays a refund that this deadline decides and takes what it cost from the seller.
	Debits bool `json:"debits,omitempty"`
	// Seq is the entry that set it, or moved it last.
	Seq int64 `json:"seq"`
	// PausedByCases says that an open case of the child order stops the clock.
	PausedByCases bool `json:"paused_by_cases,omitempty"`
	// Left is what was left when the clock was stopped.
	Left time.Duration `json:"left,omitempty"`

	// To is who is told where the deadline only reminds.
	To order.Party `json:"to,omitempty"`
	// Reminds is the name of the deadline that this one announces. Empty: it announces none.
	Reminds string `json:"reminds,omitempty"`

	// Was is the instant that the policy set, once a command has moved it or was asked to.
	Was time.Time `json:"was,omitzero"`
	// Asked is more time that somebody asked for and nobody answered yet.
	Asked *Extension `json:"asked,omitempty"`
	// Held says that the clock is held; Due is then the end of the hold.
	Held *Held `json:"held,omitempty"`
	// How often it was extended, more time was refused, it was held, and a delay or the customs moved it.
	Extended int `json:"extended,omitempty"`
	Refused  int `json:"refused,omitempty"`
	Holds    int `json:"holds,omitempty"`
	Delayed  int `json:"delayed,omitempty"`
	Customs  int `json:"customs,omitempty"`
	// Reported is how often the platform said when it is due. Its word holds: open cases stop the clock no more.
	Reported int `json:"reported,omitempty"`
}

// Extension is more time that was asked for.
type Extension struct {
	By order.Party `json:"by"`
	Of order.Party `json:"of"` // who must agree
	At time.Time   `json:"at"` // when it was asked
	// More is what is added to the deadline if it is agreed to.
	More time.Duration `json:"more"`
	// Grace is what the deadline's grace is then.
	Grace time.Duration `json:"grace,omitempty"`
}

// Held is a clock that is stopped by a party.
type Held struct {
	By order.Party `json:"by"`
	At time.Time   `json:"at"` // since when
	// Left is what was left, and runs on when the hold is released.
	Left time.Duration `json:"left"`
}

// Paused reports whether the clock of the deadline is stopped by an open case.
func (d Deadline) Paused() bool { return d.Due.IsZero() }

// pause stops the clock at an instant, resume lets it run on from one. The end of a hold is put off likewise.
func (d Deadline) pause(at time.Time) Deadline {
	if !d.Paused() {
		d.Left, d.Due = max(d.Due.Sub(at), 0), time.Time{}
	}
	return d
}

func (d Deadline) resume(at time.Time) Deadline {
	if d.Paused() {
		d.Due, d.Left = at.Add(d.Left), 0
	}
	return d
}

// running is the deadline as it would be if nothing stopped its clock from an instant on.
func (d Deadline) running(at time.Time) Deadline {
	d = d.resume(at)
	if d.Held != nil {
		d.Due, d.Held = at.Add(d.Held.Left), nil
	}
	return d
}

// lengthen gives the deadline more time, wherever its clock stands. What was asked for besides is asked for from there.
func (d Deadline) lengthen(more time.Duration) Deadline {
	switch {
	case d.Held != nil:
		held := *d.Held
		held.Left += more
		d.Held = &held
	case d.Paused():
		d.Left += more
	default:
		d.Due = d.Due.Add(more)
	}
	if d.Asked != nil {
		asked := *d.Asked
		asked.More -= more
		if d.Asked = &asked; asked.More <= 0 {
			d.Asked = nil
		}
	}
	return d
}

// hold stops the clock until the hold ends, release lets it run on: never beyond the end of the hold.
func (d Deadline) hold(by order.Party, at, end time.Time) Deadline {
	d.Held = &Held{By: by, At: at, Left: max(d.running(at).Due.Sub(at), 0)}
	d.Holds++
	if d.Paused() {
		d.Left = end.Sub(at)
	} else {
		d.Due = end
	}
	return d
}

func (d Deadline) release(at time.Time) Deadline {
	left := d.Held.Left
	d.Held = nil
	if d.Paused() {
		d.Left = min(d.Left, left)
	} else if end := at.Add(left); end.Before(d.Due) {
		d.Due = end
	}
	return d
}

// sameClock carries over what commands did to a deadline that is set anew: how it was moved, and what was asked.
func (d Deadline) sameClock(was Deadline) Deadline {
	was.Name, was.Event, was.Of, was.To, was.Reminds, was.PausedByCases, was.Debits = d.Name, d.Event, d.Of, d.To, d.Reminds, d.PausedByCases, d.Debits
	return was
}

// report sets the deadline to an instant that holds whatever stopped its clock.
func (d Deadline) report(due time.Time) Deadline {
	d.Due, d.Grace, d.Left, d.Held, d.Asked = due, 0, 0, nil, nil
	d.Reported++
	return d
}

// stands reports whether the platform named the instant before, and the clock runs towards it.
func (d Deadline) stands(due time.Time) bool {
	return d.Held == nil && d.Asked == nil && d.Reported > 0 && d.Grace == 0 && d.Due.Equal(due)
}

// moved reports whether a command has moved the deadline, or was asked to.
func (d Deadline) moved() bool { return !d.Was.IsZero() || d.Reported > 0 }

// anew reports whether the policy sets the same instant again, from which a command moved the deadline. Of a clock that stood when
// the platform set it nobody knows from which.
func (d Deadline) anew(due time.Time) bool {
	return d.moved() && (d.Was.Equal(due) || d.Was.IsZero())
}

// reminder reports whether the deadline only announces another one.
func (d Deadline) reminder() bool { return d.Reminds != "" }
