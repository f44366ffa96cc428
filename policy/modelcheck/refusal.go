package modelcheck

import (
	"fmt"
	"reflect"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// refusal: nothing changes, and every fault has a name.
func (s *transition) refusal(refused *aftersales.RefusedError) {
	if len(refused.Faults) == 0 {
		s.breaks(Refusal, s.message.Command.Name()+" is refused without a fault", nil)
	}
	for _, f := range refused.Faults {
		if f.Code == "" || f.Label(order.Chinese) == f.Code {
			s.breaks(Refusal, fmt.Sprintf("%s is refused with the unknown fault %q", s.message.Command.Name(), f.Code), nil)
		}
	}
	s.unchanged("is refused and", expect{"faults": refused.Codes()})
}

// unchanged: the dossier is what it was, and nothing is to be done.
func (s *transition) unchanged(why string, should expect) {
	if len(s.decision.Entries) > 0 || len(s.decision.Effects) > 0 {
		s.breaks(Refusal, fmt.Sprintf("%s %s decides something", s.message.Command.Name(), why), should)
		return
	}
	is, was := &s.decision.Dossier, &s.from.dossier
	if is.Seq != was.Seq || !is.At.Equal(was.At) || s.close && !same(is, was) {
		s.breaks(Refusal, fmt.Sprintf("%s %s changes the dossier", s.message.Command.Name(), why), should)
	}
}

// stale: who answers what the case no longer says is refused.
func (s *transition) stale() {
	f := reflect.ValueOf(s.message.Command).FieldByName("Revision")
	if !f.IsValid() {
		return
	}
	saw := int(f.Int())
	if c := aimedAt(&s.from.dossier, s.message.Command); saw != c.Revision {
		text := fmt.Sprintf("%s answers another revision than that of the case, and is accepted", s.message.Command.Name())
		s.breaks(Refusal, text, expect{"faults": []string{"revision_stale"}})
	}
}
