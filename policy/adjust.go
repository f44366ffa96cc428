package policy

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/recourse-go/recourse/internal/strict"
)

// MaxBytes is the largest document, policy or patch, that Parse and Adjust read.
const MaxBytes = 1 << 20

// Parse decodes a policy from JSON. An unknown key is an error that names it, and so is a document of more than MaxBytes.
// The policy is not compiled.
func Parse(data []byte) (Policy, error) {
	if err := bounded(data); err != nil {
		return Policy{}, fmt.Errorf("policy: %w", err)
	}
	var p Policy
	if err := strict.Unmarshal(data, &p); err != nil {
		return Policy{}, fmt.Errorf("policy: %w", err)
	}
	return p, nil
}

// Adjust returns the policy with a JSON merge patch (RFC 7396) laid over its data: objects are merged key by key, null
// deletes, and everything else replaces what is there. The result is not compiled; give it an id or a version of its own to
// use both in one set. It returns an error if:
//   - the patch is no JSON object, or longer than MaxBytes
//   - it has a key that policies do not know, or a value that does not fit; the error names the path
//   - it deletes a rule, or anything else, that is not there
func (p Policy) Adjust(patch []byte) (Policy, error) {
	merged, err := p.patched(patch)
	if err != nil {
		return Policy{}, fmt.Errorf("policy: patch: %w", err)
	}
	var adjusted Policy
	if err := strict.Unmarshal(merged, &adjusted); err != nil {
		return Policy{}, fmt.Errorf("policy: patch: %w", withoutLine(err))
	}
	return adjusted, nil
}

// patched is the policy's JSON with the patch merged into it.
func (p Policy) patched(patch []byte) ([]byte, error) {
	if err := bounded(patch); err != nil {
		return nil, err
	}
	if err := strict.Check(patch); err != nil {
		return nil, err
	}
	data, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	target, err := decodeAny(data)
	if err != nil {
		return nil, err
	}
	over, err := decodeAny(patch)
	if err != nil {
		return nil, err
	}
	if _, object := over.(map[string]any); !object {
		return nil, &strict.Error{Problem: "a patch is an object"}
	}
	if err := deletions(over, target, reflect.TypeFor[Policy](), ""); err != nil {
		return nil, err
	}
	return json.Marshal(merge(target, over))
}

func bounded(data []byte) error {
	if len(data) > MaxBytes {
		return &strict.Error{Problem: fmt.Sprintf("%d bytes are more than the %d a policy may have", len(data), MaxBytes)}
	}
	return nil
}

// withoutLine drops the line of an error: it counts in the merged document, which nobody wrote.
func withoutLine(err error) error {
	if e, ok := err.(*strict.Error); ok {
		return &strict.Error{Path: e.Path, Problem: e.Problem, Cause: e.Cause}
	}
	return err
}

func decodeAny(data []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber() // a number keeps every digit
	var v any
	err := dec.Decode(&v)
	return v, err
}

// merge is the algorithm of RFC 7396; it may change target.
func merge(target, patch any) any {
	over, object := patch.(map[string]any)
	if !object {
		return patch
	}
	onto, object := target.(map[string]any)
	if !object {
		onto = map[string]any{}
	}
	for key, v := range over {
		if v == nil {
			delete(onto, key)
		} else {
			onto[key] = merge(onto[key], v)
		}
	}
	return onto
}

// deletions finds a null of the patch that deletes nothing: a misspelt key would else pass in silence and leave the rule
// in force. A field that policies know may be deleted where it is empty already.
func deletions(patch, target any, t reflect.Type, path string) error {
	over, object := patch.(map[string]any)
	if !object {
		return nil
	}
	onto, _ := target.(map[string]any)
	for _, key := range keys(over) {
		at := path + key
		_, there := onto[key]
		of, known := fieldOf(t, key)
		if over[key] == nil && !there && !known {
			return &strict.Error{Path: at, Problem: "there is nothing of this name to delete"}
		}
		if err := deletions(over[key], onto[key], of, at+"."); err != nil {
			return err
		}
	}
	return nil
}

// fieldOf is the type of an object's key: known where it is a field's, not where it is one that a map may have. Nil: any.
func fieldOf(t reflect.Type, key string) (of reflect.Type, known bool) {
	if t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case t == nil:
	case t.Kind() == reflect.Map:
		return t.Elem(), false
	case t.Kind() == reflect.Struct:
		for _, f := range reflect.VisibleFields(t) {
			if key != "" && jsonName(f) == key {
				return f.Type, true
			}
		}
	}
	return nil, false
}

// jsonName is the key of a field, empty for one that has none.
func jsonName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
