package storytest

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// changes are the patches of a rule in which one of its numbers is one more, or one less: lengths of time, weights, rates,
// amounts and times of day.
func changes(rule any) []any {
	var patches []any
	switch v := rule.(type) {
	case json.Number:
		if n, err := v.Int64(); err == nil {
			patches = append(patches, n+1, max(n-1, 0))
		}
	case string:
		if strings.Trim(v, "0123456789.:") == "" && v != "" {
			last := len(v) - 1
			for _, digit := range []int{int(v[last]-'0') + 1, int(v[last]-'0') + 9} {
				patches = append(patches, v[:last]+strconv.Itoa(digit%10))
			}
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if slices.Contains([]string{"as_of", "source", "note"}, key) {
				continue
			}
			for _, patch := range changes(v[key]) {
				patches = append(patches, map[string]any{key: patch})
			}
		}
	}
	return patches
}
