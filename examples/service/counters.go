package main

import (
	"expvar"

	"github.com/recourse-go/recourse/aftersales"
)

// counters count what the worker does, and replies by their status. A metrics library would stand here.
type counters struct {
	values expvar.Map // not published: no one but this service reads it
}

var _ aftersales.Counter = (*counters)(nil)

// newCounters begins with a zero of each, so that whoever reads them finds the names.
func newCounters() *counters {
	c := &counters{}
	for _, name := range []string{aftersales.CountMoved, aftersales.CountDelivered, aftersales.CountFailed, aftersales.CountBuried, aftersales.CountErrors} {
		c.Count(name, 0)
	}
	return c
}

// Count implements aftersales.Counter.
func (c *counters) Count(name string, n int) { c.values.Add(name, int64(n)) }
