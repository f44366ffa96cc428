// Package marketplace is the generic marketplace: sellers ship, by themselves or through a warehouse, the platform
// arbitrates.
//
//	answer of the seller        48 h   silence refunds, or agrees to the return or to sending again
//	answering an offer         120 h   silence of the buyer declines it, and what was asked stands
//	after a rejection          120 h   silence of the buyer closes the case
//	sending goods back         168 h   silence of the buyer closes the case
//	receiving and examining    240 h   from the return's shipment; silence of the seller refunds, or agrees to replace
//	sending a replacement      240 h   silence of the seller refunds
//	receiving it               240 h   silence of the buyer is his word that he has it
//	stopping a shipment         72 h   silence of the warehouse refunds
//	confirming the receipt     240 h   from the shipment, paused while a case is open; silence confirms
//	asking after completion    168 h   elapsed <= limit is inside
//
// What that makes of a refund_only (Mermaid; folder flows has every kind and the child order):
//
//	stateDiagram-v2
//	    [*] --> refunding : push_stopped (buyer)<br/>refunded_at_once (timer)
//	    [*] --> intercepting : interception_requested (buyer)
//	    [*] --> awaiting_seller : requested (buyer)
//	    awaiting_seller --> refunding : approved_refund (seller)<br/>accepted_refund (seller)<br/>expired_refund (48 hours from state)
//	    awaiting_seller --> awaiting_buyer : offered (seller)
//	    awaiting_seller --> rejected : rejected (seller)
//	    awaiting_seller --> awaiting_seller : amended (buyer)
//	    awaiting_seller --> closed : withdrawn (buyer)
//	    awaiting_buyer --> awaiting_seller : countered (buyer)<br/>declined_offer (buyer)<br/>expired_decline (120 hours from state)
//	    awaiting_buyer --> refunding : accepted_refund (buyer)
//	    awaiting_buyer --> closed : withdrawn (buyer)
//	    intercepting --> refunding : intercepted (warehouse)<br/>expired_refund (72 hours from state)
//	    intercepting --> closed : kind_switched (warehouse)<br/>withdrawn (buyer)
//	    rejected --> closed : expired_close (120 hours from state)<br/>withdrawn (buyer)
//	    rejected --> awaiting_seller : amended (buyer)
//	    rejected --> arbitrating : escalated (buyer)
//	    arbitrating --> refunding : ruled_refund (platform)
//	    arbitrating --> closed : ruled_for_seller (platform)<br/>withdrawn (buyer)
//	    refunding --> refunded : settled_in_full (payment)
//	    refunding --> partially_refunded : settled_in_part (payment)
//	    refunding --> refund_failed : refund_failed (payment)
//	    refunding --> manual_refund : given_to_hand (platform)
//	    refund_failed --> refunded : settled_in_full (payment)
//	    refund_failed --> partially_refunded : settled_in_part (payment)
//	    refund_failed --> refunding : retried (platform, seller, timer)
//	    refund_failed --> manual_refund : given_to_hand (platform)
//	    manual_refund --> refunded : settled_in_full (platform, seller)
//	    manual_refund --> partially_refunded : settled_in_part (platform, seller)
//	    refunded --> [*]
//	    partially_refunded --> [*]
//	    closed --> [*]
//
// Before the shipment only a whole child order may be asked, and its amount is fixed; with partial_before_shipment parts
// of it too. The freight goes with the request that leaves no other unit of the child order outside, and not at all once
// anything of it was shipped, whoever is liable. Shipping while a case about unshipped goods is open is refused. Goods
// that could not be stopped are marked shipped and their case is closed (switched_kind). What units get below their share
// is forfeited. A return need not name an address, nor a rejection bring evidence; an inspection may deduct up to the whole
// of the goods, where units came back damaged or not at all.
//
// While nothing is paid, buyer and seller may each call the order off alone, all of it. Once it is paid the seller may do so
// before the shipment, where he has nothing to send or the buyer wants it, and gives everything back; a buyer who paid asks
// for a refund instead. All else only the buyer asks: for money alone or against the goods, for an exchange, for what is missing to be sent again, for a
// repair; where he asks for goods he chooses no amount. The seller may offer any kind that fits where the goods are. Each
// reason says who is liable. A return that was refused and is asked for again has its goods back already: then the
// seller's silence refunds. While the platform decides or the payment provider pays no clock runs. The figures are common
// practice, and no law: change them with Adjust under an id of your own.
package marketplace
