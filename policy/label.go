package policy

import (
	"fmt"
	"strings"

	"github.com/recourse-go/recourse/order"
)

// Label says the span in a language: 48 hours since it came to this state. An unknown language gives the plain names: 48
// hours from state.
func (sp Span) Label(l order.Language) string {
	unit, anchor := unitLabels.Label(string(sp.Unit), l), sp.Anchor.Label(l)
	switch l {
	case order.English:
		return fmt.Sprintf("%d %s %s", sp.Amount, unit, anchor)
	case order.Chinese, order.Japanese:
		return fmt.Sprintf("%s %d %s", anchor, sp.Amount, unit)
	}
	return fmt.Sprintf("%d %s from %s", sp.Amount, unit, anchor)
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
