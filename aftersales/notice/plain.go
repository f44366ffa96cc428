package notice

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxRunes is how long a value may be in a notice; what a party typed and is longer is cut.
const maxRunes = 500

// plain makes one line of what somebody typed: no line break or other control character, nothing that turns the direction
// of the text around it, no invalid UTF-8, no space at the ends or twice. It cannot forge a line, a header or a point.
func plain(value string) string {
	var b strings.Builder
	space, n := false, 0
	for _, r := range value {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) {
			space = b.Len() > 0
			continue
		}
		if r == utf8.RuneError || hidden(r) {
			continue
		}
		if n++; n > maxRunes {
			b.WriteRune('…')
			break
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// hidden are characters that show nothing: they turn the direction of the text, or serve as tags. The joiners that scripts
// and emoji need are left.
func hidden(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return unicode.Is(unicode.Cf, r) && r != nonJoiner && r != joiner || unicode.Is(unicode.Co, r) || unicode.Is(unicode.Cs, r)
}
