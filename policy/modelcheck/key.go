package modelcheck

import (
	"cmp"
	"crypto/sha256"
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// key is a state: what later commands can tell apart.
type key [sha256.Size]byte

// most is how far numbers and lists are told apart: units, attempts, records that pile up.
const most = 3

// keyOf abstracts a dossier and where its goods truly are. It goes over the fields by reflection, so that a field that is
// new is told apart before anybody thinks of it here.
func keyOf(d *aftersales.Dossier, where *whereabouts, ignored []string) key {
	w := keyWriter{ignored: ignored, single: len(d.Cases) == 1}
	w.records(d)
	for i := range d.Children {
		ch := d.Children[i]
		ch.Pushed = ch.Pushed && !sent(ch.Status) // nobody asks later
		w.value(reflect.ValueOf(&ch).Elem())
	}
	for i := range d.Cases {
		w.value(reflect.ValueOf(&d.Cases[i]).Elem())
	}
	w.clocks(d)
	where.write(&w, d)
	return sha256.Sum256(w.b)
}

func sent(s order.Status) bool { return s != order.PendingShipment && s != order.PartiallyShipped }

type keyWriter struct {
	b       []byte
	ignored []string // fields that nothing in this job looks at
	single  bool     // goods that come back late are waited for with a single case: beside others they multiply
}

func (w *keyWriter) word(s string) { w.b = append(append(w.b, s...), 0) }

func (w *keyWriter) number(n int64) { w.b = append(strconv.AppendInt(w.b, n, 10), ',') }

func (w *keyWriter) flag(b bool) {
	if b {
		w.b = append(w.b, '+')
	} else {
		w.b = append(w.b, '-')
	}
}

// records writes what a dossier holds beside the order, its children and its cases.
func (w *keyWriter) records(d *aftersales.Dossier) {
	v := reflect.ValueOf(d).Elem()
	for i := range v.NumField() {
		f := v.Type().Field(i)
		switch f.Name {
		case "Order", "Seq", "At", "Children", "Cases":
			continue
		}
		if f.IsExported() {
			w.value(v.Field(i))
		}
	}
}

// value writes a value by its type: instants and amounts as whether there are any.
func (w *keyWriter) value(v reflect.Value) {
	switch x := v.Addr().Interface().(type) {
	case *time.Time:
		w.flag(x.IsZero())
		return
	case *money.Amount:
		w.number(int64(x.Sign()))
		return
	case *aftersales.Open, *order.Order, *[]aftersales.Deadline:
		return
	case *aftersales.Case:
		w.ofCase(x)
		return
	case **refund.Quote:
		w.quote(*x)
		return
	case **refund.Refund:
		w.refund(*x)
		return
	case **aftersales.Ruling:
		w.flag(*x == nil)
		return
	case **aftersales.AppealRuling:
		w.flag(*x == nil)
		return
	case **aftersales.ClaimRuling:
		w.flag(*x == nil)
		return
	}
	w.kind(v)
}

func (w *keyWriter) kind(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.word(v.String())
	case reflect.Bool:
		w.flag(v.Bool())
	case reflect.Int, reflect.Int64, reflect.Int32:
		w.number(min(v.Int(), most))
	case reflect.Pointer:
		w.flag(v.IsNil())
		if !v.IsNil() {
			w.value(v.Elem())
		}
	case reflect.Slice:
		w.number(int64(min(v.Len(), most)))
		for i := range min(v.Len(), most) {
			w.value(v.Index(i))
		}
	case reflect.Map:
		w.table(v)
	case reflect.Struct:
		w.fields(v)
	}
}

func (w *keyWriter) table(v reflect.Value) {
	names := v.MapKeys()
	slices.SortFunc(names, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
	w.number(int64(len(names)))
	for _, name := range names {
		w.word(name.String())
		held := reflect.New(v.Type().Elem()).Elem()
		held.Set(v.MapIndex(name))
		w.value(held)
	}
}

// ofCase leaves out how a case came to be executed, once it is, and what it had asked, once it is over: nothing looks back, but
// for goods that are still on their way back.
func (w *keyWriter) ofCase(c *aftersales.Case) {
	was := w.ignored
	w.flag(c.Voided())
	if c.State.Executing() || !c.Open() {
		w.ignored = append(slices.Clip(was), "Group", "Attempts", "Reason", "Channel", "Liable", "CloseReason", "Evidence", "Arbitrations")
		if !w.single || !expected(c) {
			w.ignored = append(w.ignored, "ReturnShippedAt", "ReturnScannedAt", "ReturnDeliveredAt", "Inspection", "ReplacementTracking")
			if !c.Open() {
				w.ignored = append(w.ignored, "Kind", "By", "Refund")
			}
			if !c.Reserves() {
				w.ignored = append(w.ignored, "Quote", "Goods")
			}
		}
	}
	w.fields(reflect.ValueOf(c).Elem())
	w.ignored = was
}

// difference is what an exchange for something else comes to, or will: dearer or cheaper, and paid or not.
func difference(c *aftersales.Case) string {
	if c.Kind != aftersales.Exchange || !c.Open() || c.State.Executing() {
		return "" // nothing looks back
	}
	switch d := c.Difference; {
	case d == nil && c.Asked.Instead == nil:
		return "even"
	case d == nil && c.Asked.Instead.Price.Minor() > c.Quote.Total.Minor():
		return "dearer"
	case d == nil:
		return "cheaper"
	case !d.PaidAt.IsZero():
		return "paid"
	case d.Owed.Sign() > 0:
		return "owed"
	case d.Refund.Sign() > 0:
		return "left"
	}
	return "even"
}

// expected reports whether somebody may still say of a case that goods came back.
func expected(c *aftersales.Case) bool {
	return !c.Accounted && (c.Goods == aftersales.Returned || !c.ReturnShippedAt.IsZero())
}

// evidence writes who brought some in the arbitration that is going on, not how much.
func (w *keyWriter) evidence(v reflect.Value) {
	c, ok := v.Addr().Interface().(*aftersales.Case)
	if !ok {
		return
	}
	for _, by := range order.Parties() {
		w.flag(slices.ContainsFunc(c.Evidence, func(e aftersales.Evidence) bool { return e.By == by && e.Round == c.Arbitrations }))
	}
}

// fields leaves out names and what only counts: a revision is current or stale, whatever its number.
func (w *keyWriter) fields(v reflect.Value) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if slices.Contains(w.ignored, f.Name) {
			continue
		}
		switch f.Name {
		case "ID", "Revision", "Seq", "Left", "Metrics", "Asked", "Tracking": // the quote has the units; a parcel that is sent has the instant, too
			continue
		case "Difference":
			if c, ok := v.Addr().Interface().(*aftersales.Case); ok {
				w.word(difference(c))
				continue
			}
		case "Evidence":
			w.evidence(v)
			continue
		case "Arbitrations":
			w.flag(v.Field(i).Int() > 0)
			continue
		case "Attempts":
			w.number(min(v.Field(i).Int(), 2))
			continue
		case "Liable":
			w.flag(v.Field(i).String() == string(order.Buyer)) // all others are liable alike
			continue
		}
		if f.IsExported() {
			w.value(v.Field(i))
		}
	}
}

// quote writes what is taken, not what it is worth.
func (w *keyWriter) quote(q *refund.Quote) {
	if w.flag(q == nil); q == nil {
		return
	}
	for i := range q.Lines {
		l := &q.Lines[i]
		w.word(l.Line)
		w.number(l.Quantity)
		w.flag(l.ByAmount)
		w.flag(l.Closes)
	}
	w.number(int64(q.Total.Sign()))
}

func (w *keyWriter) refund(r *refund.Refund) {
	if w.flag(r == nil); r == nil {
		return
	}
	for _, leg := range r.Legs {
		w.word(string(leg.State))
	}
}

// clocks writes the deadlines in the order in which they will fire, and those that are stopped.
func (w *keyWriter) clocks(d *aftersales.Dossier) {
	type clock struct {
		aftersales.Deadline
		owner int
	}
	var running []clock
	note := func(owner int, deadlines []aftersales.Deadline) {
		for _, dl := range deadlines {
			if !dl.Paused() {
				running = append(running, clock{dl, owner})
				continue
			}
			w.number(int64(owner))
			w.deadline(&dl)
		}
	}
	for i := range d.Cases {
		note(i, d.Cases[i].Deadlines)
	}
	for i := range d.Children {
		note(-1-i, d.Children[i].Deadlines)
	}
	slices.SortStableFunc(running, func(a, b clock) int {
		return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.Seq, b.Seq))
	})
	w.word("|")
	for _, c := range running {
		w.number(int64(c.owner))
		w.deadline(&c.Deadline)
	}
}

// deadline writes what may still be done about a clock; how often something was done is told apart up to twice.
func (w *keyWriter) deadline(d *aftersales.Deadline) {
	w.word(d.Name)
	w.word(d.Event)
	w.word(string(d.Of))
	w.flag(d.PausedByCases && d.Reported == 0)
	if d.Asked != nil {
		w.word("asked " + string(d.Asked.Of))
	}
	if d.Held != nil {
		w.word("held " + string(d.Held.By))
	}
	for _, times := range []int{d.Extended, d.Refused, d.Holds, d.Delayed, d.Customs} {
		w.number(int64(min(times, 2)))
	}
}
