package refundtest

import (
	"fmt"
	"strings"

	"github.com/recourse-go/recourse/refund"
)

// maxComplaints is how many violations are told; one slip breaks many laws.
const maxComplaints = 20

// complaints are the violations found, each told once: with the first history that showed it.
type complaints struct {
	list []string
	told map[string]bool
	more int
}

// add tells a violation of a law on something, unless that was told before. A difference follows the text in lines of its own.
func (c *complaints) add(law, on, text string, after []deed) {
	key := law + " " + on
	if c.told[key] {
		return
	}
	if c.told == nil {
		c.told = map[string]bool{}
	}
	c.told[key] = true
	if len(c.list) == maxComplaints {
		c.more++
		return
	}
	text, diff, found := strings.Cut(text, "\n")
	if text = fmt.Sprintf("%s: %s: %s%s", law, on, text, history(after)); found {
		text += "\n" + diff
	}
	c.list = append(c.list, text)
}

// all is the violations, and how many there are beyond those told.
func (c *complaints) all() []string {
	if c.more == 0 {
		return c.list
	}
	return append(c.list, fmt.Sprintf("and %d more", c.more))
}

// known reports whether a violation was told, and another need not be worked out.
func (c *complaints) known(law, on string) bool { return c.told[law+" "+on] }

// deed is one step of a history.
type deed struct {
	what    string // "", or what is done with the request: withdraw, execute
	request *refund.Request
}

// history writes steps down, so that they can be played again.
func history(deeds []deed) string {
	if len(deeds) == 0 {
		return ""
	}
	words := make([]string, len(deeds))
	for i, d := range deeds {
		words[i] = strings.TrimLeft(d.what+" "+wording(d.request), " ")
	}
	return fmt.Sprintf("; step %d of: %s", len(deeds), strings.Join(words, ", "))
}

// wording is a request in a few words.
func wording(r *refund.Request) string {
	var words []string
	say := func(format string, args ...any) { words = append(words, fmt.Sprintf(format, args...)) }
	switch {
	case r.FreightOnly:
		say("freight only")
	case len(r.Lines) == 0:
		say("every free unit")
	}
	for _, l := range r.Lines {
		switch {
		case l.Quantity != 0:
			say("%s*%d", l.Line, l.Quantity)
		case r.Amount != nil:
			say("%s by amount", l.Line)
		default:
			say("every free %s", l.Line)
		}
	}
	if r.Amount != nil {
		say("at %s", r.Amount.Number())
	}
	if r.Child != "" {
		say("of child %s", r.Child)
	}
	if r.Shipped {
		say("shipped")
	}
	if r.Liable != "" {
		say("liable %s", r.Liable)
	}
	return "[" + strings.Join(words, " ") + "]"
}
