// Package strict decodes JSON documents that people write. What encoding/json passes over in silence is an error here,
// and every error says where: the path of the field (lines[2].quantity) and the line of the text.
//
// [Unmarshal] reads one document into a Go value; [Check] reads one that has no Go type yet. The rules that always hold:
//
//   - A document is valid UTF-8, one value with nothing after it, at most [MaxBytes] long and [MaxDepth] deep.
//   - No key stands twice in an object, however it is escaped, and no half of a surrogate pair stands alone.
//   - A field of a struct is written exactly as its name: not unknown, and not in another case.
//   - null stands only where it has a meaning: for a pointer, a slice, a map, an interface, or a type with a decoder of
//     its own. A string, a number, a truth value or a struct is never null.
//   - What a field's own decoder refuses is reported with the field's path, the decoder's error being the Cause. Where a
//     decoder itself calls Unmarshal, as that of an order inside a larger document, paths and lines are joined.
//
// Time and memory are linear in the length of the document. The one error type is [*Error].
package strict
