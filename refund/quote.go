package refund

import "github.com/recourse-go/recourse/order/money"

// Quote is what a request gets back, to whom and why. A quote equals what execution pays.
type Quote struct {
	Currency money.Currency
	Lines    []QuoteLine
	// Goods is the sum of the lines' amounts; Freight what goes back of the freight; Tax the part of Goods that is tax;
	// Deductions what comes off; Total = Goods + Freight - Deductions is the cash the buyer gets.
	Goods, Freight, Tax, Deductions, Total money.Amount
	// Ceiling is the most the request could have asked, in total cash before deductions.
	Ceiling   money.Amount
	FreightOf []ChildFreight // by child order, only those that get some
	Points    []PointsBack   // by account, only those that get some
	Tenders   []TenderBack   // by tender, in the order's order, only those that get some
	// Provisional says that the freight depends on what becomes of other cases; it is struck again when the refund is
	// executed.
	Provisional bool
}

// QuoteLine is what one line gets back.
type QuoteLine struct {
	Line     string
	ByAmount bool  // asked by amount: it takes no units
	Quantity int64 // units taken
	Before   int64 // units that stood already
	Of       int64 // units of the line
	List     money.Amount
	Shares   []Share      // what discounts and points took off the line; shared with the allocation, not to be changed
	Net      money.Amount // what was paid for the line
	Stood    money.Amount // what stood of it already, forfeits included
	Share    money.Amount // the most this request gets of the line
	Amount   money.Amount // what it gets
	Forfeited,
	Tax money.Amount // Tax is the part of Amount that is tax
	Points []PointsBack
	Closes bool         // the line is closed by refund with this request
	From   []ChildUnits // by child order, only for a line that is split between several
}

// ChildUnits is a number of units that one child order sends.
type ChildUnits struct {
	Child string `json:"child"`
	Units int64  `json:"units"`
}

// ChildFreight is freight of one child order that goes back.
type ChildFreight struct {
	Child  string       `json:"child"`
	Amount money.Amount `json:"amount"`
}

// PointsBack is a number of points that return to an account.
type PointsBack struct {
	ID    string `json:"id"`
	Count int64  `json:"count"`
}

// TenderBack is cash that returns to a tender.
type TenderBack struct {
	ID     string       `json:"id"`
	Amount money.Amount `json:"amount"`
}

// Units is how many units the quote takes, of all lines.
func (q Quote) Units() int64 {
	var n int64
	for i := range q.Lines {
		n += q.Lines[i].Quantity
	}
	return n
}

// Cut reports whether a line that was asked by units gets less than its share.
func (q Quote) Cut() bool {
	for i := range q.Lines {
		if l := &q.Lines[i]; !l.ByAmount && l.Amount.Minor() < l.Share.Minor() {
			return true
		}
	}
	return false
}

// LineIDs names the lines of the quote.
func (q Quote) LineIDs() []string {
	ids := make([]string, len(q.Lines))
	for i := range q.Lines {
		ids[i] = q.Lines[i].Line
	}
	return ids
}
