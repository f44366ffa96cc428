package buyma

import "embed"

// Stories are the policy's executable specification, one file a story, in the format of package policy/story.
//
//go:embed stories/*.json
var Stories embed.FS
