package aftersales

import (
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/order"
)

func (f FileClaim) decide(t *turn) error {
	t.actor(order.Seller, order.Platform)
	c := t.named(f.Case)
	if c == nil {
		return t.refused(f.Case)
	}
	t.recordFaults("claim", f.Claim, f.Reason, f.Evidence)
	asked := t.borne(c, t.by)
	if c.State.Executing() {
		t.upTo(&asked, f.Amount)
	} else {
		t.fault(t.notAllowed(string(c.State)))
	}
	filed := Claim{ID: f.Claim, By: t.by, At: t.at, Amount: f.Amount, Reason: f.Reason, Evidence: slices.Clone(f.Evidence)}
	if in, err := f.Amount.In(t.d.Order.Currency); err == nil {
		filed.Amount = in.Plain()
	}
	if at := c.claim(f.Claim); at >= 0 && f.Claim != "" {
		if c.Claims[at].alike(filed) {
			return nil // it was sent before
		}
		t.fault(order.NewFault("claim_exists", "claim", fmt.Sprintf("claim %q was filed with another content", order.Shorten(f.Claim, 64)), "claim", order.Shorten(f.Claim, 64)))
	}
	if err := t.permitRecord(c, f, c.State.Executing()); err != nil {
		return err
	}
	if filed.ID == "" {
		filed.ID = unused("claim", len(c.Claims), func(id string) bool { return c.claim(id) >= 0 })
	}
	t.keepRecord(c, EventClaimFiled, Change{Claims: append(slices.Clone(c.Claims), filed)}, Effect{Kind: Notify, To: order.Platform, Record: filed.ID})
	return nil
}

func (r RuleClaim) decide(t *turn) error {
	t.actor(order.Platform)
	c := t.named(r.Case)
	if c == nil {
		return t.refused(r.Case)
	}
	at := c.claim(r.Claim)
	if at < 0 {
		t.fault(order.NewFault("claim_unknown", "claim", fmt.Sprintf("there is no claim %q that is not decided", order.Shorten(r.Claim, 64)), "claim", order.Shorten(r.Claim, 64)))
		return t.refused(c.ID)
	}
	claim := c.Claims[at]
	if claim.Ruling != nil {
		if len(t.faults) == 0 && t.moves(claim.Ruling.Transfer, &r.Amount, r.Bears) {
			return nil
		}
		t.fault(t.notAllowed("ruled"))
		return t.refused(c.ID)
	}
	claim.Ruling = r.ruling(t, c, claim)
	if err := t.permitRecord(c, r, true); err != nil {
		return err
	}
	claims := slices.Clone(c.Claims)
	claims[at] = claim
	event, effects := EventClaimDenied, []Effect{{Kind: Notify, To: claim.By, Record: claim.ID}}
	if moved := claim.Ruling.Transfer; moved != nil {
		event = EventClaimGranted
		effects = append(effects, Effect{Kind: ManualTask, Topic: "fund_claim", Record: claim.ID, Transfer: moved})
	}
	t.keepRecord(c, event, Change{Claims: claims}, effects...)
	return nil
}

// ruling checks what is granted of a claim: at most what was asked, and what the party still bears.
func (r RuleClaim) ruling(t *turn, c *Case, claim Claim) *ClaimRuling {
	is := &ClaimRuling{At: t.at}
	switch {
	case r.Amount.Sign() == 0 && r.Bears != "":
		t.fault(order.NewFault("ruling_unclear", "bears", "a claim that is denied is borne by nobody"))
	case r.Amount.Sign() != 0:
		is.Transfer = t.transfer(c, &r.Amount, r.Bears, claim.By)
		if is.Transfer.Amount.Minor() > claim.Amount.Minor() && len(t.faults) == 0 {
			most := t.bound(claim.Amount)
			t.upTo(&most, r.Amount)
		}
	}
	return is
}

// claim finds a claim; without an id the only one that is not decided.
func (c *Case) claim(id string) int {
	return one(len(c.Claims), id, func(i int) (string, bool) { return c.Claims[i].ID, c.Claims[i].Ruling == nil })
}

// named finds a case, and faults one that is not there.
func (t *turn) named(id string) *Case {
	at := t.d.caseIndex(id)
	if at < 0 {
		t.caseUnknown(id)
		return nil
	}
	return &t.d.Cases[at]
}

// recordFaults checks what whoever files a record chooses.
func (t *turn) recordFaults(path, id, reason string, evidence []string) {
	t.name(path, id)
	t.fault(textFaults("reason", reason)...)
	t.fault(evidenceFaults(evidence, "")...)
}

// permitRecord asks the policy about a command that moves no case, where it can be carried out at all.
func (t *turn) permitRecord(c *Case, command Command, possible bool) error {
	s, p := t.situation(c.Child, t.d.caseIndex(c.ID))
	if p == nil {
		return t.broken
	}
	if possible {
		t.fault(p.Permit(s, command)...)
	}
	if len(t.faults) > 0 {
		return t.refused(c.ID)
	}
	return nil
}

// keepRecord writes down what becomes of a record; the case stays where it is.
func (t *turn) keepRecord(c *Case, event Event, change Change, effects ...Effect) {
	for i := range effects {
		if effects[i].Kind == Notify {
			effects[i].Topic = string(event)
		}
	}
	t.record(Entry{Case: c.ID, Child: c.Child, Event: string(event), Change: &change}, effects...)
}

// unused makes an id that no record of the case has: appeal-1.
func unused(word string, n int, taken func(id string) bool) string {
	for {
		n++
		if id := fmt.Sprint(word, "-", n); !taken(id) {
			return id
		}
	}
}
