package modelcheck

import (
	"encoding/json"
	"fmt"

	"github.com/recourse-go/recourse/aftersales"
)

// folding: the entries alone lead to the dossier that was decided.
func (s *transition) folding() {
	folded, err := s.from.dossier.Fold(s.decision.Entries...)
	switch {
	case err != nil:
		s.breaks(Folding, fmt.Sprintf("the entries of %s do not fold: %v", s.message.Command.Name(), err), nil)
	case !same(&folded, &s.decision.Dossier):
		s.breaks(Folding, fmt.Sprintf("the entries of %s fold to another dossier than was decided", s.message.Command.Name()), nil)
	}
}

// sampled is how many states there are for each whose log is folded from its first entry, out of JSON.
const sampled = 64

// wholeLog plays the way to a state again and folds its log from the first entry on, as a store would read it.
func (x *explorer) wholeLog(at int32) {
	var d, folded aftersales.Dossier
	for _, st := range x.path(at) {
		decision, err := x.config.Decide(x.config.Policies, d, st.message, st.at)
		if err != nil {
			x.report(Folding, "a way that was taken cannot be taken again: "+st.message.Command.Name(), at, nil, nil)
			return
		}
		d = decision.Dossier
		data, err := json.Marshal(decision.Entries)
		var entries []aftersales.Entry
		if err == nil {
			err = json.Unmarshal(data, &entries)
		}
		if err == nil {
			folded, err = folded.Fold(entries...)
		}
		if err != nil {
			x.report(Folding, fmt.Sprintf("the log of %s is not read again: %v", st.message.Command.Name(), err), at, nil, nil)
			return
		}
	}
	if !sameJSON(folded, d) {
		x.report(Folding, "a log folded from its first entry gives another dossier", at, nil, nil)
	}
}
