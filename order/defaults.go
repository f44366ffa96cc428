package order

import (
	"slices"

	"github.com/recourse-go/recourse/order/money"
)

// defaults fills in what was left out, in copies of the slices, so that the caller's literal stays as it was. What is
// empty becomes nil: it means the same, and JSON does not tell the two apart.
func (c *checker) defaults() {
	o := &c.order
	o.PlacedAt = o.PlacedAt.Round(0).UTC()
	setDefault(&o.Apportion, money.LargestRemainder)
	o.Facts = unlessEmpty(o.Facts)
	o.Lines = copied(o.Lines)
	home := homes(o.Children)
	for i := range o.Lines {
		l := &o.Lines[i]
		if l.Child == "" {
			l.Child = home(l.ID)
		}
		l.Facts, l.Allocated = unlessEmpty(l.Facts), unlessEmpty(l.Allocated)
	}
	o.Discounts = copied(o.Discounts)
	for i := range o.Discounts {
		d := &o.Discounts[i]
		setDefault(&d.FundedBy, Seller)
		setDefault(&d.Kind, Promotion)
		if len(d.Lines) == 0 {
			d.Lines = nil
		}
	}
	o.Points = copied(o.Points)
	for i := range o.Points {
		setDefault(&o.Points[i].FundedBy, Platform)
		o.Points[i].ExpiresAt = o.Points[i].ExpiresAt.Round(0).UTC()
	}
	o.Rewards = copied(o.Rewards)
	for i := range o.Rewards {
		setDefault(&o.Rewards[i].FundedBy, Platform)
	}
	o.Freight = copied(o.Freight)
	for i := range o.Freight {
		setDefault(&o.Freight[i].Child, home(""))
	}
	o.Tenders = copied(o.Tenders)
	o.Children = copied(o.Children)
	if o.Children == nil {
		o.Children = impliedChildren(o.Lines)
	}
	for i := range o.Children {
		ch := &o.Children[i]
		setDefault(&ch.Fulfilment, BySeller)
		setDefault(&ch.Policy, o.Policy)
		ch.Facts = unlessEmpty(ch.Facts)
	}
}

// homes says which is the child of a line, or with line "" of freight, that names none: the only child there is, or else
// the first that lists units of the line, or else DefaultChild.
func homes(children []Child) func(line string) string {
	var first map[string]string // by line; made when it is first asked
	return func(line string) string {
		if len(children) == 1 {
			return children[0].ID
		}
		if first == nil {
			first = map[string]string{}
			for i := len(children) - 1; i >= 0; i-- {
				for id := range children[i].Units {
					first[id] = children[i].ID
				}
			}
		}
		if id, listed := first[line]; listed {
			return id
		}
		return DefaultChild
	}
}

// impliedChildren makes a child for each name the lines use, in the order in which they first use it.
func impliedChildren(lines []Line) []Child {
	var children []Child
	seen := map[string]bool{}
	for i := range lines {
		if id := lines[i].Child; !seen[id] {
			seen[id] = true
			children = append(children, Child{ID: id})
		}
	}
	return children
}

func setDefault[T ~string](field *T, value T) {
	if *field == "" {
		*field = value
	}
}

func copied[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return slices.Clone(s)
}

func unlessEmpty[M ~map[string]V, V any](m M) M {
	if len(m) == 0 {
		return nil
	}
	return m
}
