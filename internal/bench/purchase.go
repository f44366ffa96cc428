package main

// purchase is a total to split by prices, in minor units of a currency of two
// digits: a discount over the lines of an order.
type purchase struct {
	total  int64
	prices []int64
}

// sizes are the numbers of prices: a small order, a usual one, and two that
// show how the time grows.
func sizes() []int { return []int{3, 10, 1_000, 100_000} }

// newPurchase returns the purchase of n prices, from 1.00 to 999.99, without a
// pattern that a sort or a selection could profit from. The total is about a
// fortieth of their sum. No product is above 2^44.
func newPurchase(n int) purchase {
	prices := make([]int64, n)
	state := uint64(88172645463325252)
	for i := range prices {
		state ^= state << 13
		state ^= state >> 7
		state ^= state << 17
		prices[i] = 100 + int64(state%99_900)
	}
	return purchase{total: int64(n)*1234 + 7, prices: prices}
}
