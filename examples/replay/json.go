package main

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy/story"
	"github.com/recourse-go/recourse/refund"
)

// jsonLines prints one line a step and one a story.
type jsonLines struct{ w io.Writer }

type stepLine struct {
	Story    string                  `json:"story"`
	Step     int                     `json:"step"`
	At       time.Time               `json:"at"`
	By       order.Party             `json:"by"`
	Do       string                  `json:"do"`
	OK       bool                    `json:"ok"`
	Order    order.Status            `json:"order"`
	Children map[string]order.Status `json:"child"`
	Case     string                  `json:"case,omitempty"`
	State    aftersales.State        `json:"state,omitempty"`
	Quote    *refund.Quote           `json:"quote,omitempty"`
	Deadline *time.Time              `json:"deadline,omitempty"`
	Effects  []aftersales.EffectKind `json:"effects"`
	Faults   []order.Fault           `json:"faults,omitempty"`
	Metrics  map[string]int64        `json:"metrics,omitempty"`
	Failures []string                `json:"failures,omitempty"`
}

type storyLine struct {
	Story    string `json:"story"`
	OK       bool   `json:"ok"`
	Steps    int    `json:"steps"`
	Failures int    `json:"failures"`
}

func (p *jsonLines) story(r story.Result) {
	for i, s := range r.Steps {
		line := stepLine{
			Story: r.Story.Name, Step: i + 1, At: s.Step.At, By: s.By, Do: s.Step.Command.Name(), OK: len(s.Failures) == 0,
			Order: s.Dossier.Status(), Children: map[string]order.Status{}, Effects: []aftersales.EffectKind{},
			Case: s.Step.Case, Failures: s.Failures,
		}
		for _, ch := range s.Dossier.Children {
			line.Children[ch.Progress.Child] = ch.Status
		}
		if c, ok := s.Dossier.Case(s.Step.Case); ok {
			line.State, line.Quote = c.State, c.Quote
			if d, has := c.Deadline(); has {
				line.Deadline = &d.Due
			}
		}
		for _, e := range s.Effects {
			line.Effects = append(line.Effects, e.Kind)
		}
		if s.Refused != nil {
			line.Faults = s.Refused.Faults
		}
		if len(s.Metrics) > 0 {
			line.Metrics = s.Metrics
		}
		p.print(line)
	}
	p.print(storyLine{Story: r.Story.Name, OK: r.Failures() == 0, Steps: len(r.Steps), Failures: r.Failures()})
}

func (p *jsonLines) print(v any) {
	data, err := json.Marshal(v)
	if err != nil {
		data = []byte(fmt.Sprintf(`{"error":%q}`, err.Error()))
	}
	fmt.Fprintf(p.w, "%s\n", data)
}

func (p *jsonLines) end() {}
