package refund

import "github.com/recourse-go/recourse/order"

// Label is what the leg state is called in a language; an unknown state or language gives the state itself.
func (s LegState) Label(l order.Language) string { return legStateLabels.Label(string(s), l) }

// Label is what the route is called in a language; an unknown route or language gives the route itself.
func (r Route) Label(l order.Language) string { return routeLabels.Label(string(r), l) }

// Label is what the leg event is called in a language, as a line of a refund's history; an unknown event or language gives
// the event itself.
func (e LegEvent) Label(l order.Language) string { return legEventLabels.Label(string(e), l) }

const legStateLabels = order.Labels(`
pending: to be refunded | 待退款 | 返金待ち
submitted: being refunded | 退款处理中 | 返金処理中
settled: refunded | 退款成功 | 返金済み
failed: refund failed | 退款失败 | 返金失敗
manual: being refunded by hand | 人工退款中 | 手動返金対応中
`)

const legEventLabels = order.Labels(`
submitted: refund ordered | 已提交退款 | 返金を依頼
settled: money arrived | 退款到账 | 返金完了
failed: payment provider refused | 支付机构退款失败 | 決済会社で返金失敗
by_hand: given to be paid by hand | 转人工退款 | 手動返金へ切替
`)

const routeLabels = order.Labels(`
original: to the original payment method | 原路退回 | 元の支払方法へ返金
non_original: by another way | 非原路退回 | 別の方法で返金
`)
