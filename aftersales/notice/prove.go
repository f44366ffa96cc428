package notice

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

// prove renders every notice of some shelves, with every variable and with as few as there can be, and holds what comes out
// against the requirements.
func (l *loader) prove(shelves []shelf) {
	requirements, full, few := Requirements(), samples(), few()
	for _, at := range shelves {
		pr := prover{loader: l, at: at, blocks: l.shelves[at], requirements: requirements, samples: []values{full, few}}
		for _, topic := range l.topics {
			for _, to := range Readers(topic) {
				for _, v := range pr.samples {
					pr.notice(topic, to, v)
				}
			}
		}
		pr.families()
	}
	l.faults = once(l.faults)
}

type prover struct {
	loader *loader
	at     shelf
	blocks *template.Template

	requirements []Requirement
	samples      []values // with every variable, and with as few as there can be
}

// sample is a value that stands nowhere else.
func sample(variable string) string { return "<" + variable + ">" }

func samples() values {
	v := values{}
	for name := range variableRows() {
		v[name] = sample(name)
	}
	return v
}

// few are the variables that are never empty.
func few() values {
	v := values{}
	for name, holds := range variableRows() {
		if v[name] = sample(name); strings.Contains(holds, "empty") {
			v[name] = ""
		}
	}
	return v
}

func (pr *prover) fault(t *template.Template, name, problem, lacks string) {
	f := TemplateFault{File: pr.at.set + "/" + string(pr.at.language) + ".tmpl", Language: pr.at.language, Block: name, Problem: problem, Missing: lacks}
	if t = pr.culprit(t, map[string]bool{}); t != nil {
		f.File, f.Line, f.Block = t.ParseName, lineOf(t.Tree, t.Root), t.Name()
	}
	pr.loader.fault(f)
}

// culprit is the block to blame where one lacks something: itself, or one that it calls, if the host replaced that.
func (pr *prover) culprit(t *template.Template, seen map[string]bool) *template.Template {
	if t == nil || pr.loader.laid[t.Tree] {
		return t
	}
	seen[t.Name()] = true
	for _, call := range calls(t.Root) {
		called := pr.blocks.Lookup(call.Name)
		if called == nil || seen[call.Name] {
			continue
		}
		if to := pr.culprit(called, seen); pr.loader.laid[to.Tree] {
			return to
		}
	}
	return t
}

// notice executes a topic's block for a reader. The variables that are blocks are given as samples.
func (pr *prover) notice(topic string, to order.Party, v values) {
	v["To"] = string(to)
	p := page{blocks: pr.blocks}
	names := []string{topic + "." + string(to), topic}
	t := find(pr.blocks, names...)
	text, err := p.execute(v, names...)
	if err != nil {
		pr.failed(t, topic, err)
		return
	}
	before, all := parts(text)
	if before != "" {
		pr.fault(t, topic, fmt.Sprintf("the text %q stands before the first point", order.Shorten(before, 40)), "")
	}
	made := map[Point]bool{}
	for _, part := range all {
		made[part.Point] = made[part.Point] || part.Text != ""
	}
	for i := range pr.requirements {
		r := &pr.requirements[i]
		if !r.concerns(pr.at.set, topic, to, v) {
			continue
		}
		for _, point := range r.Points {
			if !made[point] {
				pr.fault(t, topic, fmt.Sprintf("for the %s the point %q is missing%s", to, point, r.condition()), string(point))
			}
		}
		for _, name := range r.Variables {
			if v[name] != "" && !strings.Contains(text, sample(name)) {
				pr.fault(t, topic, fmt.Sprintf("for the %s the variable .%s is missing%s", to, name, r.condition()), name)
			}
		}
	}
}

func (r *Requirement) condition() string {
	if r.When == "" {
		return ""
	}
	return " where there is a ." + r.When
}

func (pr *prover) failed(t *template.Template, name string, err error) {
	var lacks *missing
	if errors.As(err, &lacks) {
		pr.fault(t, name, err.Error(), lacks.name)
		return
	}
	pr.fault(t, name, err.Error(), "")
}

// families proves the blocks that are chosen by words of the case: there is one for every choice, and it says something.
func (pr *prover) families() {
	for _, kind := range aftersales.Kinds() {
		for _, state := range aftersales.Flow(kind).States() {
			for _, to := range []order.Party{order.Buyer, order.Seller} {
				s, k, r := "."+string(state), "."+string(kind), "."+string(to)
				pr.says(nil, nextFamily+s+k+r, nextFamily+s+k, nextFamily+s+r, nextFamily+s)
			}
		}
	}
	for _, status := range order.Statuses() {
		for _, to := range []order.Party{order.Buyer, order.Seller} {
			name := orderFamily + "." + string(status)
			pr.says(nil, name+"."+string(to), name)
		}
	}
	for _, e := range aftersales.Events() {
		for _, to := range []order.Party{order.Buyer, order.Seller} {
			event := silenceFamily + "." + string(e)
			pr.says(nil, event+"."+string(to), event, silenceFamily)
		}
	}
	for _, state := range append(words(executing()), cashless) {
		wants := []string{"Amount", "Legs", "Points"}
		if state == cashless {
			wants = []string{"Points"}
		}
		pr.says(wants, moneyFamily+"."+state)
	}
	for _, state := range append(words(refund.LegStates()), byHand) {
		wants := []string{"Tender", "Part"}
		if slices.Contains([]string{string(refund.LegSubmitted), string(refund.LegPending)}, state) {
			wants = append(wants, "Span")
		}
		pr.says(wants, legFamily+"."+state)
	}
	for _, unit := range append(words(route.Units()), unknown) {
		if unit == unknown || unit == string(route.Instant) {
			pr.says(nil, spanFamily+"."+unit)
			continue
		}
		pr.says([]string{"Count"}, spanFamily+"."+unit)
	}
	pr.says([]string{"Account", "Count"}, pointsFamily)
}

// says proves one block of a family, by the first of its names that there is.
func (pr *prover) says(variables []string, names ...string) {
	p := page{blocks: pr.blocks}
	t, last := find(pr.blocks, names...), names[len(names)-1]
	for _, v := range pr.samples {
		if len(variables) > 0 {
			v = maps.Clone(v)
		}
		for _, name := range variables {
			v[name] = sample(name)
		}
		text, err := p.execute(v, names...)
		switch {
		case err != nil:
			pr.failed(t, last, err)
			return
		case strings.Contains(text, markOpen):
			pr.fault(t, last, "only the blocks of topics make points", "")
			return
		case trimLines(text) == "":
			pr.fault(t, last, "it says nothing", last)
			return
		}
		for _, name := range variables {
			if !strings.Contains(text, sample(name)) {
				pr.fault(t, last, fmt.Sprintf("the variable .%s is missing", name), name)
			}
		}
	}
}
