package taobao

import "embed"

// Stories are the stories of Taobao, one a file.
//
//go:embed stories/*.json
var Stories embed.FS
