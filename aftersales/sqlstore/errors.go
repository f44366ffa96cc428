package sqlstore

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"reflect"
	"strings"

	"github.com/recourse-go/recourse/order"
)

// ConflictError is returned by a store inside the caller's transaction, where the order was changed or placed by another
// transaction since: nothing was saved, and the transaction is best begun again.
type ConflictError struct{ Order string }

func (e *ConflictError) Error() string {
	return fmt.Sprintf("sqlstore: order %q was changed by another transaction", order.Shorten(e.Order, 64))
}

// UncertainError is returned where the connection broke while a decision was being saved, and the database cannot be asked
// whether it was. The same command may be sent again: it is carried out once.
type UncertainError struct {
	Order string
	Err   error
}

func (e *UncertainError) Error() string {
	return fmt.Sprintf("sqlstore: order %q: it is not known whether the decision was saved: %v", order.Shorten(e.Order, 64), e.Err)
}

// Unwrap gives the error of the connection.
func (e *UncertainError) Unwrap() error { return e.Err }

// ReferenceError is returned for a reference too long to be listed by; nothing is saved.
type ReferenceError struct {
	Order string
	Field string // buyer, seller, child, case
	Bytes int
}

// MostReference is how long the buyer's, a seller's, a child order's and a case's reference may be, in bytes.
const MostReference = 255

func (e *ReferenceError) Error() string {
	return fmt.Sprintf("sqlstore: order %q: its %s has %d bytes, at most %d can be listed by", order.Shorten(e.Order, 64), e.Field, e.Bytes, MostReference)
}

// failed says of an error what was being done.
func (s *Store) failed(what string, err error) error {
	if err == nil {
		return nil
	}
	hint := ""
	if s.dialect.noTable(err) {
		hint = " (was Migrate run, with this TablePrefix?)"
	}
	return fmt.Errorf("sqlstore: %s: %w%s", what, err, hint)
}

// A driver is known here by what its errors look like, so that no driver is imported.

// state is the SQLSTATE of an error of a PostgreSQL driver.
func state(err error) string {
	var of interface{ SQLState() string }
	if errors.As(err, &of) {
		return of.SQLState()
	}
	return ""
}

// number is the error number of a MySQL driver, or the result code of an SQLite driver; zero where there is none.
func number(err error) int {
	for ; err != nil; err = errors.Unwrap(err) {
		if several, ok := err.(interface{ Unwrap() []error }); ok {
			for _, one := range several.Unwrap() {
				if n := number(one); n != 0 {
					return n
				}
			}
			return 0
		}
		if of, ok := err.(interface{ Code() int }); ok {
			return of.Code()
		}
		v := reflect.Indirect(reflect.ValueOf(err))
		if v.Kind() != reflect.Struct {
			continue
		}
		for _, name := range []string{"Number", "ExtendedCode", "Code"} {
			switch f := v.FieldByName(name); {
			case !f.IsValid():
			case f.CanUint():
				return int(f.Uint())
			case f.CanInt():
				return int(f.Int())
			}
		}
	}
	return 0
}

// told reports whether it is the database that reports the error: what it was asked was not done.
func (d Dialect) told(err error) bool {
	if d == PostgreSQL {
		code := state(err)
		return code != "" && !strings.HasPrefix(code, "08") && code != "40003"
	}
	return number(err) != 0 && !(d == MySQL && gone(err))
}

// gone reports whether what stands between says that the server, or the connection to it, is no more.
func gone(err error) bool {
	switch number(err) {
	case 1927, 2006, 2013, 2014, 4031:
		return true
	}
	return false
}

// serializationFailure is the SQLSTATE of a transaction that another one was in the way of.
const serializationFailure = "40001"

// stops reports whether the server ended the session. What it was committing just then may be committed all the same: where
// a commit waits for a replica, for one.
func (d Dialect) stops(err error) bool {
	switch d {
	case PostgreSQL:
		return state(err) == "57P01" || state(err) == "57P02"
	case MySQL:
		return number(err) == 1053
	}
	return false
}

// notSent reports whether there was no connection to send anything over.
func notSent(err error) bool {
	var of *net.OpError
	return errors.As(err, &of) && of.Op == "dial"
}

// lost reports whether the connection broke.
func lost(err error) bool {
	var of net.Error
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.As(err, &of) ||
		strings.HasSuffix(err.Error(), "invalid connection") // what the driver for MySQL says, and has no other mark
}

// transient reports whether the database broke off what may be begun again.
func (d Dialect) transient(err error) bool {
	switch d {
	case PostgreSQL:
		code := state(err)
		switch code {
		case "55P03", // a lock not had in time
			"53300",                   // too many connections
			"57P01", "57P02", "57P03": // the server stops, crashed, starts
			return true
		}
		return strings.HasPrefix(code, "40") // rolled back: serialization failure, deadlock
	case MySQL:
		switch number(err) {
		case 1020, 1205, 1213, 3101, 1615, // a record has changed, a lock not had in time, a deadlock, rolled back by its group, a stale statement
			1040, 1053: // too many connections, the server stops
			return true
		}
		return false
	}
	code := number(err) & 0xff
	return code == 5 || code == 6 // busy, locked
}

// duplicate reports whether a row was there already, of a MySQL driver.
func (d Dialect) duplicate(err error) bool { return d == MySQL && number(err) == 1062 }

// noTable reports whether a table is missing.
func (d Dialect) noTable(err error) bool {
	switch d {
	case PostgreSQL:
		return state(err) == "42P01"
	case MySQL:
		return number(err) == 1146
	}
	return strings.Contains(err.Error(), "no such table")
}
