package order

import (
	"fmt"
	"strings"
)

// Fault is one reason why a document or a command is refused.
type Fault struct {
	// Code is stable and in snake_case: programs decide by it.
	Code string `json:"code"`
	// Path is where the fault is, as a path into the document: lines[2].quantity. Empty: the whole.
	Path string `json:"path,omitempty"`
	// Text is for people and free to change.
	Text string `json:"text"`
	// Operands are the values that collided, by name: asked, ceiling, window.
	Operands map[string]string `json:"operands,omitempty"`
}

// NewFault makes a fault. Operands come in pairs: a name, then its value.
func NewFault(code, path, text string, operands ...string) Fault {
	f := Fault{Code: code, Path: path, Text: text}
	for i := 0; i+1 < len(operands); i += 2 {
		if f.Operands == nil {
			f.Operands = make(map[string]string, len(operands)/2)
		}
		f.Operands[operands[i]] = operands[i+1]
	}
	return f
}

func (f Fault) String() string {
	if f.Path == "" {
		return f.Text
	}
	return f.Path + ": " + f.Text
}

// InvalidError is returned for an order that cannot be: it carries every fault found, not only the first.
type InvalidError struct {
	Order  string // the order's id, as far as it could be read
	Faults []Fault
}

func (e *InvalidError) Error() string {
	return fmt.Sprintf("order: %q is invalid: %s", Shorten(e.Order, 64), JoinFaults(e.Faults))
}

// JoinFaults writes faults in one line for an error text: the first twenty, and how many more there are.
func JoinFaults(faults []Fault) string {
	const most = 20
	var b strings.Builder
	for i, f := range faults {
		if i == most {
			fmt.Fprintf(&b, "; and %d more", len(faults)-most)
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(f.String())
	}
	return b.String()
}
