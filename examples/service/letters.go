package main

import (
	"net/http"

	"github.com/recourse-go/recourse/aftersales"
)

// letters are effects that were set aside, for somebody to look at.
type letters struct {
	Items []aftersales.DeadLetter `json:"items"`
	Next  string                  `json:"next,omitempty"` // the after of the page that follows, if one does
}

func (s *service) deadLetters(r *http.Request) (reply, error) {
	p := parametersOf(r, "after", "limit")
	limit := p.limit()
	if p.err != nil {
		return reply{}, p.err
	}
	dead, err := s.desk.DeadLetters(r.Context(), p.text("after"), limit+1)
	page := letters{Items: append([]aftersales.DeadLetter{}, dead...)}
	if len(dead) > limit {
		page.Items, page.Next = dead[:limit], dead[limit-1].ID
	}
	return reply{body: page}, err
}

// retryLetter gives a dead letter back to the worker.
func (s *service) retryLetter(r *http.Request) (reply, error) {
	data, err := bodyOf(r)
	if err != nil {
		return reply{}, err
	}
	var letter struct {
		ID string `json:"id"`
	}
	if err := decode(data, &letter); err != nil {
		return reply{}, err
	}
	return reply{status: http.StatusNoContent}, s.desk.Retry(r.Context(), letter.ID, 0)
}
