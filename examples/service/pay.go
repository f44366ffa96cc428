package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/refund"
)

// payment is what is ordered from the payment provider. Total stays the same however often the refund is ordered; Legs are
// those that are not paid yet.
type payment struct {
	Number   string `json:"number"`
	Order    string `json:"order"`
	Currency string `json:"currency"`
	Total    string `json:"total"`
	Legs     []leg  `json:"legs"`
}

type leg struct {
	Tender string `json:"tender"`
	Amount string `json:"amount"`
}

// pay orders a refund. Its number is the idempotency key: the provider pays each leg under it once, however often it is asked.
// That the money arrived, or did not, the provider reports later.
func (w *worker) pay(ctx context.Context, c aftersales.Claimed) error {
	p := payment{Number: c.Refund.Number, Order: c.Order, Currency: c.Refund.Total.Currency().Code(), Total: c.Refund.Total.Number()}
	for _, l := range c.Refund.Legs {
		if l.State == refund.LegSubmitted {
			p.Legs = append(p.Legs, leg{l.Tender, l.Amount.Number()})
		}
	}
	if len(p.Legs) == 0 {
		return nil // a refund of no cash
	}
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, w.url+"/refunds", bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Idempotency-Key", p.Number)
	answer, err := w.client.Do(req)
	if err != nil {
		return err // perhaps it was paid: it comes again, under the same number
	}
	defer answer.Body.Close()
	said, _ := io.ReadAll(io.LimitReader(answer.Body, 1000)) // for whoever reads the log; the status decides
	if answer.StatusCode/100 == 2 {
		w.log.Info("refund ordered", "number", p.Number, "total", c.Refund.Total, "attempt", c.Attempt)
		return nil
	}
	err = fmt.Errorf("the payment provider answers %s: %s", answer.Status, bytes.TrimSpace(said))
	if again(answer.StatusCode) {
		return err
	}
	return &aftersales.PermanentError{Err: err} // asking again is of no use: somebody must look
}

// again reports whether an answer is worth another attempt.
func again(status int) bool {
	switch status {
	case http.StatusRequestTimeout, http.StatusConflict, http.StatusTooEarly, http.StatusTooManyRequests:
		return true
	}
	return status >= 500
}
