package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/sqlstore"
	"github.com/recourse-go/recourse/order"
)

// failure is what a client is told where it does not get what it asked for.
type failure struct {
	status  int
	Code    string        `json:"code"`
	Message string        `json:"message"`
	Faults  []order.Fault `json:"faults,omitempty"`
	// Ceiling is the most that a refused request could have got.
	Ceiling string `json:"ceiling,omitempty"`
}

func (f failure) Error() string { return f.Message }

func (f failure) reply() reply {
	return reply{status: f.status, body: struct {
		Error failure `json:"error"`
	}{f}}
}

// badRequest is a request that cannot be read.
func badRequest(code, format string, args ...any) error {
	return failure{status: http.StatusBadRequest, Code: code, Message: fmt.Sprintf(format, args...)}
}

// failed says what comes of an error. What the client cannot help is logged, and told without the particulars.
func (s *service) failed(r *http.Request, err error) reply {
	if f, ok := clientsFault(err); ok {
		return f.reply()
	}
	if errors.Is(r.Context().Err(), context.Canceled) {
		return reply{status: 499} // the client is gone; nobody reads this
	}
	s.log.Error("request", "method", r.Method, "path", r.URL.Path, "error", err)
	var broken *aftersales.DossierError
	var uncertain *sqlstore.UncertainError
	switch {
	case errors.As(err, &broken):
		return failure{status: http.StatusInternalServerError, Code: "order_broken", Message: "what is stored of the order cannot be"}.reply()
	case errors.As(err, &uncertain):
		return failure{status: http.StatusServiceUnavailable, Code: "outcome_unknown", Message: "it is not known whether this was done; send it again: it is done once"}.reply()
	case errors.Is(err, context.DeadlineExceeded) || s.ping(r.Context()) != nil:
		return failure{status: http.StatusServiceUnavailable, Code: "database_down", Message: "the database does not answer; send it again later"}.reply()
	}
	return failure{status: http.StatusInternalServerError, Code: "internal", Message: "something went wrong here"}.reply()
}

// clientsFault finds what the client did wrong, or asked for in vain.
func clientsFault(err error) (failure, bool) {
	var (
		f       failure
		large   *http.MaxBytesError
		missing *aftersales.NotFoundError
		refused *aftersales.RefusedError
		invalid *order.InvalidError
		unknown *aftersales.UnknownCommandError
		query   *aftersales.QueryError
		long    *sqlstore.ReferenceError
	)
	switch {
	case errors.As(err, &f):
		return f, true
	case errors.As(err, &large):
		return failure{status: http.StatusRequestEntityTooLarge, Code: "body_too_large", Message: fmt.Sprintf("a body has at most %d bytes", large.Limit)}, true
	case errors.As(err, &missing):
		return failure{status: http.StatusNotFound, Code: missing.What + "_unknown", Message: err.Error()}, true
	case errors.As(err, &refused):
		return refusal(refused), true
	case errors.As(err, &invalid):
		return failure{status: http.StatusUnprocessableEntity, Code: "order_invalid", Message: "the order cannot be", Faults: invalid.Faults}, true
	case errors.As(err, &unknown):
		return failure{status: http.StatusBadRequest, Code: "command_unknown", Message: err.Error()}, true
	case errors.As(err, &query):
		return failure{status: http.StatusBadRequest, Code: "parameter_invalid", Message: strings.ToLower(query.Field) + ": " + query.Problem}, true
	case errors.As(err, &long):
		return failure{status: http.StatusUnprocessableEntity, Code: "reference_too_long", Message: err.Error()}, true
	}
	return failure{}, false
}

// refusal tells every fault. As the order stands, the command may not be carried out; that is a conflict.
func refusal(e *aftersales.RefusedError) failure {
	f := failure{status: http.StatusConflict, Code: "refused", Message: e.Do + " is refused", Faults: e.Faults}
	if e.Has("order_unknown") {
		f.status, f.Code = http.StatusNotFound, "order_unknown"
	}
	if !e.Ceiling.Currency().IsNone() {
		f.Ceiling = e.Ceiling.Number()
	}
	return f
}

// ping asks the database whether it is there, also where the request's own time is over.
func (s *service) ping(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	return s.db.PingContext(ctx)
}
