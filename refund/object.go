package refund

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// object is a JSON object whose members keep their order, both ways: the order of tenders and points is theirs in the
// order, and decides the order of what is drawn up from a quote.
type object[V any] []member[V]

type member[V any] struct {
	key   string
	value V
}

// MarshalJSON writes the members in their order.
func (o object[V]) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		key, err := json.Marshal(m.key)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(m.value)
		if err != nil {
			return nil, err
		}
		b.Write(key)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// UnmarshalJSON reads the members in their order; a key given twice is an error, null is no members.
func (o *object[V]) UnmarshalJSON(data []byte) error {
	dec := json.NewDecoder(bytes.NewReader(data))
	open, err := dec.Token()
	if err != nil {
		return err
	}
	if open == nil {
		*o = nil
		return nil
	}
	if open != json.Delim('{') {
		return fmt.Errorf("%v is no object", open)
	}
	var members object[V]
	seen := map[string]bool{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return err
		}
		m := member[V]{key: token.(string)} // a key: the decoder takes nothing else here
		if seen[m.key] {
			return fmt.Errorf("key %q is given twice", m.key)
		}
		seen[m.key] = true
		if err := dec.Decode(&m.value); err != nil {
			return err
		}
		members = append(members, m)
	}
	*o = members
	return nil
}

// of is the value of a key; the zero value where there is none.
func (o object[V]) of(key string) (value V) {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return value
}
