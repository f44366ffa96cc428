package aftersales_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Commands as the tables name them; every case is c1.
var (
	pay     = step{by: payment, do: aftersales.Pay{}}
	push    = step{by: warehouse, do: aftersales.Push{}}
	ship    = step{by: seller, do: aftersales.Ship{}}
	confirm = step{by: buyer, do: aftersales.ConfirmReceipt{}}

	approve     = step{by: seller, do: aftersales.Approve{Case: "c1", Revision: 1}}
	reject      = step{by: seller, do: aftersales.Reject{Case: "c1", Revision: 1, Reason: "used"}}
	amend       = step{by: buyer, do: aftersales.Amend{Case: "c1"}}
	withdraw    = step{by: buyer, do: aftersales.Withdraw{Case: "c1"}}
	escalate    = step{by: buyer, do: aftersales.Escalate{Case: "c1"}}
	forBuyer    = step{by: platform, do: aftersales.Rule{Case: "c1", Liable: seller}}
	forSeller   = step{by: platform, do: aftersales.Rule{Case: "c1", Liable: buyer}}
	keepIt      = step{by: platform, do: aftersales.Rule{Case: "c1", Liable: seller, KeepGoods: true}}
	intercepted = step{by: warehouse, do: aftersales.Intercepted{Case: "c1"}}
	tooLate     = step{by: warehouse, do: aftersales.InterceptFailed{Case: "c1"}}
	sendBack    = step{by: buyer, do: aftersales.ShipReturn{Case: "c1", Tracking: "T-1"}}
	arrived     = step{by: carrier, do: aftersales.ReturnArrived{Case: "c1"}}
	receive     = step{by: seller, do: aftersales.Receive{Case: "c1"}}
	inspect     = step{by: seller, do: aftersales.Inspect{Case: "c1"}}
	refuse      = step{by: seller, do: aftersales.RefuseReturn{Case: "c1", Reason: "not mine"}}
	settled     = step{by: payment, do: aftersales.RefundSettled{Case: "c1"}}
	failed      = step{by: payment, do: aftersales.ReportFailure{Case: "c1"}}
	retry       = step{by: platform, do: aftersales.RetryRefund{Case: "c1"}}
	byHand      = step{by: platform, do: aftersales.RefundByHand{Case: "c1"}}
	sendNew     = step{by: seller, do: aftersales.ShipReplacement{Case: "c1", Tracking: "R-1"}}
	noStock     = step{by: seller, do: aftersales.ReportOutOfStock{Case: "c1"}}
	gotNew      = step{by: buyer, do: aftersales.ConfirmReplacement{Case: "c1"}}
	submit      = step{by: seller, do: aftersales.SubmitEvidence{Case: "c1", Evidence: []string{"photo"}}}
	refuseIt    = step{by: buyer, do: aftersales.RefuseParcel{Case: "c1"}}
	toSender    = step{by: carrier, do: aftersales.ReturnToSender{Case: "c1", Tracking: "B-1"}}
	scan        = step{by: carrier, do: aftersales.ReturnScanned{Case: "c1"}}
	appeal      = step{by: seller, do: aftersales.FileAppeal{Case: "c1", Appeal: "a1"}}
	ruleAppeal  = step{by: platform, do: aftersales.RuleAppeal{Case: "c1", Appeal: "a1", Granted: true, FundsReversed: true, MetricReversed: true}}
	claim       = step{by: seller, do: aftersales.FileClaim{Case: "c1", Claim: "k1", Amount: *amount("5")}}
	ruleClaim   = step{by: platform, do: aftersales.RuleClaim{Case: "c1", Claim: "k1", Amount: *amount("5"), Bears: order.Insurer}}
	payInstead  = step{by: platform, do: aftersales.Rule{Case: "c1", Liable: seller, Refund: true}}
	paidByHand  = step{by: platform, do: aftersales.RefundSettled{Case: "c1", Proof: "slip 7"}}
)

func open(kind aftersales.Kind, reason aftersales.Reason, lines ...refund.RequestLine) step {
	return step{by: buyer, do: aftersales.Open{Case: "c1", Kind: kind, Reason: reason, Lines: lines}}
}

var (
	unwanted = open(aftersales.RefundOnly, aftersales.Unwanted)
	lost     = open(aftersales.RefundOnly, aftersales.LostInTransit)
	back     = open(aftersales.ReturnRefund, aftersales.Disliked)
	cheaper  = step{by: buyer, do: aftersales.Open{
		Case: "c1", Kind: aftersales.RefundOnly, Reason: aftersales.QualityProblem, Goods: aftersales.Received, Amount: amount("5"),
		Lines: []refund.RequestLine{{Line: "apples"}},
	}}

	paid     = []step{pay}
	shipped  = []step{pay, ship}
	pushed   = []step{pay, push}
	onWay    = []step{pay, ship, lost}
	asked    = []step{pay, unwanted}
	returned = []step{pay, ship, back}
	sent     = []step{pay, ship, back, approve, sendBack}
	stopping = []step{pay, push, unwanted}
)

// hours lets time pass.
func hours(n int) step { return step{wait: time.Duration(n) * hour} }

// row is one move of a case: what happened before, the command (none: the deadlines pass), and where it leads.
type row struct {
	why     string
	policy  string // marketplace, if none is named
	sender  order.Fulfilment
	before  []step
	do      step
	state   aftersales.State
	event   aftersales.Event
	effects string // kinds, but for the notices
}

func (r row) begin(t testing.TB) *tale {
	t.Helper()
	var changes []change
	if r.policy != "" {
		changes = append(changes, under(r.policy))
	}
	if r.sender != "" {
		changes = append(changes, by(r.sender))
	}
	return begin(t, fruit, changes...).play(r.before...)
}

func (r row) check(t *testing.T) *tale {
	told := r.begin(t)
	told.play(r.do)
	told.state(r.state)
	diff(t, "effects", strings.Fields(r.effects), kinds(told.last.Effects))
	at := slices.IndexFunc(told.last.Entries, func(e aftersales.Entry) bool { return e.Event == string(r.event) })
	if at < 0 {
		t.Fatalf("the log does not say %s: %s", r.event, toJSON(t, told.last.Entries))
	}
	last := told.last.Entries[at]
	wantBy, wantDo := r.do.by, "expire"
	if r.do.do != nil {
		wantDo = r.do.do.Name()
	} else {
		wantBy = timer
	}
	if last.By != wantBy || last.Do != wantDo || last.Case != "c1" {
		t.Errorf("the entry says %s by %s about %q", last.Do, last.By, last.Case)
	}
	return told
}

// Every rule of every flow is taken by some row of the tables below.
func TestEveryRuleIsTaken(t *testing.T) {
	taken := map[aftersales.Kind]map[[3]string]bool{}
	for _, kind := range aftersales.Kinds() {
		taken[kind] = map[[3]string]bool{}
	}
	rows := slices.Concat(refundOnlyRows(), returnRefundRows(), exchangeRows(), resendRows(), repairRows(), offerChangeRows())
	for _, more := range offerKindRows() {
		rows = append(rows, more...)
	}
	for _, r := range rows {
		told := r.begin(t)
		was, _ := told.dossier.Case("c1")
		told.play(r.do)
		is := told.find("c1")
		for _, kind := range []aftersales.Kind{was.Kind, is.Kind} { // by an offer one becomes the other
			if kind != "" {
				taken[kind][[3]string{string(was.State), string(r.event), string(is.State)}] = true
			}
		}
	}
	for _, kind := range aftersales.Kinds() {
		if kind == aftersales.Cancel {
			continue // TestEveryRuleOfCancelIsTaken
		}
		for _, rule := range aftersales.Flow(kind).Rules() {
			if !taken[kind][[3]string{string(rule.From[0]), string(rule.Event), string(rule.To)}] {
				t.Errorf("%s: no row takes %q -- %s --> %q", kind, rule.From[0], rule.Event, rule.To)
			}
		}
	}
}
