// Command bench compares [money.Apportion] with other ways to split an amount
// by weights, in one run on one machine, and prints the ratios:
//
//	go run . [-rounds 5] [-benchtime 100ms]
//
// The same loops are ordinary benchmarks: go test -bench . -benchmem. No test
// here looks at a time. The package is a module of its own, so that those who
// use Recourse never load what it is compared with.
//
// The nouns:
//
//   - A purchase is what is split: a total, and the prices it is split by, in
//     minor units. There is one for 3, 10, 1,000 and 100,000 prices, the same
//     for everyone.
//   - A splitter is one way to split a purchase. Each is handed the purchase
//     in the form its own caller would hold it, and the time to make that form
//     does not count; each returns shares in new memory.
//   - A measurement is the median time of one splitter over several rounds, in
//     which the splitters of one purchase take turns.
//
// The splitters:
//
//   - recourse: money.Apportion.
//   - by hand: the floor, which is int64 written for these very purchases,
//     with no errors, signs or products over 64 bits; it is lent its scratch.
//   - go-money: Money.Allocate. It gives each part its floor and then one unit
//     each from the first part on, so it stands beside first_takes_rest alone.
//   - shopspring: decimals in, decimals out; Mul, QuoRem to two places, and a
//     sort of the remainders.
//
// The rules that always hold:
//
//   - Splitters that follow one rule give the same shares of each purchase,
//     and the shares sum to its total. In each purchase units are left over.
//   - Every total * price of a purchase fits in an int64. Allocate multiplies
//     in int64 without looking: its issue 77 is open, and issue 136, closed,
//     guards the sum of the ratios but not the product. Where the product
//     wraps, Allocate panics or gives shares that are not proportional, so
//     larger amounts cannot be compared. Apportion and shopspring split them.
//
// A splitter that fails ends the command with status 1, a wrong flag with 2.
package main
