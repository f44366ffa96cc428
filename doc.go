// Package recourse is the root of an embeddable library for what happens to an order after it was paid. It answers,
// purely and exactly:
//
//   - what may happen now, who may do it, and by when (packages aftersales and policy);
//   - how much goes back, to whom, by which route, and why that much (package refund);
//   - what the outside world must now do (the effects of package aftersales).
//
// The package itself holds nothing. Start with refund for refund math alone, or with aftersales for whole cases; policy
// and its platforms say what is allowed. Imports run one way:
//
//	order/money, internal <- order <- refund <- aftersales <- policy <- policy/story <- policy/<platform> <- examples
//
// The core has no clock, no I/O, no randomness and no floats. A Desk with a Store is the thin shell around it.
package recourse
