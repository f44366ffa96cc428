package order

// Label is the short name of the fault's code in a language: a heading for people, without the operands. A code that this
// module does not use, or an unknown language, gives the code itself.
func (f Fault) Label(l Language) string { return faultLabels.Label(f.Code, l) }

// faultLabels holds the codes of every package of the module, those of requests and commands first, then those of
// documents.
const faultLabels = Labels(`
kind_not_allowed: this kind of request is not available | 不支持该售后类型 | この申請種別は選択不可
reason_not_allowed: this reason is not available | 不支持该申请原因 | この理由は選択不可
reason_missing: reason missing | 未填写原因 | 理由が未入力
channel_unknown: unknown channel | 未知的申请渠道 | 不明な申請経路
goods_differ: whereabouts of the goods do not match | 货物状态不符 | 商品の状況が不一致
window_closed: the time limit has passed | 已超过期限 | 受付期限切れ
too_early: not yet possible | 未到可操作时间 | 受付開始前
attempts_exhausted: no attempts left | 申请次数已用完 | 申請回数の上限
whole_line_only: only the whole line may be asked | 该商品须整行申请 | その行は全部でのみ申請可
whole_order_only: only the whole order can be requested | 仅支持整单申请 | 注文全体のみ申請可
lines_not_allowed: no items can be named here | 不可指定商品 | 商品の指定は不可
line_unknown: no such item | 商品不存在 | 該当する商品なし
line_repeated: item listed twice | 商品重复 | 商品の重複
quantity_exceeded: quantity too high | 数量超出上限 | 数量の上限超過
quantity_not_positive: quantity must be positive | 数量须大于零 | 数量は正の数のみ
amount_above_ceiling: amount above the maximum | 超出最高可退金额 | 返金上限額の超過
amount_not_positive: amount must be positive | 金额须大于零 | 金額は正の数のみ
amount_not_editable: amount cannot be changed | 金额不可修改 | 金額の変更不可
amount_negative: amount is negative | 金额不可为负 | 金額がマイナス
price_missing: price missing | 未填写价格 | 価格が未入力
one_child_only: only for one child order | 仅限单个子订单 | 子注文一件のみ
amount_invalid: amount not valid | 金额无效 | 金額が無効
currency_mismatch: currencies differ | 币种不一致 | 通貨が不一致
deduction_above_cap: deduction above the maximum | 扣款超出上限 | 控除額の上限超過
evidence_missing: evidence missing | 未提供凭证 | 証拠が未提出
nothing_returned: nothing was returned | 没有任何商品退回 | 返送品なし
address_missing: return address missing | 未填写退货地址 | 返送先が未入力
tracking_missing: tracking number missing | 未填写物流单号 | 追跡番号が未入力
liable_missing: liable party missing | 未指定责任方 | 責任の所在が未指定
refusal_not_allowed: cannot be refused | 不可拒绝 | 拒否不可
command_missing: nothing to do | 未指定操作 | 操作が未指定
command_not_allowed: not possible at this stage | 当前状态不可操作 | 現在の状態では操作不可
actor_not_allowed: not permitted | 无操作权限 | 操作権限なし
revision_stale: changed in the meantime | 申请内容已变更 | 申請内容が変更済み
platform_managed: handled by the platform | 由平台处理 | 運営が対応
shipping_on_hold: shipping on hold | 暂停发货中 | 発送保留中
timer_unknown: no such deadline | 该期限不存在 | 該当する期限なし
timer_held: the deadline is on hold | 该期限已暂停 | 期限が保留中
until_invalid: the new date is not valid | 新的期限无效 | 新しい期限が無効
extension_pending: an extension awaits its answer | 延期申请待回复 | 期限延長の回答待ち
extension_refused: an extension was refused already | 延期申请已被拒绝 | 期限延長は拒否済み
extension_too_long: the extension is too long | 延期时间超出上限 | 期限延長の上限超過
case_open: a case is open | 有售后单正在处理中 | 申請が処理中
case_unknown: no such case | 售后单不存在 | 該当する申請なし
appeal_unknown: no such appeal | 申诉不存在 | 該当する異議なし
appeal_exists: appeal already exists | 申诉已存在 | 異議が既に存在
claim_unknown: no such claim | 赔付申请不存在 | 該当する補償請求なし
claim_exists: claim already exists | 赔付申请已存在 | 補償請求が既に存在
ruling_unclear: the decision contradicts itself | 裁定内容矛盾 | 裁定内容の矛盾
case_exists: case already exists | 售后单已存在 | 申請が既に存在
order_unknown: no such order | 订单不存在 | 該当する注文なし
order_exists: order already exists | 订单已存在 | 注文が既に存在
order_not_paid: order not paid | 订单未付款 | 注文が未払い
difference_unpaid: the difference is not paid yet | 差价尚未支付 | 差額が未払い
payment_amount_differs: paid amount does not match | 支付金额不符 | 支払金額が不一致
refund_number_unknown: no such refund | 退款单不存在 | 該当する返金なし
refund_amount_differs: refund amount does not match | 退款金额不符 | 返金額が不一致
tender_unknown: no such payment method | 支付方式不存在 | 該当する支払方法なし
tender_repeated: payment method listed twice | 支付方式重复 | 支払方法の重複
party_unknown: no such party | 未知的责任方 | 不明な当事者
child_unknown: no such child order | 子订单不存在 | 該当する子注文なし
child_missing: child order missing | 未指定子订单 | 子注文が未指定
policy_unknown: no such policy | 售后规则不存在 | 該当するポリシーなし

currency_missing: currency missing | 未指定币种 | 通貨が未指定
currency_unknown: unknown currency | 未知币种 | 不明な通貨
amount_overflow: amount too large | 金额过大 | 金額が大きすぎる
order_too_large: order too large | 订单过大 | 注文が大きすぎる
sum_differs: sums do not match | 合计金额不符 | 合計金額が不一致
lines_missing: no items | 没有商品 | 商品なし
quantity_missing: units not assigned to any child order | 部分数量未分配到子订单 | 子注文に未割当の数量あり
units_missing: no units | 没有商品数量 | 商品数なし
layer_unknown: no such discount or points | 优惠或积分不存在 | 該当する割引・ポイントなし
layer_too_large: more taken off than there is | 抵扣超出金额 | 割引額の超過
gift_invalid: gift not valid | 赠品无效 | 特典が無効
base_invalid: fee base not valid | 费用基数无效 | 手数料の基準が無効
id_invalid: id not valid | 编号无效 | IDが無効
id_repeated: id used twice | 编号重复 | IDの重複
name_invalid: name not valid | 名称无效 | 名称が無効
name_unknown: unknown name | 未知名称 | 不明な名称
text_invalid: text not valid | 文本无效 | テキストが無効
time_invalid: time not valid | 时间无效 | 日時が無効
time_missing: time missing | 未指定时间 | 日時が未指定
date_invalid: date not valid | 日期无效 | 日付が無効
span_invalid: time span not valid | 时长无效 | 期間が無効
limit_too_long: limit too long | 期限过长 | 期限が長すぎる
number_negative: number is negative | 数值不可为负 | 数値がマイナス
source_missing: source missing | 未注明来源 | 出典が未記入
working_day_missing: no working day in the calendar | 日历中没有工作日 | カレンダーに営業日なし
`)
