package refund

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"github.com/recourse-go/recourse/order"
)

// MaxNumberBytes is how long a refund number may be; payment providers take no more.
const MaxNumberBytes = 64

// NumberError is returned for a text that is no refund number.
type NumberError struct{ Number string }

func (e *NumberError) Error() string {
	return fmt.Sprintf("refund: %q is no refund number", order.Shorten(e.Number, 80))
}

// Number makes the number of an order's nth refund; n counts from 1. It holds letters, digits, '-' and '_' only, and ParseNumber gives the
// order back. An id of letters, digits and '-' stands in it as it is. Orders whose id is at most order.MaxIDBytes long get
// a number of at most MaxNumberBytes for every n below a million.
func Number(orderID string, n int) string {
	name := orderID
	if !plain(orderID) {
		name = "_" + base64.RawURLEncoding.EncodeToString([]byte(orderID))
	}
	return name + "-" + strconv.Itoa(n)
}

// ParseNumber gives the order and the n of a refund number, or a *NumberError.
func ParseNumber(number string) (orderID string, n int, err error) {
	cut := strings.LastIndexByte(number, '-')
	if cut <= 0 || len(number) > MaxNumberBytes {
		return "", 0, &NumberError{Number: number}
	}
	n, err = strconv.Atoi(number[cut+1:])
	if err != nil || n < 1 || number[cut+1:] != strconv.Itoa(n) {
		return "", 0, &NumberError{Number: number}
	}
	name := number[:cut]
	if encoded, ok := strings.CutPrefix(name, "_"); ok {
		id, err := base64.RawURLEncoding.DecodeString(encoded)
		if err != nil || Number(string(id), n) != number { // the decoder passes over line breaks and spare bits
			return "", 0, &NumberError{Number: number}
		}
		return string(id), n, nil
	}
	if !plain(name) {
		return "", 0, &NumberError{Number: number}
	}
	return name, n, nil
}

// plain reports whether an id can stand in a number as it is.
func plain(id string) bool {
	for i := range len(id) {
		switch c := id[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', c == '-':
		default:
			return false
		}
	}
	return id != ""
}
