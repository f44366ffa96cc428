package aftersales

import (
	"fmt"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// RefusedError is returned for a command that may not be carried out. It carries every fault, by stable code; the
// dossier is as it was, but for deadlines that were due anyway.
type RefusedError struct {
	Order  string
	Do     string // the command
	Case   string // empty where none is concerned
	Faults []order.Fault
	// Ceiling is the most the request could have got, in total cash; the zero Amount where money was not judged.
	Ceiling money.Amount
}

func (e *RefusedError) Error() string {
	on := "order " + fmt.Sprintf("%q", order.Shorten(e.Order, 64))
	if e.Case != "" {
		on += fmt.Sprintf(", case %q", order.Shorten(e.Case, 64))
	}
	return fmt.Sprintf("aftersales: %s: %s refused: %s", on, e.Do, order.JoinFaults(e.Faults))
}

// Has reports whether a fault has a code.
func (e *RefusedError) Has(code string) bool {
	return hasCode(e.Faults, code)
}

// Codes lists the faults' codes.
func (e *RefusedError) Codes() []string {
	codes := make([]string, len(e.Faults))
	for i, f := range e.Faults {
		codes[i] = f.Code
	}
	return codes
}
