package aftersales

import (
	"slices"

	"github.com/recourse-go/recourse/order"
)

// Metrics that platforms judge their sellers and buyers by. A policy may name others.
const (
	// MetricCancelRate counts orders that the seller cancelled, or let lapse.
	MetricCancelRate = "cancel_rate"
	// MetricOrderDefect counts orders that went wrong by the seller's fault.
	MetricOrderDefect = "order_defect"
	// MetricLateShipment counts orders that left too late.
	MetricLateShipment = "late_shipment"
	// MetricDisputeLost counts cases that the platform decided against a party.
	MetricDisputeLost = "dispute_lost"
	// MetricUnpaidByBuyer counts orders that the buyer did not pay.
	MetricUnpaidByBuyer = "unpaid_by_buyer"
)

// Metrics lists the metrics that have a name here.
func Metrics() []string {
	return []string{MetricCancelRate, MetricOrderDefect, MetricLateShipment, MetricDisputeLost, MetricUnpaidByBuyer}
}

// Counted is a metric that an event of a case counted for, against a party.
type Counted struct {
	Metric  string      `json:"metric"`
	Weight  int64       `json:"weight"`
	Against order.Party `json:"against"`
}

// stands are the metrics that the case counted and no appeal reversed.
func (c *Case) stands() []Counted {
	left := slices.Clone(c.Metrics)
	for i := range c.Appeals {
		if r := c.Appeals[i].Ruling; r != nil {
			for _, m := range r.Metrics {
				if at := slices.Index(left, m); at >= 0 {
					left = slices.Delete(left, at, at+1)
				}
			}
		}
	}
	return left
}

// count keeps on its case what an entry counted.
func (t *turn) count(e *Entry, effects []Effect) {
	at := t.d.caseIndex(e.Case)
	if at < 0 {
		return
	}
	all := slices.Clone(t.d.Cases[at].Metrics)
	for _, f := range effects {
		if f.Kind == CountMetric && f.Weight != 0 {
			all = append(all, Counted{f.Metric, f.Weight, f.Against})
		}
	}
	if len(all) == len(t.d.Cases[at].Metrics) {
		return
	}
	t.d.Cases[at].Metrics = all
	switch {
	case e.Opened != nil:
		e.Opened.Metrics = all
	case e.Change == nil:
		e.Change = &Change{Metrics: all}
	default:
		e.Change.Metrics = all
	}
}

// counted are the metrics that the order's cases counted and no appeal reversed.
func (t *turn) counted() []Counted {
	var all []Counted
	for i := range t.d.Cases {
		all = append(all, t.d.Cases[i].stands()...)
	}
	return all
}
