package modelcheck

import (
	"github.com/recourse-go/recourse/aftersales"
)

// payDifference pays what an exchange for something else owes, and more than that.
func payDifference(v *view) trials {
	t := trials{plain: list(aftersales.Pay{Case: v.c.ID})}
	if d := v.c.Difference; d != nil {
		t.wrong = list(aftersales.Pay{Case: v.c.ID, Amount: v.amount(d.Owed.Minor() + 1)})
	}
	return t
}

// settled reports the money of a refund: whole, leg by leg, told again, of another amount, of another refund.
func settled(v *view) trials {
	t := trials{plain: list(aftersales.RefundSettled{Case: v.c.ID})}
	for _, tender := range v.d.Order.Tenders {
		t.more = append(t.more, form{command: aftersales.RefundSettled{Case: v.c.ID, Tender: tender.ID}})
	}
	t.wrong = list(
		aftersales.RefundSettled{}, aftersales.RefundSettled{Case: v.c.ID, Tender: "nothing"},
		aftersales.RefundSettled{Case: v.c.ID, Number: "R-0"}, aftersales.RefundSettled{Number: "R-0"}, nil, nil, nil, nil, nil)
	if r := v.c.Refund; r != nil {
		t.wrong[4].command = aftersales.RefundSettled{Case: v.c.ID, Number: r.Number, Amount: v.amount(r.Total.Minor() + 1)}
		t.wrong[5].command = aftersales.RefundSettled{Case: v.c.ID, Number: r.Number, Amount: &r.Total}
		t.wrong[6].command = aftersales.RefundSettled{Number: r.Number, Amount: &r.Total, Proof: "slip-1"}
		for _, leg := range r.Legs {
			t.wrong[7].command = aftersales.RefundSettled{Number: r.Number, Tender: leg.Tender, Amount: v.amount(leg.Amount.Minor() - 1)}
			t.wrong[8].command = aftersales.RefundSettled{Number: r.Number, Tender: leg.Tender, Amount: &leg.Amount}
		}
	}
	return t
}

func failed(v *view) trials {
	t := trials{plain: list(aftersales.ReportFailure{Case: v.c.ID, Reason: "account closed"})}
	for _, tender := range v.d.Order.Tenders {
		t.more = append(t.more, form{command: aftersales.ReportFailure{Case: v.c.ID, Tender: tender.ID}})
	}
	t.wrong = list(aftersales.ReportFailure{}, aftersales.ReportFailure{Case: v.c.ID, Tender: "nothing"}, aftersales.ReportFailure{Number: "R-0"})
	return t
}
