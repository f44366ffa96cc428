package notice

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

// facts gathers what a notice says from what it is about.
type facts struct {
	config *Config
	news   *News
	policy string
	child  *aftersales.Child
	of     *aftersales.Case
}

// gather gives the page and its variables, or says what is wrong.
func (f *facts) gather() (p page, v values, problem string) {
	e := &f.news.Effect
	topic, to, ok := Topic(*e)
	switch {
	case !ok:
		return p, nil, fmt.Sprintf("%s is nobody's news", e.Kind)
	case !f.news.Dossier.Placed():
		return p, nil, "the dossier holds no order"
	}
	if c, ok := f.news.Dossier.Case(e.Case); ok {
		f.of = &c
	} else if e.Case != "" {
		return p, nil, fmt.Sprintf("the order has no case %q", order.Shorten(e.Case, 64))
	}
	if !f.findChild() {
		return p, nil, fmt.Sprintf("the order has no child order %q", order.Shorten(e.Child, 64))
	}
	f.policy = f.child.Policy
	p = page{topic: topic, to: to}
	v = f.start(topic, to)
	if f.of != nil {
		f.aboutCase(&p, v)
	} else {
		p.status = f.child.Status
		v["State"] = f.child.Status.Label(f.news.Language)
		v["Amount"] = f.paid()
	}
	f.deadline(&p, v)
	for name, text := range v {
		v[name] = plain(text)
	}
	return p, v, ""
}

// findChild finds the child order: the effect's, the case's, or the only one.
func (f *facts) findChild() bool {
	d, id := &f.news.Dossier, f.news.Effect.Child
	if id == "" && f.of != nil {
		id = f.of.Child
	}
	for i := range d.Children {
		if d.Children[i].Progress.Child == id || id == "" {
			f.child = &d.Children[i]
			return true
		}
	}
	return false
}

// start are the variables of any notice.
func (f *facts) start(topic string, to order.Party) values {
	n, c, l := f.news, f.config, f.news.Language
	v := make(values, 64)
	for name := range variableRows() {
		v[name] = ""
	}
	v["Order"], v["To"], v["Name"] = n.Dossier.Order.ID, string(to), n.Name
	if len(n.Dossier.Children) > 1 {
		v["Child"] = f.child.Progress.Child
	}
	v["Shop"], v["Platform"] = f.named(c.Shop), f.named(c.Platform)
	if v["Platform"] == "" {
		v["Platform"] = v["Shop"]
	}
	v["Contact"] = f.named(c.Contact)
	page := strings.NewReplacer("{order}", url.PathEscape(n.Dossier.Order.ID))
	v["OrderPage"], v["HelpPage"] = page.Replace(c.OrderPage), page.Replace(c.HelpPage)
	v["Event"] = aftersales.Event(topic).Label(l)
	v["Task"] = f.named(n.Effect.Topic)
	v["Timer"] = f.named(n.Effect.Timer)
	if due := n.Effect.Due; !due.IsZero() {
		v["Due"] = instant(due.In(f.zone()), l)
		if n.Effect.Timer == "" { // of a report that moved no deadline
			v["Expected"] = day(due.In(f.zone()), l)
		}
	}
	v["Cause"], v["Alternative"] = n.Cause, n.Alternative
	if !n.Expected.IsZero() {
		v["Expected"] = day(n.Expected.In(f.zone()), l)
	}
	v["Address"] = f.named(c.Address)
	if n.Effect.Kind == aftersales.RequestReturn && n.Effect.Topic != "" {
		v["Address"] = n.Effect.Topic
	}
	return v
}

func (f *facts) zone() *time.Location {
	if f.config.Zone == nil {
		return time.UTC
	}
	return f.config.Zone
}

// named is what the host's labels call a word, or the built-in ones, or the word itself.
func (f *facts) named(word string) string {
	if label := f.config.Labels.Label(word, f.news.Language); label != word {
		return label
	}
	return nameLabels.Label(word, f.news.Language)
}

func (f *facts) aboutCase(p *page, v values) {
	c, l := f.of, f.news.Language
	p.state, p.kind = c.State, c.Kind
	v["Case"], v["Kind"], v["Reason"], v["State"] = c.ID, c.Kind.Label(l), c.Reason.Label(l), c.State.Label(l)
	v["Goods"], v["CloseReason"], v["Liable"] = c.Goods.Label(l), c.CloseReason.Label(l), c.Liable.Label(l)
	v["Tracking"], v["Replacement"] = c.Tracking, c.ReplacementTracking
	if o := c.Offer; o != nil && o.Quote != nil {
		v["Offer"], v["OfferItems"] = o.Kind.Label(l), f.items(o.Quote)
		if !o.Kind.Replaces() {
			v["OfferAmount"] = amount(o.Quote.Total, l)
		}
	}
	if c.Quote == nil {
		return
	}
	v["Items"] = f.items(c.Quote)
	if !c.Kind.Replaces() {
		v["Amount"] = amount(c.Quote.Total, l)
	}
	if due := f.news.Effect.Amount; due != nil {
		v["Amount"] = amount(*due, l)
	}
	for _, points := range c.Quote.Points {
		p.points = append(p.points, pointsValues{account: plain(f.named(points.ID)), count: group(strconv.FormatInt(points.Count, 10))})
	}
	if c.Refund != nil && c.State.Executing() {
		f.refund(p, v, c.Refund)
	}
}

// items are the goods of a quote on one line.
func (f *facts) items(q *refund.Quote) string {
	var all []string
	for i := range q.Lines {
		title := f.title(q.Lines[i].Line)
		if n := q.Lines[i].Quantity; n > 1 {
			title += " × " + strconv.FormatInt(n, 10)
		}
		all = append(all, title)
	}
	return strings.Join(all, listComma(f.news.Language))
}

func (f *facts) title(line string) string {
	if title := plain(f.news.Titles[line]); title != "" {
		return title
	}
	lines := f.news.Dossier.Order.Lines
	if i := slices.IndexFunc(lines, func(l order.Line) bool { return l.ID == line }); i >= 0 && plain(lines[i].SKU) != "" {
		return plain(lines[i].SKU)
	}
	return plain(line)
}

// paid is what the order costs.
func (f *facts) paid() string {
	total := money.FromMinor(0, f.news.Dossier.Order.Currency)
	for _, t := range f.news.Dossier.Order.Tenders {
		if sum, err := total.Add(t.Amount); err == nil {
			total = sum
		}
	}
	return amount(total, f.news.Language)
}

// deadline is the case's next one, or the child order's where the notice is about no case.
func (f *facts) deadline(p *page, v values) {
	deadlines := f.child.Deadlines
	if f.of != nil {
		deadlines = f.of.Deadlines
	}
	c := aftersales.Case{Deadlines: deadlines}
	next, ok := c.Deadline()
	if !ok {
		return
	}
	p.expiry = next.Event
	v["Expiry"] = aftersales.Event(next.Event).Label(f.news.Language)
	if f.of == nil {
		v["Expiry"] = order.Event(next.Event).Label(f.news.Language)
	}
	v["Deadline"] = instant(next.Due.In(f.zone()), f.news.Language)
	p.within = untilThen(next.Due.Sub(f.news.Effect.At))
}

// untilThen is a time in whole hours, or in whole days where it is long; nil where it is shorter than an hour.
func untilThen(left time.Duration) *spanValues {
	const day, long = 24 * time.Hour, 72 * time.Hour
	switch {
	case left < time.Hour:
		return nil
	case left >= long:
		return &spanValues{unit: string(route.Days), count: strconv.FormatInt(int64(left/day), 10)}
	}
	return &spanValues{unit: string(route.Hours), count: strconv.FormatInt(int64(left/time.Hour), 10)}
}
