package main

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// worker carries out effects.
type worker struct {
	client *http.Client
	url    string // of the payment provider
	log    *slog.Logger
}

func newWorker(url string, timeout time.Duration, log *slog.Logger) *worker {
	client := &http.Client{
		Timeout: timeout,
		// An order of money goes where it was told to, or nowhere.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return &worker{client: client, url: strings.TrimSuffix(url, "/"), log: log}
}

// deliver carries out one effect. It may come again, where the word that it was done got lost, so whoever receives it goes by
// its id, or by the refund's number.
func (w *worker) deliver(ctx context.Context, c aftersales.Claimed) error {
	switch c.Kind {
	case aftersales.PayRefund:
		return w.pay(ctx, c)
	default:
		// Here your own systems are called, each for its kinds: the points account, coupons, the warehouse, stock, mail (package
		// aftersales/notice writes it), the finance department. An error brings the effect back after a pause.
		w.log.Info("effect", "id", c.ID, "kind", c.Kind, "what", c.Kind.Label(order.English), "to", c.To, "topic", c.Topic, "attempt", c.Attempt)
		return nil
	}
}
