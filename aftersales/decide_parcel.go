package aftersales

import (
	"fmt"

	"github.com/recourse-go/recourse/order"
)

func (r RefuseParcel) decide(t *turn) error { return t.turnBack(r.Case, r, r.Tracking) }

func (r ReturnToSender) decide(t *turn) error { return t.turnBack(r.Case, r, r.Tracking) }

// turnBack sends a parcel back that never reached the buyer.
func (t *turn) turnBack(id string, command Command, tracking string) error {
	c, may := t.concerns(id, command)
	if c == nil {
		return t.refused(id)
	}
	t.fault(textFaults("tracking", tracking)...)
	if len(may) > 0 && c.Goods != InTransit {
		t.fault(order.NewFault("goods_differ", "case", fmt.Sprintf("the goods are %s: who has them sends them back with %s", c.Goods, ShipReturn{}.Name()), "goods", string(c.Goods), "do", t.do))
	}
	event, err := t.permit(c, command, may)
	if err != nil {
		return err
	}
	return t.move(c.ID, step{event: event, change: Change{Tracking: tracking, ReturnShippedAt: t.at}})
}

func (r ReturnScanned) decide(t *turn) error {
	c, may := t.concerns(r.Case, r)
	if c == nil {
		return t.refused(r.Case)
	}
	event, err := t.permit(c, r, may)
	if err != nil {
		return err
	}
	if !c.ReturnScannedAt.IsZero() {
		return nil // it was scanned before
	}
	return t.move(c.ID, step{event: event, change: Change{ReturnScannedAt: t.at}})
}
