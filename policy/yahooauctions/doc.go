// Package yahooauctions is Yahoo! Auctions in Japan: the seller calls a deal off, whoever is at fault, and says who is.
//
// While nothing is paid he removes the winner, choosing the winner's fault (reasons buyer_unpaid, buyer_requested) or his own
// (out_of_stock, price_error); the runner-up, if he agrees to be promoted, gets an order of his own, which is no matter of
// this one. Once paid, and before the ship notice, he stops the deal, and the winner gets his money back. The winner may do
// so alone only when eight days have passed since the payment without a notice; after fourteen the payment is called off by
// itself, and nobody can put that off. After the notice there is no way back in the system: the parties arrange it between
// themselves. A receipt that is not reported is taken as given at noon, fifteen days after the payment. An order is placed
// here when the auction ends. The evidence is weak: help pages as others copied them, and blogs; much is marked unsure. What
// becomes of the seller's fee is settled between him and Yahoo.
//
// The rules:
//
//	| rule | says | source | as of | confidence |
//	| --- | --- | --- | --- | --- |
//	| zone | Asia/Tokyo | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp: a deal that is stopped gives back all that was paid; a part is arranged outside the system | 2023-11-01 | reported |
//	| terms | freight full | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp: a deal that is stopped gives back all that was paid; a part is arranged outside the system | 2023-11-01 | reported |
//	| requests.not_shipped | may be asked; begins with cancelled; the whole order; from 8 days since the payment; where kind cancel, status pending_shipment, by buyer | overlordgame.com, copy of Yahoo's help: eight days after the payment without a ship notice the winner may call it off alone | 2026-11-01 | reported |
//	| requests.remove_winner | may be asked; begins with cancelled; the whole order; until 14 days since the order was placed; where kind cancel, status pending_payment, by seller | m-stock-series.jp: the seller removes the winner, by his own hand in every case (aucfan.com/times/archives/42422): at most 14 days after the auction; 42 days by cktt.jp/97110, which is older | 2026-11-01 | weak (unsure) |
//	| requests.stop | may be asked; begins with cancelled; the whole order; where kind cancel, status pending_shipment, by seller | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp: paid, and before the ship notice: the seller stops the deal, the winner is refunded and removed; after it there is no way back in the system | 2023-11-01 | reported |
//	| reasons.buyer_requested | the buyer is liable; where kind cancel, by seller | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp: for reasons of the winner (落札者都合) | 2023-11-01 | reported |
//	| reasons.buyer_unpaid | the buyer is liable; where kind cancel, by seller | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp: for reasons of the winner (落札者都合) | 2023-11-01 | reported |
//	| reasons.out_of_stock | the seller is liable; where kind cancel, by seller | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp: for reasons of the seller (出品者都合) | 2023-11-01 | reported |
//	| reasons.price_error | the seller is liable; where kind cancel, by seller | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp: for reasons of the seller (出品者都合) | 2023-11-01 | reported |
//	| reasons.slow_shipment | the seller is liable; where kind cancel, by buyer | overlordgame.com, copy of Yahoo's help: there was no ship notice | 2026-11-01 | reported |
//	| deadlines.payment | 5 days since the order was placed: reminded; told to the seller; where status pending_payment | m-stock-series.jp: at most 5 days after the win; 7 days by cktt.jp/97128, which is older; nothing is called off by it, the seller removes the winner or waits | 2026-11-01 | weak (unsure) |
//	| deadlines.payment_cancelled | 14 days since the payment: expired_unshipped; where status pending_shipment, partially_shipped | overlordgame.com, copy of Yahoo's help: fourteen days after the payment without a notice it is called off and refunded; it cannot be put off; the time of day is not said | 2026-11-01 | reported |
//	| deadlines.receipt | 14 days since the payment, to the next midnight, carried out at 12:00: expired_confirmation; where status awaiting_receipt | dotoromu.com.tr, copy of Yahoo's help: without a notice of the receipt the seller gets his money about noon, fifteen days after the payment | 2018-03-01 | reported |
//	| deadlines.ship_by | 7 days since the payment: reminded; told to the seller; where status pending_shipment, partially_shipped | overlordgame.com, copy of Yahoo's help: shipped, and the notice given, within seven days of the payment | 2026-11-01 | reported |
//	| metrics.removed_by_the_system | voided counts 1 for system_rating against the seller; where kind cancel, by seller, liable seller | yahoo-help.jp a_id 40719: very bad for who is at fault, and for a seller one by the system; m-stock-series.jp says that a removal rates nobody any more | 2026-11-01 | official (unsure) |
//	| metrics.removed_for_the_seller | voided counts 1 for very_bad_rating against the seller; where kind cancel, by seller, liable seller | yahoo-help.jp a_id 40719: very bad for who is at fault, and for a seller one by the system; m-stock-series.jp says that a removal rates nobody any more | 2026-11-01 | official (unsure) |
//	| metrics.removed_for_the_winner | voided counts 1 for very_bad_rating against the buyer; where kind cancel, by seller, liable buyer | yahoo-help.jp a_id 40719: very bad for who is at fault, and for a seller one by the system; m-stock-series.jp says that a removal rates nobody any more | 2026-11-01 | official (unsure) |
//	| metrics.stopped_by_the_system | cancelled counts 1 for system_rating against the seller; where kind cancel, by seller, liable seller | yahoo-help.jp a_id 40719: very bad for who is at fault, and for a seller one by the system; m-stock-series.jp says that a removal rates nobody any more | 2026-11-01 | official (unsure) |
//	| metrics.stopped_for_the_seller | cancelled counts 1 for very_bad_rating against the seller; where kind cancel, by seller, liable seller | yahoo-help.jp a_id 40719: very bad for who is at fault, and for a seller one by the system; m-stock-series.jp says that a removal rates nobody any more | 2026-11-01 | official (unsure) |
//	| metrics.stopped_for_the_winner | cancelled counts 1 for very_bad_rating against the buyer; where kind cancel, by seller, liable buyer | yahoo-help.jp a_id 40719: very bad for who is at fault, and for a seller one by the system; m-stock-series.jp says that a removal rates nobody any more | 2026-11-01 | official (unsure) |
//	| names.取引中止 | means closed; the deal was stopped | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp | 2023-11-01 | reported |
//	| names.受取連絡 | means completed; the receipt was reported, or taken as given | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp | 2023-11-01 | reported |
//	| names.支払い前 | means pending_payment; before the payment | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp | 2023-11-01 | reported |
//	| names.支払い済・発送連絡前 | means pending_shipment; paid, before the ship notice | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp | 2023-11-01 | reported |
//	| names.発送連絡後・受取連絡前 | means awaiting_receipt; after the ship notice, before the receipt is reported | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp | 2023-11-01 | reported |
//	| names.落札者削除 | means closed; the winner was removed | aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp | 2023-11-01 | reported |
package yahooauctions
