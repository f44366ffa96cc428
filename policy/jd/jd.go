package jd

import (
	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

// ID is the policy's id.
const ID = "jd"

// Policy returns the rules of JD's marketplace. Change the value, or lay a patch over it with Adjust, for those of one shop.
func Policy() policy.Policy {
	return policy.Policy{
		ID: ID, Title: "JD", Zone: "Asia/Shanghai",
		ShipDuringCase: aftersales.RefuseShipping,
		DeductionCap:   money.MustRate("1"),
		Terms:          refund.Terms{Freight: refund.FreightWithLast, FaultFreight: refund.FullFreight},
		Requests:       requests(),
		Reasons:        reasons(),
		Deadlines:      deadlines(),
		Source:         chosen("how JD's sellers deduct and what becomes of the freight was not found; the seller who is at fault bears it"),
	}
}

// Routes returns the refund cycle table: how long the marketplace and then the bank take, by what was paid with.
func Routes() route.Table { return route.JD() }
