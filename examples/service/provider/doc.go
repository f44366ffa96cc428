// Package provider plays a payment provider, so that the service has somebody to order refunds from: an HTTP server on a port
// of its own, which knows the service by its webhook alone.
//
// It pays each leg of a refund once, however often it is ordered under the refund's number, and reports what became of it to
// the webhook until that answers 2xx. What it paid, and whom it told, it notes in a ledger file before it answers, so that a
// kill makes it forget nothing. Another amount under a number that it knows it answers with 422. A tender whose name begins
// with "closed" it cannot pay back to, and reports as failed.
//
// Of every hundred orders so many as Config.Trouble says go wrong, in an order that Config.Seed fixes: refused with 503,
// stalled after the money left, reported twice at once, reported late.
package provider
