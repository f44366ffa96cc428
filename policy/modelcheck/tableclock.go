package modelcheck

import (
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// timer is a deadline that runs: a case's, or a child order's where no case is named.
type timer struct{ child, caseID, name string }

// timers are those that run, and one that does not.
func (v *view) timers() []timer {
	list := []timer{{name: "nothing"}}
	for i := range v.d.Children {
		for _, dl := range v.d.Children[i].Deadlines {
			list = append(list, timer{child: v.d.Children[i].Progress.Child, name: dl.Name})
		}
	}
	for i := range v.d.Cases {
		for _, dl := range v.d.Cases[i].Deadlines {
			list = append(list, timer{caseID: v.d.Cases[i].ID, name: dl.Name})
		}
	}
	return list
}

// clocks tries a command with each timer. Where no rule of the policy speaks of such commands they are refused, and tried once.
func (v *view) clocks(rules string, of func(timer) aftersales.Command) trials {
	forms := []form{}
	for _, t := range v.timers() {
		forms = append(forms, form{command: of(t)})
	}
	if v.job.asks.mentions(rules) && !v.job.beside {
		return trials{plain: forms}
	}
	return trials{wrong: forms}
}

func askExtension(v *view) trials {
	return v.clocks("extensions", func(t timer) aftersales.Command {
		return aftersales.AskExtension{Child: t.child, Case: t.caseID, Timer: t.name}
	})
}

func agreeExtension(v *view) trials {
	return v.clocks("extensions", func(t timer) aftersales.Command {
		return aftersales.AgreeExtension{Child: t.child, Case: t.caseID, Timer: t.name}
	})
}

func refuseExtension(v *view) trials {
	return v.clocks("extensions", func(t timer) aftersales.Command {
		return aftersales.RefuseExtension{Child: t.child, Case: t.caseID, Timer: t.name, Reason: "no"}
	})
}

func hold(v *view) trials {
	return v.clocks("holds", func(t timer) aftersales.Command {
		return aftersales.Hold{Child: t.child, Case: t.caseID, Timer: t.name}
	})
}

func releaseHold(v *view) trials {
	return v.clocks("holds", func(t timer) aftersales.Command {
		return aftersales.ReleaseHold{Child: t.child, Case: t.caseID, Timer: t.name}
	})
}

func reportDelay(v *view) trials {
	t := trials{plain: list(aftersales.ReportDelay{}), wrong: list(aftersales.ReportDelay{Until: v.now.Add(forever)})}
	return v.reports(t, aftersales.ReportDelay{}.Name())
}

func reportCustoms(v *view) trials {
	t := trials{plain: list(aftersales.ReportCustoms{}), wrong: list(aftersales.ReportCustoms{Until: v.now.Add(forever)})}
	return v.reports(t, aftersales.ReportCustoms{}.Name())
}

func (v *view) reports(t trials, name string) trials {
	if !v.job.asks.mentions(name) || v.job.beside {
		return trials{wrong: append(t.wrong, t.plain...)}
	}
	return t
}

// reportDeadline puts the first clock that runs off, and another that stands, and says what is not so. Where a deadline is to be by
// the platform's word makes no other difference than the order in which they pass: that is tried once for orders that are alike.
func reportDeadline(v *view) trials {
	of := func(t timer, due time.Time) aftersales.Command {
		return aftersales.ReportDeadline{Child: t.child, Case: t.caseID, Timer: t.name, Due: due}
	}
	t := trials{wrong: list(of(timer{name: "nothing"}, v.now.Add(time.Hour)))}
	if running := v.timers(); len(running) > 1 {
		on := running[1]
		t.wrong = append(t.wrong, list(of(on, v.now), of(on, v.now.Add(200*366*24*time.Hour)), of(on, v.now.Add(time.Hour)))...)
		t.wrong = append(t.wrong, form{of(on, v.now.Add(time.Hour)), order.Seller})
	}
	return t
}

// askers are who may be let ask for time, and who may be asked.
func askers() []order.Party { return parties(order.Buyer, order.Seller, order.Platform) }

// holder is who holds the clock that a command names; empty where nobody does.
func holder(d *aftersales.Dossier, c aftersales.ReleaseHold) order.Party {
	deadlines := func(list []aftersales.Deadline) order.Party {
		for _, dl := range list {
			if dl.Name == c.Timer && dl.Held != nil {
				return dl.Held.By
			}
		}
		return ""
	}
	if k, ok := d.Case(c.Case); ok {
		return deadlines(k.Deadlines)
	}
	for i := range d.Children {
		if by := deadlines(d.Children[i].Deadlines); by != "" {
			return by
		}
	}
	return ""
}
