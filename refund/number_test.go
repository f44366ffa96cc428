package refund_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

func TestNumber(t *testing.T) {
	for _, row := range []struct {
		why, order string
		n          int
		want       string
	}{
		{"plain ids stand as they are", "o-1", 2, "o-1-2"},
		{"a hyphen does no harm", "o-1-2", 3, "o-1-2-3"},
		{"an underscore is encoded: it marks what is", "o_1", 1, "_b18x-1"},
		{"any text", "注文/1", 1, "_5rOo5paHLzE-1"},
		{"an order without an id", "", 1, "_-1"},
		{"the longest", strings.Repeat("/", order.MaxIDBytes), 999_999, "_" + strings.Repeat("Ly8v", 14) + "-999999"},
	} {
		got := refund.Number(row.order, row.n)
		if got != row.want || len(got) > refund.MaxNumberBytes {
			t.Errorf("%s: %s, want %s", row.why, got, row.want)
		}
		if id, n, err := refund.ParseNumber(got); id != row.order || n != row.n || err != nil {
			t.Errorf("%s: read as %q, %d, %v", row.why, id, n, err)
		}
	}
}

func TestParseNumberRefuses(t *testing.T) {
	for _, row := range []struct{ why, number string }{
		{"nothing", ""},
		{"no count", "o"},
		{"no order", "-1"},
		{"no count after the hyphen", "o-"},
		{"counted from 1", "o-0"},
		{"a zero in front", "o-01"},
		{"a sign", "o-+1"},
		{"a count that does not fit", "o-99999999999999999999"},
		{"a character that is not safe", "o/1-1"},
		{"an underscore inside", "o_1-1"},
		{"not base64", "_*-1"},
		{"a plain id, encoded: it has another number", "_bw-1"},
		{"bits over", "_Lx-1"},
		{"a line break, which base64 would pass over", "_b1\n8x-1"},
		{"padding", "_b18=-1"},
		{"65 bytes", strings.Repeat("o", 63) + "-1"},
	} {
		id, n, err := refund.ParseNumber(row.number)
		var e *refund.NumberError
		if !errors.As(err, &e) || e.Number != row.number || id != "" || n != 0 {
			t.Errorf("%s: %q is read as %q, %d, %v", row.why, row.number, id, n, err)
		}
	}
	if _, _, err := refund.ParseNumber("o"); err.Error() != `refund: "o" is no refund number` {
		t.Error(err)
	}
}

// Numbers are safe for payment providers, and each is the number of one order and one n.
func FuzzNumber(f *testing.F) {
	f.Add("o-1", uint(1))
	f.Add("o_1", uint(999_999))
	f.Add("", uint(7))
	f.Add("\xff\x00-", uint(10))
	f.Add(strings.Repeat("年", 14), uint(999_999))
	f.Fuzz(func(t *testing.T, id string, count uint) {
		n := int(count%999_999) + 1
		id = id[:min(len(id), order.MaxIDBytes)]
		number := refund.Number(id, n)
		if len(number) > refund.MaxNumberBytes {
			t.Fatalf("%q has %d bytes", number, len(number))
		}
		for _, c := range []byte(number) {
			if !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_", rune(c)) {
				t.Fatalf("%q is not safe", number)
			}
		}
		// Injective: the pair comes back.
		if gotID, gotN, err := refund.ParseNumber(number); gotID != id || gotN != n || err != nil {
			t.Fatalf("%q is read as %q, %d, %v; it is of %q, %d", number, gotID, gotN, err, id, n)
		}
	})
}

// Whatever is read as a number is the number of what was read.
func FuzzParseNumber(f *testing.F) {
	for _, number := range []string{"o-1", "_b18x-1", "_-1", "_b1\n8x-1", "o-01", "--1", "_bw-1", "a_b-1"} {
		f.Add(number)
	}
	f.Fuzz(func(t *testing.T, number string) {
		id, n, err := refund.ParseNumber(number)
		if err == nil && refund.Number(id, n) != number {
			t.Fatalf("%q is read as %q, %d, whose number is %q", number, id, n, refund.Number(id, n))
		}
	})
}
