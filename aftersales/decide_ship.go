package aftersales

import (
	"fmt"
	"maps"
	"slices"

	"github.com/recourse-go/recourse/order"
)

func (c Ship) decide(t *turn) error {
	t.childNamed(c.Child)
	if len(t.faults) == 0 && !slices.ContainsFunc(t.d.Children, func(ch Child) bool {
		return (c.Child == "" || c.Child == ch.Progress.Child) && t.ships(ch.Progress.Child)
	}) {
		t.stranger(c)
	}
	if t.d.Status() == order.PendingPayment {
		t.fault(order.NewFault("order_not_paid", "", "the order is not paid"))
	}
	if len(t.faults) > 0 {
		return t.refused("")
	}
	leaving, err := t.permitted(c, t.leaving(c))
	if err != nil {
		return err
	}
	if len(t.faults) > 0 {
		return t.refused("")
	}
	return t.shipAll(leaving)
}

// permitted asks the policies whether the child orders may still ship. Where no lines are named those that may do.
func (t *turn) permitted(c Ship, leaving []leave) ([]leave, error) {
	var faults []order.Fault
	var may []leave
	for _, l := range leaving {
		s, p := t.situation(l.child, -1)
		if p == nil {
			return nil, t.broken
		}
		no := p.Permit(s, c)
		if faults = append(faults, no...); len(no) == 0 {
			may = append(may, l)
		}
	}
	if len(may) == 0 || len(c.Lines) > 0 {
		t.fault(faults...)
	}
	return may, nil
}

// leave is what leaves of one child order, and the cases that shipping closes.
type leave struct {
	child  string
	units  map[string]int64
	closes []string
	// held: a case stops it; stranger: somebody else ships it.
	held, stranger bool
}

// leaving works out what leaves of which child order: of those the command means, all that may leave or the lines named.
// Units that several child orders send are taken from those that the sender may ship first.
func (t *turn) leaving(c Ship) []leave {
	var leaving []leave
	var held, stranger bool
	named := t.namedLines(c)
	for _, l := range t.shipments(c) {
		l.units = t.wanted(c, t.d.Children[t.d.childIndex(l.child)], named)
		switch {
		case len(l.units) == 0:
		case l.stranger:
			stranger = true
		case l.held:
			held = true
		default:
			leaving = append(leaving, l)
		}
	}
	t.unmet(named)
	if len(t.faults) > 0 || len(leaving) > 0 && (len(c.Lines) == 0 || !held && !stranger) {
		return leaving
	}
	if held {
		t.fault(onHold())
	}
	if stranger {
		t.stranger(c)
	}
	if !held && !stranger && len(leaving) == 0 {
		t.fault(t.notAllowed(string(t.d.Status())))
	}
	return leaving
}

// shipments are the child orders that the command means, those first that the sender may ship now.
func (t *turn) shipments(c Ship) []leave {
	var list []leave
	for _, ch := range t.d.Children {
		id := ch.Progress.Child
		if c.Child != "" && c.Child != id {
			continue
		}
		closes, may := t.mayShip(ch)
		list = append(list, leave{child: id, closes: closes, held: !may, stranger: !t.ships(id)})
	}
	rank := func(l leave) int {
		switch {
		case l.stranger:
			return 2
		case l.held:
			return 1
		}
		return 0
	}
	slices.SortStableFunc(list, func(a, b leave) int { return rank(a) - rank(b) })
	return list
}

// stranger faults a sender who does not send the goods.
func (t *turn) stranger(c Ship) {
	for _, ch := range t.d.Children {
		id := ch.Progress.Child
		if (c.Child == "" || c.Child == id) && t.by == order.Seller && t.fulfilment(id) == order.ByPlatform {
			t.fault(order.NewFault("platform_managed", "by", "the platform ships this child order", "child", order.Shorten(id, 64)))
			return
		}
	}
	t.actor() // nobody else may
}

// ships reports whether the sender sends the goods of a child order.
func (t *turn) ships(child string) bool {
	switch t.fulfilment(child) {
	case order.ByWarehouse:
		return oneOf(t.by, order.Warehouse, order.Seller)
	case order.ByPlatform:
		return oneOf(t.by, order.Platform, order.Warehouse)
	}
	return t.by == order.Seller
}

// need is a line the command names, and the units of it that are still to be found.
type need struct {
	path string
	line string
	left int64
	all  bool
	got  bool
}

func (t *turn) namedLines(c Ship) []*need {
	var named []*need
	for i, l := range c.Lines {
		path := fmt.Sprintf("lines[%d]", i)
		switch {
		case !slices.ContainsFunc(t.d.Order.Lines, func(ol order.Line) bool { return ol.ID == l.Line }):
			t.fault(order.NewFault("line_unknown", path+".line", fmt.Sprintf("the order has no line %q", order.Shorten(l.Line, 40)), "line", order.Shorten(l.Line, 40)))
		case slices.ContainsFunc(named, func(n *need) bool { return n.line == l.Line }):
			t.fault(order.NewFault("line_repeated", path+".line", fmt.Sprintf("line %q stands twice", order.Shorten(l.Line, 40)), "line", order.Shorten(l.Line, 40)))
		case l.Quantity < 0:
			t.fault(order.NewFault("quantity_not_positive", path+".quantity", fmt.Sprintf("%d is not a number of units", l.Quantity), "asked", itoa(l.Quantity)))
		default:
			named = append(named, &need{path: path, line: l.Line, left: l.Quantity, all: l.Quantity == 0})
		}
	}
	return named
}

// wanted is what the command takes of one child order.
func (t *turn) wanted(c Ship, ch Child, named []*need) map[string]int64 {
	can := t.shippable(ch)
	if len(c.Lines) == 0 {
		return can
	}
	units := map[string]int64{}
	for _, n := range named {
		take := can[n.line]
		if !n.all {
			take = min(take, n.left)
			n.left -= take
		}
		if take > 0 {
			units[n.line] = take
			n.got = true
		}
	}
	return units
}

// unmet faults the lines of which not enough may leave.
func (t *turn) unmet(named []*need) {
	for _, n := range named {
		if n.all && !n.got || !n.all && n.left > 0 {
			t.fault(order.NewFault("quantity_exceeded", n.path+".quantity", fmt.Sprintf("%d more units of line %q asked than may leave", max(n.left, 1), order.Shorten(n.line, 40)), "line", order.Shorten(n.line, 40), "missing", itoa(max(n.left, 1))))
		}
	}
}

// mayShip reports whether a child order may ship, and which open cases that closes.
func (t *turn) mayShip(ch Child) (closes []string, may bool) {
	if !ch.Hold {
		return nil, true
	}
	for i := range t.d.Cases {
		c := &t.d.Cases[i]
		if c.Child != ch.Progress.Child || !c.holds() {
			continue
		}
		s, p := t.situation(c.Child, i)
		if p == nil || p.MayShip(s) != CloseCase {
			return nil, false
		}
		if _, ok := Flow(c.Kind).Next(c.State, EventShippedAnyway); !ok {
			return nil, false
		}
		closes = append(closes, c.ID)
	}
	return closes, true
}

// overtaken are the cases whose units leave, among those that shipping closes: as long as what they ask for is still there they
// go on.
func (t *turn) overtaken(l leave) []string {
	ch := t.d.Children[t.d.childIndex(l.child)]
	left := t.shippable(ch)
	for line, n := range l.units {
		left[line] -= n
	}
	var closes []string
	for _, id := range l.closes {
		c := &t.d.Cases[t.d.caseIndex(id)]
		there := true
		for i := range c.Quote.Lines {
			there = there && left[c.Quote.Lines[i].Line] >= max(c.Quote.Lines[i].Quantity, 1)
		}
		if !there {
			closes = append(closes, id)
			continue
		}
		for i := range c.Quote.Lines {
			left[c.Quote.Lines[i].Line] -= c.Quote.Lines[i].Quantity
		}
	}
	return closes
}

func (t *turn) shipAll(leaving []leave) error {
	for _, l := range leaving {
		for _, id := range t.overtaken(l) {
			if err := t.move(id, step{event: EventShippedAnyway}); err != nil {
				return err
			}
		}
	}
	var shipped []Child
	event := order.ShippedSome
	for _, l := range leaving {
		ch := t.d.Children[t.d.childIndex(l.child)]
		next, err := ch.Progress.Ship(t.units(l.child), t.gone(l.child), l.units, t.at)
		if err != nil {
			return err
		}
		ch.Progress = next
		t.enterStatus(&ch)
		if next.Status == order.AwaitingReceipt {
			event = order.ShippedRest
		}
		shipped = append(shipped, ch)
	}
	t.record(Entry{Event: string(event), Child: only(shipped), Children: shipped})
	return nil
}

// shipRest is a child order that turned out to have left, but for the units that other undecided cases stop.
func (t *turn) shipRest(failed *Case) ([]Child, error) {
	child := failed.Child
	ch := t.d.Children[t.d.childIndex(child)]
	can := t.shippable(ch)
	stopped := t.taken(child, func(c *Case) bool { return c.ID != failed.ID && c.holds() })
	maps.DeleteFunc(can, func(line string, n int64) bool { return n <= stopped[line] })
	for line := range can {
		can[line] -= stopped[line]
	}
	if len(can) == 0 {
		return nil, nil
	}
	next, err := ch.Progress.Ship(t.units(child), t.gone(child), can, t.at)
	if err != nil {
		return nil, err
	}
	ch.Progress = next
	t.enterStatus(&ch)
	return []Child{ch}, nil
}
