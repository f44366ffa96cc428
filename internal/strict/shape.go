package strict

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
)

// form is what kind of JSON value a Go type is decoded from.
type form uint8

const (
	anything form = iota // an interface, or a type with a decoder of its own
	pointer              // to what its elem is
	object               // a struct
	mapping              // a map
	list
	text
	whole
	number
	truth
)

func (f form) String() string {
	switch f {
	case object, mapping:
		return "an object"
	case list:
		return "an array"
	case text:
		return "a string"
	case whole:
		return "a whole number"
	case number:
		return "a number"
	case truth:
		return "true or false"
	}
	return "a value"
}

// shape is what is asked of the JSON value for one Go type. Most documents use few of the types that could stand in them,
// so a shape is only filled in when a value is met.
type shape struct {
	filled   bool
	form     form
	nullable bool
	typ      reflect.Type      // what to decode into when looking for a fault; nil: nothing can go wrong
	fields   map[string]*shape // of an object, by name
	elem     *shape            // of a mapping, a list or a pointer
	key      reflect.Type      // of a mapping whose keys have a decoder of their own
}

// shapes knows the shapes made for one document, so that a type that holds itself has an end.
type shapes map[reflect.Type]*shape

func (known shapes) of(t reflect.Type) *shape {
	if s, ok := known[t]; ok {
		return s
	}
	s := &shape{typ: t}
	known[t] = s
	return s
}

func (known shapes) fill(s *shape) {
	s.filled = true
	switch t := s.typ; {
	case t == nil:
		s.nullable = true
	case decodes[json.Unmarshaler](t), t == reflect.TypeFor[json.Number]():
		s.nullable = true
	case t.Kind() == reflect.Pointer:
		s.form, s.nullable, s.elem = pointer, true, known.of(t.Elem())
	case decodes[encoding.TextUnmarshaler](t):
		s.form = text
	default:
		known.byKind(s, t)
	}
}

func (known shapes) byKind(s *shape, t reflect.Type) {
	switch t.Kind() {
	case reflect.Struct:
		s.form, s.fields = object, known.fieldsOf(t)
	case reflect.Map:
		s.form, s.nullable, s.elem = mapping, true, known.of(t.Elem())
		if decodes[encoding.TextUnmarshaler](t.Key()) {
			s.key = t.Key()
		}
	case reflect.Slice, reflect.Array:
		s.form, s.nullable, s.elem = list, t.Kind() == reflect.Slice, known.of(t.Elem())
		if t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 {
			s.form = text // base64
		}
	case reflect.String:
		s.form = text
	case reflect.Bool:
		s.form = truth
	case reflect.Float32, reflect.Float64:
		s.form = number
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		s.form = whole
	default:
		s.typ, s.nullable = nil, true
	}
}

// fieldsOf gives the fields of a struct by the names encoding/json gives them: those of embedded structs are its own, and
// of two with one name the shallower counts, or neither.
func (known shapes) fieldsOf(t reflect.Type) map[string]*shape {
	fields := make(map[string]*shape, t.NumField())
	visited := map[reflect.Type]bool{}
	for level := []reflect.Type{t}; len(level) > 0; {
		var deeper []reflect.Type
		here := make(map[string]*shape, t.NumField())
		for _, t := range level {
			if !visited[t] {
				visited[t] = true
				deeper = append(deeper, known.ownFields(here, t)...)
			}
		}
		for name, s := range here {
			if _, shadowed := fields[name]; !shadowed {
				fields[name] = s
			}
		}
		level = deeper
	}
	return fields
}

// ownFields puts the fields that t names itself among those of its level, and returns the structs it embeds.
func (known shapes) ownFields(here map[string]*shape, t reflect.Type) (embedded []reflect.Type) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name, options, _ := strings.Cut(tag, ",")
		inner := f.Type
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		switch {
		case tag == "-":
		case f.Anonymous && name == "" && inner.Kind() == reflect.Struct:
			embedded = append(embedded, inner)
		case f.IsExported():
			known.add(here, f, name, options)
		}
	}
	return embedded
}

// add puts a field among those of its level; a nil shape stands for a name that two of them claim.
func (known shapes) add(here map[string]*shape, f reflect.StructField, name, options string) {
	if name == "" {
		name = f.Name
	}
	s := known.of(f.Type)
	if strings.Contains(","+options+",", ",string,") {
		s = known.of(nil)
	}
	if _, claimed := here[name]; claimed {
		s = nil
	}
	here[name] = s
}

func decodes[I any](t reflect.Type) bool {
	if t.Kind() == reflect.Interface || t.PkgPath() == "" && t.Name() != "" {
		return false // string, int64 and the like have no methods
	}
	i := reflect.TypeFor[I]()
	return reflect.PointerTo(t).Implements(i) || t.Implements(i)
}
