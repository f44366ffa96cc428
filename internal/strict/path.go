package strict

import (
	"strconv"
	"strings"
)

// path is where the walker stands: one step for each object and array that is open.
type path []step

// step is a key of an object, or an index of an array.
type step struct {
	key   []byte
	index int // -1 for a key, none for what has just been opened
}

const (
	byKey  = -1
	opened = -2
)

const mostOfKey = 80 // bytes of a key in a path

func (p path) String() string {
	var b strings.Builder
	for _, s := range p {
		switch s.index {
		case opened:
		case byKey:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			b.WriteString(short(string(s.key[:min(len(s.key), 2*mostOfKey)]), mostOfKey))
		default:
			b.WriteString("[" + strconv.Itoa(s.index) + "]")
		}
	}
	return b.String()
}

// keys are those that an object has given so far. Most objects have few, and need no map.
type keys struct {
	few  [12][]byte
	n    int
	many map[string]bool
}

// add reports whether the key is new.
func (k *keys) add(key []byte) bool {
	if k.many != nil {
		if k.many[string(key)] {
			return false
		}
		k.many[string(key)] = true
		return true
	}
	for _, other := range k.few[:k.n] {
		if string(other) == string(key) {
			return false
		}
	}
	if k.n < len(k.few) {
		k.few[k.n] = key
		k.n++
		return true
	}
	k.many = make(map[string]bool, 2*len(k.few))
	for _, other := range k.few {
		k.many[string(other)] = true
	}
	k.many[string(key)] = true
	return true
}
