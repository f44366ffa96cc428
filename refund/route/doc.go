// Package route says which way, and until when, the money of a refund travels back to the tenders that paid:
//
//	table, err := route.New(map[string]route.Method{"wallet": wallet, "card": card})
//	plan, err := table.Plan(route.Situation{Refund: r, Tenders: ord.Tenders, PaidAt: paid, Now: now})
//	r = route.Apply(r, plan)
//
// A [Method] is data: where refunds to tenders of one kind arrive, by which refund.Route, how long the shop's [Span] and
// the bank's take, after how many days the original route closes, how many refunds one payment takes and how far apart. A
// [Table] holds methods by tender kind, so that a document can name and replace each; [JD] and [WeChatPay] are tables of
// published figures, each with its source, its date and whether it is unsure. A [Plan] says for each leg of a refund its
// route, whether somebody must pay it by hand and for which [Reason], the instant before which the provider refuses it, and
// when it arrives. [Apply] writes the routes into the refund.
//
// What always holds:
//
//   - The very instant a limit ends is inside it: a route that closes 365 days after the payment is open at that instant,
//     and closed a nanosecond later. Days of such a limit have 24 hours; days of a span are days of the calendar.
//   - A limit is judged as of when the leg can be ordered, which is later than now where refunds must lie apart.
//   - Only what is pending or failed is planned. What was ordered, given to somebody or paid is never turned to another
//     way, so that no leg is paid twice.
//   - A kind that the table does not know goes by the original route, without dates and with the reason RouteUnknown: a
//     provider that refuses is seen and can be paid by hand, while money paid by hand without need is not seen at all.
//   - Planning and applying change no amount: the legs and their sum are as before.
//   - There is no clock and no state: times are arguments, and equal arguments give an equal plan.
//
// A table that cannot be is a [TableError], a situation that cannot be planned a [SituationError]; both carry every fault
// found, with a stable code and a path. JSON that is no table is an error that names the kind.
package route
