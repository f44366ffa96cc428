package storetest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// drain lets several claimers work until nothing is left, and returns the ids that were handed out, by order.
func (s *suite) drain(claimers int) map[string][]string {
	var mu sync.Mutex
	handed := map[string][]string{}
	s.together(claimers, func(int) error {
		for idle := 0; idle < 3; {
			claimed, err := s.store.Claim(s.ctx, noon(), time.Hour, 3)
			if err != nil {
				return err
			}
			if len(claimed) == 0 {
				idle++
				time.Sleep(time.Millisecond)
				continue
			}
			idle = 0
			for _, c := range claimed {
				mu.Lock()
				handed[c.Order] = append(handed[c.Order], c.ID)
				mu.Unlock()
				if err := s.store.Done(s.ctx, c.ID); err != nil {
					return err
				}
			}
		}
		return nil
	})
	// Claimers that gave up early leave something: the last one works alone.
	for claimed := s.claim(noon(), 9); len(claimed) > 0; claimed = s.claim(noon(), 9) {
		for _, c := range claimed {
			handed[c.Order] = append(handed[c.Order], c.ID)
			s.finish(c.ID)
		}
	}
	return handed
}

// together runs a function in several goroutines at once.
func (s *suite) together(n int, do func(i int) error) {
	s.Helper()
	errs := make([]error, n)
	var ready, over sync.WaitGroup
	ready.Add(1)
	for i := range n {
		over.Go(func() {
			ready.Wait()
			errs[i] = do(i)
		})
	}
	ready.Done()
	over.Wait()
	if err := errors.Join(errs...); err != nil {
		s.Fatal(err)
	}
}

// cancelled: a context that is over already does nothing, and the store works on with another.
func (s *suite) cancelled() {
	s.place("o-1", 2)
	s.must("o-1", order.Buyer, ask("c1", 1), noon())
	before := s.load("o-1")
	over, cancel := context.WithCancel(s.ctx)
	cancel()
	_, update := s.store.Update(over, "o-1", func(d aftersales.Dossier) (aftersales.Decision, error) {
		return aftersales.Decide(rules{}, d, aftersales.Message{By: order.Buyer, Command: ask("c2", 1)}, noon())
	})
	_, load := s.store.Load(over, "o-1")
	_, log := s.store.Log(over, "o-1", 0)
	_, due := s.store.Due(over, noon(), 1)
	_, list := s.store.List(over, aftersales.Query{})
	_, sweep := s.store.Sweep(over, noon(), 1, silent(noon()))
	_, dead := s.store.DeadLetters(over, "", 1)
	_, claim := s.store.Claim(over, noon(), time.Minute, 1)
	for name, err := range map[string]error{
		"Update": update, "Load": load, "Log": log, "Due": due, "Claim": claim, "List": list, "Sweep": sweep, "DeadLetters": dead,
		"Bury": s.store.Bury(over, "o-1/3/0", noon(), "why"),
		"Done": s.store.Done(over, "o-1/3/0"), "Retry": s.store.Retry(over, "o-1/3/0", noon()),
	} {
		if !errors.Is(err, context.Canceled) {
			s.Errorf("%s: want context.Canceled, got %v", name, err)
		}
	}
	s.same("dossier", before, s.load("o-1"))
	if claimed := s.claim(noon(), 1); len(claimed) != 1 || claimed[0].Attempt != 1 {
		s.Errorf("a cancelled Claim handed something out: %s", s.json(claimed))
	}
	s.must("o-1", order.Buyer, ask("c2", 1), noon())
}

// lastUnit: 64 buyers ask at once for the last unit; exactly one gets it, and the others are told why not.
func (s *suite) lastUnit() {
	const crowd = 64
	s.place("o-1", 3)
	s.must("o-1", order.Buyer, ask("first", 2), noon())
	won := make([]bool, crowd)
	s.together(crowd, func(i int) error {
		decided, err := s.send("o-1", order.Buyer, ask(fmt.Sprint("c", i), 1), noon())
		var refused *aftersales.RefusedError
		switch {
		case err == nil && len(decided.Entries) == 1:
			won[i] = true
		case !errors.As(err, &refused):
			return fmt.Errorf("buyer %d: %w", i, err)
		case !refused.Has("quantity_exceeded"):
			return fmt.Errorf("buyer %d is refused for %v", i, refused.Codes())
		}
		return nil
	})
	winners := 0
	for i := range won {
		_, stored := s.load("o-1").Case(fmt.Sprint("c", i))
		if won[i] {
			winners++
		}
		if won[i] != stored {
			s.Errorf("buyer %d was told %v, and stored is %v", i, won[i], stored)
		}
	}
	if winners != 1 {
		s.Errorf("%d buyers got the last unit", winners)
	}
}

// manyOrders: buyers of many orders ask at once; nothing is lost, and nothing goes to another order.
func (s *suite) manyOrders() {
	const orders, crowd, each = 8, 16, 6
	for i := range orders {
		s.place(fmt.Sprint("o-", i), crowd*each)
	}
	s.together(crowd, func(i int) error {
		for k := range each {
			for n := range orders {
				id := fmt.Sprint("o-", (n+i)%orders)
				if _, err := s.send(id, order.Buyer, ask(fmt.Sprintf("c%d-%d", i, k), 1), noon()); err != nil {
					return fmt.Errorf("%s: %w", id, err)
				}
			}
		}
		return nil
	})
	for i := range orders {
		id := fmt.Sprint("o-", i)
		d := s.load(id)
		if len(d.Cases) != crowd*each || d.Seq != 2+crowd*each || d.Ledger().Free(d.Allocation(), "", "cup") != 0 {
			s.Errorf("%s: %d cases, entry %d", id, len(d.Cases), d.Seq)
		}
		folded, err := aftersales.Dossier{}.Fold(s.entries(id, 0)...)
		if err != nil {
			s.Fatal(err)
		}
		s.same("B6: the folded log of "+id, folded, d)
	}
}
