package policytest

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// move is an event with where it leads.
type move struct {
	event aftersales.Event
	to    spot
}

// offers are the kinds that the seller may offer about a case, and the buyer in return; but for the case's own only where
// others are looked for.
func (w *walk) offers(s *aftersales.Situation, others bool) []aftersales.Kind {
	if !bargaining(s.Case.State) || s.Kind == aftersales.Cancel {
		return nil
	}
	return slices.DeleteFunc(aftersales.Kinds(), func(k aftersales.Kind) bool {
		if k == aftersales.Cancel || k != s.Kind && !others || !fits(s.Kind, k, s.Goods) {
			return true
		}
		offer := aftersales.Offer{Case: "c-1", Revision: 1, Kind: k, Address: "12 Hill Road"}
		return !slices.ContainsFunc(w.senders(s, offer), func(p order.Party) bool {
			s.By = p
			return len(w.permit(s, offer)) == 0
		})
	})
}

func bargaining(s aftersales.State) bool {
	return s == aftersales.AwaitingSeller || s == aftersales.AwaitingBuyer
}

// fits reports whether a case can become another kind by an offer, where its goods are.
func fits(was, is aftersales.Kind, goods aftersales.GoodsState) bool {
	switch {
	case was == is:
		return slices.Contains(aftersales.Flow(is).States(), aftersales.AwaitingBuyer)
	case is == aftersales.RefundOnly:
		return goods != aftersales.NotShipped
	case is.Returns():
		return goods == aftersales.Received || goods == aftersales.Returned
	}
	return is == aftersales.Resend && (goods == aftersales.InTransit || goods == aftersales.Received)
}

// bargains are how a case goes on when one of the offers is accepted, by a word or by silence.
func (w *walk) bargains(sc scene, was *aftersales.Situation, at spot, offers []aftersales.Kind, silent []aftersales.Event) []move {
	var moves []move
	for _, at.kind = range offers {
		s := at.situation(sc, was.Liable, was.Child.Status)
		allowed := slices.DeleteFunc([]aftersales.Event{aftersales.EventAcceptedReturn, aftersales.EventAcceptedRefund, aftersales.EventAcceptedReplacement}, func(e aftersales.Event) bool {
			return !aftersales.Flow(at.kind).Can(at.state, e) || e == aftersales.EventAcceptedReturn && at.goods == aftersales.Returned || e == aftersales.EventAcceptedRefund && at.kind.Replaces()
		})
		by, to := order.Seller, order.Buyer
		if at.state == aftersales.AwaitingSeller {
			by, to = to, by
		}
		s.Case.Offer = &aftersales.Proposal{By: by, Kind: at.kind, Quote: sc.quote, At: s.At, Address: "12 Hill Road"}
		s.By = to
		accept := aftersales.AcceptOffer{Case: "c-1", Revision: 2}
		ask(w, "Permit", s, func(s *aftersales.Situation) []order.Fault { return w.policy.Permit(s, accept) })
		event := ask(w, "Choose", s, func(s *aftersales.Situation) aftersales.Event {
			return w.policy.Choose(s, accept, slices.Clone(allowed))
		})
		if slices.Contains(allowed, event) {
			moves = append(moves, move{event, at.after(event)})
		} else {
			w.once("choose "+accept.Name(), "Choose answers %q for %s: choose one of those it is offered, here %v", event, accept.Name(), allowed)
		}
		if at.state == aftersales.AwaitingBuyer && slices.ContainsFunc(silent, silentYes) {
			event := silently(allowed[0])
			moves = append(moves, move{event, at.after(event)})
		}
	}
	return moves
}

// silentYes reports whether a deadline's event takes an offer where one awaits the buyer.
func silentYes(e aftersales.Event) bool {
	return e == aftersales.EventExpiredRefund || e == aftersales.EventExpiredReturn || e == aftersales.EventExpiredReplacement
}

// silently is the event by which silence accepts what a word would by another.
func silently(accepted aftersales.Event) aftersales.Event {
	switch accepted {
	case aftersales.EventAcceptedReturn:
		return aftersales.EventExpiredReturn
	case aftersales.EventAcceptedRefund:
		return aftersales.EventExpiredRefund
	}
	return aftersales.EventExpiredReplacement
}
