package storetest

import (
	"fmt"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// rules are the policy of the suite, and the set that holds it: every request is admitted, every command permitted, the
// seller has an hour to answer, and his silence refunds.
type rules struct{}

const policyID = "storetest"

var (
	_ aftersales.Policy   = rules{}
	_ aftersales.Policies = rules{}
)

func (r rules) Policy(id string, _ time.Time) (aftersales.Policy, error) {
	if id != policyID {
		return nil, fmt.Errorf("storetest: no policy %q", id)
	}
	return r, nil
}

func (rules) ID() string { return policyID }

func (rules) Admit(*aftersales.Situation) aftersales.Admission {
	return aftersales.Admission{Liable: order.Seller}
}

func (rules) Permit(*aftersales.Situation, aftersales.Command) []order.Fault { return nil }

func (rules) Choose(_ *aftersales.Situation, _ aftersales.Command, allowed []aftersales.Event) aftersales.Event {
	return allowed[0]
}

func (rules) CaseDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	if s.Case.State != aftersales.AwaitingSeller {
		return nil
	}
	return []aftersales.Deadline{{Name: "answer", Due: s.Case.EnteredAt.Add(time.Hour), Event: string(aftersales.EventExpiredRefund)}}
}

func (rules) ChildDeadlines(*aftersales.Situation) []aftersales.Deadline { return nil }

func (rules) Terms(*aftersales.Situation) refund.Terms { return refund.Terms{} }

func (rules) MayShip(*aftersales.Situation) aftersales.ShipDuringCase {
	return aftersales.RefuseShipping
}

func (rules) Capture(*aftersales.Situation) aftersales.Capture { return aftersales.CaptureOnPayment }

func (rules) Deputies(*aftersales.Situation, string) []order.Party { return nil }

func (rules) Move(_ *aftersales.Situation, _ aftersales.Command, d aftersales.Deadline) aftersales.Shift {
	return aftersales.Shift{Due: d.Due.Add(time.Hour)}
}

func (rules) Consequences(*aftersales.Situation, aftersales.Event) []aftersales.Effect { return nil }

// cups is an order of one line: some cups at 3.33 CNY.
func cups(id string, units int64) order.Order {
	cny := money.MustCurrency("CNY")
	price := money.FromMinor(333, cny)
	return order.Order{
		ID: id, Currency: cny, PlacedAt: noon(), Policy: policyID,
		Lines:   []order.Line{{ID: "cup", UnitPrice: price, Quantity: units, Facts: order.Facts{"glaze": "青\u2028<&>"}}},
		Tenders: []order.Tender{{ID: "card", Amount: money.FromMinor(333*units, cny)}},
	}
}

func some(units int64) []refund.RequestLine {
	return []refund.RequestLine{{Line: "cup", Quantity: units}}
}
