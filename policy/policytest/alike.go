package policytest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
)

// alike compares two values deeply and gives the path of the first difference. What is empty is like what is nil, and
// times are alike that are one instant; JSON tells neither apart.
func alike(a, b reflect.Value, path string) (string, bool) {
	if at, ok := a.Interface().(time.Time); ok {
		return path, at.Equal(b.Interface().(time.Time))
	}
	switch a.Kind() {
	case reflect.Pointer:
		if a.IsNil() || b.IsNil() {
			return path, a.IsNil() && b.IsNil()
		}
		return alike(a.Elem(), b.Elem(), path)
	case reflect.Map:
		return alikeMaps(a, b, path)
	case reflect.Slice:
		if a.Len() != b.Len() {
			return path, false
		}
		for i := range a.Len() {
			if where, same := alike(a.Index(i), b.Index(i), fmt.Sprintf("%s[%d]", path, i)); !same {
				return where, false
			}
		}
		return path, true
	case reflect.Struct:
		return alikeStructs(a, b, path)
	}
	return path, reflect.DeepEqual(a.Interface(), b.Interface())
}

func alikeMaps(a, b reflect.Value, path string) (string, bool) {
	if a.Len() != b.Len() {
		return path, false
	}
	names := a.MapKeys()
	slices.SortFunc(names, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
	for _, key := range names {
		at := join(path, key.String())
		if !b.MapIndex(key).IsValid() {
			return at, false
		}
		if where, same := alike(a.MapIndex(key), b.MapIndex(key), at); !same {
			return where, false
		}
	}
	return path, true
}

func alikeStructs(a, b reflect.Value, path string) (string, bool) {
	for i := range a.NumField() {
		f := a.Type().Field(i)
		if !f.IsExported() {
			return path, reflect.DeepEqual(a.Interface(), b.Interface()) // a value with a form of its own
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if where, same := alike(a.Field(i), b.Field(i), join(path, name)); !same {
			return where, false
		}
	}
	return path, true
}

func join(path, name string) string {
	if path == "" || name == "" {
		return path + name
	}
	return path + "." + name
}
