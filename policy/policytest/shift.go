package policytest

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// shifts asks, once for each kind and state, what commands that move the deadlines of a case come to: with no fault, an
// extension and a hold end after the deadline.
func (w *walk) shifts(now *aftersales.Situation) {
	copied := *now
	s := &copied
	at := string(s.Kind) + "/" + string(s.Case.State)
	if w.shifted[at] {
		return
	}
	w.shifted[at] = true
	for _, d := range w.policy.CaseDeadlines(s) {
		if d.Due.IsZero() {
			continue
		}
		later := d.Due.AddDate(0, 0, 1)
		for _, by := range order.Parties() {
			for _, c := range []aftersales.Command{
				aftersales.AskExtension{Case: "c-1", Timer: d.Name}, aftersales.AskExtension{Case: "c-1", Timer: d.Name, Until: later},
				aftersales.Hold{Case: "c-1", Timer: d.Name},
			} {
				s.By, s.Timer = by, d.Name
				moved := ask(w, "Move", s, func(s *aftersales.Situation) aftersales.Shift { return w.policy.Move(s, c, d) })
				ends := moved.Due.Equal(d.Due) && moved.Grace < d.Grace // later, at the same sweep
				if len(moved.Faults) == 0 && !moved.Due.After(d.Due) && !ends {
					w.once("shift "+c.Name(), "Move answers %s of the deadline %q without a fault and moves it nowhere: give the later instant, or a fault", c.Name(), d.Name)
				}
				if moved.Consent != "" && !moved.Consent.Valid() {
					w.once("consent", "Move says that %q must agree to an extension: name a party", moved.Consent)
				}
			}
		}
	}
}
