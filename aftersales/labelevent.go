package aftersales

import "github.com/recourse-go/recourse/order"

// Label is what the event is called in a language, as a line of a case's history; an unknown event or language gives the
// event itself. The topic of a Notify effect is an event.
func (e Event) Label(l order.Language) string { return eventLabels.Label(string(e), l) }

const eventLabels = order.Labels(`
requested: requested | 已提交申请 | 申請を受付
push_stopped: stopped before it reached the warehouse | 已停止推送仓库 | 倉庫への出荷指示を停止
interception_requested: interception requested | 已通知仓库拦截 | 倉庫に出荷差止めを依頼
refunded_at_once: refund at once | 极速退款 | 即時返金
claimed: the platform was asked directly | 已直接申请平台介入 | 運営へ直接申請
cancelled: cancelled | 订单已取消 | キャンセル成立
consent_asked: the seller asked to cancel | 商家申请取消，待买家同意 | 店舗がキャンセルを申請
voided: cancelled, nothing was charged | 订单已取消，未扣款 | キャンセル成立、請求なし
intercepted: shipment stopped | 拦截成功 | 出荷差止め成功
interception_failed: shipment could not be stopped | 拦截失败 | 出荷差止め失敗
kind_switched: already shipped, another kind of request needed | 已发货，需改换售后类型 | 発送済み、別種別で再申請
approved_refund: the seller agreed to the refund | 商家同意退款 | 店舗が返金を承認
approved_return: the seller agreed to the return | 商家同意退货 | 店舗が返品を承認
expired_refund: refunded after the deadline | 超时自动退款 | 期限切れにより返金
expired_return: return agreed after the deadline | 超时自动同意退货 | 期限切れにより返品承認
expired_close: closed after the deadline | 超时自动关闭 | 期限切れによりクローズ
expired_withdraw: withdrawn after the deadline | 超时自动撤销 | 期限切れにより取り下げ
rejected: the seller refused | 商家拒绝 | 店舗が拒否
rejected_finally: the seller refused finally | 商家最终拒绝 | 店舗が最終拒否
shipped_anyway: the seller shipped | 商家已发货 | 店舗が発送
amended: request amended | 已修改申请 | 申請を修正
offered: the seller made an offer | 商家提出协商方案 | 店舗が条件を提案
countered: the buyer made a counter-offer | 买家提出新方案 | 購入者が対案を提示
accepted_refund: offer accepted, refund follows | 已接受协商方案，开始退款 | 提案を受諾、返金へ
accepted_return: offer accepted, the goods go back | 已接受协商方案，待退货 | 提案を受諾、返品へ
accepted_replacement: offer accepted, goods are sent | 已接受协商方案，待补发 | 提案を受諾、代替品発送へ
declined_offer: offer declined | 已拒绝协商方案 | 提案を辞退
expired_decline: offer lapsed after the deadline | 协商方案超时失效 | 提案が期限切れで失効
escalated: the platform was asked to decide | 已申请平台介入 | 運営に裁定を依頼
withdrawn: request withdrawn | 已撤销申请 | 申請を取り下げ
ruled_refund: the platform ruled for a refund | 平台裁定退款 | 運営が返金を裁定
ruled_return: the platform ruled for a return | 平台裁定退货 | 運営が返品を裁定
ruled_for_seller: the platform ruled for the seller | 平台支持商家 | 運営が店舗側を支持
return_shipped: the buyer sent the goods back | 买家已寄回 | 購入者が返送
parcel_refused: the buyer refused the parcel | 买家拒收包裹 | 購入者が荷物の受取を拒否
returned_to_sender: the parcel goes back to the sender | 包裹退回寄件人 | 荷物が差出人へ返送
return_scanned: the carrier scanned the return | 快递已揽收退货 | 運送会社が返送品を引受
scanned_refund: the return was scanned, refund follows | 退货已揽收，开始退款 | 返送品の引受を確認、返金へ
return_delivered: the return was delivered | 退货已送达 | 返品が到着
received: the return was received | 已收到退货 | 返品を受領
received_refund: the return was received, refund follows | 已收到退货，开始退款 | 返品を受領、返金へ
inspected: examined, refund follows | 验货完成，开始退款 | 検品完了、返金へ
return_refused: the seller refused the returned goods | 商家拒绝收货 | 店舗が返品の受取を拒否
approved_replacement: the seller sends a replacement | 商家同意补发 | 店舗が代替品の発送を承認
expired_replacement: replacement due after the deadline | 超时自动转补发 | 期限切れにより代替品発送へ
ruled_replacement: the platform ruled for a replacement | 平台裁定补发 | 運営が代替品の発送を裁定
difference_paid: the difference was paid | 差价已支付 | 差額を支払い済み
replacement_shipped: the replacement was shipped | 商家已补发 | 代替品を発送
replacement_received: the buyer has the replacement | 买家已收到补发商品 | 購入者が代替品を受領
expired_replaced: completed after the deadline | 超时自动确认收货 | 期限切れにより受取完了
out_of_stock: out of stock, refund follows | 商家缺货，转退款 | 在庫切れのため返金へ
settled_in_full: refunded | 退款成功 | 返金完了
settled_in_part: partially refunded | 部分退款成功 | 一部返金完了
refund_failed: the refund failed | 退款失败 | 返金失敗
retried: the refund was tried again | 重新发起退款 | 返金を再試行
given_to_hand: the refund is paid by hand | 转人工退款 | 手動返金に切替
evidence_submitted: evidence submitted | 已提交凭证 | 証拠を提出
appeal_filed: appeal filed | 已提交申诉 | 異議を申し立て
appeal_granted: appeal granted | 申诉成立 | 異議を認容
appeal_denied: appeal denied | 申诉驳回 | 異議を棄却
claim_filed: reimbursement claimed | 已申请赔付 | 補償を請求
claim_granted: reimbursement granted | 赔付通过 | 補償を承認
claim_denied: reimbursement denied | 赔付驳回 | 補償を却下
extension_asked: more time was asked for | 已申请延期 | 期限の延長を依頼
extension_agreed: more time was granted | 已延长期限 | 期限を延長
extension_refused: more time was refused | 已拒绝延期 | 期限の延長を拒否
held: the clock was stopped | 已暂停计时 | 期限の進行を保留
released: the clock runs on | 已恢复计时 | 期限の進行を再開
delay_reported: a delay was reported | 已通知延迟 | 遅延の連絡
customs_reported: held in customs | 清关延误 | 通関による遅延
deadline_reported: the platform set the time limit | 平台已更新期限 | 運営が期限を指定
reminded: a reminder was sent | 已发送提醒 | 期限の通知を送信
`)
