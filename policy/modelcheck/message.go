package modelcheck

import (
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// trials are the commands of one name that are worth sending to a state. Each keeps its place in its list from state to
// state; nil holds the place of one that a state does not have.
type trials struct {
	plain []form // what a party sensibly sends, by every party that may send it
	more  []form // other forms of it, with a single case
	wrong []form // to be refused, or to change nothing; once for states that are alike
}

// form is a command in one form, and who sends it where that is not whoever usually does. No command: there is none here.
type form struct {
	command aftersales.Command
	by      order.Party
}

func list(commands ...aftersales.Command) []form {
	forms := make([]form, len(commands))
	for i, c := range commands {
		forms[i].command = c
	}
	return forms
}

// view is what trials are made of.
type view struct {
	*explorer
	d   *aftersales.Dossier
	c   *aftersales.Case // that the command is about; zero but for its id where there is none
	now time.Time
}

// labelled is a message with what tells it apart among those to states that are alike.
type labelled struct {
	message aftersales.Message
	label   label
	sight   sight
}

// messages are all that a state is sent, but for those it is known to refuse.
func (x *explorer) messages(n *node, now time.Time) []labelled {
	m := mailing{view: view{explorer: x, d: &n.dossier, now: now}, single: len(n.dossier.Cases) < 2 && !x.job.beside}
	ofOrder, ofOpening := x.ofOrder(m.d), x.ofOpening(m.d)
	ofCases := make([]sight, len(m.d.Cases))
	for i := range m.d.Cases {
		ofCases[i] = x.ofCase(m.d, &m.d.Cases[i])
	}
	for i, e := range table() {
		m.entry, m.about, m.sight = label(i), 0, ofOrder
		switch {
		case e.do == aftersales.Open{}.Name():
			m.sight = ofOpening
			fallthrough
		case !e.ofCase:
			m.c = &aftersales.Case{}
			m.send(e.try(&m.view))
			continue
		}
		for at := range m.d.Cases {
			m.about, m.c, m.sight = 1, &m.d.Cases[at], ofCases[at]
			m.send(e.try(&m.view))
		}
		if m.about, m.sight = 0, ofOrder; m.sight.first {
			m.c = &aftersales.Case{ID: "nowhere", By: order.Buyer, Quote: &refund.Quote{}}
			m.all(2, e.try(&m.view).plain)
		}
	}
	return m.list
}

// mailing collects the messages to one state.
type mailing struct {
	view
	sight        sight
	single       bool // there is but one case, and it is tried in every way
	entry, about label
	list         []labelled
}

func (m *mailing) send(t trials) {
	for i, f := range t.plain {
		c := f.command
		if c == nil {
			continue
		}
		may := m.senders(m.d, c)
		for k, by := range may {
			if k == 0 || m.sight.first || minds(c) {
				m.put(0, i, c, by)
			}
		}
		if i > 0 || !m.stranger(c) {
			continue
		}
		for _, by := range append(order.Parties(), "") {
			if !slices.Contains(may, by) {
				m.put(0, i, c, by)
			}
		}
	}
	if m.single {
		m.all(1, t.more)
	}
	if m.sight.first && !m.job.beside {
		m.all(2, t.wrong)
	}
}

// minds reports whether it makes a difference who of those that may send a command does.
func minds(c aftersales.Command) bool {
	switch c.(type) {
	case aftersales.Open, aftersales.Escalate, aftersales.SubmitEvidence, aftersales.AskExtension, aftersales.AgreeExtension, aftersales.RefuseExtension,
		aftersales.Hold, aftersales.ReleaseHold, aftersales.FileAppeal, aftersales.FileClaim:
		return true
	}
	return false
}

// stranger reports whether a command is to be sent by everybody who may not, too: once for each state of the case, or of the
// order. Nothing else decides who may.
func (m *mailing) stranger(c aftersales.Command) bool {
	if m.config.everything {
		return m.sight.first
	}
	like := c.Name() + " " + string(m.c.Kind) + " " + string(m.c.State) + " " + string(m.c.By)
	if m.c.ID == "" {
		like += orderLike(m.d)
	}
	return m.sight.first && m.sightOf(like).first
}

// all sends forms of a command by whoever sends it first.
func (m *mailing) all(class label, forms []form) {
	for i, f := range forms {
		if f.command == nil {
			continue
		}
		if f.by == "" {
			f.by = order.Buyer
			if may := m.senders(m.d, f.command); len(may) > 0 {
				f.by = may[0]
			}
		}
		m.put(class, i, f.command, f.by)
	}
}

func (m *mailing) put(class label, place int, c aftersales.Command, by order.Party) {
	l := m.entry<<24 | m.about<<labelCase | class<<16 | label(place)<<4 | label(slices.Index(order.Parties(), by)+1)
	if !m.sight.refused[l] {
		m.list = append(m.list, labelled{aftersales.Message{By: by, Command: c}, l, m.sight})
	}
}

// amount is an amount of the order's currency.
func (v *view) amount(minor int64) *money.Amount {
	a := money.FromMinor(minor, v.d.Order.Currency)
	return &a
}

// line is the first line of the order; half of it is worth something, unless it was free.
func (v *view) line() string { return v.d.Order.Lines[0].ID }

func (v *view) half() *money.Amount { return v.amount(v.job.paid["line "+v.line()] / 2) }

func (v *view) tooMuch() *money.Amount { return v.amount(v.job.paid["order"] + 1) }
