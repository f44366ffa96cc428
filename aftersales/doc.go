// Package aftersales decides what happens to an order after it was paid: who may ask for what, what comes of it, what
// silence means, and what the outside world must then do.
//
// A [Dossier] is one order with its child orders and every [Case] ever opened on it: the unit of consistency. A party
// sends a [Message], which is a [Command] with its sender. [Decide] judges it against the dossier at an instant, under the
// [Policy] pinned on each child order, and returns a [Decision]: entries for the log, which are facts, and effects for the
// outbox. [Dossier.Apply] folds an [Entry] and consults no policy, so that an old log replays under any later one. A case
// moves by the [Flow] of its [Kind], which asks for money, alone or against the goods, or for goods: an exchange, what is
// missing, a repair, or calls the order off; a policy narrows, times and prices the flow and never adds a state. [Diagram] draws a flow, and folder
// flows has them all. By an [Offer] that is accepted a case becomes another kind, or another amount: while a [Proposal] is open
// it keeps what it asks and reserves. A [Deadline] is data, and fires when somebody looks; some only remind. Commands that ask
// for more time, hold a clock or report a delay move deadlines and no state: what they decide are [Remarks].
//
//	decision, err := aftersales.Decide(policies, dossier, message, now)
//
// Decide is pure: no clock, no I/O, no randomness; its arguments stay as they are. The thin shell around it is a [Desk]
// over a [Store]; [Memory] is a Store for tests and examples, package sqlstore one in a database of yours, and package
// storetest holds the suite that every Store must pass. [Desk.Options] says what a party's page must show, [Desk.Quote] what
// a request would come to, and [Desk.List] what is most pressing. [Desk.Run] fires deadlines and carries effects out, in any
// number of processes: each effect at least once, under one id, those of an order in order; what keeps failing becomes a
// [DeadLetter].
//
// These laws hold after every decision:
//
//   - what is reserved and refunded never exceeds what was paid: by line, by tender, by points account, by freight, by order;
//   - a case that ends without a refund releases exactly what it reserved, but for one that was voided: a cancellation that was
//     granted while nothing was captured, and whose units are gone for good; a change to a case is judged as if its own
//     reservation were released first;
//   - an order that was not paid is one payment: it is called off whole, or not at all;
//   - execution pays what the quote says; what depends on other cases (freight, kept promotions, coupons) is struck again
//     then, the revision rises and the entry names the difference;
//   - no command moves a case that is over, and every other case has a deadline or waits for the platform or the payment
//     provider; an [Appeal] or a [Claim] is a record beside its case, and moves money between seller, platform, carrier and
//     insurer, never out of the buyer's refund;
//   - a settlement told again changes nothing, in any state; another amount under its number is refused;
//   - goods are restocked only if they came back or never left; silence restocks nothing;
//   - a refused command changes nothing beyond the deadlines that were due anyway, and names all its faults;
//   - folding a dossier's log from its first entry gives the same dossier, byte for byte.
//
// Money is in the order's currency; instants are in UTC, to the microsecond; a deadline's own instant still belongs to
// the one who must act.
//
// A command that may not be carried out is a [RefusedError] with every [order.Fault]. A name that is no command's is an
// [UnknownCommandError]; an order or effect that a store does not hold a [NotFoundError]; a log or a stored dossier that
// cannot be a [DossierError]; a list of what cannot be a [QueryError]; a desk that lacks something a [ConfigError].
package aftersales
