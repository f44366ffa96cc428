// Package notice writes what the buyer, the seller or the platform's staff are told at each effect of a case, in English,
// Japanese and Chinese:
//
//	writer, err := notice.New(notice.Config{Shop: "Mug Shop", Zone: tokyo, Routes: routes})
//	n, err := writer.Render(notice.News{Effect: e, Dossier: d.Dossier, Language: order.Japanese})
//	mail(n.To, n.Subject, n.Body)
//
// [Topic] says whether an effect is news at all, what it tells and to whom. A [Notice] is plain text. It is a pure function of
// its arguments: there is no clock, and instants are told in the zone of the [Config].
//
// # Templates
//
// The text is in templates of package text/template, in a file for each set and language: marketplace/ja.tmpl. The set is
// chosen by the policy id that was pinned on the child order, without its version; a set holds only the blocks that its
// platform tells in another way, and takes the others from [Generic]. A block is named
//
//   - by its topic: an event, one of [Topics], for one reader where a second word names him: rejected.seller
//   - or, as a part of others, by words of the case: next.awaiting_return.buyer is what a buyer must do in a state,
//     silence.expired_refund what silence means, money.refunded the money, leg.submitted a line for a tender
//   - or as it likes, where another block calls it
//
// Templates know [Variables], conditions, other blocks, and points: {{point "deadline"}} begins the part of the notice that
// makes a [Point]. They have nothing else, so that what a file says can be read off it.
//
// # Replacing templates
//
// Config.Templates is a file system that is laid over the built-in templates: a file of the same name replaces the blocks that
// it defines. [Requirements] are data, and say which points and variables each notice must have; [New] renders every notice
// that a replacement could change and returns a [TemplateError] that names the file, the line, the language and the missing
// point or unknown variable.
//
// What always holds:
//
//   - Every event of a case has a notice, for the buyer and the seller, in every language: what happened, what the reader must
//     or may do next, by when, and what silence means; and for money, how much goes back to each tender, which way, and how
//     long that takes.
//   - What a party typed is text: it has no line break and no other control character, nothing that turns the direction of the
//     text, and at most 500 characters, so that it cannot forge a line, a subject or a point.
//
// A notice that cannot be written is an [EffectError]; a language that is none, an order.UnknownNameError.
package notice
