package order

// Label is what the status is called in a language; an unknown status or language gives the status itself.
func (s Status) Label(l Language) string { return statusLabels.Label(string(s), l) }

// Label is what the after-sale state is called in a language; an unknown one gives the state itself.
func (a AfterSale) Label(l Language) string { return afterSaleLabels.Label(string(a), l) }

// Label is what the close reason is called in a language; an unknown one gives the reason itself.
func (c CloseReason) Label(l Language) string { return closeReasonLabels.Label(string(c), l) }

// Label is what the event is called in a language, as a line of an order's history; an unknown one gives the event itself.
func (e Event) Label(l Language) string { return eventLabels.Label(string(e), l) }

const statusLabels = Labels(`
pending_payment: pending payment | 待付款 | 支払い待ち
pending_shipment: pending shipment | 待发货 | 発送待ち
partially_shipped: partially shipped | 部分发货 | 一部発送済み
awaiting_receipt: awaiting receipt | 待收货 | 受取待ち
completed: completed | 交易成功 | 取引完了
closed: closed | 交易关闭 | 取引終了
`)

const afterSaleLabels = Labels(`
none: no case | 无售后 | 申請なし
in_progress: case open | 售后处理中 | 申請対応中
partially_refunded: partially refunded | 部分退款 | 一部返金済み
refunded: refunded | 已退款 | 返金済み
`)

const closeReasonLabels = Labels(`
unpaid_timeout: not paid in time | 超时未付款 | 支払期限切れ
buyer_cancelled: cancelled by the buyer | 买家取消 | 購入者によるキャンセル
seller_cancelled: cancelled by the seller | 商家取消 | 店舗によるキャンセル
platform_cancelled: cancelled by the platform | 平台取消 | 運営によるキャンセル
refunded: all items refunded | 全部退款 | 全商品返金
`)

const eventLabels = Labels(`
paid: paid | 付款成功 | 支払い完了
cancelled: cancelled | 订单取消 | キャンセル
expired_unpaid: not paid in time | 超时未付款 | 支払期限切れ
expired_unshipped: not shipped in time | 超时未发货 | 発送期限切れ
shipped_some: partly shipped | 部分发货 | 一部発送
shipped_rest: nothing left to ship | 发货完毕 | 発送完了
confirmed: receipt confirmed | 确认收货 | 受取確認
expired_confirmation: receipt confirmed automatically | 自动确认收货 | 受取の自動確認
all_refunded: all items refunded | 全部退款 | 全商品返金
`)
