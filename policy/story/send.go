package story

import (
	"errors"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// send decides a step's messages: one, but for goods that several parties send, each of which then sends its own. Of all
// that may leave each sends what it can; lines that are named leave all or none. The dossier stays as it is.
func (p *player) send(s *Step) (sent []aftersales.Decision, by order.Party, refused *aftersales.RefusedError, err error) {
	ship, _ := s.Command.(aftersales.Ship)
	messages := p.messages(s)
	dossier, failed := p.dossier, 0
	for _, m := range messages {
		d, err := aftersales.Decide(p.policies, dossier, m, s.At)
		var no *aftersales.RefusedError
		if err != nil && !errors.As(err, &no) {
			return nil, "", nil, err
		}
		if no == nil {
			sent, dossier = append(sent, d), d.Dossier
			continue
		}
		if failed++; refused == nil {
			refused = no
		}
		if len(ship.Lines) > 0 {
			sent, failed = nil, len(messages)
			break
		}
	}
	if failed < len(messages) {
		refused = nil
	}
	return sent, messages[0].By, refused, nil
}

// messages are what a step sends. Where nobody is named, whoever usually does it sends it.
func (p *player) messages(s *Step) []aftersales.Message {
	if s.By != "" {
		return []aftersales.Message{{By: s.By, Command: p.seen(s.Command)}}
	}
	switch k := s.Command.(type) {
	case aftersales.Ship:
		return p.shipments(k)
	case aftersales.RefundSettled:
		if p.byHand(k) {
			return []aftersales.Message{{By: order.Platform, Command: k}}
		}
	case aftersales.Offer:
		return []aftersales.Message{{By: p.answers(k.Case), Command: p.seen(k)}}
	case aftersales.AcceptOffer:
		return []aftersales.Message{{By: p.answers(k.Case), Command: p.seen(k)}}
	case aftersales.Approve:
		return []aftersales.Message{{By: p.answerer(k.Case), Command: p.seen(k)}}
	case aftersales.Reject:
		return []aftersales.Message{{By: p.answerer(k.Case), Command: p.seen(k)}}
	}
	return []aftersales.Message{{By: usual(s.Command), Command: p.seen(s.Command)}}
}

// seen lets a party answer the current revision where the story names none.
func (p *player) seen(c aftersales.Command) aftersales.Command {
	current := func(id string) int {
		found, _ := p.dossier.Case(id)
		return found.Revision
	}
	switch k := c.(type) {
	case aftersales.Approve:
		if k.Revision == 0 {
			k.Revision = current(k.Case)
		}
		return k
	case aftersales.Reject:
		if k.Revision == 0 {
			k.Revision = current(k.Case)
		}
		return k
	case aftersales.Offer:
		if k.Revision == 0 {
			k.Revision = current(k.Case)
		}
		return k
	case aftersales.AcceptOffer:
		if k.Revision == 0 {
			k.Revision = current(k.Case)
		}
		return k
	case aftersales.DeclineOffer:
		if k.Revision == 0 {
			k.Revision = current(k.Case)
		}
		return k
	}
	return c
}

// answers is who offers, or answers an offer, now: the party that the case waits for.
func (p *player) answers(id string) order.Party {
	if found, _ := p.dossier.Case(id); found.State == aftersales.AwaitingBuyer {
		return order.Buyer
	}
	return order.Seller
}

// byHand reports whether a settlement is of a refund that somebody pays by hand.
func (p *player) byHand(k aftersales.RefundSettled) bool {
	return slices.ContainsFunc(p.dossier.Cases, func(c aftersales.Case) bool {
		meant := c.ID == k.Case || k.Case == "" && c.Refund != nil && c.Refund.Number == k.Number
		return meant && c.State == aftersales.ManualRefund
	})
}

// answerer is who agrees to a request or refuses it: the seller, but for a cancellation that he asks for himself.
func (p *player) answerer(id string) order.Party {
	if c, ok := p.dossier.Case(id); ok && c.Kind == aftersales.Cancel && c.State == aftersales.AwaitingBuyer {
		return order.Buyer
	}
	return order.Seller
}

// usual is who sends a command where the story does not say.
func usual(c aftersales.Command) order.Party {
	switch c.(type) {
	case aftersales.Pay, aftersales.RefundSettled, aftersales.ReportFailure:
		return order.Payment
	case aftersales.Deliver, aftersales.ReturnArrived, aftersales.ReturnToSender, aftersales.ReturnScanned, aftersales.ReportCustoms:
		return order.Carrier
	case aftersales.Approve, aftersales.Reject, aftersales.Receive, aftersales.Inspect, aftersales.RefuseReturn,
		aftersales.ShipReplacement, aftersales.ReportOutOfStock, aftersales.FileAppeal, aftersales.FileClaim, aftersales.AskExtension, aftersales.ReportDelay:
		return order.Seller
	case aftersales.Rule, aftersales.RuleAppeal, aftersales.RuleClaim, aftersales.RetryRefund, aftersales.RefundByHand,
		aftersales.ReportDeadline:
		return order.Platform
	case aftersales.Push, aftersales.Intercepted, aftersales.InterceptFailed:
		return order.Warehouse
	case aftersales.Wait:
		return order.Timer
	}
	return order.Buyer
}

// shipments are the messages of the parties that send the goods a shipment is about, in the order of the child orders.
// Where several do, each sends all it can of its own; lines that are named leave each child order by themselves.
func (p *player) shipments(c aftersales.Ship) []aftersales.Message {
	var messages []aftersales.Message
	left := make([]wanted, len(c.Lines))
	for i, l := range c.Lines {
		left[i].ShipLine = l
	}
	for _, ch := range p.dossier.Order.Children {
		if c.Child != "" && c.Child != ch.ID || !p.unsent(ch.ID) {
			continue
		}
		own := c
		if len(c.Lines) > 0 {
			own.Child = ch.ID
			if own.Lines = p.share(ch.ID, left); len(own.Lines) == 0 {
				continue
			}
		}
		by := ch.Fulfilment.Party()
		if len(c.Lines) > 0 || !slices.ContainsFunc(messages, func(m aftersales.Message) bool { return m.By == by }) {
			messages = append(messages, aftersales.Message{By: by, Command: own})
		}
	}
	one := len(messages) > 0 && !slices.ContainsFunc(messages, func(m aftersales.Message) bool { return m.By != messages[0].By })
	short := slices.ContainsFunc(left, func(w wanted) bool { return !w.served })
	switch {
	case len(messages) == 0:
		return []aftersales.Message{{By: order.Seller, Command: c}}
	case one, short: // one message says what is wrong with lines that cannot leave
		return []aftersales.Message{{By: messages[0].By, Command: c}}
	}
	return messages
}

// wanted is a line that is to leave, less what child orders were found to send of it.
type wanted struct {
	aftersales.ShipLine
	served bool
}

// share takes what a child order can send of the lines that are wanted.
func (p *player) share(child string, left []wanted) []aftersales.ShipLine {
	var own []aftersales.ShipLine
	progress, _ := p.dossier.Child(child)
	for _, slot := range p.dossier.Allocation().Shares().Slots {
		id := p.dossier.Order.Lines[slot.Line].ID
		can := slot.Units - progress.Shipped[id]
		if p.dossier.Order.Children[slot.Child].ID != child || can <= 0 {
			continue
		}
		for i := range left {
			w := &left[i]
			switch {
			case w.Line != id || w.served && w.Quantity != 0:
			case w.Quantity <= 0, w.Quantity <= can: // without a quantity: all that may leave, here and elsewhere
				own, w.served = append(own, w.ShipLine), true
			default:
				w.Quantity -= can
				own = append(own, aftersales.ShipLine{Line: id, Quantity: can})
			}
		}
	}
	return own
}

// unsent reports whether units of a child order may still have to leave.
func (p *player) unsent(child string) bool {
	progress, ok := p.dossier.Child(child)
	return ok && !progress.Status.Terminal() && progress.Status != order.AwaitingReceipt
}
