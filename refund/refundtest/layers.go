package refundtest

import "fmt"

// layers: M1, the shares of every layer sum to it, and none is negative; M2, nets and freight are what was paid.
func (p *player) layers() {
	o := &p.order
	for k := range o.Discounts {
		p.layer("discount "+o.Discounts[k].ID, k, o.Discounts[k].Amount.Minor())
	}
	for k := range o.Points {
		p.layer("points "+o.Points[k].ID, len(o.Discounts)+k, o.Points[k].Value.Minor())
		var count int64
		for i := range p.share.Lines {
			count += p.share.Lines[i].Points[k]
		}
		if want := o.Points[k].Count; count != want {
			p.add("M1", "points "+o.Points[k].ID, fmt.Sprintf("the counts of the lines sum to %d, not to %d: %s", count, want, apartBy(count, want)), nil)
		}
	}
	p.freightLayer()
	var paid, tenders int64
	for i := range p.share.Lines {
		l := &p.share.Lines[i]
		rest := l.List
		for _, minor := range l.Layers {
			rest -= minor
		}
		if rest < 0 || l.Net != rest+l.TaxTop {
			p.add("M1", "line "+o.Lines[i].ID, fmt.Sprintf("the layers leave %s, and with tax on top the net is %s", p.number(rest), p.number(l.Net)), nil)
		}
		paid += l.Net
	}
	paid += total(p.share.Freight)
	for _, t := range o.Tenders {
		tenders += t.Amount.Minor()
	}
	if paid != tenders {
		p.add("M2", "the tenders", fmt.Sprintf("nets and freight are %s, paid were %s: %s", p.number(paid), p.number(tenders), p.off(paid, tenders)), nil)
	}
}

// layer holds the shares of one layer against what it took off.
func (p *player) layer(on string, k int, want int64) {
	var got int64
	for i := range p.share.Lines {
		minor := p.share.Lines[i].Layers[k]
		if got += minor; minor < 0 {
			p.add("M1", on, fmt.Sprintf("the share of line %s is %s: less than nothing", p.order.Lines[i].ID, p.number(minor)), nil)
		}
	}
	if got != want {
		p.add("M1", on, fmt.Sprintf("the shares of the lines sum to %s, not to %s: %s", p.number(got), p.number(want), p.off(got, want)), nil)
	}
}

// freightLayer holds the freight of the child orders against what was charged.
func (p *player) freightLayer() {
	want := make([]int64, len(p.share.Freight))
	for _, f := range p.order.Freight {
		minor := f.Amount.Minor()
		if f.TaxOnTop {
			minor += f.Tax.Minor()
		}
		put(want, p.children, f.Child, minor)
	}
	for k, got := range p.share.Freight {
		if got != want[k] {
			p.add("M1", "freight of child "+p.order.Children[k].ID, fmt.Sprintf("it is %s, not %s: %s", p.number(got), p.number(want[k]), p.off(got, want[k])), nil)
		}
	}
}
