package order

// Label is what the party is called in a language; an unknown party or language gives the party itself.
func (p Party) Label(l Language) string { return partyLabels.Label(string(p), l) }

// Label is what the fulfilment is called in a language; an unknown one gives the fulfilment itself.
func (f Fulfilment) Label(l Language) string { return fulfilmentLabels.Label(string(f), l) }

// Label is what the discount kind is called in a language; an unknown one gives the kind itself.
func (k DiscountKind) Label(l Language) string { return discountKindLabels.Label(string(k), l) }

const partyLabels = Labels(`
buyer: buyer | 买家 | 購入者
seller: seller | 商家 | 店舗
platform: platform | 平台 | 運営
warehouse: warehouse | 仓库 | 倉庫
payment: payment provider | 支付机构 | 決済会社
carrier: carrier | 物流公司 | 配送会社
insurer: insurer | 保险公司 | 保険会社
timer: system | 系统 | システム
nobody: nobody | 无责任方 | 該当者なし
`)

const fulfilmentLabels = Labels(`
seller: shipped by the seller | 商家发货 | 店舗から発送
warehouse: shipped by a warehouse | 仓库发货 | 倉庫から発送
platform: shipped by the platform | 平台发货 | 運営から発送
`)

const discountKindLabels = Labels(`
promotion: promotion | 促销活动 | キャンペーン割引
coupon: coupon | 优惠券 | クーポン
price_change: price changed by the seller | 商家改价 | 店舗による価格変更
`)
