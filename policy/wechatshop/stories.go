package wechatshop

import "embed"

// Stories are the stories of WeChat Shop, one a file.
//
//go:embed stories/*.json
var Stories embed.FS
