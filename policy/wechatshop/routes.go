package wechatshop

import "github.com/recourse-go/recourse/refund/route"

// Routes returns how refunds of WeChat Shop are paid: by WeChat Pay alone, under the tender kind wechat_pay.
func Routes() route.Table { return route.WeChatPay() }
