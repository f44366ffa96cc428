package order

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/recourse-go/recourse/internal/strict"
	"github.com/recourse-go/recourse/order/money"
)

// Parse decodes an order from JSON and passes it through New. Amounts are strings in the order's currency: "19.90". It
// returns an *InvalidError with every fault of the order, or an error that names line and field if the text is no such
// document: an unknown field, a key given twice, a number where a string belongs, broken UTF-8, more than 64 MiB.
func Parse(data []byte) (Order, error) {
	var w orderJSON
	if err := strict.Unmarshal(data, &w); err != nil {
		return Order{}, fmt.Errorf("order: %w", err)
	}
	o, faults := w.order()
	c := &checker{order: o, faults: faults}
	c.check()
	if err := c.err(); err != nil {
		return Order{}, err
	}
	return c.order, nil
}

// UnmarshalJSON decodes as Parse does and leaves o alone on error.
func (o *Order) UnmarshalJSON(data []byte) error {
	parsed, err := Parse(data)
	if err != nil {
		return err
	}
	*o = parsed
	return nil
}

type orderJSON struct {
	ID          string         `json:"id"`
	Currency    string         `json:"currency"`
	PlacedAt    string         `json:"placed_at,omitempty"`
	Apportion   string         `json:"apportion,omitempty"`
	Buyer       string         `json:"buyer,omitempty"`
	Policy      string         `json:"policy,omitempty"`
	TaxIncluded *bool          `json:"tax_included,omitempty"`
	Facts       Facts          `json:"facts,omitempty"`
	Lines       []lineJSON     `json:"lines"`
	Discounts   []discountJSON `json:"discounts,omitempty"`
	Points      []pointsJSON   `json:"points,omitempty"`
	Rewards     []rewardJSON   `json:"rewards,omitempty"`
	Freight     []freightJSON  `json:"freight,omitempty"`
	Children    []childJSON    `json:"children,omitempty"`
	Tenders     []tenderJSON   `json:"tenders,omitempty"`
}

type lineJSON struct {
	ID          string            `json:"id"`
	Child       string            `json:"child,omitempty"`
	SKU         string            `json:"sku,omitempty"`
	Category    string            `json:"category,omitempty"`
	UnitPrice   string            `json:"unit_price"`
	Quantity    int64             `json:"quantity"`
	Tax         string            `json:"tax,omitempty"`
	TaxIncluded *bool             `json:"tax_included,omitempty"`
	Allocated   map[string]string `json:"allocated,omitempty"`
	GiftFor     string            `json:"gift_for,omitempty"`
	Facts       Facts             `json:"facts,omitempty"`
}

type discountJSON struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind,omitempty"`
	FundedBy  string   `json:"funded_by,omitempty"`
	Amount    string   `json:"amount"`
	Lines     []string `json:"lines,omitempty"`
	Threshold string   `json:"threshold,omitempty"`
}

type pointsJSON struct {
	ID        string `json:"id"`
	Count     int64  `json:"count"`
	Value     string `json:"value"`
	FundedBy  string `json:"funded_by,omitempty"`
	ExpiresAt string `json:"expires_at,omitempty"`
}

type rewardJSON struct {
	ID       string `json:"id"`
	Count    int64  `json:"count"`
	Value    string `json:"value,omitempty"`
	FundedBy string `json:"funded_by,omitempty"`
}

type freightJSON struct {
	Child       string `json:"child,omitempty"`
	Amount      string `json:"amount"`
	Tax         string `json:"tax,omitempty"`
	TaxIncluded *bool  `json:"tax_included,omitempty"`
}

type childJSON struct {
	ID         string `json:"id"`
	Fulfilment string `json:"fulfilment,omitempty"`
	Policy     string `json:"policy,omitempty"`
	Seller     string `json:"seller,omitempty"`
	Facts      Facts  `json:"facts,omitempty"`
	// Units may also be given as a list of lines, as commands name units.
	Units map[string]int64 `json:"units,omitempty"`
	Lines []unitsJSON      `json:"lines,omitempty"`
}

type unitsJSON struct {
	Line     string `json:"line"`
	Quantity int64  `json:"quantity"`
}

type tenderJSON struct {
	ID      string `json:"id"`
	Kind    string `json:"kind,omitempty"`
	Amount  string `json:"amount"`
	Voucher string `json:"voucher,omitempty"`
}

// reader binds the amounts of a document to its currency and keeps the faults.
type reader struct {
	currency money.Currency
	faults   []Fault
}

// amount reads an amount; without a currency, itself a fault, only its form can be judged.
func (r *reader) amount(text, part string, i int, field string) money.Amount {
	a, err := money.Parse(text, r.currency)
	if err != nil {
		r.faults = append(r.faults, Fault{Code: "amount_invalid", Path: at(part, i, field), Text: err.Error()})
		return money.Amount{}
	}
	return a
}

func (r *reader) optional(text, part string, i int, field string) money.Amount {
	if text == "" {
		return money.Amount{}
	}
	return r.amount(text, part, i, field)
}

func (r *reader) head(w *orderJSON) Order {
	o := Order{ID: w.ID, Apportion: money.Rule(w.Apportion), Buyer: w.Buyer, Policy: w.Policy, Facts: w.Facts}
	var err error
	if w.Currency != "" {
		if o.Currency, err = money.ParseCurrency(w.Currency); err != nil {
			r.faults = append(r.faults, Fault{Code: "currency_unknown", Path: "currency", Text: err.Error()})
		}
		r.currency = o.Currency
	}
	o.PlacedAt = r.time(w.PlacedAt, "placed_at")
	return o
}

// time reads a time; no text is no time.
func (r *reader) time(text, path string) (t time.Time) {
	if text == "" {
		return t
	}
	if err := t.UnmarshalText([]byte(Shorten(text, maxPathName))); err != nil {
		text := fmt.Sprintf("%q is no time such as 2026-03-01T10:00:00+08:00", Shorten(text, maxPathName))
		r.faults = append(r.faults, Fault{Code: "time_invalid", Path: path, Text: text})
	}
	return t
}

func (w *orderJSON) order() (Order, []Fault) {
	var r reader
	o := r.head(w)
	for i := range w.Lines {
		o.Lines = append(o.Lines, r.line(&w.Lines[i], i, w.TaxIncluded))
	}
	for i, d := range w.Discounts {
		o.Discounts = append(o.Discounts, Discount{
			ID: d.ID, Kind: DiscountKind(d.Kind), FundedBy: Party(d.FundedBy), Amount: r.amount(d.Amount, "discounts", i, ".amount"),
			Lines: d.Lines, Threshold: r.optional(d.Threshold, "discounts", i, ".threshold"),
		})
	}
	for i, p := range w.Points {
		o.Points = append(o.Points, Points{
			ID: p.ID, Count: p.Count, Value: r.amount(p.Value, "points", i, ".value"), FundedBy: Party(p.FundedBy),
			ExpiresAt: r.time(p.ExpiresAt, at("points", i, ".expires_at")),
		})
	}
	for i, w := range w.Rewards {
		o.Rewards = append(o.Rewards, Reward{ID: w.ID, Count: w.Count, Value: r.optional(w.Value, "rewards", i, ".value"), FundedBy: Party(w.FundedBy)})
	}
	for i, f := range w.Freight {
		o.Freight = append(o.Freight, Freight{
			Child: f.Child, Amount: r.amount(f.Amount, "freight", i, ".amount"),
			Tax: r.optional(f.Tax, "freight", i, ".tax"), TaxOnTop: (f.Tax != "" || f.TaxIncluded != nil) && onTop(f.TaxIncluded, w.TaxIncluded),
		})
	}
	for i := range w.Children {
		ch := &w.Children[i]
		o.Children = append(o.Children, Child{
			ID: ch.ID, Fulfilment: Fulfilment(ch.Fulfilment), Policy: ch.Policy, Seller: ch.Seller, Facts: ch.Facts, Units: r.units(ch, i),
		})
	}
	for i, t := range w.Tenders {
		o.Tenders = append(o.Tenders, Tender{
			ID: t.ID, Kind: t.Kind, Amount: r.amount(t.Amount, "tenders", i, ".amount"), Voucher: r.optional(t.Voucher, "tenders", i, ".voucher"),
		})
	}
	return o, r.faults
}

// onTop reports whether tax is paid beside a price, by what stands with the price or else with the order.
func onTop(included, orderIncluded *bool) bool {
	if included == nil {
		included = orderIncluded
	}
	return included != nil && !*included
}

// units reads what a child lists, whichever way it does.
func (r *reader) units(ch *childJSON, i int) map[string]int64 {
	if len(ch.Lines) == 0 {
		return ch.Units
	}
	units := make(map[string]int64, len(ch.Lines))
	for k, l := range ch.Lines {
		_, repeated := units[l.Line]
		if repeated || len(ch.Units) > 0 {
			r.faults = append(r.faults, Fault{Code: "line_repeated", Path: at("children", i, at(".lines", k, "")), Text: "the units of a line are listed once"})
		}
		units[l.Line] = l.Quantity
	}
	return units
}

func (r *reader) line(l *lineJSON, i int, orderIncluded *bool) Line {
	line := Line{
		ID: l.ID, Child: l.Child, SKU: l.SKU, Category: l.Category, Quantity: l.Quantity, GiftFor: l.GiftFor, Facts: l.Facts,
		UnitPrice: r.amount(l.UnitPrice, "lines", i, ".unit_price"), Tax: r.optional(l.Tax, "lines", i, ".tax"),
		TaxOnTop: onTop(l.TaxIncluded, orderIncluded),
	}
	for _, id := range sortedKeys(l.Allocated) {
		if line.Allocated == nil {
			line.Allocated = make(map[string]money.Amount, len(l.Allocated))
		}
		line.Allocated[id] = r.amount(l.Allocated[id], "lines", i, ".allocated."+Shorten(id, maxPathName))
	}
	return line
}

// MarshalJSON writes the order as Parse reads it.
func (o Order) MarshalJSON() ([]byte, error) {
	w := orderJSON{
		ID: o.ID, Currency: o.Currency.Code(), Apportion: string(o.Apportion), Buyer: o.Buyer, Policy: o.Policy, Facts: o.Facts,
	}
	if !o.PlacedAt.IsZero() {
		w.PlacedAt = o.PlacedAt.Format(time.RFC3339Nano)
	}
	for _, l := range o.Lines {
		w.Lines = append(w.Lines, l.wire())
	}
	for _, d := range o.Discounts {
		w.Discounts = append(w.Discounts, discountJSON{
			ID: d.ID, Kind: string(d.Kind), FundedBy: string(d.FundedBy), Amount: d.Amount.Number(), Lines: d.Lines, Threshold: unlessZero(d.Threshold),
		})
	}
	for _, p := range o.Points {
		w.Points = append(w.Points, p.wire())
	}
	for _, r := range o.Rewards {
		w.Rewards = append(w.Rewards, rewardJSON{ID: r.ID, Count: r.Count, Value: unlessZero(r.Value), FundedBy: string(r.FundedBy)})
	}
	for _, f := range o.Freight {
		w.Freight = append(w.Freight, freightJSON{Child: f.Child, Amount: f.Amount.Number(), Tax: unlessZero(f.Tax), TaxIncluded: included(f.TaxOnTop)})
	}
	for _, ch := range o.Children {
		w.Children = append(w.Children, childJSON{
			ID: ch.ID, Fulfilment: string(ch.Fulfilment), Policy: ch.Policy, Seller: ch.Seller, Facts: ch.Facts, Units: ch.Units,
		})
	}
	for _, t := range o.Tenders {
		w.Tenders = append(w.Tenders, tenderJSON{ID: t.ID, Kind: t.Kind, Amount: t.Amount.Number(), Voucher: unlessZero(t.Voucher)})
	}
	return json.Marshal(w)
}

func (p Points) wire() pointsJSON {
	w := pointsJSON{ID: p.ID, Count: p.Count, Value: p.Value.Number(), FundedBy: string(p.FundedBy)}
	if !p.ExpiresAt.IsZero() {
		w.ExpiresAt = p.ExpiresAt.Format(time.RFC3339Nano)
	}
	return w
}

// included says that a tax is on top; that it is included goes without saying.
func included(onTop bool) *bool {
	if !onTop {
		return nil
	}
	return new(bool)
}

func (l Line) wire() lineJSON {
	w := lineJSON{
		ID: l.ID, Child: l.Child, SKU: l.SKU, Category: l.Category, UnitPrice: l.UnitPrice.Number(), Quantity: l.Quantity,
		Tax: unlessZero(l.Tax), TaxIncluded: included(l.TaxOnTop), GiftFor: l.GiftFor, Facts: l.Facts,
	}
	for id, a := range l.Allocated {
		if w.Allocated == nil {
			w.Allocated = make(map[string]string, len(l.Allocated))
		}
		w.Allocated[id] = a.Number()
	}
	return w
}

func unlessZero(a money.Amount) string {
	if a.IsZero() {
		return ""
	}
	return a.Number()
}
