package refund

import (
	"fmt"

	"github.com/recourse-go/recourse/order"
)

// besideJSON is what a quote holds beside the cash of its lines and freight. Most quotes hold none of it.
type besideJSON struct {
	FreightLines []lineFreightJSON `json:"freight_lines,omitempty"`
	Reductions   []reductionJSON   `json:"reductions,omitempty"`
	Repricing    *repricingJSON    `json:"repricing,omitempty"`
	Coupons      []string          `json:"coupons,omitempty"`
	Grants       []grantJSON       `json:"grants,omitempty"`
	Subsidies    []subsidyJSON     `json:"subsidies,omitempty"`
	Rewards      []rewardJSON      `json:"rewards,omitempty"`
	LineRewards  []lineRewardJSON  `json:"line_rewards,omitempty"`
	Expired      []ExpiredPoints   `json:"expired,omitempty"`
	Return       *returnJSON       `json:"return_freight,omitempty"`
	Liable       order.Party       `json:"liable,omitempty"`
	BorneBy      order.Party       `json:"borne_by,omitempty"`
	BorneUpTo    string            `json:"borne_up_to,omitempty"`
}

type lineFreightJSON struct {
	Line   string `json:"line"`
	Child  string `json:"child"`
	Share  string `json:"share"`
	Amount string `json:"amount"`
	// Forfeited is left out where it is zero.
	Forfeited string `json:"forfeited,omitempty"`
}

type reductionJSON struct {
	Kind   ReductionKind `json:"kind"`
	On     string        `json:"on,omitempty"`
	Amount string        `json:"amount"`
}

type repricingJSON struct {
	Kept      []keptJSON `json:"kept"`
	Lapsed    []string   `json:"lapsed,omitempty"`
	Cost      string     `json:"cost"`
	Due       string     `json:"due"`
	Before    string     `json:"before"`
	ClawBack  string     `json:"claw_back"`
	Released  string     `json:"released"`
	Forfeited string     `json:"forfeited"`
}

type keptJSON struct {
	Line      string `json:"line"`
	Units     int64  `json:"units"`
	List      string `json:"list"`
	Discounts string `json:"discounts"`
	Charged   string `json:"charged,omitempty"`
}

type grantJSON struct {
	ID       string      `json:"id"`
	Value    string      `json:"value"`
	FundedBy order.Party `json:"funded_by"`
}

type subsidyJSON struct {
	Line     string      `json:"line"`
	Discount string      `json:"discount"`
	FundedBy order.Party `json:"funded_by"`
	Amount   string      `json:"amount"`
}

type rewardJSON struct {
	ID       string      `json:"id"`
	Count    int64       `json:"count"`
	Taken    int64       `json:"taken"`
	Deducted string      `json:"deducted"`
	FundedBy order.Party `json:"funded_by"`
}

type lineRewardJSON struct {
	Line   string `json:"line"`
	Reward string `json:"reward"`
	Count  int64  `json:"count"`
}

type returnJSON struct {
	Amount     string      `json:"amount"`
	Insured    string      `json:"insured"`
	PaidBy     order.Party `json:"paid_by"`
	BorneBy    order.Party `json:"borne_by"`
	Deducted   string      `json:"deducted"`
	Reimbursed string      `json:"reimbursed"`
}

func (q *Quote) beside() besideJSON {
	w := besideJSON{Coupons: q.Coupons, Expired: q.Expired, Liable: q.Liable, BorneBy: q.BorneBy}
	if q.BorneUpTo.Sign() > 0 {
		w.BorneUpTo = q.BorneUpTo.Number()
	}
	for _, f := range q.FreightLines {
		w.FreightLines = append(w.FreightLines, lineFreightJSON{f.Line, f.Child, f.Share.Number(), f.Amount.Number(), unlessZero(f.Forfeited)})
	}
	for _, r := range q.Reductions {
		w.Reductions = append(w.Reductions, reductionJSON{r.Kind, r.On, r.Amount.Number()})
	}
	if r := q.Repricing; r != nil {
		w.Repricing = r.wire()
	}
	for _, g := range q.Grants {
		w.Grants = append(w.Grants, grantJSON{g.ID, g.Value.Number(), g.FundedBy})
	}
	for _, s := range q.Subsidies {
		w.Subsidies = append(w.Subsidies, subsidyJSON{s.Line, s.Discount, s.FundedBy, s.Amount.Number()})
	}
	for _, r := range q.Rewards {
		w.Rewards = append(w.Rewards, rewardJSON{r.ID, r.Count, r.Taken, r.Deducted.Number(), r.FundedBy})
	}
	for _, r := range q.LineRewards {
		w.LineRewards = append(w.LineRewards, lineRewardJSON(r))
	}
	if r := q.Return; r != nil {
		w.Return = &returnJSON{r.Amount.Number(), r.Insured.Number(), r.PaidBy, r.BorneBy, r.Deducted.Number(), r.Reimbursed.Number()}
	}
	return w
}

func (r *Repricing) wire() *repricingJSON {
	w := &repricingJSON{
		Kept: []keptJSON{}, Lapsed: r.Lapsed, Cost: r.Cost.Number(), Due: r.Due.Number(), Before: r.Before.Number(),
		ClawBack: r.ClawBack.Number(), Released: r.Released.Number(), Forfeited: r.Forfeited.Number(),
	}
	for _, k := range r.Kept {
		w.Kept = append(w.Kept, keptJSON{k.Line, k.Units, k.List.Number(), k.Discounts.Number(), unlessZero(k.Charged)})
	}
	return w
}

func (w *besideJSON) into(q *Quote, r *amountReader) {
	q.Coupons, q.Expired, q.Liable, q.BorneBy = w.Coupons, w.Expired, w.Liable, w.BorneBy
	if w.BorneUpTo != "" {
		q.BorneUpTo = r.amount(w.BorneUpTo)
	}
	for _, f := range w.FreightLines {
		q.FreightLines = append(q.FreightLines, LineFreight{f.Line, f.Child, r.amount(f.Share), r.amount(f.Amount), r.optional(f.Forfeited)})
	}
	for _, f := range w.Reductions {
		q.Reductions = append(q.Reductions, Reduction{need(r, f.Kind, "the kind of a reduction"), f.On, r.amount(f.Amount)})
	}
	if w.Repricing != nil {
		q.Repricing = w.Repricing.read(r)
	}
	for _, g := range w.Grants {
		q.Grants = append(q.Grants, Grant{g.ID, r.amount(g.Value), need(r, g.FundedBy, "who funds a grant")})
	}
	for _, s := range w.Subsidies {
		q.Subsidies = append(q.Subsidies, Subsidy{s.Line, s.Discount, need(r, s.FundedBy, "who funded a discount"), r.amount(s.Amount)})
	}
	for _, b := range w.Rewards {
		q.Rewards = append(q.Rewards, RewardBack{b.ID, b.Count, b.Taken, r.amount(b.Deducted), need(r, b.FundedBy, "who granted a reward")})
	}
	for _, l := range w.LineRewards {
		q.LineRewards = append(q.LineRewards, LineReward(l))
	}
	if c := w.Return; c != nil {
		q.Return = &ReturnCost{
			r.amount(c.Amount), r.amount(c.Insured), need(r, c.PaidBy, "who paid the return"), need(r, c.BorneBy, "who bears the return"),
			r.amount(c.Deducted), r.amount(c.Reimbursed),
		}
	}
}

func (w *repricingJSON) read(r *amountReader) *Repricing {
	made := &Repricing{
		Lapsed: w.Lapsed, Cost: r.amount(w.Cost), Due: r.amount(w.Due), Before: r.amount(w.Before),
		ClawBack: r.amount(w.ClawBack), Released: r.amount(w.Released), Forfeited: r.amount(w.Forfeited),
	}
	for _, k := range w.Kept {
		made.Kept = append(made.Kept, KeptLine{k.Line, k.Units, r.amount(k.List), r.amount(k.Discounts), r.optional(k.Charged)})
	}
	return made
}

// need faults a word that is missing: it would be written as an empty one, which cannot be read.
func need[T ~string](r *amountReader, word T, what string) T {
	if word == "" && r.err == nil {
		r.err = fmt.Errorf("%s is missing", what)
	}
	return word
}
