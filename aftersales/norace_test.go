//go:build !race

package aftersales_test

// someHistories is how many histories TestHistories plays by default.
const someHistories = 1200
