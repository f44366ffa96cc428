package modelcheck

import (
	"encoding/json"
	"time"

	"github.com/recourse-go/recourse/aftersales"
)

// transition is one message to one state, and what was decided.
type transition struct {
	*explorer
	from     *node
	at       int32 // of the node
	message  aftersales.Message
	when     time.Time
	decision aftersales.Decision
	broke    bool
	close    bool // it is looked at closely
}

// judge holds an accepted step against the laws, and returns where the goods are after it.
func (s *transition) judge() whereabouts {
	d := &s.decision.Dossier
	s.terminal()
	s.aside()
	s.stale()
	s.folding()
	where := s.goods()
	if !s.broke {
		s.paying()
	}
	s.money(d)
	s.rollup(d)
	s.waits(d)
	s.released(d)
	return where
}

// expect is what a story's last step expects, by the names of the story format.
type expect map[string]any

// without expects the effects of the step but for those of a kind; stories do not count notices and metrics.
func (s *transition) without(kind aftersales.EffectKind) expect {
	kinds := []aftersales.EffectKind{}
	for _, f := range s.decision.Effects {
		if f.Kind != kind && f.Kind != aftersales.Notify && f.Kind != aftersales.CountMetric {
			kinds = append(kinds, f.Kind)
		}
	}
	return expect{"effects": kinds}
}

// breaks reports a broken law, with the step that breaks it.
func (s *transition) breaks(law Law, text string, should expect) {
	s.broke = true
	s.report(law, text, s.at, &step{at: s.when, message: s.message}, should)
}

// report keeps the first counter-example of what is said: states come by the number of steps to them.
func (x *explorer) report(law Law, text string, at int32, last *step, should expect) {
	if id := string(law) + text; x.broken[id] || len(x.out.Violations) >= maxViolations {
		return
	} else {
		x.broken[id] = true
	}
	steps := x.path(at)
	if last != nil {
		steps = append(steps, *last)
	}
	x.out.Violations = append(x.out.Violations, Violation{Law: law, Text: text, Story: x.story(law, text, steps, should)})
}

func marshalled(d aftersales.Dossier) []byte {
	data, err := json.Marshal(d)
	if err != nil {
		return []byte(err.Error())
	}
	return data
}
