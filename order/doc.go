// Package order models what was bought and paid: an [Order] with its lines, the discounts, points and freight laid over
// them, the tenders that paid, and the child orders that are sent and disputed on their own.
//
// An order is a fact. [New] and [Parse] check it whole and report every fault at once; [Order.Shares] then splits each
// layer over the lines, exactly:
//
//   - the shares of a layer sum to the layer, and 0 <= share <= what the line had left;
//   - discounts apply in the order listed, then points, each on what its lines have left;
//   - shares the shop recorded (Line.Allocated) are taken as facts;
//   - the sum of what the lines and the freight cost is what the tenders paid.
//
// Where a child order stands is its [Progress]: a [Status] that moves by [Flow], the units that left, and the
// [AfterSale] beside it. The status of the whole order is derived from its children by [ParentStatus]. [Order.Split]
// moves units of a child between warehouses; money does not move, and [Order.Amounts] of the children still sum to the
// order's.
//
// Where a status may go, as [Diagram] draws it (Mermaid; folder flows has it in every language):
//
//	stateDiagram-v2
//	    [*] --> pending_payment
//	    pending_payment --> pending_shipment : paid
//	    pending_payment --> closed : expired_unpaid
//	    pending_payment --> closed : cancelled
//	    pending_shipment --> closed : cancelled
//	    partially_shipped --> closed : cancelled
//	    pending_shipment --> closed : expired_unshipped
//	    partially_shipped --> closed : expired_unshipped
//	    pending_shipment --> partially_shipped : shipped_some
//	    partially_shipped --> partially_shipped : shipped_some
//	    pending_shipment --> awaiting_receipt : shipped_rest
//	    partially_shipped --> awaiting_receipt : shipped_rest
//	    awaiting_receipt --> completed : confirmed
//	    awaiting_receipt --> completed : expired_confirmation
//	    pending_shipment --> closed : all_refunded
//	    partially_shipped --> closed : all_refunded
//	    awaiting_receipt --> closed : all_refunded
//	    completed --> [*]
//	    closed --> [*]
//
// Amounts are in the order's currency; quantities are whole units. An order that cannot be is an [InvalidError] with
// [Fault] values that carry a stable code and the path into the document; a status that does not allow an event is a
// [StatusError]; more units than can leave are a [UnitsError]; a name outside a closed vocabulary is an
// [UnknownNameError].
package order
