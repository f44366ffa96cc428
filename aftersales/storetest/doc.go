// Package storetest holds the suite that every aftersales.Store must pass. A store's own test calls [Run] with a function
// that opens an empty store:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) aftersales.Store { return open(t) })
//	}
//
// The suite asks for what the interface promises: that a decision is saved whole or not at all, that the decisions about
// one order happen one after the other while different orders do not mix, that folding the log gives the dossier byte for
// byte, that pages of a list follow one another, that deadlines are found when they are due and sweeps share them, and that
// the outbox hands out every effect, in order for each order, to one claimer at a time, until it is done or a dead letter.
//
// Every subtest opens a store of its own. A store that cannot be empty each time may be opened on one database, as long
// as orders, effects and deadlines of earlier subtests are gone. The suite needs no policy set and nothing but the
// standard library; it takes a second or two, and is worth running with -race.
package storetest
