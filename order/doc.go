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
// Amounts are in the order's currency; quantities are whole units. An order that cannot be is an [InvalidError] with
// [Fault] values that carry a stable code and the path into the document; a status that does not allow an event is a
// [StatusError]; more units than can leave are a [UnitsError]; a name outside a closed vocabulary is an
// [UnknownNameError].
package order
