package storetest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// silent fires the deadlines of an order.
func silent(at time.Time) func(aftersales.Dossier) (aftersales.Decision, error) {
	return func(d aftersales.Dossier) (aftersales.Decision, error) {
		return aftersales.Decide(rules{}, d, aftersales.Message{By: order.Timer, Command: aftersales.Wait{}}, at)
	}
}

// sleeping stores orders whose cases are due an hour after noon, each a second after the one before.
func (s *suite) sleeping(n int) {
	s.Helper()
	for i := range n {
		id := fmt.Sprintf("o-%03d", i)
		s.place(id, 2)
		s.must(id, order.Buyer, ask("c1", 1), noon().Add(time.Duration(i)*time.Second))
	}
}

func (s *suite) sweep(at time.Time, limit int, want int) {
	s.Helper()
	if n, err := s.store.Sweep(s.ctx, at, limit, silent(at)); n != want || err != nil {
		s.Errorf("Sweep at %s moved %d orders, want %d; %v", at.Format(time.TimeOnly), n, want, err)
	}
}

// sweeps moves what is due and nothing else, the longest overdue first, and saves it as Update does.
func (s *suite) sweeps() {
	s.sleeping(5)
	at := noon().Add(time.Hour)
	s.sweep(at.Add(-time.Microsecond), 9, 0)
	s.sweep(at, 9, 1) // at the very instant
	s.sweep(at.Add(3*time.Second), 0, 0)
	s.sweep(at.Add(3*time.Second), 2, 2)
	for i, want := range []aftersales.State{aftersales.Refunding, aftersales.Refunding, aftersales.Refunding, aftersales.AwaitingSeller, aftersales.AwaitingSeller} {
		if c, _ := s.load(fmt.Sprintf("o-%03d", i)).Case("c1"); c.State != want {
			s.Errorf("the case of order %d is %s, want %s", i, c.State, want)
		}
	}
	s.sweep(at.Add(time.Minute), 9, 2)
	s.sweep(at.Add(time.Minute), 9, 0)
	folded, err := aftersales.Dossier{}.Fold(s.entries("o-001", 0)...)
	if err != nil {
		s.Fatal(err)
	}
	s.same("B6: the folded log", folded, s.load("o-001"))
	s.same("listed", 5, len(s.page(aftersales.Query{State: aftersales.Refunding}).Items))
	for claimed := s.claim(at.Add(time.Minute), 9); len(claimed) > 0; claimed = s.claim(at.Add(time.Minute), 9) {
		for _, c := range claimed {
			if c.Kind == aftersales.PayRefund && c.Order == "o-001" {
				return
			}
			s.finish(c.ID)
		}
	}
	s.Error("the effects of a sweep are nowhere")
}

// sweepPassesOver what fails, or does not move: for a while, and unless it is updated.
func (s *suite) sweepPassesOver() {
	s.sleeping(4)
	at, wrong := noon().Add(2*time.Hour), errors.New("wrong")
	asked := map[string]int{}
	decide := func(d aftersales.Dossier) (aftersales.Decision, error) {
		asked[d.Order.ID]++
		switch d.Order.ID {
		case "o-001":
			return aftersales.Decision{}, wrong
		case "o-002":
			return aftersales.Decision{Dossier: d}, nil
		}
		return silent(at)(d)
	}
	n, err := s.store.Sweep(s.ctx, at, 9, decide)
	if n != 2 || !errors.Is(err, wrong) || !strings.Contains(err.Error(), "o-001") {
		s.Errorf("Sweep moved %d orders, want 2, and an error about o-001; %v", n, err)
	}
	for _, late := range []time.Duration{0, aftersales.SweepPause - time.Microsecond} {
		if due := s.dueAt(at.Add(late), 9); len(due) != 0 {
			s.Errorf("after %s, %v is due", late, due)
		}
		if n, err := s.store.Sweep(s.ctx, at.Add(late), 9, decide); n != 0 || err != nil {
			s.Errorf("after %s, Sweep moved %d orders; %v", late, n, err)
		}
	}
	if asked["o-001"] != 1 || asked["o-002"] != 1 {
		s.Errorf("they were asked %v times", asked)
	}
	s.must("o-002", order.Buyer, aftersales.Amend{Case: "c1"}, noon().Add(10*time.Second)) // due then
	s.sweep(at, 9, 1)
	if due := s.dueAt(at.Add(aftersales.SweepPause), 9); !slices.Equal(due, []string{"o-001"}) {
		s.Errorf("after the pause, %v is due", due)
	}
	s.sweep(at.Add(aftersales.SweepPause), 9, 1)
	if due := s.dueAt(at, 9); len(due) != 0 {
		s.Errorf("%v is due still", due)
	}
}

// manySweeps share the work: every order is moved once.
func (s *suite) manySweeps() {
	const orders = 250 // more than a store may take at once
	s.sleeping(orders)
	at := noon().Add(2 * time.Hour)
	var mu sync.Mutex
	total := 0
	s.together(4, func(int) error {
		for idle := 0; idle < 2; {
			n, err := s.store.Sweep(s.ctx, at, 60, silent(at))
			if err != nil {
				return err
			}
			if n == 0 {
				idle++
			}
			mu.Lock()
			total += n
			mu.Unlock()
		}
		return nil
	})
	for n := 1; n > 0; { // what one had in hand while the others looked
		var err error
		if n, err = s.store.Sweep(s.ctx, at, 1000, silent(at)); err != nil {
			s.Fatal(err)
		}
		total += n
	}
	if total != orders {
		s.Errorf("%d orders were moved, of %d", total, orders)
	}
	for i := range orders {
		if d := s.load(fmt.Sprintf("o-%03d", i)); d.Seq != 4 {
			s.Errorf("%s has %d entries", d.Order.ID, d.Seq)
		}
	}
}

// sweepCutOff: what was not saved is due for the next one.
func (s *suite) sweepCutOff() {
	s.sleeping(9)
	at := noon().Add(2 * time.Hour)
	over, cancel := context.WithCancel(s.ctx)
	defer cancel()
	asked := 0
	n, err := s.store.Sweep(over, at, 99, func(d aftersales.Dossier) (aftersales.Decision, error) {
		if asked++; asked == 5 {
			cancel()
		}
		return silent(at)(d)
	})
	if !errors.Is(err, context.Canceled) {
		s.Errorf("a sweep that is cut off: %d, %v", n, err)
	}
	s.sweep(at, 99, 9-n)
	var moved []string
	for i := range 9 {
		if d := s.load(fmt.Sprintf("o-%03d", i)); d.Seq == 4 {
			moved = append(moved, d.Order.ID)
		}
	}
	if len(moved) != 9 || !slices.IsSorted(moved) {
		s.Errorf("moved are %v", moved)
	}
}
