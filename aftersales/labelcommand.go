package aftersales

import "github.com/recourse-go/recourse/order"

// CommandLabel is what the command of a name is called in a language, as on a button or in a log; "expire", by which a log
// marks what a deadline did, has a label too. An unknown name or language gives the name itself.
func CommandLabel(name string, l order.Language) string { return commandLabels.Label(name, l) }

const commandLabels = order.Labels(`
place: place the order | 下单 | 注文
pay: pay | 付款 | 支払い
push: send to the warehouse | 推送仓库 | 倉庫への出荷指示
ship: ship | 发货 | 発送
deliver: deliver | 送达 | 配達
confirm_receipt: confirm receipt | 确认收货 | 受取確認
wait: wait | 等待 | 待機
cancel: cancel the order | 取消订单 | 注文のキャンセル
open: open a case | 申请售后 | 申請
amend: amend the request | 修改申请 | 申請の修正
approve: agree | 同意 | 承認
reject: refuse | 拒绝 | 拒否
withdraw: withdraw the request | 撤销申请 | 申請の取り下げ
offer: make an offer | 提出协商方案 | 条件の提案
accept_offer: accept the offer | 接受协商方案 | 提案の受諾
decline_offer: decline the offer | 拒绝协商方案 | 提案の辞退
escalate: ask the platform to decide | 申请平台介入 | 運営への裁定依頼
rule: give the platform's ruling | 平台裁定 | 運営の裁定
submit_evidence: submit evidence | 提交凭证 | 証拠の提出
file_appeal: appeal | 申诉 | 異議申し立て
rule_appeal: decide the appeal | 申诉裁定 | 異議の裁定
file_claim: claim reimbursement | 申请赔付 | 補償の請求
rule_claim: decide the reimbursement | 赔付审核 | 補償の審査
intercepted: report the shipment stopped | 拦截成功 | 出荷差止め成功
intercept_failed: report the shipment gone | 拦截失败 | 出荷差止め失敗
ship_return: send the goods back | 寄回商品 | 商品の返送
refuse_parcel: report the parcel refused | 拒收包裹 | 荷物の受取拒否
return_to_sender: report the parcel going back | 包裹退回寄件人 | 荷物の差出人への返送
return_scanned: report the return scanned | 退货揽收 | 返送品の引受
return_delivered: report the return delivered | 退货送达 | 返品の到着
receive: receive the return | 签收退货 | 返品の受領
inspect: examine the return | 验货 | 検品
refuse_return: refuse the returned goods | 拒绝收货 | 返品の受取拒否
ship_replacement: send the replacement | 寄出换货/补发商品 | 代替品の発送
out_of_stock: report no stock | 缺货 | 在庫切れ
confirm: confirm receipt of the replacement | 确认收到换货/补发商品 | 代替品の受取確認
refund_settled: report the refund paid | 退款到账 | 返金完了
refund_failed: report the refund failed | 退款失败 | 返金失敗
retry_refund: try the refund again | 重新退款 | 返金の再試行
refund_by_hand: refund by hand | 人工退款 | 手動返金
ask_extension: ask for more time | 申请延期 | 期限延長の依頼
agree_extension: agree to more time | 同意延期 | 期限延長の承諾
refuse_extension: refuse more time | 拒绝延期 | 期限延長の拒否
hold: stop the clock | 暂停计时 | 期限の保留
release_hold: let the clock run on | 恢复计时 | 期限の保留解除
report_delay: report a delay | 通知延迟 | 遅延の連絡
report_customs: report a delay in customs | 通知清关延误 | 通関遅延の連絡
report_deadline: report the platform's own deadline | 通知平台期限 | 運営の期限の連絡
expire: the deadline passed | 超时 | 期限切れ
`)
