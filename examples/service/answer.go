package main

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

const (
	// mostBody is how large a request's body may be, in bytes.
	mostBody = 1 << 20
	// answerWithin is how long a request may wait for the database.
	answerWithin = 10 * time.Second
)

// answer is what stands behind a route.
type answer func(r *http.Request) (reply, error)

// reply is what a client is told.
type reply struct {
	status   int // zero: 200
	location string
	body     any // nil: none
}

// answering makes a handler of an answer: with limits, and with a JSON body whatever comes of it.
func (s *service) answering(do answer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), answerWithin)
		defer cancel()
		began := time.Now()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, mostBody)
		told, err := do(r)
		if err != nil {
			told = s.failed(r, err)
		}
		s.tell(w, r, told, time.Since(began))
	})
}

// tell writes the reply, logs and counts it.
func (s *service) tell(w http.ResponseWriter, r *http.Request, told reply, took time.Duration) {
	if told.status == 0 {
		told.status = http.StatusOK
	}
	s.counters.Count("http_"+strconv.Itoa(told.status), 1)
	s.log.Info("request", "method", r.Method, "path", r.URL.Path, "status", told.status, "took", took.Round(time.Microsecond))
	h := w.Header()
	if told.location != "" {
		h.Set("Location", told.location)
	}
	if told.status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "1")
	}
	if told.body == nil {
		w.WriteHeader(told.status)
		return
	}
	h.Set("Content-Type", "application/json")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(told.status)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	if err := out.Encode(told.body); err != nil {
		s.log.Warn("reply", "path", r.URL.Path, "error", err) // the client went away
	}
}

// orNothing answers in JSON what no route answers: an unknown path, or a method that a path does not have.
func (s *service) orNothing(mux *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h, pattern := mux.Handler(r)
		if pattern != "" {
			mux.ServeHTTP(w, r)
			return
		}
		plain := &statusOnly{header: w.Header()}
		h.ServeHTTP(plain, r)
		s.tell(w, r, failure{status: plain.status, Code: "no_route", Message: r.Method + " " + r.URL.Path + ": " + http.StatusText(plain.status)}.reply(), 0)
	})
}

// statusOnly is told a status and headers, and drops the text.
type statusOnly struct {
	header http.Header
	status int
}

func (w *statusOnly) Header() http.Header         { return w.header }
func (w *statusOnly) WriteHeader(status int)      { w.status = status }
func (w *statusOnly) Write(p []byte) (int, error) { return len(p), nil }
