package aftersales

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/recourse-go/recourse/order"
)

// Query says what of the stored dossiers to list. What is zero does not narrow it.
type Query struct {
	// ChildOrders lists child orders instead of cases.
	ChildOrders bool
	// Status is of the child orders; State of the cases.
	Status order.Status
	State  State
	// Open lists only cases that are not over.
	Open bool
	// Buyer and Seller are the shop's references: the order's, and the child order's.
	Buyer, Seller string
	// DueBy lists only what has a deadline at or before an instant.
	DueBy time.Time
	// After is the Next of the page before.
	After string
	// Limit is how many a page holds. Defaults to 100; at most MaxPage.
	Limit int
}

// MaxPage is how many lines a page holds at the most.
const MaxPage = 1000

// Page is some of what a Query lists, by Due, none last, then by order, child and case.
type Page struct {
	Items []Listed `json:"items"`
	// Next is the After of the next page; empty where this is the last one.
	Next string `json:"next,omitempty"`
}

// QueryError is returned for a Query that makes no sense.
type QueryError struct {
	Field   string // of Query
	Problem string
}

func (e *QueryError) Error() string {
	return fmt.Sprintf("aftersales: query: %s: %s", e.Field, e.Problem)
}

// Check returns the query with its defaults, and the line after which it begins where After is set; or a *QueryError.
func (q Query) Check() (Query, *Listed, error) {
	switch {
	case q.ChildOrders && (q.State != "" || q.Open):
		return q, nil, &QueryError{"State", "it is of cases, and child orders are asked for"}
	case !q.ChildOrders && q.Status != "":
		return q, nil, &QueryError{"Status", "it is of child orders, and cases are asked for"}
	case q.State != "" && !slices.Contains(States(), q.State):
		return q, nil, &QueryError{"State", fmt.Sprintf("no case is ever %q", order.Shorten(string(q.State), 40))}
	case q.Status != "" && !slices.Contains(order.Statuses(), q.Status):
		return q, nil, &QueryError{"Status", fmt.Sprintf("no child order is ever %q", order.Shorten(string(q.Status), 40))}
	case !text(q.Buyer):
		return q, nil, &QueryError{"Buyer", "it is not text: broken UTF-8, or a NUL"}
	case !text(q.Seller):
		return q, nil, &QueryError{"Seller", "it is not text: broken UTF-8, or a NUL"}
	case q.Limit < 0 || q.Limit > MaxPage:
		return q, nil, &QueryError{"Limit", fmt.Sprintf("%d is not from 0 to %d", q.Limit, MaxPage)}
	}
	if q.Limit == 0 {
		q.Limit = 100
	}
	if q.After == "" {
		return q, nil, nil
	}
	after, ok := parseCursor(q.After)
	if !ok {
		return q, nil, &QueryError{"After", fmt.Sprintf("%q is not the Next of a page", order.Shorten(q.After, 64))}
	}
	return q, &after, nil
}

func text(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }

// Holds reports whether the query lists a line, its page aside.
func (q Query) Holds(l Listed) bool {
	return q.ChildOrders == (l.Case == "") &&
		(q.Status == "" || q.Status == l.Status) && (q.State == "" || q.State == l.State) && (!q.Open || l.Open) &&
		(q.Buyer == "" || q.Buyer == l.Buyer) && (q.Seller == "" || q.Seller == l.Seller) &&
		(q.DueBy.IsZero() || !l.Due.IsZero() && !l.Due.After(q.DueBy))
}

// PageOf makes a page of lines that are in order, of which there is one more than the limit where another page follows.
func PageOf(items []Listed, limit int) Page {
	if len(items) <= limit {
		return Page{Items: items}
	}
	return Page{Items: items[:limit], Next: items[limit-1].cursor()}
}

// cursor names the line by what the order of a page goes by: its due in microseconds since 1970 or nothing, its order, child
// and case, each escaped.
func (l Listed) cursor() string {
	due := ""
	if !l.Due.IsZero() {
		due = strconv.FormatInt(l.Due.UnixMicro(), 10)
	}
	return strings.Join([]string{due, url.QueryEscape(l.Order), url.QueryEscape(l.Child), url.QueryEscape(l.Case)}, ",")
}

func parseCursor(s string) (l Listed, ok bool) {
	parts := strings.Split(s, ",")
	if len(parts) != 4 {
		return l, false
	}
	for i, field := range []*string{&l.Order, &l.Child, &l.Case} {
		part, err := url.QueryUnescape(parts[i+1])
		if err != nil || !text(part) {
			return l, false
		}
		*field = part
	}
	if parts[0] != "" {
		micros, err := strconv.ParseInt(parts[0], 10, 64)
		if err != nil {
			return l, false
		}
		l.Due = time.UnixMicro(micros).UTC()
	}
	return l, l.Order != ""
}
