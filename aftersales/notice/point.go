package notice

import (
	"strings"

	"github.com/recourse-go/recourse/order"
)

// Point is one thing that a notice tells. A template marks where it begins with {{point "name"}}; it ends where the next
// one begins.
type Point string

const (
	Subject  = Point("subject")  // the subject line
	Greeting = Point("greeting") // the address
	What     = Point("what")     // what happened
	Apology  = Point("apology")  // that the sender is sorry
	Cause    = Point("reason")   // why it happened
	Money    = Point("money")    // how much goes back, which way to each tender, and how long that takes
	Next     = Point("next")     // what the reader must or may do now, or what happens without him
	By       = Point("deadline") // the instant until which that is possible
	Silence  = Point("silence")  // what happens if nothing is done by then
	Expected = Point("expected") // when the goods are expected, or when the reader hears more
	// Alternative offers something else: other goods, or the end of the order with a full refund.
	Alternative = Point("alternative")
	// Formal says how a cancellation is asked formally: on the order's page, not by a message.
	Formal = Point("formal")
	// Refuse asks to refuse the parcel at the door, or to send it back once it was taken in.
	Refuse = Point("refuse")
	// Returned says that the money goes back once the goods are back.
	Returned = Point("refund_after_return")
	// Direct sends the reader to the platform, which alone can act.
	Direct  = Point("platform")
	Address = Point("address") // where the goods are to be sent
	Closing = Point("closing") // who writes, and how to reach him
)

// Points lists every Point.
func Points() []Point {
	return []Point{
		Subject, Greeting, What, Apology, Cause, Money, Next, By, Silence, Expected, Alternative, Formal, Refuse, Returned,
		Direct, Address, Closing,
	}
}

// UnmarshalText accepts a point's name; any other is an *order.UnknownNameError.
func (p *Point) UnmarshalText(text []byte) error {
	return order.UnmarshalName(p, "point", text, Points())
}

// A mark stands in what a template gave where a point begins. No value can hold one: plain takes the characters out.
const (
	markOpen  = "\x02"
	markClose = "\x03"
)

// mark is the function point of the templates.
func mark(name string) string { return markOpen + name + markClose }

// parts cuts what a template gave at its marks. before is what stands before the first one.
func parts(text string) (before string, all []Part) {
	before, rest, marked := strings.Cut(text, markOpen)
	for marked {
		var name, body string
		name, rest, _ = strings.Cut(rest, markClose)
		body, rest, marked = strings.Cut(rest, markOpen)
		all = append(all, Part{Point: Point(name), Text: trimLines(body)})
	}
	return trimLines(before), all
}

// trimLines takes away space around each line and empty lines around the text; of several empty lines within one is left.
func trimLines(text string) string {
	var b strings.Builder
	empty := false
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line == "" {
			empty = b.Len() > 0
			continue
		}
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		if empty {
			b.WriteByte('\n')
			empty = false
		}
		b.WriteString(line)
	}
	return b.String()
}
