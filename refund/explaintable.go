package refund

import (
	"strings"
	"unicode/utf8"
)

// Text writes the explanation as a table of columns.
func (e Explanation) Text() string {
	var b strings.Builder
	writeColumns(&b, e.table(), 2)
	if len(e.Kept) > 0 {
		b.WriteByte('\n')
		writeColumns(&b, e.kept(), 1)
	}
	return b.String()
}

// Markdown writes the explanation as tables in the notation of GitHub.
func (e Explanation) Markdown() string {
	var b strings.Builder
	writeMarkdown(&b, e.table(), 2)
	if len(e.Kept) > 0 {
		b.WriteByte('\n')
		writeMarkdown(&b, e.kept(), 1)
	}
	return b.String()
}

// table is the rows with their head.
func (e *Explanation) table() [][]string {
	t := [][]string{{e.Currency, "", "paid", "back"}}
	for _, r := range e.Rows {
		t = append(t, []string{r.On, r.Text, r.Paid, r.Back})
	}
	return t
}

func (e *Explanation) kept() [][]string {
	t := [][]string{{"kept", "units", "list price", "discounts", "charged"}}
	for _, k := range e.Kept {
		t = append(t, []string{k.Line, k.Units, k.List, k.Discounts, k.Charged})
	}
	return t
}

// writeColumns aligns the first columns left, the others, which hold numbers, right.
func writeColumns(b *strings.Builder, rows [][]string, left int) {
	width := make([]int, len(rows[0]))
	for _, r := range rows {
		for i, cell := range r {
			width[i] = max(width[i], utf8.RuneCountInString(cell))
		}
	}
	for _, r := range rows {
		cells := make([]string, len(r))
		for i, cell := range r {
			cells[i] = pad(cell, width[i], i >= left)
		}
		b.WriteString(strings.TrimRight(strings.Join(cells, "  "), " "))
		b.WriteByte('\n')
	}
}

func pad(s string, width int, right bool) string {
	space := strings.Repeat(" ", max(width-utf8.RuneCountInString(s), 0))
	if right {
		return space + s
	}
	return s + space
}

// writeMarkdown writes rows, the first of which is the head.
func writeMarkdown(b *strings.Builder, rows [][]string, left int) {
	escape := strings.NewReplacer(`\`, `\\`, "|", `\|`, "<", `\<`, "*", `\*`, "_", `\_`, "`", "\\`")
	for i, r := range rows {
		for _, cell := range r {
			b.WriteString("| ")
			b.WriteString(escape.Replace(cell))
			b.WriteByte(' ')
		}
		b.WriteString("|\n")
		if i > 0 {
			continue
		}
		for k := range r {
			if k < left {
				b.WriteString("| --- ")
			} else {
				b.WriteString("| ---: ")
			}
		}
		b.WriteString("|\n")
	}
}
