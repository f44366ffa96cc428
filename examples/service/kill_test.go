package main_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// Refunds are on their way while the service is killed, at any moment, again and again. In the end every case is refunded, and
// every refund was paid once.
func TestKill(t *testing.T) {
	const kills, each, trouble = 8, 3, "60"
	onEach(t, func(t *testing.T, flags []string) {
		ledger := filepath.Join(t.TempDir(), "provider.jsonl")
		run := func(seed int) *process {
			return start(t, append(flags, "-ledger", ledger, "-trouble", trouble, "-seed", fmt.Sprint(seed))...)
		}
		p := run(0)
		want := map[string][]string{}
		for i := range kills * each {
			id := fmt.Sprintf("o-%d", i)
			p.asked(t, id, "card")
			want[id+"-1"] = []string{"20.00 EUR"}
		}
		for kill := range kills {
			for i := range each {
				p.approve(t, fmt.Sprintf("o-%d", kill*each+i))
			}
			time.Sleep(rand.N(150 * time.Millisecond))
			p.kill()
			t.Logf("killed with %d of %d refunds paid", len(paid(t, ledger)), (kill+1)*each)
			p = run(kill + 1)
		}
		within(t, 20*time.Second, "every case is refunded", func() bool { return p.cases(t, "refunded") == kills*each })
		if diff := cmp.Diff(want, paid(t, ledger)); diff != "" {
			t.Errorf("what was paid (-want +got):\n%s", diff)
		}
		var timeline struct {
			Refund  struct{ Paid string }
			Entries []struct{ Did, What string }
		}
		p.ask(t, "GET", "/orders/o-0/cases/c1/timeline", "", "", &timeline)
		if n := len(timeline.Entries); n != 3 || timeline.Refund.Paid != "20.00 EUR" {
			t.Errorf("the case was opened, approved and refunded, and no more: %+v", timeline)
		}
		var dead struct{ Items []struct{ ID, Reason string } }
		if p.ask(t, "GET", "/dead-letters", "", "", &dead); len(dead.Items) > 0 {
			t.Errorf("dead letters: %+v", dead.Items)
		}
	})
}

// A refund that the provider never pays is set aside or fails, and somebody takes it from there.
func TestDeadLetterAndFailure(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	flags := []string{"-db", filepath.Join(dir, "recourse.db"), "-trouble", "0"}
	mine, other := filepath.Join(dir, "mine.jsonl"), filepath.Join(dir, "other.jsonl")
	write(t, other, `{"state": "settled", "number": "o-1-1", "tender": "card", "amount": "19.00", "currency": "EUR", "total": "19.00"}`+"\n"+`{"state": "told", "number": "o-1-1", "tender": "card"}`+"\n")
	p := start(t, append(flags, "-ledger", other)...)
	p.asked(t, "o-1", "card") // under whose number the provider paid another amount before
	p.approve(t, "o-1")
	var dead struct{ Items []struct{ ID, Reason string } }
	within(t, 10*time.Second, "the order is set aside", func() bool {
		p.ask(t, "GET", "/dead-letters", "", "", &dead)
		return len(dead.Items) == 1
	})
	if !strings.Contains(dead.Items[0].Reason, "422") || !strings.Contains(dead.Items[0].Reason, "19.00 EUR was ordered under o-1-1 before, and now it is 20.00 EUR") {
		t.Errorf("the reason: %s", dead.Items[0].Reason)
	}
	var counted map[string]int
	if p.ask(t, "GET", "/metrics", "", "", &counted); counted["effects_buried"] != 1 {
		t.Errorf("counted: %v", counted)
	}
	p.kill()
	p = start(t, append(flags, "-ledger", mine)...) // somebody has put the provider's books right
	p.ask(t, "POST", "/dead-letters/retry", "", `{"id": "`+dead.Items[0].ID+`"}`, nil)
	within(t, 10*time.Second, "the case is refunded", func() bool { return p.cases(t, "refunded") == 1 })

	p.asked(t, "o-2", "closed-account")
	p.approve(t, "o-2")
	within(t, 10*time.Second, "the refund failed", func() bool { return p.cases(t, "refund_failed") == 1 })
	p.ask(t, "POST", "/orders/o-2/messages", "platform", `{"do": "refund_by_hand", "case": "c1"}`, nil)
	p.ask(t, "POST", "/orders/o-2/messages", "platform", `{"do": "refund_settled", "case": "c1", "proof": "transfer 17"}`, nil)
	if n := p.cases(t, "refunded"); n != 2 {
		t.Errorf("%d cases are refunded, want 2", n)
	}
	if got := paid(t, mine); len(got) != 1 || len(got["o-1-1"]) != 1 {
		t.Errorf("the provider paid %v", got)
	}
}
