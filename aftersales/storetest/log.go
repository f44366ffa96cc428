package storetest

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func (s *suite) logInOrder() {
	s.same("log of no order", []aftersales.Entry(nil), none(s.entries("o-1", 0)))
	s.place("o-1", 20)
	for i := range 12 {
		s.must("o-1", order.Buyer, ask(fmt.Sprint("c", i), 1), noon())
	}
	all := s.entries("o-1", 0)
	if len(all) != 14 {
		s.Fatalf("%d entries, want 14", len(all))
	}
	for i, e := range all {
		if e.Seq != int64(i+1) {
			s.Errorf("entry %d stands at %d", e.Seq, i)
		}
	}
	for _, after := range []int64{-1, 0, 1, 9, 13, 14, 99} {
		from := min(max(after, 0), int64(len(all)))
		s.same(fmt.Sprint("log after ", after), none(all[from:]), none(s.entries("o-1", after)))
	}
}

// logFolds holds law B6: folding the log gives the dossier, byte for byte, also where each entry went through JSON.
func (s *suite) logFolds() {
	s.place("o-1", 6)
	at := noon().Add(1234567 * time.Microsecond)
	s.must("o-1", order.Seller, aftersales.Ship{Lines: []aftersales.ShipLine{{Line: "cup", Quantity: 2}}}, at)
	s.must("o-1", order.Buyer, ask("c1", 2), at)
	s.must("o-1", order.Seller, aftersales.Reject{Case: "c1", Revision: 1, Reason: "青\u2028<&>"}, at)
	s.must("o-1", order.Buyer, aftersales.Amend{Case: "c1", Lines: some(1)}, at)
	s.must("o-1", order.Buyer, ask("c2", 1), at.Add(time.Minute))
	s.must("o-1", order.Seller, aftersales.Approve{Case: "c1", Revision: 2}, at.Add(2*time.Minute))
	s.must("o-1", order.Payment, aftersales.RefundSettled{Case: "c1"}, at.Add(3*time.Minute))
	s.must("o-1", order.Timer, aftersales.Wait{}, at.Add(2*time.Hour)) // silence refunds c2
	want := s.json(s.load("o-1"))
	var folded aftersales.Dossier
	for _, e := range s.entries("o-1", 0) {
		var again aftersales.Entry
		if err := json.Unmarshal([]byte(s.json(e)), &again); err != nil {
			s.Fatalf("entry %d: %v", e.Seq, err)
		}
		next, err := folded.Apply(again)
		if err != nil {
			s.Fatalf("entry %d: %v", e.Seq, err)
		}
		folded = next
	}
	if got := s.json(folded); got != want {
		s.Errorf("B6: folded\n%s\nloaded\n%s", got, want)
	}
	// What was loaded goes on as what was folded would.
	message := aftersales.Message{By: order.Buyer, Command: ask("c3", 2)}
	one, err := aftersales.Decide(rules{}, s.load("o-1"), message, at.Add(3*time.Hour))
	if err != nil {
		s.Fatal(err)
	}
	two, err := aftersales.Decide(rules{}, folded, message, at.Add(3*time.Hour))
	if err != nil {
		s.Fatal(err)
	}
	s.same("the next decision", two, one)
}

func (s *suite) dueAt(at time.Time, limit int) []string {
	s.Helper()
	ids, err := s.store.Due(s.ctx, at, limit)
	if err != nil {
		s.Fatal(err)
	}
	return ids
}

func (s *suite) due() {
	s.place("o-none", 1) // has no deadline
	for i, id := range []string{"o-3", "o-1", "o-2", "o-4"} {
		s.place(id, 2)
		s.must(id, order.Buyer, ask("c1", 1), noon().Add(time.Duration(i)*time.Minute))
	}
	// Due an hour after they were opened: o-3, o-1, o-2, o-4.
	tests := []struct {
		why   string
		at    time.Duration
		limit int
		want  []string
	}{
		{"none yet", time.Hour - time.Microsecond, 9, nil},
		{"at the very instant", time.Hour, 9, []string{"o-3"}},
		{"one more, the longest overdue first", time.Hour + time.Minute, 9, []string{"o-3", "o-1"}},
		{"all", 2 * time.Hour, 9, []string{"o-3", "o-1", "o-2", "o-4"}},
		{"at most two", 2 * time.Hour, 2, []string{"o-3", "o-1"}},
		{"at most none", 2 * time.Hour, 0, nil},
	}
	for _, tt := range tests {
		if got := s.dueAt(noon().Add(tt.at), tt.limit); !slices.Equal(got, tt.want) {
			s.Errorf("%s: got %v, want %v", tt.why, got, tt.want)
		}
	}
}

func (s *suite) dueMoves() {
	s.place("o-1", 2)
	s.must("o-1", order.Buyer, ask("c1", 1), noon())
	at := noon().Add(time.Hour)
	s.must("o-1", order.Buyer, aftersales.Amend{Case: "c1"}, noon().Add(time.Minute))
	if got := s.dueAt(at, 9); len(got) != 0 {
		s.Errorf("the answer is due a minute later, and yet %v", got)
	}
	if got := s.dueAt(at.Add(time.Minute), 9); len(got) != 1 {
		s.Errorf("the answer is due, and yet %v", got)
	}
	s.must("o-1", order.Seller, aftersales.Approve{Case: "c1", Revision: 2}, noon().Add(2*time.Minute))
	if got := s.dueAt(at.Add(time.Hour), 9); len(got) != 0 {
		s.Errorf("it was answered, and yet %v", got)
	}
}

// tick fires deadlines through a desk, and finds nothing left to fire.
func (s *suite) tick() {
	now := noon()
	desk, err := aftersales.NewDesk(aftersales.Config{Store: s.store, Policies: rules{}, Now: func() time.Time { return now }, Batch: 2})
	if err != nil {
		s.Fatal(err)
	}
	for i := range 3 {
		id := fmt.Sprint("o-", i)
		s.place(id, 2)
		s.must(id, order.Buyer, ask("c1", 1), noon())
	}
	now = noon().Add(time.Hour)
	for _, want := range []int{2, 1, 0} {
		if n, err := desk.Tick(s.ctx); n != want || err != nil {
			s.Errorf("Tick moved %d orders, want %d; %v", n, want, err)
		}
	}
	if c, _ := s.load("o-2").Case("c1"); c.State != aftersales.Refunding {
		s.Errorf("the case of a silent seller is %s", c.State)
	}
}
