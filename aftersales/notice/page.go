package notice

import (
	"strings"
	"text/template"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// page is one notice in the making: the blocks that it is made of, and the words that choose them.
type page struct {
	blocks *template.Template
	topic  string
	to     order.Party
	state  aftersales.State // empty: it is about no case
	kind   aftersales.Kind
	status order.Status // of the child order, where it is about no case
	expiry string       // what silence decides; empty without a deadline
	paid   string       // the block money; empty before a refund is ordered
	within *spanValues
	legs   []legValues
	points []pointsValues
}

// legValues are what the block leg says of one tender; name is the block's.
type legValues struct {
	name                         string
	tender, part, arrives, proof string
	spans                        []spanValues
}

type spanValues struct{ unit, count string }

type pointsValues struct{ account, count string }

// missing is a block that a notice needs and that no file has.
type missing struct{ name string }

func (e *missing) Error() string { return "there is no block " + e.name }

func (p *page) execute(v values, names ...string) (string, error) {
	t := find(p.blocks, names...)
	if t == nil {
		return "", &missing{names[len(names)-1]}
	}
	var b strings.Builder
	if err := t.Execute(&b, map[string]string(v)); err != nil {
		return "", err
	}
	return b.String(), nil
}

// compose fills in the variables that are blocks themselves, and executes the topic's block.
func (p *page) compose(v values) (string, error) {
	var b filler
	b.lines(v, "Legs", len(p.legs), func(i int) (string, error) { return p.leg(v, &p.legs[i]) })
	b.lines(v, "Points", len(p.points), func(i int) (string, error) {
		return p.line(v, pointsFamily, values{"Account": p.points[i].account, "Count": p.points[i].count})
	})
	if p.within != nil {
		b.fill(v, "Within", func() (string, error) {
			return p.line(v, spanFamily+"."+p.within.unit, values{"Count": p.within.count})
		})
	}
	if p.paid != "" {
		b.fill(v, "Money", func() (string, error) { return p.execute(v, moneyFamily+"."+p.paid) })
	}
	switch {
	case p.to == order.Platform: // its staff is told by the topic itself
	case p.state == "":
		b.fill(v, "Next", func() (string, error) {
			status := orderFamily + "." + string(p.status)
			return p.execute(v, status+"."+string(p.to), status)
		})
	default:
		state, kind, to := "."+string(p.state), "."+string(p.kind), "."+string(p.to)
		b.fill(v, "Next", func() (string, error) {
			return p.execute(v, nextFamily+state+kind+to, nextFamily+state+kind, nextFamily+state+to, nextFamily+state)
		})
	}
	if p.expiry != "" {
		b.fill(v, "Silence", func() (string, error) {
			event := silenceFamily + "." + p.expiry
			return p.execute(v, event+"."+string(p.to), event, silenceFamily)
		})
	}
	if b.err != nil {
		return "", b.err
	}
	return p.execute(v, p.topic+"."+string(p.to), p.topic)
}

// leg is the line of one tender.
func (p *page) leg(v values, leg *legValues) (string, error) {
	spans := make([]string, len(leg.spans))
	for i, s := range leg.spans {
		text, err := p.line(v, spanFamily+"."+s.unit, values{"Count": s.count})
		if err != nil {
			return "", err
		}
		spans[i] = text
	}
	return p.line(v, legFamily+"."+leg.name, values{
		"Tender": leg.tender, "Part": leg.part, "Arrives": leg.arrives, "Proof": leg.proof, "Span": strings.Join(spans, " + "),
	})
}

// line executes a block with variables of its own beside the notice's.
func (p *page) line(v values, name string, own values) (string, error) {
	all := make(values, len(v)+len(own))
	for k, text := range v {
		all[k] = text
	}
	for k, text := range own {
		all[k] = text
	}
	text, err := p.execute(all, name)
	return strings.TrimSpace(text), err
}

// filler sets variables until one fails.
type filler struct{ err error }

func (f *filler) fill(v values, name string, text func() (string, error)) {
	if f.err != nil {
		return
	}
	var given string
	if given, f.err = text(); f.err == nil {
		v[name] = trimLines(given)
	}
}

func (f *filler) lines(v values, name string, n int, line func(i int) (string, error)) {
	var all []string
	for i := 0; i < n && f.err == nil; i++ {
		var text string
		text, f.err = line(i)
		all = append(all, text)
	}
	v[name] = strings.Join(all, "\n")
}
