package aftersales_test

import (
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// events are the events of some entries, with their times since the tale began.
func (t *tale) events(entries []aftersales.Entry) []string {
	var list []string
	for _, e := range entries {
		list = append(list, e.Event+" "+e.At.Sub(noon).String())
	}
	return list
}

// A message at the very instant of a deadline still counts; Wait at that instant lets it fire.
func TestTheVeryInstant(t *testing.T) {
	tests := []struct {
		why   string
		after time.Duration
		do    step
		want  aftersales.State
	}{
		{"a no at the instant", 48 * hour, reject, aftersales.Rejected},
		{"a no within the same microsecond", 48*hour + 999*time.Nanosecond, reject, aftersales.Rejected},
		{"a no, one microsecond late", 48*hour + time.Microsecond, reject, aftersales.Refunding},
		{"nothing, until just before", 48*hour - time.Microsecond, step{by: timer, do: aftersales.Wait{}}, aftersales.AwaitingSeller},
		{"nothing, until the instant", 48 * hour, step{by: timer, do: aftersales.Wait{}}, aftersales.Refunding},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(onWay...)
		told.now = noon.Add(tt.after)
		_ = told.send(tt.do.by, tt.do.do)
		if got := told.find("c1").State; got != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, got, tt.want)
		}
	}
}

// Deadlines fire in order, each as of its own time, however late anybody looks; what they lead to fires too.
func TestLateDeadlines(t *testing.T) {
	second := step{by: buyer, do: aftersales.Open{Case: "c2", Kind: aftersales.RefundOnly, Reason: aftersales.LostInTransit}}
	told := begin(t, twoShops).play(pay, step{by: seller, do: aftersales.Ship{}})
	told.play(hours(10), step{by: buyer, do: aftersales.Open{Case: "c1", Kind: aftersales.ReturnRefund, Reason: aftersales.Disliked, Child: "a"}}, hours(10), second)
	told.wait(10_000 * hour)
	diff(t, "events", []string{
		"expired_return 58h0m0s",        // the seller of a was silent for 48 h
		"expired_refund 68h0m0s",        // and about b
		"expired_close 226h0m0s",        // a was never sent back: 168 h later; a's confirmation runs on
		"expired_confirmation 456h0m0s", // 230 h were left
	}, told.events(told.last.Entries))
	late := told.now
	told.must(payment, aftersales.RefundSettled{Case: "c2"})
	if c := told.find("c2"); !c.EnteredAt.Equal(late) {
		t.Errorf("settled at %s", c.EnteredAt)
	}
}

// A refused command saves the deadlines that were due, and nothing else.
func TestRefusedAfterDeadlines(t *testing.T) {
	told := begin(t, fruit).play(onWay...)
	told.now = noon.Add(100 * hour)
	diff(t, "faults", []string{"command_not_allowed"}, codes(told.send(reject.by, reject.do)))
	diff(t, "events", []string{"expired_refund 48h0m0s"}, told.events(told.last.Entries))
	told.state(aftersales.Refunding)
	told.must(payment, aftersales.RefundSettled{Case: "c1"})
	told.status(order.Closed)
}

// The confirmation stands still while a case is open, to the microsecond, however often.
func TestConfirmationPauses(t *testing.T) {
	due := func(told *tale) string {
		d := told.child("default").Deadlines[0]
		if d.Paused() {
			return "stopped with " + d.Left.String()
		}
		return d.Due.Sub(noon).String()
	}
	told := begin(t, fruit).play(pay, ship)
	diff(t, "shipped", "240h0m0s", due(told))
	told.now = noon.Add(100*hour + time.Microsecond)
	told.play(lost)
	diff(t, "asked", "stopped with 139h59m59.999999s", due(told))
	told.play(hours(3), withdraw)
	diff(t, "withdrawn", "243h0m0s", due(told))
	second := cheaper.do.(aftersales.Open)
	second.Case = "c2"
	told.play(hours(7), step{by: buyer, do: second}, hours(5))
	told.must(seller, aftersales.Approve{Case: "c2", Revision: 1})
	diff(t, "money is on its way", "stopped with 132h59m59.999999s", due(told))
	told.play(hours(1))
	told.must(payment, aftersales.RefundSettled{Case: "c2"})
	diff(t, "paid", "249h0m0s", due(told))
	told.now = noon.Add(249 * hour)
	told.must(timer, aftersales.Wait{})
	told.status(order.Completed)
	if at := told.child("default").CompletedAt; !at.Equal(told.now) {
		t.Errorf("completed at %s", at)
	}
}

// A case opened at the very instant of the confirmation stops it with nothing left; it fires when the case is over.
func TestConfirmationStoppedAtTheInstant(t *testing.T) {
	told := begin(t, fruit).play(pay, ship)
	told.now = noon.Add(240 * hour)
	told.play(lost)
	if d := told.child("default").Deadlines[0]; !d.Paused() || d.Left != 0 {
		t.Fatalf("deadline %s", toJSON(t, d))
	}
	told.now = told.now.Add(hour)
	told.must(buyer, aftersales.Withdraw{Case: "c1"})
	told.status(order.AwaitingReceipt)
	told.must(timer, aftersales.Wait{})
	told.status(order.Completed)
}

// A delivery leaves the clocks that run alone.
func TestDeliveryKeepsClocks(t *testing.T) {
	told := begin(t, fruit).play(pay, ship, hours(5), lost, hours(2), step{by: carrier, do: aftersales.Deliver{}})
	ch := told.child("default")
	if !ch.DeliveredAt.Equal(told.now) || !ch.Deadlines[0].Paused() || ch.Deadlines[0].Left != 235*hour {
		t.Errorf("delivered at %s, deadlines %s", ch.DeliveredAt, toJSON(t, ch.Deadlines))
	}
}

// The clock of a dossier never goes back.
func TestClockSetBack(t *testing.T) {
	told := begin(t, fruit).play(pay, ship, hours(100), lost)
	told.now = noon.Add(-24 * hour)
	told.play(approve)
	e := told.last.Entries[0]
	if !e.At.Equal(noon.Add(100*hour)) || told.dossier.At.Before(noon.Add(100*hour)) {
		t.Errorf("the entry is of %s", e.At)
	}
	told.now = noon.Add(100*hour + 1).In(time.FixedZone("x", 3600))
	told.play(settled)
	if at := told.last.Entries[0].At; at.Location() != time.UTC || !at.Equal(noon.Add(100*hour)) {
		t.Errorf("the entry is of %s", at)
	}
}

// A policy that sets a deadline of the past over and over is found out, and decides nothing.
func TestEndlessDeadlines(t *testing.T) {
	for _, policy := range []string{"stuck"} {
		told := begin(t, fruit, under(policy)).play(onWay...)
		m := aftersales.Message{By: timer, Command: aftersales.Wait{}}
		d, err := aftersales.Decide(told.policies, told.dossier, m, noon.Add(hour))
		if err == nil || !d.Empty() || !strings.Contains(err.Error(), "without an end") {
			t.Errorf("%s: got %d entries, %v", policy, len(d.Entries), err)
		}
	}
	told := begin(t, fruit, under("endless")).play(onWay...)
	told.wait(60 * hour) // sixty amendments, an hour each, come to an end
	if n := len(told.last.Entries); n != 60 {
		t.Errorf("%d amendments", n)
	}
}

// A deadline whose event the state no longer allows is taken off and does nothing else.
func TestDeadlineThatDoesNotFit(t *testing.T) {
	told := begin(t, fruit, under("misfit")).play(onWay...)
	told.wait(2 * hour)
	told.state(aftersales.AwaitingSeller)
	if e := told.last.Entries[0]; e.Event != "" || len(told.find("c1").Deadlines) != 0 {
		t.Errorf("it wrote %s", toJSON(t, e))
	}
}
