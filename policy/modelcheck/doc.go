// Package modelcheck proves a policy: it walks every state that an order and its cases can come to under it, sends every
// command of every party in each of them, lets every deadline pass, and holds what comes out against the laws. A law that is
// broken is reported with the shortest story that breaks it, which package story plays.
//
//	func TestPolicy(t *testing.T) { modelcheck.Run(t, myPolicy()) }
//
// [Explore] does the same without a test, for code that wraps a policy, for some kinds alone, or with a Decide of its own.
//
// What is explored is a small order: a line of two units, freight, points and two tenders, with at most two cases, one after
// the other and side by side. Two dossiers count as one state where they differ in amounts and instants alone: the order of
// the deadlines that run is a part of the state, the time between them is not. Each command is sent soon after the last
// entry and at the last instant before something fires.
//
// The laws, and what is independent of the code they are held against:
//
//   - [Terminal]: nothing moves a case that is over. Every other state has a deadline, or waits for the platform or the
//     payment provider, and leads to an end by deadlines, the platform and the payment provider alone.
//   - [Repeated]: a settlement told again changes nothing; one of another amount is refused.
//   - [Rollup]: a child order is refunded exactly when every line is closed by refunds that settled, and is closed then.
//   - [Goods]: goods are restocked if they came back or never left, and written off where they stay with the buyer, by where
//     the reports on the way say they are.
//   - [Refusal]: a refused command changes nothing and names known faults.
//   - [Folding]: the log folds to the dossier that was decided.
//   - [Actors]: nobody sends a command that is not his, by a table of this package.
//   - [Money]: nothing goes back twice, nothing stays reserved, no part is negative, every sum is that of its parts.
package modelcheck
