package aftersales

import "github.com/recourse-go/recourse/order"

// Label is what the reason is called in a language; an unknown reason or language gives the reason itself.
func (r Reason) Label(l order.Language) string { return reasonLabels.Label(string(r), l) }

const reasonLabels = order.Labels(`
unwanted: no longer wanted, or ordered by mistake | 多拍/错拍/不想要 | 不要になった・注文間違い
agreed_with_seller: agreed with the seller | 与商家协商一致 | 店舗と合意済み
wrong_address: wrong address or contact | 地址或联系方式填错 | 住所・連絡先の間違い
discount_missed: discount not used | 没用/少用优惠 | 割引の使い忘れ
slow_shipment: shipping too slow | 发货太慢 | 発送が遅い
disliked: not liked, or does not do what was hoped | 不喜欢/效果不好 | 気に入らない・効果に不満
material_mismatch: material not as described | 材质与描述不符 | 素材が説明と違う
size_mismatch: size not as described | 尺寸与描述不符 | サイズが説明と違う
fade_or_shrink: faded or shrunk | 褪色/掉色/缩水 | 色あせ・色落ち・縮み
manufacturing_defect: manufacturing defect | 做工瑕疵 | 製造上の欠陥
appearance_mismatch: colour, style or pattern not as described | 颜色/款式/图案与描述不符 | 色・デザイン・柄が説明と違う
not_as_described: not as described | 商品与描述不符 | 商品が説明と違う
quality_problem: quality problem | 质量问题 | 品質の問題
missing_or_damaged: missing, damaged or soiled | 少件/破损/污渍 | 不足・破損・汚れ
missing_part: part missing | 缺少配件 | 部品・付属品の不足
wrong_item: wrong item sent | 发错货 | 違う商品が届いた
counterfeit: counterfeit | 假冒品牌 | 偽ブランド品
empty_package: empty package | 空包裹 | 中身が空だった
warranty: defect under warranty | 保修期内故障 | 保証期間内の故障
not_delivered_on_time: not delivered on time | 未按时送达 | 期日までに届かない
no_tracking: no tracking record | 快递无跟踪记录 | 追跡情報がない
out_of_stock: out of stock | 缺货 | 在庫切れ
lost_in_transit: lost in transit | 快递丢件 | 配送中の紛失
held_in_customs: held in customs | 海关滞留 | 税関での保留
price_error: wrong price | 价格标错 | 価格の誤表示
sourcing_failed: could not be sourced | 采购失败 | 買付・仕入れ不可
buyer_requested: asked for by the buyer | 应买家要求 | 購入者の依頼
buyer_unpaid: not paid by the buyer | 买家未付款 | 購入者の未払い
refused_at_door: delivery refused | 买家拒收 | 受取拒否
undeliverable: could not be delivered | 无法派送 | 配達不能
payment_unverified: payment not verified | 付款未通过核验 | 支払いの確認不可
fraud: suspected fraud | 涉嫌欺诈 | 不正の疑い
late_shipment: shipped late | 延迟发货 | 発送遅延
platform_decision: decided by the platform | 平台决定 | 運営の判断
`)
