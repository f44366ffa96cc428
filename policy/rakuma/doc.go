// Package rakuma is Rakuma, Rakuten's flea market between private people in Japan.
//
// A payment that is late ends the purchase by itself, a quarter of an hour after the day is over: on Mercari the same only
// gives the seller a right. Once paid, nobody calls it off alone: the seller applies and the buyer agrees; when the goods are
// three days later than they should be (fact ship_by, RFC 3339) the buyer turns to the office, which decides. After the
// shipment money goes back by agreement and after the goods are back, unless both agree that they need not be; after the
// rating there is nothing. Where the buyer does not rate, he is written to after seven days, the seller may ask after nine
// (fact tracked: yes, a parcel whose number was entered), and the purchase is completed if it was delivered five days ago.
// After how many days one without a number is completed no page says: it waits for the rating. A purchase request, which the
// seller has yet to approve, is an order with the fact purchase_request: open; the order that comes of it is placed anew.
//
// The rules:
//
//	| rule | says | source | as of | confidence |
//	| --- | --- | --- | --- | --- |
//	| zone | Asia/Tokyo | chosen for this policy: all of it goes back, never a part: no page says otherwise | 2026-11-01 | chosen (unsure) |
//	| ship_during_case | refuse | chosen for this policy: all of it goes back, never a part: no page says otherwise | 2026-11-01 | chosen (unsure) |
//	| terms | freight full | chosen for this policy: all of it goes back, never a part: no page says otherwise | 2026-11-01 | chosen (unsure) |
//	| requests.cancel_not_shipped | may be asked; begins with claimed; the whole order; from 3 days since ship_by; where kind cancel, status pending_shipment, by buyer | cktt.jp/55584: three days after the last day of the shipping time the buyer may turn to the office | 2026-11-01 | reported |
//	| requests.cancel_paid | may be asked; begins with consent_asked; the whole order; where kind cancel, status pending_shipment, by seller | cktt.jp/55584; dime.jp/genre/1028616; vandle.jp: the seller applies, the buyer must agree; support carries it out in about half a day, then the money goes back | 2026-11-01 | reported |
//	| requests.lost | may be asked; begins with claimed; the amount is fixed; the whole order; where kind refund_only, status awaiting_receipt, goods in_transit, by buyer, reason lost_in_transit | chosen for this policy: a lost parcel is a matter for the office | 2026-11-01 | chosen (unsure) |
//	| requests.no_return | may be asked; the amount is fixed; the whole order; where kind refund_only, status awaiting_receipt, goods received, by buyer | rakuma-guide.com/?p=181; essential-delivery.com: or the parties agree that nothing is sent back | 2026-11-01 | reported |
//	| requests.return | may be asked; the amount is fixed; the whole order; where kind return_refund, status awaiting_receipt, goods received, by buyer | rakuma-guide.com/?p=181; essential-delivery.com: after the shipment by agreement, against the goods, and before the rating | 2026-11-01 | reported |
//	| reasons.agreed_with_seller | the nobody is liable; where goods received | rakuma-guide.com/?p=181; essential-delivery.com: both agreed | 2026-11-01 | reported |
//	| reasons.buyer_requested | the buyer is liable; where kind cancel, by seller | cktt.jp/55584; dime.jp/genre/1028616; vandle.jp: why it is called off is between the parties | 2026-11-01 | reported |
//	| reasons.counterfeit | the seller is liable; where goods received | rakuma-guide.com/?p=181; essential-delivery.com: what is not as the listing says | 2026-11-01 | reported |
//	| reasons.lost_in_transit | the carrier is liable; where goods in_transit | chosen for this policy: a lost parcel | 2026-11-01 | chosen (unsure) |
//	| reasons.manufacturing_defect | the seller is liable; where goods received | rakuma-guide.com/?p=181; essential-delivery.com: what is not as the listing says | 2026-11-01 | reported |
//	| reasons.missing_or_damaged | the seller is liable; where goods received | rakuma-guide.com/?p=181; essential-delivery.com: what is not as the listing says | 2026-11-01 | reported |
//	| reasons.not_as_described | the seller is liable; where goods received | rakuma-guide.com/?p=181; essential-delivery.com: what is not as the listing says | 2026-11-01 | reported |
//	| reasons.out_of_stock | the seller is liable; where kind cancel, by seller | cktt.jp/55584; dime.jp/genre/1028616; vandle.jp: why it is called off is between the parties | 2026-11-01 | reported |
//	| reasons.price_error | the seller is liable; where kind cancel, by seller | cktt.jp/55584; dime.jp/genre/1028616; vandle.jp: why it is called off is between the parties | 2026-11-01 | reported |
//	| reasons.quality_problem | the seller is liable; where goods received | rakuma-guide.com/?p=181; essential-delivery.com: what is not as the listing says | 2026-11-01 | reported |
//	| reasons.slow_shipment | the seller is liable; where kind cancel, by buyer | cktt.jp/55584; dime.jp/genre/1028616; vandle.jp: why it is called off is between the parties | 2026-11-01 | reported |
//	| reasons.unwanted | the buyer is liable; where goods received | rakuma-guide.com/?p=181; essential-delivery.com: the buyer changed his mind | 2026-11-01 | reported |
//	| reasons.wrong_item | the seller is liable; where goods received | rakuma-guide.com/?p=181; essential-delivery.com: what is not as the listing says | 2026-11-01 | reported |
//	| escalations.office | the platform may be asked to decide; where kind refund_only, return_refund, state rejected, awaiting_return, return_in_transit, return_refused, status awaiting_receipt, by buyer, seller | chosen for this policy: the office decides what is disputed before the rating, as on the other flea markets | 2026-11-01 | chosen (unsure) |
//	| deadlines.after_refusal | 3 days since it came to this state: expired_close; where kind refund_only, return_refund, state rejected | chosen for this policy: until then the office may be asked | 2026-11-01 | chosen (unsure) |
//	| deadlines.agreement | 3 days since it came to this state: expired_close; where kind refund_only, return_refund, state awaiting_seller | chosen for this policy: silence is no agreement | 2026-11-01 | chosen (unsure) |
//	| deadlines.application | 7 days since it came to this state: expired_withdraw; where kind cancel, state awaiting_buyer | chosen for this policy: no page says what the buyer's silence means | 2026-11-01 | chosen (unsure) |
//	| deadlines.ask_to_confirm | 9 days since the shipment: reminded; told to the seller; where status awaiting_receipt, tracked yes | mermari-life.com/rakumapack-evaluate; fril-love.com: nine days after the shipment the seller may have the buyer asked, where the parcel has a number and it was entered | 2026-11-01 | reported |
//	| deadlines.back_refused | 3 days since it came to this state: expired_close; where kind return_refund, state return_refused | chosen for this policy: until then the office may be asked | 2026-11-01 | chosen (unsure) |
//	| deadlines.completion | 9 days since the shipment, or later 5 days since the delivery: expired_confirmation; paused by cases; where status awaiting_receipt, tracked yes | mermari-life.com/rakumapack-evaluate; fril-love.com: asked by the seller, support completes what was delivered five days ago or earlier: here it is taken that he asks at once | 2026-11-01 | reported |
//	| deadlines.mail | 7 days since the shipment: reminded; told to the buyer; where status awaiting_receipt | mermari-life.com/rakumapack-evaluate; fril-love.com: a buyer who has not rated is written to seven days after the shipment | 2026-11-01 | reported |
//	| deadlines.payment | 2 days since the order was placed, to the end of the day, carried out at 00:16: expired_unpaid; where status pending_payment | satohelpblog.com/?p=8697; yorozu-note.com: until 23:59 of the day after next; called off about a quarter of an hour later, at 00:16, and listed again | 2021-06-07 | reported |
//	| deadlines.purchase_request | 1 day since the order was placed, to the next midnight, carried out at 08:30: expired_unpaid; timer payment; where status pending_payment, purchase_request open | rakuma-guide.com/?p=181; essential-delivery.com: a request that the seller does not approve lapses on the day after next, between 08:30 and 10:00: here at the earliest | 2026-11-01 | weak (unsure) |
//	| deadlines.received_back | 14 days since it came to this state: expired_refund; where kind return_refund, state return_in_transit | chosen for this policy: goods that were sent back count as received | 2026-11-01 | chosen (unsure) |
//	| deadlines.send_back | 7 days since it came to this state: expired_close; where kind return_refund, state awaiting_return | chosen for this policy: who does not send back wants it no more | 2026-11-01 | chosen (unsure) |
//	| permits.no_offers | offer: forbid | rakuma-guide.com/?p=181; essential-delivery.com: no page knows a part of the money: nothing is offered but what is asked | 2026-11-01 | weak (unsure) |
//	| choices.back_with_the_seller | receive leads to received_refund; where kind return_refund | rakuma-guide.com/?p=181; essential-delivery.com: the purchase is called off once the goods are back | 2026-11-01 | reported |
//	| choices.refused_application | reject leads to rejected_finally; where kind cancel | cktt.jp/55584; dime.jp/genre/1028616; vandle.jp: without the buyer's yes the purchase goes on | 2026-11-01 | reported |
//	| metrics.unapproved | voided counts 0 for unpaid_by_buyer against the buyer; where kind cancel, reason buyer_unpaid, purchase_request open | rakuma-guide.com/?p=181; essential-delivery.com: a purchase request that nobody approved is not the buyer's fault | 2026-11-01 | reported |
//	| metrics.unpaid | voided counts 1 for unpaid_by_buyer against the buyer; where kind cancel, reason buyer_unpaid | satohelpblog.com/?p=8697; yorozu-note.com: the seller may then rate the buyer, and is not rated himself | 2021-06-07 | reported |
//	| names.キャンセル | means closed; called off | rakuma-guide.com/?p=181; essential-delivery.com | 2026-11-01 | reported |
//	| names.受取評価 | means completed; the buyer has it and has rated, or it was completed | rakuma-guide.com/?p=181; essential-delivery.com | 2026-11-01 | reported |
//	| names.支払い待ち | means pending_payment; waits for the payment | rakuma-guide.com/?p=181; essential-delivery.com | 2026-11-01 | reported |
//	| names.発送待ち | means pending_shipment; waits for the shipment | rakuma-guide.com/?p=181; essential-delivery.com | 2026-11-01 | reported |
//	| names.発送通知後 | means awaiting_receipt; after the ship notice | rakuma-guide.com/?p=181; essential-delivery.com | 2026-11-01 | reported |
package rakuma
