package refundtest

import (
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/recourse-go/recourse/refund"
)

// story is one way in which requests are played: what stands, and how it came to. Its methods return what follows and leave
// it as it was, so that stories share their beginnings.
type story struct {
	*player
	ledger   refund.Ledger
	sums     sums
	stands   []stand
	deeds    []deed
	withdrew bool
	ending   bool // what is left is refunded: the requests are this package's own
	answers  *[]answer
}

// stand is a quote that stands, and what was asked for it.
type stand struct {
	request *refund.Request
	quote   *refund.Quote
}

// answer is what a ledger says to a request.
type answer struct {
	quote refund.Quote
	err   error
}

func (p *player) begin() story {
	return story{player: p, sums: p.newSums(nil), answers: new([]answer)}
}

// then is the story with one more deed told.
func (h story) then(what string, r *refund.Request) story {
	h.deeds = append(slices.Clip(h.deeds), deed{what, r})
	h.answers = new([]answer)
	return h
}

func (h *story) violated(law, on, text string) { h.add(law, on, text, h.deeds) }

func (h *story) last() refund.Quote { return *h.stands[len(h.stands)-1].quote }

// ask puts a request; if it is granted its quote stands in the story returned.
func (h story) ask(r *refund.Request) (story, bool) {
	next := h.then("", r)
	q, err := h.compute(h.a, h.ledger, *r, h.terms)
	if err != nil {
		if refused := (*refund.RefusedError)(nil); !errors.As(err, &refused) {
			next.violated("M7", "a request", "it is neither granted nor refused: "+err.Error())
		}
		return h, false
	}
	next.checkQuote(&q)
	next.checkAsked(&q, r)
	next.checkBooks(&q)
	next.ledger = h.with(h.ledger, h.a, q)
	next.stands = append(slices.Clip(h.stands), stand{r, &q})
	next.sums = h.posted(h.sums, &q, 1)
	next.checkStanding()
	if !h.ending {
		next.struckAgain(h.ledger, &q, r)
		next.takenOut(&h, &q, r)
	}
	return next, true
}

// struckAgain: M7, struck again with nothing changed a quote is what it was.
func (h *story) struckAgain(before refund.Ledger, q *refund.Quote, r *refund.Request) {
	if h.known("M7", "Restrike") {
		return
	}
	again, err := h.restrike(h.a, before, before, *q, *r, h.terms)
	if err != nil {
		h.violated("M7", "Restrike", "with nothing changed it fails: "+err.Error())
		return
	}
	want := *q
	want.Provisional = false
	if again.Total != want.Total {
		h.violated("M7", "Restrike", fmt.Sprintf("with nothing changed %s becomes %s: %s", want.Total.Number(), again.Total.Number(), h.off(again.Total.Minor(), want.Total.Minor())))
		return
	}
	if !reflect.DeepEqual(want, again) {
		if diff := difference(want, again); diff != "" {
			h.violated("M7", "Restrike", "with nothing changed it is another quote (-computed +struck again)\n"+diff)
		}
	}
}

// takenOut: M5, without the quote the ledger gives the answers it gave before.
func (h *story) takenOut(before *story, q *refund.Quote, r *refund.Request) {
	if len(*before.answers) == 0 {
		*before.answers = h.asked(before.ledger)
	}
	ledger := h.without(h.ledger, h.a, *q)
	h.sameAnswers("without its quote the ledger is not what it was", *before.answers, h.asked(ledger))
	again, err := h.compute(h.a, ledger, *r, h.terms)
	h.sameAnswer("withdrawn and asked again it is not what it was", r, answer{*q, nil}, answer{again, err})
}

// asked is what a ledger says to all probes.
func (p *player) asked(l refund.Ledger) []answer {
	answers := make([]answer, len(p.probes))
	for i, probe := range p.probes {
		answers[i].quote, answers[i].err = p.compute(p.a, l, probe, p.terms)
	}
	return answers
}

func (h *story) sameAnswers(text string, want, got []answer) {
	for i := range want {
		h.sameAnswer(text, &h.probes[i], want[i], got[i])
	}
}

func (h *story) sameAnswer(text string, r *refund.Request, want, got answer) {
	if h.known("M5", "Without") || reflect.DeepEqual(want, got) {
		return
	}
	text = fmt.Sprintf("%s: %s gets", text, wording(r))
	switch {
	case want.err != nil || got.err != nil:
		h.violated("M5", "Without", fmt.Sprintf("%s %s, before %s", text, got.told(), want.told()))
	case want.quote.Total != got.quote.Total:
		h.violated("M5", "Without", fmt.Sprintf("%s %s, before %s: %s", text, got.told(), want.told(), h.off(got.quote.Total.Minor(), want.quote.Total.Minor())))
	default:
		h.violated("M5", "Without", text+" another quote (-before +without)\n"+difference(want.quote, got.quote))
	}
}

func (a answer) told() string {
	if refused := (*refund.RefusedError)(nil); errors.As(a.err, &refused) {
		return fmt.Sprintf("%q with the ceiling %s", a.err.Error(), refused.Ceiling.Number())
	}
	if a.err != nil {
		return fmt.Sprintf("%q", a.err.Error())
	}
	return a.quote.Total.Number()
}

// withdraw takes a quote that stands back.
func (h story) withdraw(k int) story {
	of := h.stands[k]
	next := h.then("withdraw", of.request)
	next.withdrew = true
	next.ledger = h.without(h.ledger, h.a, *of.quote)
	next.sums = h.posted(h.sums, of.quote, -1)
	next.stands = slices.Delete(slices.Clone(h.stands), k, k+1)
	next.checkStanding()
	var anew refund.Ledger
	for _, s := range next.stands {
		anew = h.with(anew, h.a, *s.quote)
	}
	next.sameAnswers("the ledger differs from one of the quotes that are left", h.asked(anew), h.asked(next.ledger))
	return next
}

// execute strikes every quote that stands again, one after the other, as refunds are executed: from the first, or from the
// last.
func (h story) execute(backwards bool) story {
	var executing refund.Ledger
	for i := range h.stands {
		k := i
		if backwards {
			k = len(h.stands) - 1 - i
		}
		of := h.stands[k]
		next := h.then("execute", of.request)
		others := h.without(h.ledger, h.a, *of.quote)
		q, err := h.restrike(h.a, others, executing, *of.quote, *of.request, h.terms)
		if err != nil {
			next.violated("M7", "execution", "it fails: "+err.Error())
			return h
		}
		next.checkQuote(&q)
		next.checkBooks(&q)
		if q.Provisional {
			next.violated("M7", "execution", "struck again the quote is still provisional")
		}
		next.ledger, executing = h.with(others, h.a, q), h.with(executing, h.a, q)
		next.stands = slices.Clone(h.stands)
		next.stands[k].quote = &q
		next.sums = h.posted(h.posted(h.sums, of.quote, -1), &q, 1)
		next.checkStanding()
		h = next
	}
	return h
}
