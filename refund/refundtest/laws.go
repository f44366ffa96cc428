package refundtest

import (
	"slices"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// Laws fails the test for each violation that Check finds.
func Laws(t testing.TB, o order.Order, terms refund.Terms, requests ...refund.Request) {
	t.Helper()
	for _, violation := range Check(o, terms, requests...) {
		t.Errorf("refundtest: %s", violation)
	}
}

// Check plays the requests on the order in every order of up to five of them (of more: as given, backwards, and in some
// shuffles, always the same), with neighbours merged into one request, with each withdrawn and asked again, and struck
// again at execution, and returns how the laws of the package comment were violated, in words: the law, what it is about,
// by how much, and the steps that led there. None: they hold. A request that is refused does not stand, and is no violation.
func Check(o order.Order, terms refund.Terms, requests ...refund.Request) []string {
	return check(library(), o, terms, requests)
}

func check(e engine, o order.Order, terms refund.Terms, requests []refund.Request) []string {
	a, err := refund.Allocate(o)
	if err != nil {
		return []string{"the order cannot be: " + err.Error()}
	}
	if faults := terms.Check(); len(faults) > 0 {
		return []string{"the terms cannot be: " + order.JoinFaults(faults)}
	}
	p := newPlayer(e, a, terms, requests)
	p.layers()
	p.permuted()
	p.merged()
	p.withdrawn()
	return p.all()
}

// player plays requests in several ways.
type player struct {
	engine
	complaints
	index
	a        *refund.Allocation
	order    order.Order
	share    order.Shares
	terms    refund.Terms
	requests []refund.Request
	probes   []refund.Request
}

func newPlayer(e engine, a *refund.Allocation, terms refund.Terms, requests []refund.Request) *player {
	p := &player{engine: e, a: a, order: a.Order(), share: e.shares(a), terms: terms, requests: requests}
	p.index = newIndex(p.order, p.share)
	p.probes = probes(p.order)
	return p
}

const (
	allOrders = 5 // up to so many requests are played in every order
	shuffles  = 40
)

// permuted plays the requests in every order.
func (p *player) permuted() {
	if len(p.requests) <= allOrders {
		p.permute(p.begin(), make([]bool, len(p.requests)))
		return
	}
	indexes := make([]int, len(p.requests))
	for i := range indexes {
		indexes[i] = i
	}
	p.inOrder(indexes)
	slices.Reverse(indexes)
	p.inOrder(indexes)
	state := uint64(1)
	for range shuffles {
		for i := len(indexes) - 1; i > 0; i-- {
			state = state*6364136223846793005 + 1442695040888963407 // Knuth's, so that every run is the same
			j := int(state >> 33 % uint64(i+1))
			indexes[i], indexes[j] = indexes[j], indexes[i]
		}
		p.inOrder(indexes)
	}
}

// permute asks each request that was not yet, and goes on from there.
func (p *player) permute(h story, asked []bool) {
	last := true
	for i := range asked {
		if asked[i] {
			continue
		}
		last, asked[i] = false, true
		next, _ := h.ask(&p.requests[i])
		p.permute(next, asked)
		asked[i] = false
	}
	if last {
		h.ends()
	}
}

func (p *player) inOrder(indexes []int) {
	h := p.begin()
	for _, i := range indexes {
		h, _ = h.ask(&p.requests[i])
	}
	h.ends()
}

// fewWithdrawn is up to how many standing requests each is withdrawn; of more only the first and the last.
const fewWithdrawn = 6

// withdrawn withdraws, after each request, each that stands, and asks it again.
func (p *player) withdrawn() {
	h := p.begin()
	for i := range p.requests {
		var granted bool
		if h, granted = h.ask(&p.requests[i]); !granted {
			continue
		}
		last := len(h.stands) - 1
		for k := range h.stands {
			if k > 0 && k < last && last >= fewWithdrawn {
				continue
			}
			again, granted := h.withdraw(k).ask(h.stands[k].request)
			if k == last {
				h.asAgain(again, granted)
			}
			again.endsAtOnce()
		}
	}
}
