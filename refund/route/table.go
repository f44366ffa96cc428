package route

import (
	"fmt"
	"maps"
	"slices"

	"github.com/recourse-go/recourse/order"
)

// Table holds the methods of a shop by tender kind. It never changes, shares nothing with what it was made from, and is
// safe for use by several goroutines. The zero Table knows no kind.
type Table struct{ methods map[string]Method }

// New makes a table of methods by tender kind. It returns a *TableError with every fault if:
//   - a kind or a To is no name of lower-case letters, digits and '_', at most 64 long: name_invalid
//   - a route or a unit is unknown, or a route is missing: name_unknown
//   - a number is negative: number_negative
//   - a span has a min above its max, no time though its unit is not Instant, numbers though it is, or is longer than a
//     year: span_invalid
//   - Expires is longer than a hundred years or Apart than one: limit_too_long
//   - Most is plain, or negative, or zero of some currency: amount_invalid
//   - there is no source: source_missing
//   - AsOf is no date: date_invalid
//   - a text is not valid UTF-8 or holds a NUL: text_invalid
func New(methods map[string]Method) (Table, error) {
	var c checker
	for _, kind := range slices.Sorted(maps.Keys(methods)) {
		c.method(kind, methods[kind])
	}
	if len(c.faults) > 0 {
		return Table{}, &TableError{Faults: c.faults}
	}
	return Table{methods: maps.Clone(methods)}, nil
}

// Method returns how refunds to tenders of a kind go; ok is false where the table does not know the kind.
func (t Table) Method(kind string) (m Method, ok bool) {
	m, ok = t.methods[kind]
	return m, ok
}

// Methods returns every method by tender kind, in a map of the caller's own: to add one to it, or to bring one under a
// kind of the shop's own, and make another table.
func (t Table) Methods() map[string]Method {
	methods := make(map[string]Method, len(t.methods))
	maps.Copy(methods, t.methods)
	return methods
}

// Equal reports whether two tables hold the same methods under the same kinds.
func (t Table) Equal(u Table) bool { return maps.Equal(t.methods, u.methods) }

// TableError is returned for a table that cannot be: it carries every fault found, each with the path of the field.
type TableError struct {
	Faults []order.Fault // paths begin with the tender kind: debit_card.bank.unit
}

func (e *TableError) Error() string {
	return fmt.Sprintf("route: the table is invalid: %s", order.JoinFaults(e.Faults))
}
