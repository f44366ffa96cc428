package aftersales

import (
	"slices"
	"time"

	"github.com/recourse-go/recourse/order"
)

// TimerOptions is what a party may do about a deadline, and what others asked.
type TimerOptions struct {
	Timer string `json:"timer"`
	// Due is nil while an open case stops the clock.
	Due *time.Time `json:"due,omitempty"`
	// HeldBy is who stopped the clock; Due is then the end of the hold.
	HeldBy order.Party `json:"held_by,omitempty"`
	// AskedBy is who asked for more time, AskedOf who must answer, and AskedUntil where the deadline then goes to; nil while
	// the clock stands.
	AskedBy    order.Party `json:"asked_by,omitempty"`
	AskedOf    order.Party `json:"asked_of,omitempty"`
	AskedUntil *time.Time  `json:"asked_until,omitempty"`
	Commands   []string    `json:"commands"`
}

// timers are the deadlines about which the party may do something, or others asked for something.
func (t *turn) timers(list []Deadline, caseAt, childAt int) []TimerOptions {
	var all []TimerOptions
	for _, k := range clocksIn(list, caseAt, childAt) {
		d := k.was
		o := TimerOptions{Timer: d.Name, Commands: t.timerCommands(&k)}
		if !d.Paused() {
			o.Due = &d.Due
		}
		if d.Held != nil {
			o.HeldBy = d.Held.By
		}
		if d.Asked != nil {
			o.AskedBy, o.AskedOf = d.Asked.By, d.Asked.Of
			if until := d.Due.Add(d.Asked.More); d.Held == nil && !d.Paused() {
				o.AskedUntil = &until
			}
		}
		if len(o.Commands) > 0 || d.Asked != nil || d.Held != nil {
			all = append(all, o)
		}
	}
	return all
}

// timerCommands are the commands about a deadline that the party may send.
func (t *turn) timerCommands(k *clock) []string {
	commands, d := []string{}, k.was
	s, p := t.clockSituation(k)
	if p == nil {
		return commands
	}
	running := d.running(t.at)
	if d.Held == nil && d.Asked == nil && !slices.ContainsFunc(p.Move(s, AskExtension{Timer: d.Name}, running).Faults, unlessUntil) {
		commands = append(commands, AskExtension{}.Name())
	}
	if d.Asked != nil && d.Asked.Of == t.by {
		commands = append(commands, AgreeExtension{}.Name(), RefuseExtension{}.Name())
	}
	if d.Held == nil {
		if end := p.Move(s, Hold{Timer: d.Name}, running); len(end.Faults) == 0 && end.Due.After(running.Due) {
			commands = append(commands, Hold{}.Name())
		}
	} else if oneOf(t.by, d.Held.By, order.Platform) {
		commands = append(commands, ReleaseHold{}.Name())
	}
	if t.by == order.Platform {
		commands = append(commands, ReportDeadline{}.Name())
	}
	return commands
}

// unlessUntil finds a fault that naming an instant does not mend.
func unlessUntil(f order.Fault) bool {
	return f.Code != "until_invalid" && f.Code != "extension_too_long"
}

// reports are the reports that the party may make about a child order.
func (t *turn) reports(childAt int) []string {
	var commands []string
	if !t.d.Children[childAt].travels() {
		return nil
	}
	for _, c := range []Command{ReportDelay{}, ReportCustoms{}} {
		if no, err := t.reportFaults(childAt, c); err == nil && len(no) == 0 {
			commands = append(commands, c.Name())
		}
	}
	return commands
}

// commandsOf are the commands about any of the deadlines, each once.
func commandsOf(timers []TimerOptions) []string {
	var commands []string
	for _, o := range timers {
		for _, do := range o.Commands {
			if !slices.Contains(commands, do) {
				commands = append(commands, do)
			}
		}
	}
	return commands
}
