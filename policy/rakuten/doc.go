// Package rakuten is Rakuten Ichiba, a mall of shops that each sell by their own terms.
//
// What the mall itself decides is little. A member cancels alone within half an hour of the order, whatever the shop says, but
// not what was ordered for the next day, in advance or by subscription; later he asks the shop, until it ships. Whoever gets
// nothing, or something else, or too late, or no answer to a return, may ask the mall for its Anshin Shopping compensation: it
// pays in the shop's place, up to JPY 300,000 with the shipping, five times a year, within 90 days from the day after the order.
// A request to the mall carries the fact compensation: anshin; one without it goes to the shop. What the shops' own terms say of
// returns is not here: those rules are chosen, so that nothing stays open for ever.
//
// Facts: member (no), delivery (next_day), sale (pre_order, subscription), compensation (anshin), claims_this_year (a number).
//
// The rules:
//
//	| rule | says | source | as of | confidence |
//	| --- | --- | --- | --- | --- |
//	| zone | Asia/Tokyo | Anshin Shopping rules, archived on megalodon.jp: points that paid come back as points; all else is chosen | 2008-03-20 | official |
//	| ship_during_case | close | Anshin Shopping rules, archived on megalodon.jp: points that paid come back as points; all else is chosen | 2008-03-20 | official |
//	| offers | refund_only, return_refund | Anshin Shopping rules, archived on megalodon.jp: points that paid come back as points; all else is chosen | 2008-03-20 | official |
//	| terms | freight apportioned, expired points restore | Anshin Shopping rules, archived on megalodon.jp: points that paid come back as points; all else is chosen | 2008-03-20 | official |
//	| terms_for.change_of_mind | freight none, expired points restore, return freight buyer; where kind return_refund, reason unwanted | none: the shop's terms say; here the buyer bears the freight both ways | 2026-11-01 | chosen (unsure) |
//	| requests.anshin_defect | may be asked; begins with claimed; until 90 days since the order was placed, to the end of the day; where kind refund_only, status partially_shipped, awaiting_receipt, completed, goods received, by buyer, reason not_as_described, wrong_item, manufacturing_defect, missing_or_damaged, counterfeit, claims_this_year not said, 0, 1, 2, 3, 4, compensation anshin | event.rakuten.co.jp/anshin/anshinshopping: within 90 days from the day after the order, five times a year | 2026-11-01 | official |
//	| requests.anshin_late | may be asked; begins with claimed; until 90 days since the order was placed, to the end of the day; where kind return_refund, status partially_shipped, awaiting_receipt, completed, goods received, returned, by buyer, reason not_delivered_on_time, claims_this_year not said, 0, 1, 2, 3, 4, compensation anshin | event.rakuten.co.jp/anshin/anshinshopping: within 90 days from the day after the order, five times a year | 2026-11-01 | official |
//	| requests.anshin_missing | may be asked; begins with claimed; until 90 days since the order was placed, to the end of the day; where kind refund_only, status pending_shipment, partially_shipped, awaiting_receipt, goods not_shipped, in_transit, by buyer, reason not_delivered_on_time, lost_in_transit, claims_this_year not said, 0, 1, 2, 3, 4, compensation anshin | event.rakuten.co.jp/anshin/anshinshopping: within 90 days from the day after the order, five times a year | 2026-11-01 | official |
//	| requests.cancel_alone | may be asked; begins with cancelled; the whole order; until 30 minutes since the order was placed; where kind cancel, status pending_payment, pending_shipment, by buyer, reason unwanted, delivery not said, standard, member not said, yes, sale not said, once | aucfan.com 39632, hikaku.kurashiru.com, apro-soken.co.jp (cancelling on Rakuten): from the purchase history, whatever the shop says | 2026-11-01 | reported |
//	| requests.cancel_asked | may be asked; begins with requested; the whole order; where kind cancel, status pending_payment, pending_shipment, by buyer, reason unwanted | aucfan.com 39632, hikaku.kurashiru.com, apro-soken.co.jp (cancelling on Rakuten): the shop decides, until it ships | 2026-11-01 | reported |
//	| requests.cancel_by_shop | may be asked; begins with cancelled; the whole order; where kind cancel, status pending_payment, pending_shipment, by seller, reason out_of_stock, price_error, buyer_unpaid, buyer_requested | none: a shop that cannot send, or is not paid, calls the order off | 2026-11-01 | chosen (unsure) |
//	| requests.missing_asked | may be asked; where kind refund_only, status partially_shipped, awaiting_receipt, goods in_transit, by buyer, reason not_delivered_on_time, lost_in_transit, compensation not said | none: the shop is asked first about what did not arrive | 2026-11-01 | chosen (unsure) |
//	| requests.return_asked | may be asked; where kind return_refund, status partially_shipped, awaiting_receipt, completed, goods received, returned, by buyer, reason not_as_described, wrong_item, manufacturing_defect, missing_or_damaged, counterfeit, unwanted, compensation not said | none: the shop's own terms say how long; here there is no end | 2026-11-01 | chosen (unsure) |
//	| reasons.buyer_requested | the buyer is liable; where kind cancel | none: a shop's reasons | 2026-11-01 | chosen (unsure) |
//	| reasons.buyer_unpaid | the buyer is liable; where kind cancel | none: a shop's reasons | 2026-11-01 | chosen (unsure) |
//	| reasons.counterfeit | the seller is liable; where kind refund_only, return_refund | event.rakuten.co.jp/anshin/anshinshopping: it is something else, or does not work | 2026-11-01 | official |
//	| reasons.lost_in_transit | the carrier is liable; where kind refund_only, return_refund | event.rakuten.co.jp/anshin/anshinshopping: it did not come, or not by its date | 2026-11-01 | official |
//	| reasons.manufacturing_defect | the seller is liable; where kind refund_only, return_refund | event.rakuten.co.jp/anshin/anshinshopping: it is something else, or does not work | 2026-11-01 | official |
//	| reasons.missing_or_damaged | the seller is liable; where kind refund_only, return_refund | event.rakuten.co.jp/anshin/anshinshopping: it is something else, or does not work | 2026-11-01 | official |
//	| reasons.not_as_described | the seller is liable; where kind refund_only, return_refund | event.rakuten.co.jp/anshin/anshinshopping: it is something else, or does not work | 2026-11-01 | official |
//	| reasons.not_delivered_on_time | the seller is liable; where kind refund_only, return_refund | event.rakuten.co.jp/anshin/anshinshopping: it did not come, or not by its date | 2026-11-01 | official |
//	| reasons.out_of_stock | the seller is liable; where kind cancel | none: a shop's reasons | 2026-11-01 | chosen (unsure) |
//	| reasons.price_error | the seller is liable; where kind cancel | none: a shop's reasons | 2026-11-01 | chosen (unsure) |
//	| reasons.unwanted | the buyer is liable; where kind cancel, return_refund | aucfan.com 39632, hikaku.kurashiru.com, apro-soken.co.jp (cancelling on Rakuten) | 2026-11-01 | reported |
//	| reasons.wrong_item | the seller is liable; where kind refund_only, return_refund | event.rakuten.co.jp/anshin/anshinshopping: it is something else, or does not work | 2026-11-01 | official |
//	| escalations.not_handled | the platform may be asked to decide; until 90 days since the order was placed, to the end of the day; where kind return_refund, refund_only, state awaiting_seller, awaiting_buyer, rejected, return_in_transit, inspecting, return_refused, by buyer, reason not_as_described, wrong_item, manufacturing_defect, missing_or_damaged, counterfeit, not_delivered_on_time, lost_in_transit | event.rakuten.co.jp/anshin/anshinshopping: a return that is not handled; within the same 90 days | 2026-11-01 | official |
//	| deadlines.answer_missing | 7 days since it came to this state, to the end of the day: expired_close; where kind refund_only, state awaiting_seller, rejected | none: a shop that is silent: the mall can be asked | 2026-11-01 | chosen (unsure) |
//	| deadlines.answer_return | 7 days since it came to this state, to the end of the day: expired_close; timer answer; where kind return_refund, state awaiting_seller | none: a shop that is silent: the mall can be asked | 2026-11-01 | chosen (unsure) |
//	| deadlines.answer_returned | 7 days since it came to this state, to the end of the day: expired_refund; timer answer; where kind return_refund, state awaiting_seller, goods returned | none: the goods are back already | 2026-11-01 | chosen (unsure) |
//	| deadlines.cancel | 3 days since it came to this state, to the end of the day: expired_close; where kind cancel, state awaiting_seller | none: a shop that is silent keeps the order | 2026-11-01 | chosen (unsure) |
//	| deadlines.left | 90 days since it came to this state, to the end of the day: expired_close; where kind return_refund, state rejected, return_refused | none: as long as the mall may be asked at the most | 2026-11-01 | chosen (unsure) |
//	| deadlines.offer | 7 days since it came to this state, to the end of the day: expired_decline; where kind return_refund, refund_only, state awaiting_buyer | none: an offer that is not answered lapses | 2026-11-01 | chosen (unsure) |
//	| deadlines.receive | 30 days since it came to this state, to the end of the day: expired_refund; where kind return_refund, state return_in_transit, inspecting | none: a return that the shop leaves on the bench | 2026-11-01 | chosen (unsure) |
//	| deadlines.send_back | 14 days since it came to this state, to the end of the day: expired_close; where kind return_refund, state awaiting_return | none: a return that is not sent | 2026-11-01 | chosen (unsure) |
//	| funding.anshin | the platform bears the refund; up to 300000 JPY; where compensation anshin | event.rakuten.co.jp/anshin/anshinshopping: each transaction, shipping included; also internet.watch.impress.co.jp 674033, in force from 2014-11-01 | 2026-11-01 | official |
//	| choices.cancel_declined | reject leads to rejected_finally; where kind cancel | aucfan.com 39632, hikaku.kurashiru.com, apro-soken.co.jp (cancelling on Rakuten): the shop decides | 2026-11-01 | reported |
//	| appeals.recovery | file_claim; where by platform, compensation anshin | none: whether and when the mall asks the shop is not said | 2026-11-01 | chosen (unsure) |
//	| names.キャンセル | means closed; it was cancelled | Rakuten order status | 2026-11-01 | reported |
//	| names.入金待ち | means pending_payment; the payment is awaited | Rakuten order status | 2026-11-01 | weak (unsure) |
//	| names.完了 | means completed; it is complete | Rakuten order status | 2026-11-01 | weak (unsure) |
//	| names.発送待ち | means pending_shipment; the shipment is awaited | Rakuten order status | 2026-11-01 | weak (unsure) |
//	| names.発送済 | means awaiting_receipt; it was sent | Rakuten order status | 2026-11-01 | reported |
package rakuten
