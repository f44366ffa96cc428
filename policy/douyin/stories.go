package douyin

import "embed"

// Stories are the stories of Douyin, one a file.
//
//go:embed stories/*.json
var Stories embed.FS
