package main

import (
	"database/sql"
	"log/slog"
	"net/http"

	"github.com/recourse-go/recourse/aftersales"
)

// service answers requests.
type service struct {
	desk     *aftersales.Desk
	db       *sql.DB
	secret   []byte // shared with the payment provider
	log      *slog.Logger
	counters *counters
}

func newService(desk *aftersales.Desk, db *sql.DB, secret []byte, log *slog.Logger) *service {
	return &service{desk: desk, db: db, secret: secret, log: log, counters: newCounters()}
}

// routes are all that may be asked.
func (s *service) routes() http.Handler {
	mux := http.NewServeMux()
	for _, r := range []struct {
		pattern string
		answer  answer
	}{
		{"POST /orders", s.place},
		{"GET /orders/{id}", s.dossier},
		{"POST /orders/{id}/messages", s.message},
		{"GET /orders/{id}/options", s.options},
		{"POST /orders/{id}/quotes", s.quote},
		{"GET /orders/{id}/cases/{case}/timeline", s.timeline},
		{"GET /cases", s.cases},
		{"GET /child-orders", s.childOrders},
		{"GET /dead-letters", s.deadLetters},
		{"POST /dead-letters/retry", s.retryLetter},
		{"POST " + webhookPath, s.refundReported},
		{"GET /healthz", s.health},
		{"GET /metrics", s.metrics},
	} {
		mux.Handle(r.pattern, s.answering(r.answer))
	}
	return s.orNothing(mux)
}
