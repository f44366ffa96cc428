package policytest

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// senders are who sends a command that is the seller's part: he, and whom the policy lets stand in for him, but for those to whom
// it says that the platform does that here.
func (w *walk) senders(s *aftersales.Situation, c aftersales.Command) []order.Party {
	may := []order.Party{order.Seller}
	for _, p := range ask(w, "Deputies", s, func(s *aftersales.Situation) []order.Party { return w.policy.Deputies(s, c.Name()) }) {
		if !p.Valid() {
			w.once("deputy", "Deputies lets %q send %s: name a party", p, c.Name())
		} else if !slices.Contains(may, p) {
			may = append(may, p)
		}
	}
	return slices.DeleteFunc(may, func(p order.Party) bool {
		s.By = p
		return slices.ContainsFunc(w.permit(s, c), func(f order.Fault) bool { return f.Code == "platform_managed" })
	})
}

// permit asks whether a command may be sent, at the instant of the situation or at that at which a refusal says that its time begins or was
// over.
func (w *walk) permit(s *aftersales.Situation, c aftersales.Command) []order.Fault {
	now := s.At
	defer func() { s.At = now }()
	question := func(s *aftersales.Situation) []order.Fault { return w.policy.Permit(s, c) }
	faults := ask(w, "Permit", s, question)
	if at, ok := otherTime(faults); ok {
		s.At = at
		faults = ask(w, "Permit", s, question)
	}
	return faults
}
