package main

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
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
	*caseLine
	Cases    []caseLine              `json:"cases,omitempty"` // where one step speaks of several
	Expired  []string                `json:"expired,omitempty"`
	Effects  []aftersales.EffectKind `json:"effects"`
	Faults   []order.Fault           `json:"faults,omitempty"`
	Ceiling  string                  `json:"ceiling,omitempty"` // of a refusal
	Metrics  map[string]int64        `json:"metrics,omitempty"`
	Failures []string                `json:"failures,omitempty"`
}

type caseLine struct {
	Case        string                 `json:"case"`
	State       aftersales.State       `json:"state"`
	CloseReason aftersales.CloseReason `json:"close_reason,omitempty"`
	Revision    int                    `json:"revision"`
	FaultOf     order.Party            `json:"fault_of"`
	Refund      string                 `json:"refund"` // total cash of the case
	Quote       *refund.Quote          `json:"quote"`
	Deadline    *time.Time             `json:"deadline,omitempty"`
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
			Order: s.Dossier.Status(), Children: map[string]order.Status{}, Effects: []aftersales.EffectKind{}, Failures: s.Failures,
		}
		for _, ch := range s.Dossier.Children {
			line.Children[ch.Progress.Child] = ch.Status
		}
		line.cases(s)
		for _, e := range s.Entries {
			if e.Do == "expire" {
				line.Expired = append(line.Expired, e.Event)
			}
		}
		for _, e := range s.Effects {
			line.Effects = append(line.Effects, e.Kind)
		}
		if s.Refused != nil {
			line.Faults = s.Refused.Faults
			if c := s.Refused.Ceiling; !c.IsPlain() { // plain: money was not judged
				line.Ceiling = c.Number()
			}
		}
		if len(s.Metrics) > 0 {
			line.Metrics = s.Metrics
		}
		p.print(line)
	}
	p.print(storyLine{Story: r.Story.Name, OK: r.Failures() == 0, Steps: len(r.Steps), Failures: r.Failures()})
}

// cases tells of the cases that the step speaks of.
func (l *stepLine) cases(s story.Played) {
	var all []caseLine
	for _, id := range s.Cases {
		c, _ := s.Dossier.Case(id)
		one := caseLine{
			Case: c.ID, State: c.State, CloseReason: c.CloseReason, Revision: c.Revision, FaultOf: c.Liable,
			Refund: money.FromMinor(0, c.Quote.Currency).Number(), Quote: c.Quote,
		}
		if c.State.Reserves() {
			one.Refund = c.Quote.Total.Number()
		}
		if d, has := c.Deadline(); has {
			one.Deadline = &d.Due
		}
		all = append(all, one)
	}
	if len(all) == 1 {
		l.caseLine = &all[0]
		return
	}
	l.Cases = all
}

func (p *jsonLines) print(v any) {
	data, err := json.Marshal(v)
	if err != nil {
		data = fmt.Appendf(nil, `{"error":%q}`, err.Error())
	}
	fmt.Fprintf(p.w, "%s\n", data)
}

func (p *jsonLines) end() {}
