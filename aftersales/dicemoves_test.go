package aftersales_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// moveCommand is a command about a deadline, most of the time about one that runs.
func (d *dice) moveCommand(now *aftersales.Dossier) (order.Party, aftersales.Command) {
	child, caseID, on := "", "", aftersales.Deadline{Name: pick(d, "ship_by", "confirmation", "settlement", "ship_soon")}
	if ch := pick(d, now.Children...); len(ch.Deadlines) > 0 {
		on = pick(d, ch.Deadlines...)
		if d.one(2) {
			child = ch.Progress.Child
		}
	}
	if len(now.Cases) > 0 && d.one(2) {
		if c := pick(d, now.Cases...); len(c.Deadlines) > 0 {
			child, caseID, on = "", c.ID, pick(d, c.Deadlines...)
		}
	}
	timer := on.Name
	switch {
	case on.Asked != nil && d.one(2):
		return on.Asked.Of, pick[aftersales.Command](d, aftersales.AgreeExtension{Child: child, Case: caseID, Timer: timer}, aftersales.RefuseExtension{Child: child, Case: caseID, Timer: timer})
	case on.Held != nil && d.one(2):
		return on.Held.By, aftersales.ReleaseHold{Child: child, Case: caseID, Timer: timer}
	}
	var until time.Time
	if d.one(3) {
		until = now.At.Add(time.Duration(d.below(700)) * hour / 2)
	}
	switch d.below(9) {
	case 7:
		return pick(d, platform, platform, platform, seller), aftersales.ReportDeadline{Child: child, Case: caseID, Timer: timer, Due: now.At.Add(time.Duration(d.below(700)) * hour / 2)}
	case 0, 1:
		return pick(d, seller, buyer), aftersales.AskExtension{Child: child, Case: caseID, Timer: timer, Until: until}
	case 2:
		return pick(d, buyer, seller, platform), aftersales.AgreeExtension{Child: child, Case: caseID, Timer: timer}
	case 3:
		return pick(d, buyer, seller, platform), aftersales.RefuseExtension{Child: child, Case: caseID, Timer: timer}
	case 4:
		if caseID != "" {
			return platform, aftersales.Hold{Case: caseID, Timer: pick(d, timer, "answer", "answer")}
		}
		return buyer, aftersales.Hold{Child: child, Timer: pick(d, timer, "confirmation", "confirmation")}
	case 5:
		return pick(d, buyer, platform), aftersales.ReleaseHold{Child: child, Case: caseID, Timer: timer}
	case 6:
		return pick(d, carrier, seller), aftersales.ReportCustoms{Child: child, Until: until}
	}
	return pick(d, carrier, seller), aftersales.ReportDelay{Child: child, Until: until}
}

// ofDeadlines are the remarks about deadlines.
var ofDeadlines = []aftersales.Event{
	aftersales.EventExtensionAsked, aftersales.EventExtensionAgreed, aftersales.EventExtensionRefused, aftersales.EventHeld,
	aftersales.EventReleased, aftersales.EventDelayReported, aftersales.EventCustomsReported, aftersales.EventDeadlineReported,
	aftersales.EventReminded,
}

// remarks: an event about a deadline changes nothing but deadlines, and a command that moves one brings none forward but by
// ending a hold, and the platform as it likes.
func (h *history) remarks() {
	h.Helper()
	for _, e := range h.log[h.remarked:] {
		before, err := h.folded.Apply(e)
		before, h.folded = h.folded, before
		if err != nil {
			h.Fatal(err)
		}
		if !slices.Contains(ofDeadlines, aftersales.Event(e.Event)) {
			continue
		}
		h.moved[e.Event]++
		if was, is := toJSON(h, timeless(before)), toJSON(h, timeless(h.folded)); was != is {
			h.Fatalf("%s changed\n%s\nto\n%s", e.Event, was, is)
		}
		for i := range before.Cases {
			h.forward(&e, before.Cases[i].Deadlines, h.folded.Cases[i].Deadlines)
		}
		for i := range before.Children {
			h.forward(&e, before.Children[i].Deadlines, h.folded.Children[i].Deadlines)
		}
	}
	h.remarked = len(h.log)
}

// timeless is a dossier without its deadlines, and what its log counts.
func timeless(d aftersales.Dossier) aftersales.Dossier {
	d.Seq, d.At = 1, time.Time{}
	d.Cases, d.Children = slices.Clone(d.Cases), slices.Clone(d.Children)
	for i := range d.Cases {
		d.Cases[i].Deadlines = nil
	}
	for i := range d.Children {
		d.Children[i].Deadlines = nil
	}
	return d
}

func (h *history) forward(e *aftersales.Entry, was, is []aftersales.Deadline) {
	h.Helper()
	for _, d := range was {
		at := slices.IndexFunc(is, func(k aftersales.Deadline) bool { return k.Name == d.Name })
		switch {
		case e.Event == string(aftersales.EventReminded):
			if at < 0 && (d.Event != e.Event || !d.Due.Equal(e.At) && d.Due.After(e.At)) {
				h.Fatalf("%s took %s away", e.Event, toJSON(h, d))
			}
		case at < 0:
			h.Fatalf("%s took %s away", e.Event, toJSON(h, d))
		case e.Event == string(aftersales.EventDeadlineReported):
			if k := is[at]; k.Reported != d.Reported && (k.Reported != d.Reported+1 || k.Paused() || k.Held != nil || k.Asked != nil || k.Grace != 0 || !k.Due.After(e.At)) {
				h.Fatalf("the platform's word made %s of %s", toJSON(h, k), toJSON(h, d))
			} else if k.Reported == d.Reported && toJSON(h, k) != toJSON(h, d) {
				h.Fatalf("the platform's word about another made %s of %s", toJSON(h, k), toJSON(h, d))
			}
		case e.Event != string(aftersales.EventReleased) && (is[at].Due.Before(d.Due) || is[at].Left < d.Left),
			is[at].Paused() != d.Paused(), is[at].Held != nil && is[at].Held.Left < 0:
			h.Fatalf("%s moved %s back to %s", e.Event, toJSON(h, d), toJSON(h, is[at]))
		}
	}
}

// The dice throw every remark about a deadline, again and again.
func TestHistoriesMoveDeadlines(t *testing.T) {
	only := patient(t)
	policies := rules{}
	for _, id := range append(played, "patient") {
		policies[id] = only
	}
	seen := map[string]int{}
	for seed := range uint64(250) {
		for event, n := range playHistory(t, policies, &dice{rng: rand.New(rand.NewPCG(seed, 17)), move: true}).moved {
			seen[event] += n
		}
	}
	for _, e := range ofDeadlines {
		if seen[string(e)] < 5 {
			t.Errorf("no history knows %s: %v", e, seen)
		}
	}
}
