package provider

import (
	"math/rand/v2"
	"sync"
)

// kind is a trouble.
type kind string

const (
	none    kind = ""
	refuses kind = "refuses" // answers 503, and pays nothing
	stalls  kind = "stalls"  // pays, and answers when nobody waits any more
	twice   kind = "twice"   // reports twice, both at once
	late    kind = "late"    // reports after a while
)

// trouble says how each order goes, the same way for the same seed.
type trouble struct {
	mu      sync.Mutex
	dice    *rand.Rand
	percent int
}

func newTrouble(percent int, seed uint64) *trouble {
	return &trouble{dice: rand.New(rand.NewPCG(seed, 0)), percent: percent}
}

func (t *trouble) next() kind {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.dice.IntN(100) >= t.percent {
		return none
	}
	return []kind{refuses, stalls, twice, late}[t.dice.IntN(4)]
}
