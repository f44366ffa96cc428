package modelcheck

// Law names what is broken.
type Law string

const (
	// Terminal (B1): no command moves a case that is over, every other has a deadline or waits, and none is stuck.
	Terminal Law = "B1"
	// Repeated (B2): a settlement counts once.
	Repeated Law = "B2"
	// Rollup (B3): refunds that settled roll up to the child order.
	Rollup Law = "B3"
	// Goods (B4): goods are restocked only where they are.
	Goods Law = "B4"
	// Refusal (B5): a refused command changes nothing.
	Refusal Law = "B5"
	// Folding (B6): the log tells the whole story.
	Folding Law = "B6"
	// Actors: who may send which command.
	Actors Law = "ACTORS"
	// Money: what is reserved and refunded.
	Money Law = "MONEY"
)

// Laws lists every law.
func Laws() []Law {
	return []Law{Terminal, Repeated, Rollup, Goods, Refusal, Folding, Actors, Money}
}
