package storetest

import (
	"slices"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
)

func (s *suite) dead(after string, limit int) []aftersales.DeadLetter {
	s.Helper()
	list, err := s.store.DeadLetters(s.ctx, after, limit)
	if err != nil {
		s.Fatalf("DeadLetters: %v", err)
	}
	return list
}

func (s *suite) bury(id, reason string) {
	s.Helper()
	if err := s.store.Bury(s.ctx, id, noon().Add(time.Second), reason); err != nil {
		s.Fatalf("Bury of %q: %v", id, err)
	}
}

// deadLetters are kept and listed, and hold nothing up, until Retry gives them back to their place.
func (s *suite) deadLetters() {
	ids := s.filled("o-1")["o-1"]
	if len(ids) < 4 {
		s.Fatalf("only %d effects", len(ids))
	}
	first := s.claim(noon(), 9)[0]
	s.bury(ids[0], "no such account: \"青\" \x00")
	second := s.claim(noon(), 9)
	if got := claimedIDs(second); !slices.Equal(got, ids[1:2]) {
		s.Fatalf("after a dead letter: got %v, want %v", got, ids[1:2])
	}
	list := s.dead("", 9)
	if len(list) != 1 || list[0].Attempt != 1 || !list[0].Buried.Equal(noon().Add(time.Second)) || !strings.HasPrefix(list[0].Reason, `no such account: "青" `) {
		s.Fatalf("dead letters: %s", s.json(list))
	}
	s.same("a dead letter's effect", first.Effect, list[0].Effect)
	if late := s.claim(noon().Add(time.Hour), 9); !slices.Equal(claimedIDs(late), ids[1:2]) {
		s.Errorf("after the lease: got %v, want %v", claimedIDs(late), ids[1:2])
	}
	if err := s.store.Retry(s.ctx, ids[0], noon()); err != nil {
		s.Fatal(err)
	}
	again := s.claim(noon().Add(2*time.Hour), 9)
	if len(again) != 1 || again[0].ID != ids[0] || again[0].Attempt != 1 {
		s.Fatalf("given back, it comes before the others, its attempts counted anew: got %s", s.json(again))
	}
	s.same("no dead letter is left", []aftersales.DeadLetter(nil), none(s.dead("", 9)))
	s.finish(ids[0])
	for _, id := range ids[1:] {
		got := s.claim(noon().Add(3*time.Hour), 9)
		if len(got) != 1 || got[0].ID != id {
			s.Fatalf("got %v, want %v", claimedIDs(got), id)
		}
		s.finish(id)
	}
}

func (s *suite) deadLettersInPages() {
	var want []string
	for id, ids := range s.filled("o-1", "o-10", "o-2", "o/1") {
		s.bury(ids[1], id)
		s.bury(ids[0], id)
		want = append(want, ids[:2]...)
	}
	slices.Sort(want) // entries and indexes are of one digit
	for _, limit := range []int{1, 2, 3, 9} {
		var got []string
		for after := ""; ; {
			page := s.dead(after, limit)
			for _, d := range page {
				got = append(got, d.ID)
			}
			if len(page) == 0 {
				break
			}
			after = page[len(page)-1].ID
		}
		if !slices.Equal(got, want) {
			s.Errorf("by %d: got %v, want %v", limit, got, want)
		}
	}
	s.same("at most none", []aftersales.DeadLetter(nil), none(s.dead("", 0)))
	_, err := s.store.DeadLetters(s.ctx, "o-1", 9)
	s.notFound("DeadLetters after what is no effect's id", err)
}

func (s *suite) buryRefuses() {
	ids := s.filled("o-1")["o-1"]
	for _, id := range []string{"o-1/99/0", "o-9/1/0", "o-1/3/99", "o-1/3", "o-1", "", "o-1/03/0", "o-1/3/-1"} {
		s.notFound("Bury of "+id, s.store.Bury(s.ctx, id, noon(), "why"))
		s.notFound("Retry of "+id, s.store.Retry(s.ctx, id, noon()))
	}
	s.finish(ids[0])
	s.bury(ids[0], "late")
	s.same("one that is done is no dead letter", []aftersales.DeadLetter(nil), none(s.dead("", 9)))
	s.bury(ids[1], "once")
	s.bury(ids[1], "twice")
	if list := s.dead("", 9); len(list) != 1 || list[0].Reason != "twice" {
		s.Errorf("dead letters: %s", s.json(list))
	}
	s.finish(ids[1]) // somebody did it by hand
	s.same("nor is this", []aftersales.DeadLetter(nil), none(s.dead("", 9)))
	if got := claimedIDs(s.claim(noon(), 9)); !slices.Equal(got, ids[2:3]) {
		s.Errorf("got %v, want %v", got, ids[2:3])
	}
}

// longestFirst: an effect that was put off waits from then on.
func (s *suite) longestFirst() {
	all := s.filled("o-1", "o-2", "o-3")
	s.claim(noon(), 9)
	for i, id := range []string{"o-2", "o-3", "o-1"} {
		if err := s.store.Retry(s.ctx, all[id][0], noon().Add(time.Duration(i)*time.Minute)); err != nil {
			s.Fatal(err)
		}
	}
	at := noon().Add(time.Hour)
	for _, id := range []string{"o-2", "o-3", "o-1"} {
		if got := claimedIDs(s.claim(at, 1)); !slices.Equal(got, all[id][:1]) {
			s.Errorf("got %v, want %v", got, all[id][:1])
		}
	}
}

// putOff: what Retry puts off sleeps on, whatever becomes of the effect before it.
func (s *suite) putOff() {
	ids := s.filled("o-1")["o-1"]
	s.bury(ids[0], "why")
	s.bury(ids[1], "why")
	for i, at := range []time.Duration{0, 10 * time.Hour} {
		if err := s.store.Retry(s.ctx, ids[i], noon().Add(at)); err != nil {
			s.Fatal(err)
		}
	}
	if got := claimedIDs(s.claim(noon(), 9)); !slices.Equal(got, ids[:1]) {
		s.Fatalf("got %v, want %v", got, ids[:1])
	}
	s.finish(ids[0])
	if early := s.claim(noon().Add(9*time.Hour), 9); len(early) != 0 {
		s.Errorf("%v is handed out too early", claimedIDs(early))
	}
	if got := claimedIDs(s.claim(noon().Add(10*time.Hour), 9)); !slices.Equal(got, ids[1:2]) {
		s.Errorf("got %v, want %v", got, ids[1:2])
	}
}
