package provider

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// reported is what the webhook is told of a leg.
type reported struct {
	Number   string `json:"number"`
	Tender   string `json:"tender"`
	State    string `json:"state"`
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
	Reason   string `json:"reason,omitempty"`
}

func (p *Provider) reportAll(notes []note, how kind) {
	after := time.Duration(0)
	if how == late {
		after = 2 * p.Timeout
	}
	for _, n := range notes {
		p.report(n, after)
		if how == twice {
			p.report(n, after)
		}
	}
}

// report tells the webhook in the background what became of a leg, after a while, and again with growing pauses until it is
// taken.
func (p *Provider) report(n note, after time.Duration) {
	p.working.Go(func() {
		p.sleep(p.ctx, after)
		for pause := 50 * time.Millisecond; p.ctx.Err() == nil; pause = min(2*pause, 10*time.Second) {
			err := p.post(n)
			if err == nil {
				if err := p.ledger.tell(n); err != nil {
					p.Log.Error("provider", "error", err)
				}
				return
			}
			p.Log.Warn("provider: the report was not taken", "number", n.Number, "error", err)
			p.sleep(p.ctx, pause)
		}
	})
}

// post sends a report once, signed.
func (p *Provider) post(n note) error {
	body, err := json.Marshal(reported{n.Number, n.Tender, n.State, n.Amount, n.Currency, n.Reason})
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(p.ctx, http.MethodPost, p.Webhook, bytes.NewReader(body))
	if err != nil {
		return err
	}
	mac := hmac.New(sha256.New, p.Secret)
	mac.Write(body)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Signature", hex.EncodeToString(mac.Sum(nil)))
	answer, err := p.client.Do(req)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	if answer.StatusCode/100 != 2 {
		return fmt.Errorf("it answers %s", answer.Status)
	}
	return nil
}
