package route

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/recourse-go/recourse/order"
)

// MarshalJSON writes an object with a method for each tender kind, the kinds sorted.
func (t Table) MarshalJSON() ([]byte, error) { return json.Marshal(t.Methods()) }

// UnmarshalJSON reads what MarshalJSON wrote, or a person did, checks it as New does, and leaves t alone on error. A field
// that a method does not have, a kind given twice, and null are errors.
func (t *Table) UnmarshalJSON(data []byte) error {
	methods, err := readMethods(data)
	if err != nil {
		return fmt.Errorf("route: table: %w", err)
	}
	next, err := New(methods)
	if err != nil {
		return err
	}
	*t = next
	return nil
}

func readMethods(data []byte) (map[string]Method, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	open, err := dec.Token()
	if err != nil {
		return nil, err
	}
	if open != json.Delim('{') {
		return nil, fmt.Errorf("%v is no object of methods by tender kind", open)
	}
	methods := map[string]Method{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, err
		}
		kind := token.(string) // a key: the decoder takes nothing else here
		if _, again := methods[kind]; again {
			return nil, fmt.Errorf("kind %q is given twice", order.Shorten(kind, maxPathName))
		}
		var m *Method
		if err := dec.Decode(&m); err != nil {
			return nil, fmt.Errorf("%s: %w", order.Shorten(kind, maxPathName), err)
		}
		if m == nil {
			return nil, fmt.Errorf("%s: null is no method", order.Shorten(kind, maxPathName))
		}
		methods[kind] = *m
	}
	if _, err := dec.Token(); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("something follows the object")
	}
	return methods, nil
}
