package storetest

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func (s *suite) savesWhole() {
	if _, err := s.store.Load(s.ctx, "o-1"); err == nil {
		s.Fatal("an empty store loads an order")
	} else {
		s.notFound("Load", err)
	}
	decision := s.must("o-1", order.Buyer, aftersales.Place{Order: cups("o-1", 2)}, noon())
	s.same("dossier of the decision", decision.Dossier, s.load("o-1"))
	paid := s.must("o-1", order.Payment, aftersales.Pay{}, noon().Add(time.Second))
	opened := s.must("o-1", order.Buyer, ask("c1", 1), noon().Add(time.Minute))
	s.same("dossier", opened.Dossier, s.load("o-1"))
	s.same("log", append(append(decision.Entries, paid.Entries...), opened.Entries...), s.entries("o-1", 0))
	if len(opened.Effects) == 0 {
		s.Fatal("the suite's own policy decided no effect")
	}
	s.same("first effect", opened.Effects[0], s.claim(noon().Add(time.Hour), 1)[0].Effect)
}

func (s *suite) errorSavesNothing() {
	s.place("o-1", 2)
	before := s.load("o-1")
	wrong := errors.New("wrong")
	for _, id := range []string{"o-1", "o-9"} {
		_, err := s.store.Update(s.ctx, id, func(d aftersales.Dossier) (aftersales.Decision, error) {
			decided, _ := aftersales.Decide(rules{}, before, aftersales.Message{By: order.Buyer, Command: ask("c1", 1)}, noon())
			return decided, wrong
		})
		if !errors.Is(err, wrong) {
			s.Errorf("Update of %q: want the error of decide, got %v", id, err)
		}
	}
	s.same("dossier", before, s.load("o-1"))
	s.same("entries after it", []aftersales.Entry(nil), none(s.entries("o-1", before.Seq)))
	if _, err := s.store.Load(s.ctx, "o-9"); err == nil {
		s.Error("an order was made of an error")
	}
	s.same("effects", []aftersales.Claimed(nil), none(s.claim(noon().Add(time.Hour), 9)))
}

// none makes an empty list nil.
func none[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

func (s *suite) emptySavesNothing() {
	s.place("o-1", 2)
	before := s.load("o-1")
	for _, id := range []string{"o-1", "o-9"} {
		decision, err := s.store.Update(s.ctx, id, func(d aftersales.Dossier) (aftersales.Decision, error) {
			return aftersales.Decision{Dossier: d}, nil
		})
		if err != nil || !decision.Empty() {
			s.Errorf("Update of %q: %v, %v", id, decision, err)
		}
	}
	s.same("dossier", before, s.load("o-1"))
	_, err := s.store.Load(s.ctx, "o-9")
	s.notFound("Load of an order nothing was decided about", err)
}

func (s *suite) seesTheLatest() {
	for i := range 5 {
		saved := aftersales.Dossier{}
		if i > 0 {
			saved = s.load("o-1")
		}
		_, err := s.store.Update(s.ctx, "o-1", func(d aftersales.Dossier) (aftersales.Decision, error) {
			s.same("dossier that decide is given", saved, d)
			var c aftersales.Command = ask(fmt.Sprint("c", i), 1)
			by := order.Buyer
			switch i {
			case 0:
				c = aftersales.Place{Order: cups("o-1", 9)}
			case 1:
				c, by = aftersales.Pay{}, order.Payment
			}
			return aftersales.Decide(rules{}, d, aftersales.Message{By: by, Command: c}, noon())
		})
		if err != nil {
			s.Fatal(err)
		}
	}
	if got := s.load("o-1"); got.Seq != 5 || len(got.Cases) != 3 {
		s.Errorf("entry %d, %d cases", got.Seq, len(got.Cases))
	}
}

func (s *suite) ordersDoNotMix() {
	s.place("o-1", 2)
	s.place("o-2", 3)
	before := s.load("o-2")
	s.must("o-1", order.Buyer, ask("c1", 1), noon())
	s.same("the other order", before, s.load("o-2"))
	s.same("the other order's log", int64(2), int64(len(s.entries("o-2", 0))))
	s.must("o-2", order.Buyer, ask("c1", 3), noon())
	if a, b := s.load("o-1"), s.load("o-2"); len(a.Cases) != 1 || len(b.Cases) != 1 || a.Order.ID != "o-1" || b.Order.ID != "o-2" {
		s.Error("the orders hold each other's cases")
	}
}

// idWithSigns uses ids that a careless query or file name would trip over.
func (s *suite) idWithSigns() {
	ids := []string{`o'1`, `o"1`, "o/1", "o%", "o_", "O-1", "o-1", "o-1 ", "注文-1"}
	for i, id := range ids {
		s.place(id, int64(i+1))
		s.must(id, order.Buyer, ask("c1", 1), noon())
	}
	for i, id := range ids {
		if d := s.load(id); d.Order.ID != id || d.Order.Lines[0].Quantity != int64(i+1) {
			s.Errorf("%q gives %q", id, d.Order.ID)
		}
	}
	claimed := s.claim(noon(), 99)
	if len(claimed) != len(ids) {
		s.Fatalf("%d effects of %d orders", len(claimed), len(ids))
	}
	for _, c := range claimed {
		if err := s.store.Done(s.ctx, c.ID); err != nil {
			s.Error(err)
		}
	}
}

// idOfNoOrder: what can be no order's id is one that is not there, whatever the database makes of such text.
func (s *suite) idOfNoOrder() {
	s.place("o-1", 1)
	for _, id := range []string{"", "\xff", "o-1\x00", "\x00", "o-1\n", strings.Repeat("o", 300)} {
		_, err := s.store.Load(s.ctx, id)
		s.notFound("Load", err)
		if log := s.entries(id, 0); len(log) != 0 {
			s.Errorf("%q has a log", id)
		}
		_, err = s.send(id, order.Buyer, ask("c1", 1), noon())
		var refused *aftersales.RefusedError
		if !errors.As(err, &refused) || !refused.Has("order_unknown") {
			s.Errorf("a request about order %q: %v", id, err)
		}
		effect := id + "/1/0"
		s.finish(effect)
		s.notFound("Retry", s.store.Retry(s.ctx, effect, noon()))
		s.notFound("Bury", s.store.Bury(s.ctx, effect, noon(), "why"))
		_, err = s.store.DeadLetters(s.ctx, effect, 1)
		s.notFound("DeadLetters", err)
	}
}

func (s *suite) loadedIsACopy() {
	s.place("o-1", 2)
	s.must("o-1", order.Buyer, ask("c1", 1), noon())
	before := s.json(s.load("o-1"))
	d := s.load("o-1")
	next, err := aftersales.Decide(rules{}, d, aftersales.Message{By: order.Seller, Command: aftersales.Approve{Case: "c1", Revision: 1}}, noon())
	if err != nil || next.Empty() {
		s.Fatal(err)
	}
	if after := s.json(s.load("o-1")); before != after {
		s.Errorf("deciding without saving changed what is stored:\n%s\n%s", before, after)
	}
}
