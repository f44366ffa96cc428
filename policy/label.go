package policy

import (
	"fmt"
	"strings"

	"github.com/recourse-go/recourse/order"
)

// Label says the span in a language: 48 hours since it came to this state. An unknown language gives the plain names: 48
// hours from state.
func (sp Span) Label(l order.Language) string {
	text := sp.length(l)
	if word := roundingLabels.Label(string(sp.Round), l); sp.Round != "" && sp.Round != SameClock {
		text += comma(l) + word
	}
	if sp.Zone != "" {
		text += comma(l) + sp.Zone
	}
	for name, other := range map[string]*Span{"later_of": sp.LaterOf, "sooner_of": sp.SoonerOf} {
		if other != nil {
			text += comma(l) + spanLabels.Label(name, l) + " " + other.Label(l)
		}
	}
	if sp.Sweep != "" {
		text += comma(l) + spanLabels.Label("sweep", l) + " " + sp.Sweep
	}
	return text
}

// length is the span without what is done to its end. An instant of the anchor's own day has no length.
func (sp Span) length(l order.Language) string {
	unit, anchor := unitLabels.Label(string(sp.Unit), l), sp.Anchor.Label(l)
	if sp.Amount == 1 && l == order.English {
		unit = strings.TrimSuffix(unit, "s")
	}
	switch {
	case sp.Amount == 0:
		return anchor
	case l == order.English:
		return fmt.Sprintf("%d %s %s", sp.Amount, unit, anchor)
	case l == order.Chinese, l == order.Japanese:
		return fmt.Sprintf("%s %d %s", anchor, sp.Amount, unit)
	}
	return fmt.Sprintf("%d %s from %s", sp.Amount, unit, anchor)
}

func comma(l order.Language) string {
	switch l {
	case order.Chinese:
		return "，"
	case order.Japanese:
		return "、"
	}
	return ", "
}

// Label is what the unit is called in a language; an unknown unit or language gives the unit itself.
func (u Unit) Label(l order.Language) string { return unitLabels.Label(string(u), l) }

// Label says from when on a span counts in a language; an unknown anchor or language gives the anchor itself.
func (a Anchor) Label(l order.Language) string {
	if name, ok := a.fact(); ok && anchorLabels.Label("fact", l) != "fact" {
		return strings.ReplaceAll(anchorLabels.Label("fact", l), "NAME", name)
	}
	return anchorLabels.Label(string(a), l)
}

const unitLabels = order.Labels(`
minutes: minutes | 分钟 | 分
hours: hours | 小时 | 時間
days: days | 天 | 日
business_days: business days | 个工作日 | 営業日
months: months | 个月 | か月
`)

const roundingLabels = order.Labels(`
end_of_day: to the end of the day | 至当日结束 | その日の終わりまで
next_midnight: to the next midnight | 至次日零点 | 次の午前零時まで
`)

const spanLabels = order.Labels(`
later_of: or later | 或更晚者： | または遅いほう：
sooner_of: or sooner | 或更早者： | または早いほう：
sweep: carried out at | 执行时间 | 処理時刻
`)

const anchorLabels = order.Labels(`
state: since it came to this state | 进入该状态后 | この状態になってから
opened: since the request | 提交申请后 | 申請から
fact: since NAME | NAME 后 | NAMEから
placed: since the order was placed | 下单后 | 注文から
paid: since the payment | 付款后 | 支払いから
shipped: since the shipment | 发货后 | 発送から
delivered: since the delivery | 送达后 | 配達から
completed: since the completion | 交易成功后 | 取引完了から
return_shipped: since the goods were sent back | 买家寄回后 | 返送から
return_delivered: since the return was delivered | 退货送达后 | 返品の到着から
ruled: since the ruling | 平台裁定后 | 裁定から
settled: since the refund was paid | 退款到账后 | 返金完了から
`)
