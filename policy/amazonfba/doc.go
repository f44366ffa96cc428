// Package amazonfba is Amazon for orders that it sends and takes back for the seller.
//
// The seller has no part in what follows the sale: whatever he sends is refused with platform_managed, but for a wish to
// cancel, on which Amazon decides. The buyer asks Amazon, which authorises returns at once, pays at the carrier's first scan
// and grades what comes back. What its own or the carrier's fault made unsellable the seller may claim. Orders that Amazon
// sends count for no metric of the seller's, and the A-to-z Guarantee does not know them.
//
// The rules:
//
//	| rule | says | source | as of | confidence |
//	| --- | --- | --- | --- | --- |
//	| zone | America/Los_Angeles | Seller Central 200379860, FBA customer returns policy: the zone is that of amazon.com | 2026-11-01 | official |
//	| ship_during_case | close | Seller Central 200379860, FBA customer returns policy: the zone is that of amazon.com | 2026-11-01 | official |
//	| capture | on_shipment | Seller Central 200379860, FBA customer returns policy: the zone is that of amazon.com | 2026-11-01 | official |
//	| managed | the platform acts in the seller's place | Seller Central 200379860, FBA customer returns policy: the zone is that of amazon.com | 2026-11-01 | official |
//	| offers | refund_only, return_refund | Seller Central 200379860, FBA customer returns policy: the zone is that of amazon.com | 2026-11-01 | official |
//	| terms | freight apportioned, return freight seller | Seller Central 200379860, FBA customer returns policy: the zone is that of amazon.com | 2026-11-01 | official |
//	| requests.cancel_asked | may be asked; begins with requested; where kind cancel, status pending_shipment, partially_shipped, by buyer, reason unwanted, discount_missed, wrong_address, slow_shipment | a copy of Amazon's page Cancel an Amazon-Fulfilled Order (2015): it fails once the shipping has begun | 2026-11-01 | reported |
//	| requests.cancel_by_platform | may be asked; begins with cancelled; where kind cancel, status pending_payment, pending_shipment, partially_shipped, by platform, reason platform_decision, payment_unverified, fraud | no page says it: Amazon may call off what it sends | 2026-11-01 | chosen (unsure) |
//	| requests.cancel_by_seller | may be asked; begins with claimed; where kind cancel, status pending_payment, pending_shipment, partially_shipped, by seller, reason out_of_stock, price_error | a copy of Amazon's page Cancel an Amazon-Fulfilled Order (2015): no guarantee; a buyer's wish that the seller passes on is not acted upon | 2026-11-01 | reported |
//	| requests.cancel_pending | may be asked; begins with cancelled; where kind cancel, status pending_payment, by buyer, reason unwanted, discount_missed, wrong_address, slow_shipment | a copy of Amazon's page Cancel an Amazon-Fulfilled Order (2015) | 2026-11-01 | reported |
//	| requests.not_received | may be asked; where kind refund_only, status partially_shipped, awaiting_receipt, goods in_transit, by buyer, reason not_delivered_on_time, lost_in_transit | Amazon customer page 200783670, A-to-z Guarantee | 2026-11-01 | official |
//	| requests.refund_by_platform | may be asked; begins with refunded_at_once; where kind refund_only, status partially_shipped, awaiting_receipt, goods in_transit, received, by platform, reason platform_decision | Seller Central 200379860, FBA customer returns policy: a refund without a return, at Amazon's choice | 2026-11-01 | official |
//	| requests.return | may be asked; until 30 days since the delivery; where kind return_refund, status partially_shipped, awaiting_receipt, goods received, by buyer | Seller Central 200379860, FBA customer returns policy: in most cases; Amazon may accept later ones | 2026-11-01 | official |
//	| reasons.counterfeit | the seller is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.discount_missed | the buyer is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.disliked | the buyer is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.fraud | the buyer is liable; where by platform | no page says it: the seller's and Amazon's own reasons | 2026-11-01 | chosen (unsure) |
//	| reasons.lost_in_transit | the carrier is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.manufacturing_defect | the seller is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.missing_or_damaged | the carrier is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.missing_part | the seller is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.not_as_described | the seller is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.not_delivered_on_time | the platform is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.out_of_stock | the seller is liable; where by seller | no page says it: the seller's and Amazon's own reasons | 2026-11-01 | chosen (unsure) |
//	| reasons.payment_unverified | the buyer is liable; where by platform | no page says it: the seller's and Amazon's own reasons | 2026-11-01 | chosen (unsure) |
//	| reasons.platform_decision | the platform is liable; where by platform | no page says it: the seller's and Amazon's own reasons | 2026-11-01 | chosen (unsure) |
//	| reasons.price_error | the seller is liable; where by seller | no page says it: the seller's and Amazon's own reasons | 2026-11-01 | chosen (unsure) |
//	| reasons.quality_problem | the seller is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.size_mismatch | the buyer is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.slow_shipment | the platform is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.unwanted | the buyer is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.wrong_address | the buyer is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| reasons.wrong_item | the platform is liable; where by buyer | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| deadlines.after_refusal | 30 days since it came to this state: expired_close; where state return_refused | no page says it: goods that Amazon does not take back go to the buyer again | 2026-11-01 | chosen (unsure) |
//	| deadlines.answer_cancel | 1 day since it came to this state: expired_refund; timer answer; where kind cancel, state awaiting_seller | no page says it: no page gives a time: what is not being shipped by then is cancelled | 2026-11-01 | chosen (unsure) |
//	| deadlines.answer_refund | 3 days since it came to this state: expired_refund; timer answer; where kind refund_only, state awaiting_seller | no page says it: no page gives a time in which Amazon looks for a parcel of its own | 2026-11-01 | chosen (unsure) |
//	| deadlines.arrival | 45 days since the goods were sent back: expired_refund; where state return_in_transit, inspecting | no page says it: what the carrier never scanned counts as sent | 2026-11-01 | chosen (unsure) |
//	| deadlines.authorization | 1 minute since it came to this state: expired_return; timer answer; where kind return_refund, state awaiting_seller | Seller Central 200379860, FBA customer returns policy: authorized at once: a minute stands for that | 2026-11-01 | official |
//	| deadlines.offer | 3 days since it came to this state: expired_decline; where kind refund_only, return_refund, state awaiting_buyer | no page says it: an offer is not answered for ever | 2026-11-01 | chosen (unsure) |
//	| deadlines.unreturned | 45 days since the request: expired_close; where state awaiting_return | sitruna.com, Amazon's returns policy: a newer figure of 60 days is remembered; where the refund was advanced Amazon charges the buyer then, and credits the seller | 2023-01-21 | reported (unsure) |
//	| permits.no_amendment | amend: forbid | no page says it: a request is taken back and made anew | 2026-11-01 | chosen (unsure) |
//	| permits.no_guarantee | escalate: forbid | Amazon customer page 200783670, A-to-z Guarantee | 2026-11-01 | official |
//	| permits.no_receipt | confirm_receipt: forbid | Orders API, order statuses | 2026-11-01 | official |
//	| choices.declined | reject leads to rejected_finally | no page says it: nobody stands above Amazon here | 2026-11-01 | chosen (unsure) |
//	| choices.first_scan | return_scanned leads to scanned_refund; uncut | Seller Central GYLYQWNG8LZ9JNJP, Refund at First Scan | 2026-11-01 | official |
//	| appeals.reimbursement | file_claim; where kind return_refund, goods returned, by seller | Seller Central 200379860, FBA customer returns policy | 2026-11-01 | official |
//	| names.Canceled | means closed; called off | Selling Partner API, order statuses (channel AFN) | 2026-11-01 | official |
//	| names.PartiallyShipped | means partially_shipped; a part was sent | Selling Partner API, order statuses (channel AFN) | 2026-11-01 | official |
//	| names.Pending | means pending_payment; the payment is being verified | Selling Partner API, order statuses (channel AFN) | 2026-11-01 | official |
//	| names.Shipped | means awaiting_receipt; all was sent; no receipt is ever confirmed | Selling Partner API, order statuses (channel AFN) | 2026-11-01 | official |
//	| names.Unfulfillable | means closed; it cannot be sent | Selling Partner API, order statuses (channel AFN) | 2026-11-01 | official |
//	| names.Unshipped | means pending_shipment; at the warehouse | Selling Partner API, order statuses (channel AFN) | 2026-11-01 | official |
package amazonfba
