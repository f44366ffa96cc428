//go:build unix

package sqlstoretest_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/refund"
)

// crashProvider plays the payment provider and whoever else carries out effects. It fails, stalls and loses its answers now
// and then, and knows a number that it was sent before.
type crashProvider struct {
	mu        sync.Mutex
	calm      bool                // it does as it is told
	paid      map[crashLeg]int64  // what it knows under a number and tender
	payments  []crashPayment      // what it did
	refuses   map[string]bool     // legs that it does not pay, by effect and tender
	delivered map[string]int      // how often an effect arrived and was carried out, by id
	content   map[string]string   // hash of the effect that arrived
	first     map[string][]string // ids by order, as they arrived first
	attempts  int
	faults    []string
}

type crashLeg struct{ Number, Tender string }

type crashPayment struct {
	crashLeg
	Amount int64
}

func newCrashProvider() *crashProvider {
	return &crashProvider{
		paid: map[crashLeg]int64{}, refuses: map[string]bool{}, delivered: map[string]int{}, content: map[string]string{}, first: map[string][]string{},
	}
}

// crashStall is longer than a lease: who waits for it loses the effect to another worker.
const crashStall = crashLease * 6 / 5

func (p *crashProvider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var effect aftersales.Effect
	if err := json.NewDecoder(r.Body).Decode(&effect); err != nil {
		return // the worker was killed while it wrote
	}
	p.mu.Lock()
	p.attempts++
	fate := rand.N(60)
	if p.calm {
		fate = 59
	}
	p.mu.Unlock()
	switch fate {
	case 0, 1, 2, 3, 4:
		http.Error(w, "not now", http.StatusServiceUnavailable)
		return
	case 5:
		p.stall(r)
	}
	refused := p.carryOut(r, &effect)
	switch fate {
	case 6, 7, 8:
		panic(http.ErrAbortHandler) // done, and the answer is lost
	case 9:
		p.stall(r)
	}
	_ = json.NewEncoder(w).Encode(map[string][]string{"Refused": refused}) // nobody may be there any more
}

func (p *crashProvider) stall(r *http.Request) {
	timer := time.NewTimer(crashStall)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-r.Context().Done():
	}
}

// carryOut does what an effect says, and returns the tenders that it does not pay.
func (p *crashProvider) carryOut(r *http.Request, e *aftersales.Effect) (refused []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	hash := hashed(e)
	if p.delivered[e.ID] == 0 {
		p.first[e.Order] = append(p.first[e.Order], e.ID)
		p.content[e.ID] = hash
	}
	p.delivered[e.ID]++
	if p.content[e.ID] != hash {
		p.faults = append(p.faults, fmt.Sprintf("effect %s arrives with another content", e.ID))
	}
	pay := e.Kind == aftersales.PayRefund
	key := e.ID
	if pay {
		key = e.Refund.Number
	}
	if r.Header.Get("Idempotency-Key") != key || (r.URL.Path == "/pay") != pay {
		p.faults = append(p.faults, fmt.Sprintf("effect %s arrives at %s under %q", e.ID, r.URL.Path, r.Header.Get("Idempotency-Key")))
	}
	if pay {
		refused = p.pay(e)
	}
	return refused
}

// pay pays each leg once. A leg that it refuses stays refused under that effect: the next order of it is a new one.
func (p *crashProvider) pay(e *aftersales.Effect) (refused []string) {
	for _, leg := range e.Refund.Legs {
		if leg.State != refund.LegSubmitted {
			continue
		}
		key, amount := crashLeg{e.Refund.Number, leg.Tender}, leg.Amount.Minor()
		was, known := p.paid[key]
		asked := e.ID + " " + leg.Tender
		if _, decided := p.refuses[asked]; !decided {
			p.refuses[asked] = !known && !p.calm && rand.N(10) == 0
		}
		switch {
		case known && was != amount:
			p.faults = append(p.faults, fmt.Sprintf("%v was paid %d, and %s orders %d", key, was, e.ID, amount))
		case known:
		case p.refuses[asked]:
			refused = append(refused, leg.Tender)
		default:
			p.paid[key] = amount
			p.payments = append(p.payments, crashPayment{key, amount})
		}
	}
	return slices.Clip(refused)
}

// doubled is how many effects arrived more than once.
func (p *crashProvider) doubled() (n int) {
	for _, times := range p.delivered {
		if times > 1 {
			n++
		}
	}
	return n
}
