package main

import (
	"encoding/json"
	"net/http"
)

// health says whether the service can work: whether the database answers.
func (s *service) health(r *http.Request) (reply, error) {
	if err := s.ping(r.Context()); err != nil {
		s.log.Error("health", "error", err)
		return reply{}, failure{status: http.StatusServiceUnavailable, Code: "database_down", Message: "the database does not answer"}
	}
	return reply{body: map[string]string{"status": "ok"}}, nil
}

func (s *service) metrics(*http.Request) (reply, error) {
	return reply{body: json.RawMessage(s.counters.values.String())}, nil
}
