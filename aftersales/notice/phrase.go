package notice

import (
	"strings"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// instant writes a date, the minute it lies in, and how far its zone is from UTC: a reader who comes by the minute that is
// written is never late.
func instant(t time.Time, l order.Language) string {
	zone := "UTC"
	if name := t.Format("-07:00"); name != "+00:00" {
		zone += name
	}
	switch l {
	case order.Chinese:
		return day(t, l) + " " + t.Format("15:04") + "（" + zone + "）"
	case order.Japanese:
		return day(t, l) + " " + t.Format("15:04") + "（" + zone + "）"
	}
	return day(t, l) + ", " + t.Format("15:04") + " (" + zone + ")"
}

// day writes a date.
func day(t time.Time, l order.Language) string {
	if l == order.Chinese || l == order.Japanese {
		return t.Format("2006年1月2日")
	}
	return t.Format("2 January 2006")
}

// amount writes an amount with its currency: in yen and yuan as their countries do, else with the currency's code.
func amount(a money.Amount, l order.Language) string {
	number := group(a.Number())
	switch code := a.Currency().Code(); {
	case a.IsPlain():
		return number
	case code == "JPY" && l == order.Japanese:
		return number + "円"
	case code == "CNY" && l == order.Chinese:
		return number + "元"
	case l == order.English:
		return code + " " + number
	default:
		return number + " " + code
	}
}

// group puts a comma after every third digit of a number's whole part.
func group(number string) string {
	digits, negative := strings.CutPrefix(number, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	var b strings.Builder
	if negative {
		b.WriteByte('-')
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(whole[i])
	}
	if point {
		b.WriteByte('.')
		b.WriteString(fraction)
	}
	return b.String()
}

func listComma(l order.Language) string {
	if l == order.English {
		return ", "
	}
	return "、"
}

// nameLabels call what hosts name freely, where they use these names.
const nameLabels = order.Labels(`
card: bank card | 银行卡 | カード
credit_card: credit card | 信用卡 | クレジットカード
debit_card: debit card | 借记卡 | デビットカード
wallet: wallet | 钱包 | ウォレット
mobile_wallet: mobile wallet | 手机钱包 | モバイルウォレット
balance: account balance | 账户余额 | アカウント残高
gift_card: gift card | 礼品卡 | ギフトカード
wechat_pay: WeChat Pay | 微信支付 | WeChat Pay
alipay: Alipay | 支付宝 | Alipay
paypay: PayPay | PayPay | PayPay
paypal: PayPal | PayPal | PayPal
apple_pay: Apple Pay | Apple Pay | Apple Pay
google_pay: Google Pay | Google Pay | Google Pay
bank_transfer: bank transfer | 银行转账 | 銀行振込
convenience_store: convenience store payment | 便利店付款 | コンビニ支払い
cash: cash | 现金 | 現金
points: points | 积分 | ポイント
coins: coins | 金币 | コイン
original_card: the card that paid | 原支付银行卡 | お支払いに使用したカード
original_account: the account that paid | 原支付账户 | お支払い元の口座
payer_account: the payer's account | 付款人账户 | お支払い元の口座
personal_debit_card: a debit card of the buyer | 买家本人的借记卡 | 購入者名義のデビットカード
company_account: the company's account | 对公账户 | 法人口座
same_card: the same card | 原卡 | 同じカード
wallet_balance: the wallet's balance | 钱包余额 | ウォレット残高
jd_balance: JD balance | 京东余额 | JD残高
credit_line: the credit line | 信用额度 | 与信枠
difference: a price difference to be given back | 退还差价 | 差額の返金
stop_replacement: a replacement not to be sent | 停止寄出换货/补发商品 | 代替品の発送停止
refund: a refund to be paid by hand | 人工退款 | 手動での返金
`)
