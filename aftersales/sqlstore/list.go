package sqlstore

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func (s *Store) list(ctx context.Context, in session, q aftersales.Query) (aftersales.Page, error) {
	q, after, err := q.Check()
	if err != nil {
		return aftersales.Page{}, err
	}
	var items []aftersales.Listed
	text, args := s.listing(q, after)
	err = in.direct().query(ctx, func(rows *sql.Rows) error {
		var r listedRow
		var id string
		if err := rows.Scan(&id, &r.child, &r.caseID, &r.subject, &r.kind, &r.state, &r.open, &r.buyer, &r.seller, &r.due); err != nil {
			return err
		}
		items = append(items, r.listed(id))
		return nil
	}, text, args...)
	if err != nil {
		return aftersales.Page{}, s.failed("list", err)
	}
	return aftersales.PageOf(items, q.Limit), nil
}

// listing is the statement for a query: one condition for each index to begin with, and the place where the page begins.
func (s *Store) listing(q aftersales.Query, after *aftersales.Listed) (string, []any) {
	var where []string
	var args []any
	add := func(condition string, arg ...any) {
		where, args = append(where, condition), append(args, arg...)
	}
	if q.ChildOrders {
		add("subject = ?", subjectChild)
	} else {
		add("subject = ?", subjectCase)
	}
	for _, equal := range [][2]string{{"state = ?", string(q.State) + string(q.Status)}, {"buyer = ?", q.Buyer}, {"seller = ?", q.Seller}} {
		if equal[1] != "" {
			add(equal[0], equal[1])
		}
	}
	if q.Open {
		add("open = 1")
	}
	if !q.DueBy.IsZero() {
		add("due_us <= ?", micros(q.DueBy))
	}
	if after != nil {
		due := rowOf(*after).due
		switch s.dialect {
		case MySQL: // reads no range from a comparison of rows
			add("(due_us > ? OR due_us = ? AND (order_id > ? OR order_id = ? AND (child > ? OR child = ? AND case_id > ?)))",
				due, due, after.Order, after.Order, after.Child, after.Child, after.Case)
		default:
			add("(due_us, order_id, child, case_id) > (?, ?, ?, ?)", due, after.Order, after.Child, after.Case)
		}
	}
	args = append(args, q.Limit+1)
	return s.text.of(`SELECT order_id, child, case_id, subject, kind, state, open, buyer, seller, due_us FROM {listing} WHERE ` +
		strings.Join(where, " AND ") + ` ORDER BY due_us, order_id, child, case_id LIMIT ?`), args
}

func (r listedRow) listed(orderID string) aftersales.Listed {
	l := aftersales.Listed{
		Order: orderID, Child: r.child, Case: r.caseID, Kind: aftersales.Kind(r.kind), State: aftersales.State(r.state), Open: r.open == 1,
		Buyer: r.buyer, Seller: r.seller,
	}
	if r.subject == subjectChild {
		l.State, l.Status = "", order.Status(r.state)
	}
	if r.due != never {
		l.Due = time.UnixMicro(r.due).UTC()
	}
	return l
}
