package modelcheck

// Everything lets an exploration send also what states that are alike refused.
func Everything(c Config) Config {
	c.everything = true
	return c
}
