package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy/story"
)

// caseTable prints what a case was about, the way it took through its flow, and how its refund came about.
func (p *text) caseTable(r story.Result, c *aftersales.Case) {
	p.remember(c)
	fmt.Fprintf(p.w, "\n  Case %s: %s for %s, liable %s\n", c.ID, c.Kind, c.Reason, c.Liable)
	fmt.Fprint(p.w, "    ")
	wrap(p.w, way(r.Log, c), 4)
	if !c.State.Reserves() {
		why := string(c.CloseReason)
		if c.State == aftersales.Replaced {
			why = string(c.State)
		}
		fmt.Fprintf(p.w, "    nothing goes back: %s\n", why)
		return
	}
	fmt.Fprintln(p.w)
	for line := range strings.Lines(c.Quote.Explain()) {
		fmt.Fprintln(p.w, strings.TrimRight("    "+line, " \n"))
	}
	if c.Refund != nil {
		fmt.Fprintf(p.w, "    paid under the number %s\n", c.Refund.Number)
	}
}

// way is the sequence of events and states of a case.
func way(log []aftersales.Entry, c *aftersales.Case) string {
	var steps []string
	state := aftersales.State("")
	for i := range log {
		e := &log[i]
		if e.Case != c.ID || e.Event == "" {
			continue
		}
		if e.Opened != nil {
			state = e.Opened.State
		} else if e.Change != nil && e.Change.State != "" { // a remark leaves it
			state = e.Change.State
		}
		steps = append(steps, fmt.Sprintf("-%s-> %s", e.Event, state))
	}
	return strings.Join(steps, " ")
}

// compact writes JSON in one line that can be wrapped: with a space behind each comma that is not within a text.
func compact(raw json.RawMessage) string {
	var b bytes.Buffer
	if json.Compact(&b, raw) != nil {
		return string(raw)
	}
	var out strings.Builder
	quoted, escaped := false, false
	for _, c := range b.String() {
		out.WriteRune(c)
		switch {
		case escaped:
			escaped = false
		case c == '\\':
			escaped = true
		case c == '"':
			quoted = !quoted
		case c == ',' && !quoted:
			out.WriteByte(' ')
		}
	}
	return out.String()
}
