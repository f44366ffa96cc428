package aftersales_test

import (
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/refund"
)

// A rule for a category holds only if every line asked has it: a line that has none does not.
func TestLineWithoutCategory(t *testing.T) {
	p := marketplace.Policy()
	p.ID = "fresh"
	for name, r := range p.Requests {
		r.When.Category = []string{"fresh"}
		p.Requests[name] = r
	}
	compiled, err := policy.Compile(p)
	if err != nil {
		t.Fatal(err)
	}
	apples := refund.RequestLine{Line: "apples", Quantity: 1}
	pears := refund.RequestLine{Line: "pears", Quantity: 1}
	for _, tt := range []struct {
		why    string
		lines  []refund.RequestLine
		faults []string
	}{
		{"the fresh line", []refund.RequestLine{apples}, nil},
		{"the line that has no category", []refund.RequestLine{pears}, []string{"kind_not_allowed"}},
		{"both", []refund.RequestLine{apples, pears}, []string{"kind_not_allowed"}},
		{"none named: every line the child order sends", nil, []string{"kind_not_allowed"}},
	} {
		told := begin(t, fruit, func(o *order.Order) {
			o.Lines[0].Category, o.Lines[1].Category = "fresh", ""
		})
		told.policies = rules{"marketplace": compiled}
		told.play(pay, step{by: seller, do: aftersales.Ship{}})
		open := aftersales.Open{Case: "c", Kind: aftersales.ReturnRefund, Reason: aftersales.QualityProblem, Lines: tt.lines}
		diff(t, tt.why, tt.faults, codes(told.send(buyer, open)))
	}
}
