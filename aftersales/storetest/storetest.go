package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Run runs the suite. open gives an empty store, which it may close by t.Cleanup.
func Run(t *testing.T, open func(t *testing.T) aftersales.Store) {
	for _, part := range []struct {
		name string
		test func(*suite)
	}{
		{"update creates, loads and saves", (*suite).savesWhole},
		{"an error saves nothing", (*suite).errorSavesNothing},
		{"an empty decision saves nothing", (*suite).emptySavesNothing},
		{"decide sees the latest dossier", (*suite).seesTheLatest},
		{"orders do not mix", (*suite).ordersDoNotMix},
		{"an id with signs", (*suite).idWithSigns},
		{"an id of no order", (*suite).idOfNoOrder},
		{"the log", (*suite).logInOrder},
		{"the log folds to the dossier", (*suite).logFolds},
		{"what was loaded is the caller's", (*suite).loadedIsACopy},
		{"a list", (*suite).lists},
		{"a list moves", (*suite).listMoves},
		{"a list that cannot be", (*suite).listRefuses},
		{"due", (*suite).due},
		{"due moves with the deadline", (*suite).dueMoves},
		{"a sweep", (*suite).sweeps},
		{"a sweep passes over", (*suite).sweepPassesOver},
		{"many sweeps", (*suite).manySweeps},
		{"a sweep is cut off", (*suite).sweepCutOff},
		{"claim in order", (*suite).claimInOrder},
		{"claim across orders", (*suite).claimAcrossOrders},
		{"an effect comes whole", (*suite).effectWhole},
		{"a lease ends", (*suite).leaseEnds},
		{"done", (*suite).done},
		{"retry", (*suite).retry},
		{"dead letters", (*suite).deadLetters},
		{"dead letters in pages", (*suite).deadLettersInPages},
		{"what cannot be buried", (*suite).buryRefuses},
		{"what is put off", (*suite).putOff},
		{"the longest first", (*suite).longestFirst},
		{"many claimers", (*suite).manyClaimers},
		{"a cancelled context", (*suite).cancelled},
		{"the last unit", (*suite).lastUnit},
		{"many orders at once", (*suite).manyOrders},
		{"a desk in the rain", (*suite).tick},
	} {
		t.Run(part.name, func(t *testing.T) {
			part.test(&suite{T: t, store: open(t), ctx: context.Background()})
		})
	}
}

type suite struct {
	*testing.T
	store aftersales.Store
	ctx   context.Context
}

// noon is when every test begins.
func noon() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) }

// send decides a command in the store, as a desk does.
func (s *suite) send(id string, by order.Party, c aftersales.Command, at time.Time) (aftersales.Decision, error) {
	var refused error
	decision, err := s.store.Update(s.ctx, id, func(d aftersales.Dossier) (aftersales.Decision, error) {
		decided, err := aftersales.Decide(rules{}, d, aftersales.Message{By: by, Command: c}, at)
		if _, ok := err.(*aftersales.RefusedError); ok {
			refused = err
			return decided, nil
		}
		refused = nil
		return decided, err
	})
	if err == nil {
		err = refused
	}
	return decision, err
}

func (s *suite) must(id string, by order.Party, c aftersales.Command, at time.Time) aftersales.Decision {
	s.Helper()
	d, err := s.send(id, by, c, at)
	if err != nil {
		s.Fatalf("%s of order %q: %v", c.Name(), id, err)
	}
	return d
}

// place places an order of some units and pays it.
func (s *suite) place(id string, units int64) {
	s.Helper()
	s.must(id, order.Buyer, aftersales.Place{Order: cups(id, units)}, noon())
	s.must(id, order.Payment, aftersales.Pay{}, noon())
}

// ask opens a case about units of the order.
func ask(id string, units int64) aftersales.Open {
	return aftersales.Open{Case: id, Kind: aftersales.RefundOnly, Reason: aftersales.Unwanted, Lines: some(units)}
}

func (s *suite) load(id string) aftersales.Dossier {
	s.Helper()
	d, err := s.store.Load(s.ctx, id)
	if err != nil {
		s.Fatalf("Load of %q: %v", id, err)
	}
	return d
}

func (s *suite) entries(id string, after int64) []aftersales.Entry {
	s.Helper()
	log, err := s.store.Log(s.ctx, id, after)
	if err != nil {
		s.Fatalf("Log of %q: %v", id, err)
	}
	return log
}

func (s *suite) claim(at time.Time, limit int) []aftersales.Claimed {
	s.Helper()
	claimed, err := s.store.Claim(s.ctx, at, time.Minute, limit)
	if err != nil {
		s.Fatalf("Claim: %v", err)
	}
	return claimed
}

// same compares two values by their JSON.
func (s *suite) same(what string, want, got any) {
	s.Helper()
	if w, g := s.json(want), s.json(got); w != g {
		s.Fatalf("%s: want\n%s\ngot\n%s", what, w, g)
	}
}

func (s *suite) json(v any) string {
	s.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		s.Fatal(err)
	}
	return string(data)
}

// notFound checks that an error is a *aftersales.NotFoundError.
func (s *suite) notFound(what string, err error) {
	s.Helper()
	var missing *aftersales.NotFoundError
	if !errors.As(err, &missing) {
		s.Errorf("%s: want a *NotFoundError, got %v", what, err)
	}
}
