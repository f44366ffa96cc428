package policy

import "encoding/json"

// MergePatch applies the merge of Adjust to any JSON, for the cases of RFC 7396.
func MergePatch(target, patch string) (string, error) {
	var onto, over any
	var err error
	if onto, err = decodeAny([]byte(target)); err != nil {
		return "", err
	}
	if over, err = decodeAny([]byte(patch)); err != nil {
		return "", err
	}
	merged, err := json.Marshal(merge(onto, over))
	return string(merged), err
}
