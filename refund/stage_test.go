package refund_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// stage is where a tale is played: what was granted so far, and what became of it.
type stage struct {
	a       *refund.Allocation
	terms   refund.Terms
	granted []grantedRequest
}

type grantedRequest struct {
	quote          refund.Quote
	request        refund.Request
	gone, executed bool
}

// ledger holds what stands and is chosen; leave is the index of a request to leave out, or -1.
func (s *stage) ledger(leave int, chosen func(grantedRequest) bool) (l refund.Ledger) {
	for i, g := range s.granted {
		if !g.gone && i != leave && chosen(g) {
			l = l.With(s.a, g.quote)
		}
	}
	return l
}

func granted(grantedRequest) bool    { return true }
func executed(g grantedRequest) bool { return g.executed }

// perform runs tales whose requests and answers have the words of demand and of retold. A step "withdraw:2" takes the second
// granted request back; "execute:2" strikes it again, judged by those that were executed before.
func perform(t *testing.T, tales []tale) {
	t.Helper()
	for _, tale := range tales {
		s := stage{a: allocate(t, tale.order), terms: tale.terms}
		for i, step := range tale.steps {
			got := s.act(step.ask)
			if diff := cmp.Diff(step.want, got); diff != "" {
				t.Errorf("%s, step %d, %q, %s (-want +got):\n%s", tale.why, i+1, step.ask, step.why, diff)
			}
		}
	}
}

// act does what one step asks, and says what came of it.
func (s *stage) act(words string) string {
	if n, ok := strings.CutPrefix(words, "withdraw:"); ok {
		at, _ := strconv.Atoi(n)
		s.granted[at-1].gone = true
		return ""
	}
	if n, ok := strings.CutPrefix(words, "execute:"); ok {
		at, _ := strconv.Atoi(n)
		g := &s.granted[at-1]
		q, err := refund.Restrike(s.a, s.ledger(at-1, granted), s.ledger(at-1, executed), g.quote, g.request, s.terms)
		if err == nil {
			g.quote, g.executed = q, true
		}
		return retold(q, err)
	}
	r := demand(words)
	q, err := refund.Compute(s.a, s.ledger(-1, granted), r, s.terms)
	if err == nil {
		s.granted = append(s.granted, grantedRequest{quote: q, request: r})
	}
	return retold(q, err)
}

// demand is ask with more words: "liable:seller", "borne:carrier", "kept" for goods that do not come back, "freight" for
// freight only, "damaged:a*1", "missing:a*1", "return:12.00/seller/5.00" (paid by, insured), "tender:x", "at:" an instant,
// "balance:stars*3", "grant:sorry/5.00/platform".
func demand(words string) refund.Request {
	var plainWords []string
	for word := range strings.FieldsSeq(words) {
		if key, _, more := strings.Cut(word, ":"); word != "kept" && word != "freight" && (!more || key == "child") {
			plainWords = append(plainWords, word)
		}
	}
	r := ask(strings.Join(plainWords, " "))
	for word := range strings.FieldsSeq(words) {
		key, value, _ := strings.Cut(word, ":")
		demandMore(&r, key, value)
	}
	return r
}

func demandMore(r *refund.Request, key, value string) {
	parts := append(strings.Split(value, "/"), "", "", "")
	name, number, _ := strings.Cut(value, "*")
	n, _ := strconv.ParseInt(number, 10, 64)
	switch key {
	case "kept":
		r.KeptGoods = true
	case "freight":
		r.FreightOnly = true
	case "liable":
		r.Liable = order.Party(value)
	case "borne":
		r.BorneBy = order.Party(value)
	case "tender":
		r.Tenders = append(r.Tenders, value)
	case "at":
		r.At = instant(value)
	case "balance":
		r.Balances = map[string]int64{name: n}
	case "grant":
		r.Grants = append(r.Grants, refund.Grant{ID: parts[0], Value: plain(parts[1]), FundedBy: order.Party(parts[2])})
	case "return":
		r.ReturnFreight = &refund.ReturnFreight{Amount: plain(parts[0]), PaidBy: order.Party(parts[1])}
		if parts[2] != "" {
			r.ReturnFreight.Insured = plain(parts[2])
		}
	case "damaged", "missing":
		at := slices.IndexFunc(r.Lines, func(l refund.RequestLine) bool { return l.Line == name })
		if key == "damaged" {
			r.Lines[at].Damaged = n
		} else {
			r.Lines[at].Missing = n
		}
	}
}

func instant(text string) time.Time {
	at, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		panic(err)
	}
	return at
}

// retold is told with what goes beside the cash, those parts that are not nothing.
func retold(q refund.Quote, err error) string {
	words := []string{told(q, err)}
	if err != nil {
		return words[0]
	}
	say := func(format string, args ...any) { words = append(words, fmt.Sprintf(format, args...)) }
	sayMoney := func(name string, a money.Amount) {
		if !a.IsZero() {
			say("%s:%s", name, a.Number())
		}
	}
	sayMoney("freight-tax", q.FreightTax)
	for _, f := range q.FreightLines {
		gives := ""
		if f.Forfeited.Sign() > 0 {
			gives = "-" + f.Forfeited.Number()
		}
		say("%s/%s+%s%s", f.Line, f.Child, f.Amount.Number(), gives)
	}
	if r := q.Repricing; r != nil {
		say("cost:%s", r.Cost.Number())
		sayMoney("claw", r.ClawBack)
		sayMoney("release", r.Released)
		sayMoney("gives-up", r.Forfeited)
		for _, id := range r.Lapsed {
			say("lapsed:%s", id)
		}
	}
	for _, r := range q.Reductions {
		say("-%s:%s", strings.TrimSuffix(string(r.Kind)+"/"+r.On, "/"), r.Amount.Number())
	}
	if r := q.Return; r != nil {
		say("return:%s/%s>%s", r.Amount.Number(), r.PaidBy, r.BorneBy)
		sayMoney("insured", r.Insured)
		sayMoney("deducted", r.Deducted)
		sayMoney("reimbursed", r.Reimbursed)
	}
	for _, b := range q.Tenders {
		sayMoney("voucher/"+b.ID, b.Voucher)
	}
	for _, id := range q.Coupons {
		say("coupon:%s", id)
	}
	for _, g := range q.Grants {
		say("grant:%s/%s/%s", g.ID, g.Value.Number(), g.FundedBy)
	}
	for _, s := range q.Subsidies {
		say("subsidy:%s/%s/%s/%s", s.Line, s.Discount, s.FundedBy, s.Amount.Number())
	}
	for _, r := range q.Rewards {
		say("%s:%d/%d", r.ID, r.Taken, r.Count)
		sayMoney("spent", r.Deducted)
	}
	for _, e := range q.Expired {
		say("expired:%s*%d", e.ID, e.Count)
		if e.Lapsed {
			say("lapses")
		}
		if !e.ValidUntil.IsZero() {
			say("until:%s", e.ValidUntil.Format(time.RFC3339Nano))
		}
	}
	return strings.Join(words, " ")
}

// threshold sets what the lines of the last discount have to be worth.
func threshold(o order.Order, amount string) order.Order {
	o.Discounts[len(o.Discounts)-1].Threshold = cny(amount)
	return o
}

// fundedBy sets who bears the last discount.
func fundedBy(o order.Order, p order.Party) order.Order {
	o.Discounts[len(o.Discounts)-1].FundedBy = p
	return o
}

// gift makes a line one that was given away with another.
func gift(o order.Order, line, with string) order.Order {
	for i := range o.Lines {
		if o.Lines[i].ID == line {
			o.Lines[i].GiftFor = with
		}
	}
	return o
}

func reward(o order.Order, id string, count int64, value string) order.Order {
	o.Rewards = append(o.Rewards, order.Reward{ID: id, Count: count, Value: cny(value)})
	return o
}

// expires sets until when the last points account is good for anything.
func expires(o order.Order, at string) order.Order {
	o.Points[len(o.Points)-1].ExpiresAt = instant(at)
	return o
}

// voucher sets what a voucher of the payment provider paid of the last tender.
func voucher(o order.Order, amount string) order.Order {
	o.Tenders[len(o.Tenders)-1].Voucher = cny(amount)
	return o
}

// freightTax sets the tax of the last freight.
func freightTax(o order.Order, amount string, onTop bool) order.Order {
	f := &o.Freight[len(o.Freight)-1]
	f.Tax, f.TaxOnTop = cny(amount), onTop
	return o
}

// parts moves units of the default child to children w1, w2 and so on.
func parts(t testing.TB, o order.Order, moved ...map[string]int64) order.Order {
	t.Helper()
	checked, err := order.New(o)
	if err != nil {
		t.Fatal(err)
	}
	var to []order.Part
	for i, units := range moved {
		to = append(to, order.Part{ID: fmt.Sprintf("w%d", i+1), Units: units})
	}
	if o, err = checked.Split(order.DefaultChild, to...); err != nil {
		t.Fatal(err)
	}
	return o
}
