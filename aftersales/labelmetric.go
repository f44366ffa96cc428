package aftersales

import "github.com/recourse-go/recourse/order"

// MetricLabel is what a metric is called in a language; one that only a policy names, or an unknown language, gives the name.
func MetricLabel(name string, l order.Language) string { return metricLabels.Label(name, l) }

const metricLabels = order.Labels(`
cancel_rate: cancellation rate | 取消率 | キャンセル率
order_defect: order defect | 订单缺陷 | 注文不良
late_shipment: late shipment | 延迟发货 | 出荷遅延
dispute_lost: dispute lost | 纠纷败诉 | 紛争での不利な裁定
unpaid_by_buyer: not paid by the buyer | 买家未付款 | 購入者の未払い
`)
