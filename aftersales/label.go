package aftersales

import "github.com/recourse-go/recourse/order"

// Label is what the state is called in a language; an unknown state or language gives the state itself.
func (s State) Label(l order.Language) string { return stateLabels.Label(string(s), l) }

// Label is what the close reason is called in a language; an unknown one gives the reason itself.
func (c CloseReason) Label(l order.Language) string { return closeReasonLabels.Label(string(c), l) }

// Label is what the kind is called in a language; an unknown kind or language gives the kind itself.
func (k Kind) Label(l order.Language) string { return kindLabels.Label(string(k), l) }

// Label is what the goods state is called in a language; an unknown one gives the state itself.
func (g GoodsState) Label(l order.Language) string { return goodsStateLabels.Label(string(g), l) }

// Label is what the channel is called in a language; an unknown channel or language gives the channel itself.
func (c Channel) Label(l order.Language) string { return channelLabels.Label(string(c), l) }

const stateLabels = order.Labels(`
awaiting_seller: awaiting the seller's answer | 待商家处理 | 店舗対応待ち
awaiting_buyer: an offer awaits the buyer's answer | 待买家确认协商 | 購入者の合意待ち
intercepting: the shipment is being stopped | 拦截中 | 出荷差止め中
rejected: the seller refused | 商家已拒绝 | 店舗拒否
awaiting_return: the buyer must send the goods back | 待买家退货 | 返送待ち
return_in_transit: the goods are on their way back | 待商家收货 | 返品受取待ち
inspecting: the goods arrived and are being examined | 验货中 | 検品中
return_refused: the seller refused the goods that came back | 商家拒绝收货 | 返品受取拒否
awaiting_replacement: the seller must send the replacement | 待商家补发 | 代替品発送待ち
replacement_in_transit: the replacement is on its way | 待买家收货 | 代替品受取待ち
arbitrating: the platform decides | 平台介入中 | 仲裁中
refunding: the refund is ordered | 退款中 | 返金処理中
refund_failed: the refund failed | 退款失败 | 返金失敗
manual_refund: the refund is paid by hand | 人工退款 | 手動返金対応中
refunded: refunded | 退款成功 | 返金済み
partially_refunded: partially refunded | 部分退款成功 | 一部返金済み
replaced: exchanged, resent or repaired | 换货成功 | 交換完了
closed: closed without refund | 售后关闭 | クローズ
`)

const closeReasonLabels = order.Labels(`
voided: cancelled before any charge | 扣款前取消 | 請求前の取消
withdrawn: request withdrawn | 申请已撤销 | 申請の取り下げ
buyer_timed_out: the buyer did not act in time | 买家超时未处理 | 購入者の期限切れ
seller_declined: refused by the seller | 商家拒绝 | 店舗による拒否
ruled_for_seller: the platform ruled for the seller | 平台支持商家 | 運営が店舗側を支持
shipped_anyway: shipped by the seller | 商家已发货 | 店舗が発送済み
switched_kind: already shipped, another kind of request needed | 已发货，需改换售后类型 | 発送済み、別種別で再申請
expired: the deadline passed | 超时关闭 | 期限切れ
`)

const kindLabels = order.Labels(`
cancel: cancellation | 取消订单 | 注文キャンセル
refund_only: refund only | 仅退款 | 返金のみ
return_refund: return and refund | 退货退款 | 返品・返金
exchange: exchange | 换货 | 交換
resend: resend | 补发 | 再送
repair: repair | 维修 | 修理
`)

const goodsStateLabels = order.Labels(`
not_shipped: not shipped | 未发货 | 未発送
in_transit: on the way | 运输中 | 配送中
received: received | 已收货 | 受取済み
returned: returned | 已退回 | 返送済み
`)

const channelLabels = order.Labels(`
formal: formal request | 正式申请 | 正式な申請
informal: by message | 消息沟通 | メッセージでの依頼
`)
