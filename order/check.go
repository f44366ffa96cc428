package order

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/recourse-go/recourse/order/money"
)

// MaxIDBytes is how long an order's id may be; refund numbers carry it within the 64 bytes payment providers take.
const MaxIDBytes = 42

const (
	maxNameBytes = 128     // of any other id
	maxShares    = 1 << 24 // lines times layers and rewards: what is kept of an order stays below some 128 MB
	maxPathName  = 40      // bytes of an id in a path or a text
)

// New returns the order with its defaults filled in, every amount bound to its currency, and its time in UTC. It shares
// no map or slice with the argument that New would change. It returns an *InvalidError with every fault if:
//   - the currency is missing, an amount is in another, negative, or too large to add up
//   - an id is missing (the order's own may be), used twice, too long, or refers to nothing
//   - a text is not valid UTF-8 or holds a NUL, or the time does not fit RFC 3339
//   - a quantity is not positive, or a child order sends no units
//   - a layer is larger than what its lines have left, recorded shares do not add up to it, or a voucher is larger than its tender
//   - a gift belongs to no line, to itself or to another gift
//   - the tenders do not add up to what the lines and the freight cost
//   - there are more than 16,777,216 shares: lines times layers, points counting twice, rewards once
//
// What needs the whole order (the layers and the sums) is judged once its parts are sound.
func New(o Order) (Order, error) {
	checked, _, err := Itemize(o)
	return checked, err
}

// Itemize returns what New and Shares do, for the price of one check: the order with its defaults filled in, and every
// layer of it split. It fails as New does.
func Itemize(o Order) (Order, Shares, error) {
	c := &checker{order: o}
	s := c.check()
	if err := c.err(); err != nil {
		return Order{}, Shares{}, err
	}
	return c.order, s, nil
}

// checker gathers the faults of one order while it fills in its defaults.
type checker struct {
	order    Order
	faults   []Fault
	lines    map[string]int // index by id
	children map[string]int // index by id
}

// check judges the whole order and splits it.
func (c *checker) check() Shares {
	c.defaults()
	c.document()
	if len(c.faults) > 0 {
		return Shares{}
	}
	c.checkVouchers()
	s := c.shares()
	if len(c.faults) == 0 {
		c.tenderSum(s.Paid)
	}
	return s
}

func (c *checker) err() error {
	if len(c.faults) == 0 {
		return nil
	}
	return &InvalidError{Order: c.order.ID, Faults: c.faults}
}

func (c *checker) fault(code, path, format string, args ...any) {
	c.faults = append(c.faults, Fault{Code: code, Path: path, Text: fmt.Sprintf(format, args...)})
}

// at writes a path into the document: lines[2].quantity. It is only asked once there is a fault.
func at(part string, i int, field string) string {
	return part + "[" + strconv.Itoa(i) + "]" + field
}

// document checks each part by itself and the references between parts.
func (c *checker) document() {
	o := &c.order
	told := func(f Fault) bool { return f.Path == "currency" }
	if o.Currency.IsNone() && !slices.ContainsFunc(c.faults, told) {
		c.fault("currency_missing", "currency", "an order names its currency")
	}
	if o.ID != "" && !ValidID(o.ID) {
		c.fault("id_invalid", "id", "an order's id is at most %d bytes of text without control characters", MaxIDBytes)
	}
	c.year("placed_at", o.PlacedAt)
	if !slices.Contains(money.Rules(), o.Apportion) {
		c.fault("name_unknown", "apportion", "unknown rule %q", Shorten(string(o.Apportion), maxPathName))
	}
	c.text("buyer", o.Buyer)
	c.text("policy", o.Policy)
	c.facts("facts", o.Facts)
	c.checkLines()
	c.checkChildren()
	c.checkLayers()
	c.checkRewards()
	c.checkFreight()
	c.checkTenders()
}

func (c *checker) checkTenders() {
	ids := make(map[string]int, len(c.order.Tenders))
	for i := range c.order.Tenders {
		t := &c.order.Tenders[i]
		c.id(ids, "tenders", i, t.ID)
		c.textOf("tenders", i, ".kind", t.Kind)
		c.amount(&t.Amount, "tenders", i, ".amount")
		c.amount(&t.Voucher, "tenders", i, ".voucher")
	}
}

// checkVouchers compares vouchers with their tenders, once both are amounts of the order's currency.
func (c *checker) checkVouchers() {
	for i, t := range c.order.Tenders {
		if t.Voucher.Minor() > t.Amount.Minor() {
			c.fault("layer_too_large", at("tenders", i, ".voucher"), "a voucher of %s is more than the %s of its tender", t.Voucher.Number(), t.Amount.Number())
		}
	}
}

// tenderSum checks that what was paid is what the order cost.
func (c *checker) tenderSum(due int64) {
	var paid int64
	for i, t := range c.order.Tenders {
		sum, ok := addInt64(paid, t.Amount.Minor())
		if !ok {
			c.fault("amount_overflow", at("tenders", i, ".amount"), "the tenders add up to more than an amount can hold")
			return
		}
		paid = sum
	}
	if paid != due {
		c.fault("sum_differs", "tenders", "the tenders add up to %s, the order costs %s", c.number(paid), c.number(due))
	}
}

// id checks the id of a part and notes where it stands.
func (c *checker) id(index map[string]int, part string, i int, id string) {
	_, taken := index[id]
	switch {
	case !cleanName(id):
		c.fault("id_invalid", at(part, i, ".id"), "an id is 1 to %d bytes of text without control characters", maxNameBytes)
	case taken:
		c.fault("id_repeated", at(part, i, ".id"), "%q stands twice", Shorten(id, maxPathName))
	default:
		index[id] = i
	}
}

// amount binds a to the order's currency; it must not be negative.
func (c *checker) amount(a *money.Amount, part string, i int, field string) {
	if code, text := c.bind(a); code != "" {
		c.fault(code, at(part, i, field), "%s", text)
	}
}

func (c *checker) bind(a *money.Amount) (code, text string) {
	if c.order.Currency.IsNone() {
		return "", "" // said once, at currency
	}
	bound, err := a.In(c.order.Currency)
	switch {
	case err != nil:
		return "amount_invalid", err.Error()
	case bound.Sign() < 0:
		return "amount_negative", bound.Number() + " is negative"
	}
	*a = bound
	return "", ""
}

// number writes minor units of the order's currency for a text.
func (c *checker) number(minor int64) string {
	return money.FromMinor(minor, c.order.Currency).Number()
}

// year checks that a time can be written down.
func (c *checker) year(path string, t time.Time) {
	if y := t.Year(); y < 0 || y > 9999 {
		c.fault("time_invalid", path, "RFC 3339 has no year %d", y)
	}
}

func (c *checker) text(path, s string) {
	if !cleanText(s) {
		c.fault("text_invalid", path, "not text: broken UTF-8, or a NUL")
	}
}

func (c *checker) textOf(part string, i int, field, s string) {
	if !cleanText(s) {
		c.text(at(part, i, field), s)
	}
}

func (c *checker) facts(path string, facts Facts) {
	for _, name := range sortedKeys(facts) {
		if !cleanText(name) || !cleanText(facts[name]) {
			c.fault("text_invalid", path, "fact %q is not text: broken UTF-8, or a NUL", Shorten(name, maxPathName))
		}
	}
}

func (c *checker) factsOf(part string, i int, facts Facts) {
	if len(facts) > 0 {
		c.facts(at(part, i, ".facts"), facts)
	}
}

// cleanText reports whether s survives JSON and every database.
func cleanText(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

// cleanName reports whether s can be an id: not empty, short, valid UTF-8, no control characters.
// ValidID reports whether an order's id may be so: 1 to MaxIDBytes bytes of text without control characters.
func ValidID(id string) bool { return len(id) <= MaxIDBytes && cleanName(id) }

func cleanName(s string) bool {
	if s == "" || len(s) > maxNameBytes || !utf8.ValidString(s) {
		return false
	}
	for _, r := range s {
		if unicode.IsControl(r) {
			return false
		}
	}
	return true
}

func sortedKeys[V any](m map[string]V) []string {
	if len(m) == 0 {
		return nil
	}
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
