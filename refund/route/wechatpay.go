package route

import "github.com/recourse-go/recourse/refund"

// WeChatPay is what the payment provider WeChat Pay admits for one payment, under the kind wechat_pay: refunds for 365 days
// after it, at most 50, one minute apart. A refund that failed is told again under its number, and is the same refund. How
// long the money then takes depends on what the wallet charged: no span is given, and none foretold.
func WeChatPay() Table {
	return Table{methods: map[string]Method{"wechat_pay": {
		To: "original_account", Route: refund.Original, Expires: 365, MaxRefunds: 50, Apart: 60,
		Source: "pay.weixin.qq.com", AsOf: "2026-11-01",
	}}}
}
