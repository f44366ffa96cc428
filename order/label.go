package order

import (
	"slices"
	"strings"
)

// Language is a language that the words of the vocabularies are labelled in, by its ISO 639 code. Which of a reader's
// languages to take is the host program's choice.
type Language string

const (
	// English labels are in lower case, to stand within a sentence.
	English = Language("en")
	// Chinese is written in simplified characters, in the terms of mainland shops.
	Chinese = Language("zh")
	// Japanese is in the terms of Japanese shops.
	Japanese = Language("ja")
)

// Languages lists every Language, in the order of the columns of Labels.
func Languages() []Language { return []Language{English, Chinese, Japanese} }

// UnmarshalText accepts a language's code; any other is an *UnknownNameError.
func (l *Language) UnmarshalText(text []byte) error {
	return UnmarshalName(l, "language", text, Languages())
}

// Labels is a table of what words are called, for people to read and free to change; programs go by the words. A row is a
// line, with a column for each of Languages:
//
//	word: English | Chinese | Japanese
//
// A table is a constant: it costs nothing to load, and nobody can change it.
type Labels string

// Label is what the table calls a word in a language. A word without a row, or an unknown language, gives the word itself.
func (t Labels) Label(word string, l Language) string {
	column := slices.Index(Languages(), l)
	label := t.row(word)
	if column < 0 || label == "" {
		return word
	}
	for ; column > 0; column-- {
		_, label, _ = strings.Cut(label, separator)
	}
	if label, _, _ = strings.Cut(label, separator); label != "" {
		return label
	}
	return word
}

const separator = " | "

// row is what stands behind the word in its line, empty where no line starts with it.
func (t Labels) row(word string) string {
	if word == "" || strings.IndexByte(word, '\n') >= 0 {
		return ""
	}
	for rest := string(t); len(rest) > len(word); {
		if rest[len(word)] == ':' && rest[:len(word)] == word {
			row, _, _ := strings.Cut(rest[len(word)+1:], "\n")
			return strings.TrimPrefix(row, " ")
		}
		end := strings.IndexByte(rest, '\n')
		if end < 0 {
			break
		}
		rest = rest[end+1:]
	}
	return ""
}
