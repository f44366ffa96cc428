package refund

import (
	"encoding/json"
	"fmt"

	"github.com/recourse-go/recourse/order/money"
)

type quoteJSON struct {
	Currency     money.Currency  `json:"currency"`
	Lines        []quoteLineJSON `json:"lines"`
	Goods        string          `json:"goods"`
	Freight      string          `json:"freight"`
	FreightOf    object[string]  `json:"freight_of,omitempty"`
	Tax          string          `json:"tax"`
	FreightTax   string          `json:"freight_tax,omitempty"`
	FreightTaxes object[string]  `json:"freight_taxes,omitempty"`
	Deductions   string          `json:"deductions"`
	Total        string          `json:"total"`
	Points       object[int64]   `json:"points"`
	Values       object[string]  `json:"points_value,omitempty"`
	Tenders      object[string]  `json:"tenders"`
	Vouchers     object[string]  `json:"vouchers,omitempty"`
	Ceiling      string          `json:"ceiling"`
	Provisional  bool            `json:"provisional,omitempty"`
	besideJSON
}

type quoteLineJSON struct {
	Line      string         `json:"line"`
	ByAmount  bool           `json:"by_amount,omitempty"`
	Quantity  int64          `json:"quantity"`
	Before    int64          `json:"before"`
	Of        int64          `json:"of"`
	List      string         `json:"list"`
	Shares    []shareJSON    `json:"shares,omitempty"`
	Net       string         `json:"net"`
	Stood     string         `json:"stood"`
	Share     string         `json:"share"`
	Amount    string         `json:"amount"`
	Forfeited string         `json:"forfeited"`
	Tax       string         `json:"tax"`
	Points    object[int64]  `json:"points"`
	Values    object[string] `json:"points_value,omitempty"`
	Closes    bool           `json:"closes,omitempty"`
	From      []ChildUnits   `json:"from,omitempty"`
}

type shareJSON struct {
	ID     string `json:"id"`
	Amount string `json:"amount"`
}

// MarshalJSON writes the quote with its currency once and every amount as a string: "19.90".
func (q Quote) MarshalJSON() ([]byte, error) {
	w := quoteJSON{
		Currency: q.Currency, Lines: make([]quoteLineJSON, len(q.Lines)), Goods: q.Goods.Number(), Freight: q.Freight.Number(),
		Tax: q.Tax.Number(), Deductions: q.Deductions.Number(), Total: q.Total.Number(), Ceiling: q.Ceiling.Number(),
		Provisional: q.Provisional, FreightTax: unlessZero(q.FreightTax), besideJSON: q.beside(),
	}
	w.Points, w.Values = pointsObjects(q.Points)
	for _, t := range q.Tenders {
		w.Tenders = append(w.Tenders, member[string]{t.ID, t.Amount.Number()})
		if t.Voucher.Sign() > 0 {
			w.Vouchers = append(w.Vouchers, member[string]{t.ID, t.Voucher.Number()})
		}
	}
	for _, f := range q.FreightOf {
		w.FreightOf = append(w.FreightOf, member[string]{f.Child, f.Amount.Number()})
		if f.Tax.Sign() > 0 {
			w.FreightTaxes = append(w.FreightTaxes, member[string]{f.Child, f.Tax.Number()})
		}
	}
	for i := range q.Lines {
		w.Lines[i] = q.Lines[i].wire()
	}
	return json.Marshal(w)
}

func (l *QuoteLine) wire() quoteLineJSON {
	w := quoteLineJSON{
		Line: l.Line, ByAmount: l.ByAmount, Quantity: l.Quantity, Before: l.Before, Of: l.Of, List: l.List.Number(),
		Net: l.Net.Number(), Stood: l.Stood.Number(), Share: l.Share.Number(), Amount: l.Amount.Number(),
		Forfeited: l.Forfeited.Number(), Tax: l.Tax.Number(), Closes: l.Closes, From: l.From,
	}
	w.Points, w.Values = pointsObjects(l.Points)
	for _, s := range l.Shares {
		w.Shares = append(w.Shares, shareJSON{ID: s.ID, Amount: s.Amount.Number()})
	}
	return w
}

// pointsObjects are the counts that are not zero, and the values of all.
func pointsObjects(points []PointsBack) (counts object[int64], values object[string]) {
	for _, p := range points {
		if p.Count > 0 {
			counts = append(counts, member[int64]{p.ID, p.Count})
		}
		values = append(values, member[string]{p.ID, p.Value.Number()})
	}
	return counts, values
}

func unlessZero(a money.Amount) string {
	if a.IsZero() {
		return ""
	}
	return a.Number()
}

// UnmarshalJSON reads what MarshalJSON wrote and leaves q alone on error: the quote comes back as it was.
func (q *Quote) UnmarshalJSON(data []byte) error {
	var w quoteJSON
	if err := json.Unmarshal(data, &w); err != nil {
		return fmt.Errorf("refund: quote: %w", err)
	}
	r := amountReader{currency: w.Currency}
	next := Quote{
		Currency: w.Currency, Goods: r.amount(w.Goods), Freight: r.amount(w.Freight), Tax: r.amount(w.Tax),
		Deductions: r.amount(w.Deductions), Total: r.amount(w.Total), Ceiling: r.amount(w.Ceiling),
		FreightTax: r.optional(w.FreightTax), Points: r.points(w.Points, w.Values), Provisional: w.Provisional,
	}
	for _, m := range w.Tenders {
		next.Tenders = append(next.Tenders, TenderBack{ID: m.key, Amount: r.amount(m.value), Voucher: r.optional(w.Vouchers.of(m.key))})
	}
	for _, m := range w.FreightOf {
		next.FreightOf = append(next.FreightOf, ChildFreight{Child: m.key, Amount: r.amount(m.value), Tax: r.optional(w.FreightTaxes.of(m.key))})
	}
	w.besideJSON.into(&next, &r)
	for _, l := range w.Lines {
		line := QuoteLine{
			Bought:   &Bought{Line: l.Line, Of: l.Of, List: r.amount(l.List), Net: r.amount(l.Net)},
			ByAmount: l.ByAmount, Quantity: l.Quantity, Before: l.Before,
			Stood: r.amount(l.Stood), Share: r.amount(l.Share), Amount: r.amount(l.Amount),
			Forfeited: r.amount(l.Forfeited), Tax: r.amount(l.Tax), Points: r.points(l.Points, l.Values), Closes: l.Closes, From: l.From,
		}
		for _, s := range l.Shares {
			line.Shares = append(line.Shares, Share{ID: s.ID, Amount: r.amount(s.Amount)})
		}
		next.Lines = append(next.Lines, line)
	}
	if r.err != nil {
		return fmt.Errorf("refund: quote: %w", r.err)
	}
	*q = next
	return nil
}

// amountReader reads the amounts of one document and keeps its first error.
type amountReader struct {
	currency money.Currency
	err      error
}

func (r *amountReader) amount(text string) money.Amount {
	a, err := money.Parse(text, r.currency)
	if err != nil && r.err == nil {
		r.err = err
	}
	return a
}

// optional reads an amount that is left out where it is zero.
func (r *amountReader) optional(text string) money.Amount {
	if text == "" {
		return money.FromMinor(0, r.currency)
	}
	return r.amount(text)
}

func (r *amountReader) points(counts object[int64], values object[string]) []PointsBack {
	if len(values) < len(counts) { // as they were written before they had a value
		values = nil
		for _, m := range counts {
			values = append(values, member[string]{key: m.key})
		}
	}
	var list []PointsBack
	for _, m := range values {
		list = append(list, PointsBack{ID: m.key, Count: counts.of(m.key), Value: r.optional(m.value)})
	}
	return list
}
