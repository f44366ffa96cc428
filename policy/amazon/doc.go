// Package amazon is Amazon for orders that the seller sends himself.
//
// The payment is only authorised until the seller confirms the shipment: what is called off before that is voided, and
// nobody asks when he answers. Whether a cancellation counts against him depends on how the buyer asked: on the order's page,
// or in a message. What is not sent a week after the promised day is called off by Amazon.
//
// Returns in time are authorised without the seller. With Amazon's own label the buyer has his money at the carrier's first
// scan, and what then comes back damaged the seller claims from Amazon. There is no receipt: an order stays shipped. The
// A-to-z Guarantee decides what buyer and seller do not settle, two days after the buyer asked at the earliest; a claim that is
// granted counts as a defect of the order, once.
//
// Facts the rules ask for: market, ship_by, latest_delivery, returns (of the listing or the request: manual, none), label
// (amazon_prepaid, merchant, self), returnless (of the line: refund, replacement), opened (yes), seller (abroad), shipping
// (buy_shipping: sent in time with it), tracking (undelivered).
//
// The rules:
package amazon
