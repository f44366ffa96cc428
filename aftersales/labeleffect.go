package aftersales

import "github.com/recourse-go/recourse/order"

// Label is what the effect kind is called in a language; an unknown kind or language gives the kind itself.
func (k EffectKind) Label(l order.Language) string { return effectLabels.Label(string(k), l) }

const effectLabels = order.Labels(`
pay_refund: pay the refund | 执行退款 | 返金の実行
void_payment: void the payment | 撤销支付 | 決済の取消
return_points: give points back | 退还积分 | ポイントの返還
restore_coupon: give coupons back | 退还优惠券 | クーポンの返還
grant_coupon: grant a coupon | 发放优惠券 | クーポンの付与
claw_back_reward: take back earned points | 收回奖励积分 | 獲得ポイントの取消
collect_difference: collect the difference | 收取差价 | 差額の請求
hold_shipment: hold the shipment | 暂停发货 | 発送の保留
release_shipment: release the shipment | 恢复发货 | 発送の再開
stop_push: do not send to the warehouse | 停止推送仓库 | 倉庫への出荷指示の停止
intercept_shipment: stop the shipment | 拦截发货 | 出荷の差止め
request_return: tell where to send the goods | 提供退货地址 | 返送先の案内
restock: put back into stock | 恢复库存 | 在庫への戻し
write_off: write off | 报损 | 損失処理
send_replacement: send the replacement | 寄出换货/补发商品 | 代替品の発送
return_to_buyer: send the goods back to the buyer | 寄还买家 | 購入者への返送
ask_evidence: ask for evidence | 要求举证 | 証拠の提出依頼
manual_task: task for staff | 人工处理 | 担当者による対応
notify: notify | 通知 | 通知
count_metric: count in a metric | 计入考核指标 | 評価指標への計上
close_order: close the order | 关闭订单 | 取引の終了
`)
