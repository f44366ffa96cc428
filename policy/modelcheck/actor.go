package modelcheck

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// actors: a command that is accepted came from somebody who may send it.
func (s *transition) actors() {
	if may := s.senders(&s.from.dossier, s.message.Command); !slices.Contains(may, s.message.By) {
		text := fmt.Sprintf("%s is accepted from %q, only %v may send it", s.message.Command.Name(), s.message.By, may)
		s.breaks(Actors, text, expect{"faults": []string{"actor_not_allowed"}})
	}
}

// senders says who may send a command to a dossier: whose part it is, and whom the policy lets stand in for the seller, or
// pay by hand. Nobody answers for the buyer.
func (x *explorer) senders(d *aftersales.Dossier, c aftersales.Command) []order.Party {
	may := players(d, c)
	_, byHand := c.(aftersales.RefundByHand)
	at := slices.IndexFunc(d.Children, func(ch aftersales.Child) bool { return ch.Progress.Child == aimedAt(d, c).Child })
	if at < 0 || !byHand && !slices.Contains(may, order.Seller) {
		return may
	}
	p, err := x.config.Policies.Policy(d.Children[at].Policy, d.Order.PlacedAt)
	if err != nil {
		return may
	}
	deputies := p.Deputies(&aftersales.Situation{Order: &d.Order, Doc: &d.Order.Children[at], Child: &d.Children[at], At: d.At}, c.Name())
	return append(may, slices.DeleteFunc(slices.Clone(deputies), func(p order.Party) bool { return slices.Contains(may, p) })...)
}

// players says whose part a command is, by the specification and not by the code that decides. Of a command that it does not
// know it is nobody's.
func players(d *aftersales.Dossier, c aftersales.Command) []order.Party {
	about := aimedAt(d, c)
	switch k := c.(type) {
	case aftersales.Place:
		return parties(order.Buyer, order.Seller, order.Platform, order.Payment) // whoever runs the checkout
	case aftersales.Wait:
		return append(order.Parties(), "") // time passes for everybody
	case aftersales.Open, aftersales.CancelOrder:
		return parties(order.Buyer, order.Seller, order.Platform, order.Timer)
	case aftersales.Pay:
		return parties(order.Payment, order.Platform)
	case aftersales.Push:
		return parties(order.Seller, order.Warehouse, order.Platform)
	case aftersales.Ship:
		return shippers(d)
	case aftersales.Deliver:
		return parties(order.Carrier, order.Platform, order.Warehouse, order.Seller) // whoever reads the carrier's tracking
	case aftersales.ConfirmReceipt, aftersales.ShipReturn, aftersales.ConfirmReplacement:
		return parties(order.Buyer)
	case aftersales.Amend, aftersales.Withdraw:
		return parties(about.By) // whoever asked
	case aftersales.Escalate, aftersales.SubmitEvidence, aftersales.FileAppeal:
		return parties(order.Buyer, order.Seller)
	case aftersales.Offer, aftersales.AcceptOffer:
		return talkers(about)
	case aftersales.DeclineOffer:
		return parties(order.Buyer) // a seller refuses a counter-offer with the request
	case aftersales.Approve, aftersales.Reject:
		if about.Kind == aftersales.Cancel {
			return talkers(about) // what the seller wants to cancel the buyer agrees to
		}
		return parties(order.Seller)
	case aftersales.RefuseReturn:
		return parties(order.Seller)
	case aftersales.Receive, aftersales.Inspect, aftersales.ShipReplacement, aftersales.ReportOutOfStock:
		return receivers(d)
	case aftersales.FileClaim:
		return parties(order.Seller, order.Platform) // who may have borne the refund
	case aftersales.Rule, aftersales.RuleAppeal, aftersales.RuleClaim, aftersales.RefundByHand, aftersales.ReportDeadline:
		return parties(order.Platform)
	case aftersales.Intercepted, aftersales.InterceptFailed:
		return parties(order.Warehouse)
	case aftersales.RefuseParcel:
		return parties(order.Buyer, order.Carrier)
	case aftersales.ReturnArrived, aftersales.ReturnScanned, aftersales.ReturnToSender:
		return parties(order.Carrier, order.Platform)
	case aftersales.AskExtension, aftersales.AgreeExtension, aftersales.RefuseExtension, aftersales.Hold:
		return askers()
	case aftersales.ReleaseHold:
		return parties(holder(d, k), order.Platform)
	case aftersales.ReportDelay, aftersales.ReportCustoms:
		return parties(order.Seller, order.Carrier, order.Warehouse, order.Platform)
	case aftersales.RefundSettled:
		return payers(about)
	case aftersales.ReportFailure:
		return parties(order.Payment)
	case aftersales.RetryRefund:
		return parties(order.Platform, order.Seller, order.Timer)
	}
	return nil
}

func parties(p ...order.Party) []order.Party { return p }

// shippers send the goods of at least one child order.
func shippers(d *aftersales.Dossier) []order.Party {
	var list []order.Party
	for _, ch := range d.Order.Children {
		switch ch.Fulfilment {
		case order.ByWarehouse:
			list = append(list, order.Warehouse, order.Seller)
		case order.ByPlatform:
			list = append(list, order.Platform, order.Warehouse)
		default:
			list = append(list, order.Seller)
		}
	}
	return list
}

// receivers take goods in and send others: the seller, a warehouse for him, and the platform where it sends the goods itself.
func receivers(d *aftersales.Dossier) []order.Party {
	list := parties(order.Seller, order.Warehouse)
	if slices.ContainsFunc(d.Order.Children, func(ch order.Child) bool { return ch.Fulfilment == order.ByPlatform }) {
		list = append(list, order.Platform)
	}
	return list
}

// talkers make and take offers: the seller while the case waits for him, the buyer while it waits for his answer.
func talkers(c *aftersales.Case) []order.Party {
	if c.State == aftersales.AwaitingBuyer {
		return parties(order.Buyer)
	}
	return parties(order.Seller)
}

// payers settle a refund: the payment provider, or by hand platform and seller; told again anybody of them.
func payers(c *aftersales.Case) []order.Party {
	if c.State == aftersales.ManualRefund {
		return parties(order.Platform, order.Seller, order.Payment)
	}
	return parties(order.Payment, order.Platform, order.Seller)
}

// aimedAt is the case a command names; an empty one where it names none that there is.
func aimedAt(d *aftersales.Dossier, c aftersales.Command) *aftersales.Case {
	f := reflect.ValueOf(c).FieldByName("Case")
	if f.IsValid() && f.Kind() == reflect.String {
		for i := range d.Cases {
			if d.Cases[i].ID == f.String() {
				return &d.Cases[i]
			}
		}
	}
	if told, ok := c.(aftersales.RefundSettled); ok {
		if k := refundOf(d, told); k != nil {
			return k
		}
	}
	return &aftersales.Case{}
}
