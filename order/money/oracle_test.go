package money_test

import (
	"math/big"
	"slices"

	"github.com/recourse-go/recourse/order/money"
)

// The oracle: each rule written down as it reads, with math/big, sorting and
// single units, in no hurry.

func bigSum(weights []int64) *big.Int {
	sum := new(big.Int)
	for _, w := range weights {
		sum.Add(sum, big.NewInt(w))
	}
	return sum
}

func bigs(values []int64) []*big.Int {
	all := make([]*big.Int, len(values))
	for i, v := range values {
		all[i] = big.NewInt(v)
	}
	return all
}

func oracleApportion(total int64, weights []int64, rule money.Rule) []int64 {
	if bigSum(weights).Sign() == 0 {
		weights = slices.Repeat([]int64{1}, len(weights))
	}
	left := new(big.Int).Abs(big.NewInt(total))
	shares := oracleShares(left, bigs(weights), rule)
	result := make([]int64, len(shares))
	for i, share := range shares {
		if total < 0 {
			share.Neg(share)
		}
		result[i] = share.Int64()
	}
	return result
}

// oracleShares splits a total that is not negative by weights not all zero.
func oracleShares(total *big.Int, weights []*big.Int, rule money.Rule) []*big.Int {
	sum := new(big.Int)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	shares := make([]*big.Int, len(weights))
	if rule == money.CascadeFromLast {
		left := new(big.Int).Set(total)
		for i := len(weights) - 1; i >= 0; i-- {
			shares[i] = new(big.Int)
			if sum.Sign() > 0 {
				shares[i].Mul(left, weights[i]).Quo(shares[i], sum)
			}
			left.Sub(left, shares[i])
			sum.Sub(sum, weights[i])
		}
		return shares
	}
	remainders := make([]*big.Int, len(weights))
	rest := new(big.Int).Set(total)
	for i, w := range weights {
		product := new(big.Int).Mul(total, w)
		shares[i], remainders[i] = new(big.Int).QuoRem(product, sum, new(big.Int))
		rest.Sub(rest, shares[i])
	}
	for _, i := range oracleTakers(weights, remainders, int(rest.Int64()), rule) {
		shares[i].Add(shares[i], big.NewInt(1))
	}
	return shares
}

// oracleTakers lists, for each unit of the rest, the line that takes it.
func oracleTakers(weights, remainders []*big.Int, rest int, rule money.Rule) []int {
	if rest == 0 {
		return nil // as where there are no weights at all
	}
	order := make([]int, len(weights))
	for i := range order {
		order[i] = i
	}
	switch rule {
	case money.LastTakesRest:
		return slices.Repeat([]int{len(weights) - 1}, rest)
	case money.LargestTakesRest:
		slices.SortStableFunc(order, func(i, j int) int { return weights[j].Cmp(weights[i]) })
		return slices.Repeat(order[:1], rest)
	case money.FirstTakesRest: // one each, in order
	default:
		slices.SortStableFunc(order, func(i, j int) int { return remainders[j].Cmp(remainders[i]) })
	}
	return order[:rest]
}

// oracleWithin caps the shares of each round at the room, and splits what is
// over as the rule says.
func oracleWithin(total int64, room []int64, rule money.Rule) []int64 {
	shares := make([]int64, len(room))
	if total == 0 {
		return shares
	}
	if rule == money.LastTakesRest {
		return oracleSpill(shares, room, oracleApportion(total, room, rule))
	}
	lines := make([]int, len(room))
	for i := range lines {
		lines[i] = i
	}
	for total > 0 {
		lines = slices.DeleteFunc(lines, func(i int) bool { return shares[i] == room[i] })
		weights := make([]int64, len(lines))
		for at, i := range lines {
			weights[at] = room[i]
		}
		for at, share := range oracleApportion(total, weights, rule) {
			i := lines[at]
			given := min(share, room[i]-shares[i])
			shares[i] += given
			total -= given
		}
	}
	return shares
}

func oracleSpill(shares, room, wanted []int64) []int64 {
	over := int64(0)
	for i, share := range wanted {
		shares[i] = min(share, room[i])
		over += share - shares[i]
	}
	for over > 0 {
		for i := range room {
			if over > 0 && shares[i] < room[i] {
				shares[i]++
				over--
			}
		}
	}
	return shares
}

// fuzzWeights spreads bytes over the whole range of weights: width is how far a
// byte is shifted, plus a little that depends on its place.
func fuzzWeights(seed []byte, width uint8) []int64 {
	weights := make([]int64, len(seed))
	for i, b := range seed {
		weights[i] = int64(b) << (width % 56)
		if width >= 56 && b > 0 {
			weights[i] += int64(i * i)
		}
	}
	return weights
}

func fuzzRule(index uint8) money.Rule {
	rules := append(money.Rules(), "")
	return rules[int(index)%len(rules)]
}

// prices returns n weights like the prices of an order, without a pattern that
// a selection could profit from.
func prices(n int) []int64 {
	weights := make([]int64, n)
	state := uint64(88172645463325252)
	for i := range weights {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		weights[i] = 100 + int64(state%99_900)
	}
	return weights
}
