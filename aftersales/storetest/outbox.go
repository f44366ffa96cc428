package storetest

import (
	"fmt"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func claimedIDs(claimed []aftersales.Claimed) []string {
	var list []string
	for _, c := range claimed {
		list = append(list, c.ID)
	}
	return list
}

// filled places orders with a case each, approved, and returns their effects in the order of the decisions.
func (s *suite) filled(orders ...string) map[string][]string {
	s.Helper()
	all := map[string][]string{}
	for _, id := range orders {
		s.place(id, 2)
		for _, d := range []aftersales.Decision{
			s.must(id, order.Buyer, ask("c1", 2), noon()),
			s.must(id, order.Seller, aftersales.Approve{Case: "c1", Revision: 1}, noon()),
		} {
			for _, e := range d.Effects {
				all[id] = append(all[id], e.ID)
			}
		}
	}
	return all
}

func (s *suite) finish(id string) {
	s.Helper()
	if err := s.store.Done(s.ctx, id); err != nil {
		s.Fatalf("Done of %q: %v", id, err)
	}
}

// claimInOrder: a later effect of an order waits until the earlier ones are done.
func (s *suite) claimInOrder() {
	want := s.filled("o-1")["o-1"]
	if len(want) < 4 {
		s.Fatalf("only %d effects", len(want))
	}
	var got []string
	for range want {
		claimed := s.claim(noon(), 9)
		if len(claimed) != 1 {
			s.Fatalf("claimed %v together", claimedIDs(claimed))
		}
		if more := s.claim(noon(), 9); len(more) != 0 {
			s.Fatalf("%v is handed out before %s is done", claimedIDs(more), claimed[0].ID)
		}
		got = append(got, claimed[0].ID)
		s.finish(claimed[0].ID)
	}
	if !slices.Equal(got, want) {
		s.Errorf("handed out %v, want %v", got, want)
	}
	if more := s.claim(noon().Add(time.Hour), 9); len(more) != 0 {
		s.Errorf("all is done, and yet %v", claimedIDs(more))
	}
}

func (s *suite) claimAcrossOrders() {
	all := s.filled("o-1", "o-2", "o-3")
	first := s.claim(noon(), 2)
	if got, want := claimedIDs(first), []string{all["o-1"][0], all["o-2"][0]}; !slices.Equal(got, want) {
		s.Fatalf("the oldest two: got %v, want %v", got, want)
	}
	if got, want := claimedIDs(s.claim(noon(), 9)), []string{all["o-3"][0]}; !slices.Equal(got, want) {
		s.Fatalf("the one that is left: got %v, want %v", got, want)
	}
	s.finish(first[1].ID)
	if got, want := claimedIDs(s.claim(noon(), 9)), []string{all["o-2"][1]}; !slices.Equal(got, want) {
		s.Errorf("one order goes on alone: got %v, want %v", got, want)
	}
	if got := s.claim(noon(), 0); len(got) != 0 {
		s.Errorf("at most none, and yet %v", claimedIDs(got))
	}
}

func (s *suite) effectWhole() {
	s.place("o-1", 2)
	s.must("o-1", order.Buyer, ask("c1", 2), noon())
	decided := s.must("o-1", order.Seller, aftersales.Approve{Case: "c1", Revision: 1}, noon().Add(time.Microsecond))
	saw := map[string]bool{}
	for {
		claimed := s.claim(noon().Add(time.Hour), 9)
		if len(claimed) == 0 {
			break
		}
		c := claimed[0]
		saw[c.ID] = true
		for _, e := range decided.Effects {
			if e.ID == c.ID {
				s.same("effect "+c.ID, e, c.Effect)
			}
		}
		if c.Attempt != 1 || !c.Until.Equal(noon().Add(time.Hour+time.Minute)) {
			s.Errorf("%s: attempt %d until %s", c.ID, c.Attempt, c.Until)
		}
		s.finish(c.ID)
	}
	for _, e := range decided.Effects {
		if !saw[e.ID] {
			s.Errorf("%s was never handed out", e.ID)
		}
	}
}

// leaseEnds: what is not done when its lease ends is handed out again, with the same id and one attempt more.
func (s *suite) leaseEnds() {
	id := s.filled("o-1")["o-1"][0]
	at := noon()
	for attempt := 1; attempt <= 3; attempt++ {
		claimed := s.claim(at, 9)
		if len(claimed) != 1 || claimed[0].ID != id || claimed[0].Attempt != attempt {
			s.Fatalf("attempt %d: got %s", attempt, s.json(claimed))
		}
		if early := s.claim(at.Add(time.Minute-time.Microsecond), 9); len(early) != 0 {
			s.Fatalf("%v is handed out within its lease", claimedIDs(early))
		}
		at = at.Add(time.Minute)
	}
	s.finish(id) // late, but done
	if next := s.claim(at.Add(time.Hour), 9); len(next) != 1 || next[0].ID == id || next[0].Attempt != 1 {
		s.Errorf("after it was done: got %s", s.json(next))
	}
}

func (s *suite) done() {
	ids := s.filled("o-1")["o-1"]
	s.finish("o-1/99/0") // unknown is no error
	s.finish(s.claim(noon(), 1)[0].ID)
	s.finish(ids[0]) // twice is no error
	if got := claimedIDs(s.claim(noon().Add(time.Hour), 9)); !slices.Equal(got, ids[1:2]) {
		s.Errorf("got %v, want %v", got, ids[1:2])
	}
}

func (s *suite) retry() {
	ids := s.filled("o-1")["o-1"]
	s.notFound("Retry of an unknown effect", s.store.Retry(s.ctx, "o-1/99/0", noon()))
	s.claim(noon(), 1)
	if err := s.store.Retry(s.ctx, ids[0], noon().Add(10*time.Second)); err != nil {
		s.Fatal(err)
	}
	if early := s.claim(noon().Add(9*time.Second), 9); len(early) != 0 {
		s.Errorf("%v is handed out too early", claimedIDs(early))
	}
	again := s.claim(noon().Add(10*time.Second), 9) // within the first lease
	if len(again) != 1 || again[0].ID != ids[0] || again[0].Attempt != 2 {
		s.Fatalf("given back: got %s", s.json(again))
	}
	s.finish(ids[0])
	if err := s.store.Retry(s.ctx, ids[0], noon()); err != nil {
		s.Errorf("Retry of one that is done: %v", err)
	}
	if got := claimedIDs(s.claim(noon().Add(time.Hour), 9)); !slices.Equal(got, ids[1:2]) {
		s.Errorf("after Retry of one that is done: got %v, want %v", got, ids[1:2])
	}
}

// manyClaimers: several claimers share the work; nothing is handed out twice, and each order's effects come in order.
func (s *suite) manyClaimers() {
	var orders []string
	for i := range 10 {
		orders = append(orders, fmt.Sprint("o-", i))
	}
	want := s.filled(orders...)
	got := s.drain(4)
	for _, id := range orders {
		if !slices.Equal(got[id], want[id]) {
			s.Errorf("%s: handed out %v, want %v", id, got[id], want[id])
		}
	}
}
