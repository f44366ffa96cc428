//go:build race

package aftersales_test

// someHistories is how many histories TestHistories plays by default; the race detector makes each ten times as slow.
const someHistories = 200
