package route

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/recourse-go/recourse/internal/strict"
)

// MarshalJSON writes an object with a method for each tender kind, the kinds sorted.
func (t Table) MarshalJSON() ([]byte, error) { return json.Marshal(t.Methods()) }

// UnmarshalJSON reads what MarshalJSON wrote, or a person did, checks it as New does, and leaves t alone on error. A field
// that a method does not have, a kind given twice, and null are errors.
func (t *Table) UnmarshalJSON(data []byte) error {
	var methods map[string]Method
	if err := strict.Unmarshal(data, &methods); err != nil {
		return fmt.Errorf("route: table: %w", err)
	}
	if methods == nil {
		return errors.New("route: table: null is no table")
	}
	next, err := New(methods)
	if err != nil {
		return err
	}
	*t = next
	return nil
}
