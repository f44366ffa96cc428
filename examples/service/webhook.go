package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// webhookPath is where the payment provider reports what became of refunds.
const webhookPath = "/payments/refunds"

// report is what the provider says of one leg of a refund.
type report struct {
	Number   string `json:"number"`
	Tender   string `json:"tender"`
	State    string `json:"state"` // settled, failed
	Amount   string `json:"amount"`
	Currency string `json:"currency"`
	Reason   string `json:"reason"` // of a failure
}

// refundReported takes a report. One that is repeated, or comes late, changes nothing and is taken all the same: else it
// would be sent again forever.
func (s *service) refundReported(r *http.Request) (reply, error) {
	data, err := bodyOf(r)
	if err != nil {
		return reply{}, err
	}
	if !s.signed(data, r.Header.Get("X-Signature")) {
		return reply{}, failure{status: http.StatusUnauthorized, Code: "signature_invalid", Message: "X-Signature is not the HMAC-SHA256 of the body by the shared secret, in hex"}
	}
	var told report
	if err := decode(data, &told); err != nil {
		return reply{}, err
	}
	orderID, _, err := refund.ParseNumber(told.Number)
	if err != nil {
		return reply{}, failure{status: http.StatusNotFound, Code: "refund_unknown", Message: err.Error()}
	}
	c, err := told.command()
	if err != nil {
		return reply{}, err
	}
	d, err := s.desk.Do(r.Context(), orderID, order.Payment, c)
	var refused *aftersales.RefusedError
	if told.State == "failed" && errors.As(err, &refused) && refused.Has("command_not_allowed") {
		s.log.Warn("a failure is reported of a refund that no longer waits for the provider", "number", told.Number, "tender", told.Tender)
		return reply{status: http.StatusNoContent}, nil
	}
	return reply{body: outcomeOf(d)}, err
}

// command is what the report means.
func (t report) command() (aftersales.Command, error) {
	switch t.State {
	case "settled":
		currency, err := money.ParseCurrency(t.Currency)
		if err != nil {
			return nil, badRequest("currency_unknown", "currency: %v", err)
		}
		amount, err := money.Parse(t.Amount, currency)
		if err != nil {
			return nil, badRequest("amount_invalid", "amount: %v", err)
		}
		return aftersales.RefundSettled{Number: t.Number, Tender: t.Tender, Amount: &amount}, nil
	case "failed":
		return aftersales.ReportFailure{Number: t.Number, Tender: t.Tender, Reason: t.Reason}, nil
	}
	return nil, badRequest("state_unknown", "state: %q is neither settled nor failed", order.Shorten(t.State, 40))
}

// signed reports whether whoever sent a body knows the secret.
func (s *service) signed(body []byte, signature string) bool {
	given, err := hex.DecodeString(signature)
	mac := hmac.New(sha256.New, s.secret)
	mac.Write(body)
	return err == nil && hmac.Equal(given, mac.Sum(nil))
}
