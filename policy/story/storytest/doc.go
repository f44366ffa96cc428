// Package storytest holds the tests that the stories of a policy must pass, those of your own included.
//
// [Run] plays every story of a file system and holds it to what a story is for: it comes out as it says, it would notice a
// wrong figure, and its log alone gives the same dossier again. [Rows] holds a list of facts, such as the rows of a
// platform's help pages, against rules and stories: each names the rule that states it and the story that tells it, and the
// story must break once the rule is gone or its figure another one.
package storytest
