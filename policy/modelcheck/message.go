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
	d     *aftersales.Dossier
	c     *aftersales.Case // that the command is about; zero but for its id where there is none
	now   time.Time
	first bool
}

// labelled is a message with what tells it apart among those to states that are alike.
type labelled struct {
	message aftersales.Message
	label   label
}

// messages are all that a state is sent, but for those it is known to refuse.
func (x *explorer) messages(n *node, like sight, now time.Time) []labelled {
	m := mailing{view: view{explorer: x, d: &n.dossier, now: now, first: like.is}, like: like}
	single := len(n.dossier.Cases) < maxCases && !x.job.beside
	for i, e := range table() {
		m.entry = label(i)
		if !e.ofCase {
			m.c = &aftersales.Case{}
			m.send(e.try(&m.view), single)
			continue
		}
		for at := range n.dossier.Cases {
			m.about = label(at) + 1
			m.c = &n.dossier.Cases[at]
			m.send(e.try(&m.view), single)
		}
		if m.about = 0; m.first && single {
			m.c = &aftersales.Case{ID: "nowhere", By: order.Buyer, Quote: &refund.Quote{}}
			m.send(trials{wrong: e.try(&m.view).plain}, true)
		}
	}
	return m.list
}

// mailing collects the messages to one state.
type mailing struct {
	view
	like         sight
	entry, about label
	list         []labelled
}

func (m *mailing) send(t trials, single bool) {
	for i, f := range t.plain {
		c := f.command
		if c == nil {
			continue
		}
		may := senders(m.d, c)
		for _, by := range may {
			m.put(0, i, c, by)
		}
		if !m.first || !single || i > 0 {
			continue
		}
		for _, by := range append(order.Parties(), "") {
			if !slices.Contains(may, by) {
				m.put(0, i, c, by)
			}
		}
	}
	if !single {
		return
	}
	m.all(1, t.more)
	if m.first {
		m.all(2, t.wrong)
	}
}

// all sends forms of a command by whoever sends it first.
func (m *mailing) all(class label, forms []form) {
	for i, f := range forms {
		if f.command == nil {
			continue
		}
		if f.by == "" {
			f.by = order.Buyer
			if may := senders(m.d, f.command); len(may) > 0 {
				f.by = may[0]
			}
		}
		m.put(class, i, f.command, f.by)
	}
}

func (m *mailing) put(class label, place int, c aftersales.Command, by order.Party) {
	l := m.entry<<24 | m.about<<20 | class<<16 | label(place)<<4 | label(slices.Index(order.Parties(), by)+1)
	if !m.like.refused[l] {
		m.list = append(m.list, labelled{aftersales.Message{By: by, Command: c}, l})
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
