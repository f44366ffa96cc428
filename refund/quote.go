package refund

import (
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
)

// Quote is what a request gets back, to whom and why. A quote equals what execution pays.
type Quote struct {
	Currency money.Currency
	Lines    []QuoteLine
	// Goods is the sum of the lines' amounts, less what repricing claws back, and what it releases; Freight what goes back of
	// the freight; Tax and FreightTax the tax in the lines' amounts and in Freight; Deductions what comes off; Total = Goods +
	// Freight - Deductions is the cash the buyer gets, vouchers of payment providers included.
	Goods, Freight, Tax, FreightTax, Deductions, Total money.Amount
	// Ceiling is the most the request could have asked, in total cash before deductions.
	Ceiling   money.Amount
	FreightOf []ChildFreight // by child order, only those that get some
	Points    []PointsBack   // by account, only those that get some
	Tenders   []TenderBack   // by tender, in the order's order, only those that get some
	// Provisional says that freight, repricing or coupons depend on what becomes of other cases; the quote is struck again when
	// the refund is executed.
	Provisional bool

	// FreightLines says with which units apportioned freight goes back.
	FreightLines []LineFreight
	// Reductions are what Deductions sums.
	Reductions []Reduction
	// Repricing says what the kept units would have cost; nil where they are not priced again.
	Repricing *Repricing
	// Coupons names the coupons given back; Grants are those given as a compensation.
	Coupons []string
	Grants  []Grant
	// Subsidies go back from the seller to who funded a discount, by line.
	Subsidies []Subsidy
	// Rewards are points that the order earned and that are taken back; LineRewards says with which lines.
	Rewards     []RewardBack
	LineRewards []LineReward
	// Expired are points that came back to accounts where they had expired.
	Expired []ExpiredPoints
	// Return settles what sending the goods back cost; nil where that is not known.
	Return *ReturnCost
	// Liable is who bears the fault, as the request said; BorneBy who bears what the refund costs the seller, empty for himself.
	Liable, BorneBy order.Party
	// BorneUpTo is up to which amount BorneBy does; the seller bears the rest. Zero: all of it.
	BorneUpTo money.Amount
}

// Bought is what was paid for a line, and why. It is the same in every quote of an allocation, which share it: it is not to
// be changed.
type Bought struct {
	Line   string
	Of     int64        // units of the line
	List   money.Amount // unit price times units
	Shares []Share      // what discounts and points took off
	Net    money.Amount // what was paid for the line, tax included
}

// QuoteLine is what one line gets back.
type QuoteLine struct {
	*Bought               // never nil in a quote that was struck or read
	ByAmount bool         // asked by amount: it takes no units
	Closes   bool         // the line is closed by refund with this request
	Quantity int64        // units taken
	Before   int64        // units that stood already
	Stood    money.Amount // what stood of the line already, forfeits included
	Share    money.Amount // the most this request gets of the line
	Amount   money.Amount // what it gets
	Forfeited,
	Tax money.Amount // Tax is the part of Amount that is tax
	Points []PointsBack
	From   []ChildUnits // by child order, only for a line that is split between several
}

// ChildUnits is a number of units that one child order sends.
type ChildUnits struct {
	Child string `json:"child"`
	Units int64  `json:"units"`
}

// ChildFreight is freight of one child order that goes back.
type ChildFreight struct {
	Child  string
	Amount money.Amount
	Tax    money.Amount // the part of Amount that is tax
}

// LineFreight is apportioned freight that goes back with units of a line.
type LineFreight struct {
	Line, Child string
	Share       money.Amount // what the units bring
	Amount      money.Amount // what goes back of it
	Forfeited   money.Amount // what an amount that was asked cut off, unless the slack is carried
}

// PointsBack is a number of points that return to an account, and what they had paid.
type PointsBack struct {
	ID    string       `json:"id"`
	Count int64        `json:"count"`
	Value money.Amount `json:"value"`
}

// TenderBack is what returns to a tender.
type TenderBack struct {
	ID      string
	Amount  money.Amount
	Voucher money.Amount // the part of Amount that the payment provider takes back for its voucher; the rest is cash
}

// Repricing says what the buyer keeps and would have paid for it. Amounts are of the whole order's goods.
type Repricing struct {
	Kept   []KeptLine
	Lapsed []string     // discounts whose threshold the kept units do not reach
	Cost   money.Amount // what the kept units would have cost, tax included, less what points paid of them
	Due    money.Amount // what was paid for the goods, less Cost
	// Before is what requests for units got of it before, forfeits included, and what the units that go back had got by amount.
	Before money.Amount
	// ClawBack comes off this refund, Released goes with it, beside the lines' shares. One of them is zero.
	ClawBack, Released money.Amount
	// Forfeited is what would have been released, had the request not asked for less.
	Forfeited money.Amount
}

// KeptLine is what the buyer keeps of one line, and what it would have cost.
type KeptLine struct {
	Line      string
	Units     int64
	List      money.Amount // unit price times units
	Discounts money.Amount // what discounts would have taken off
	Charged   money.Amount // for gifts that are more than the kept units earn
}

// Subsidy is a part of a price that goes back to who funded the discount.
type Subsidy struct {
	Line, Discount string
	FundedBy       order.Party
	Amount         money.Amount
}

// RewardBack is a number of earned points that are taken back.
type RewardBack struct {
	ID       string       `json:"id"`
	Count    int64        `json:"count"`    // that the refunded units had earned
	Taken    int64        `json:"taken"`    // from the account; what it lacks is deducted or let go
	Deducted money.Amount `json:"deducted"` // what comes off the refund for points the account lacks
	FundedBy order.Party  `json:"funded_by"`
}

// LineReward is a number of earned points that units of a line had earned.
type LineReward struct {
	Line, Reward string
	Count        int64
}

// ExpiredPoints are points that come back to an account where they had expired.
type ExpiredPoints struct {
	ID         string    `json:"id"`
	Count      int64     `json:"count"`
	Lapsed     bool      `json:"lapsed,omitempty"`     // they are lost
	ValidUntil time.Time `json:"valid_until,omitzero"` // else until when they are valid again; zero: the shop decides
}

// ReturnCost says who paid and who bears what sending goods back cost.
type ReturnCost struct {
	Amount, Insured money.Amount
	PaidBy, BorneBy order.Party // BorneBy bears what is not insured
	// Deducted comes off the refund, because the buyer bears what another paid.
	Deducted money.Amount
	// Reimbursed goes to the buyer beside the refund, because he paid what another bears; the insurer's part is not in it.
	Reimbursed money.Amount
}

// Units is how many units the quote takes, of all lines.
func (q Quote) Units() int64 {
	var n int64
	for i := range q.Lines {
		n += q.Lines[i].Quantity
	}
	return n
}

// Given is what the buyer's accounts get of Points: without those that lapse.
func (q Quote) Given() []PointsBack {
	var given []PointsBack
	for _, back := range q.Points {
		lapsed := back.Count == 0
		for _, e := range q.Expired {
			if e.ID == back.ID {
				lapsed = lapsed || e.Lapsed
			}
		}
		if !lapsed {
			given = append(given, back)
		}
	}
	return given
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
