package refund_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
)

// richQuotes are the first refund of the rich order, and then the rest of it, with points that had expired.
func richQuotes(t *testing.T) (first, second refund.Quote) {
	t.Helper()
	o, terms, words := rich()
	terms.ExpiredPoints, terms.GraceDays = refund.GracePoints, 30
	a := allocate(t, expires(o, "2026-03-01T00:00:00Z"))
	first, err := refund.Compute(a, refund.Ledger{}, demand(words), terms)
	if err != nil {
		t.Fatal(err)
	}
	l := refund.Ledger{}.With(a, first)
	second, err = refund.Compute(a, l, demand("case cable liable:seller return:6.00/buyer at:2026-03-02T00:00:00Z"), terms)
	if err != nil {
		t.Fatal(err)
	}
	return first, second
}

func TestExplainRich(t *testing.T) {
	first, second := richQuotes(t)
	data, err := json.MarshalIndent(first.Explanation(), "", "\t")
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "rich.golden", first.Explain())
	golden(t, "rich.md", first.Explanation().Markdown())
	golden(t, "rich.json", string(data)+"\n")
	golden(t, "release.golden", second.Explain())
	roundTrip(t, first)
	roundTrip(t, second)
	roundTrip(t, first.Explanation())
}

// The steps sum to the total, and so do the amounts of the table that stand above the refund.
func TestStepsSum(t *testing.T) {
	first, second := richQuotes(t)
	cross := allocate(t, paid(threshold(coupon(basket("a 100.00 1", "b 50.00 1"), "c", "50.00"), "150.00")))
	before := refund.Ledger{}.With(cross, strike(t, cross, refund.Ledger{}, "b", reprice))
	for _, row := range []struct {
		why  string
		q    refund.Quote
		want []refund.StepKind
	}{
		{"a claw-back, freight and what comes off", first, []refund.StepKind{
			refund.UnitsStep, refund.UnitsStep, refund.ClawBackStep, refund.FreightStep,
			refund.DeductionStep, refund.DeductionStep, refund.DeductionStep, refund.DeductionStep, refund.DeductionStep}},
		{"a release", second, []refund.StepKind{refund.UnitsStep, refund.UnitsStep, refund.ReleaseStep}},
		{"less asked than could be released", strike(t, cross, before, "a*1 =80.00", reprice), []refund.StepKind{refund.UnitsStep, refund.ReleaseStep}},
		{"less asked than the line gets", strike(t, cross, before, "a*1 =60.00", reprice), []refund.StepKind{refund.UnitsStep, refund.CutStep}},
		{"less asked than what is clawed back leaves", strike(t, cross, refund.Ledger{}, "a*1 =30.00", reprice), []refund.StepKind{refund.UnitsStep, refund.CutStep, refund.ClawBackStep}},
	} {
		var kinds []refund.StepKind
		var sum, shown int64
		for _, s := range row.q.Steps() {
			kinds, sum = append(kinds, s.Kind), sum+s.Amount.Minor()
		}
		rows := row.q.Explanation().Rows
		end := slices.IndexFunc(rows, func(r refund.ExplainRow) bool { return r.On == "refund" })
		for _, r := range rows[:end] {
			if r.Back != "" {
				shown += money.MustParse(r.Back, "CNY").Minor()
			}
		}
		if diff := cmp.Diff(row.want, kinds); diff != "" || sum != row.q.Total.Minor() || shown != sum || rows[end].Back != row.q.Total.Number() {
			t.Errorf("%s: steps sum to %d, the table to %d, of %s (-want +got):\n%s", row.why, sum, shown, row.q.Total, diff)
		}
	}
}

// What a name may hold does not break a table.
func TestMarkdownEscapes(t *testing.T) {
	e := refund.Explanation{Currency: "CNY", Rows: []refund.ExplainRow{{On: "a|b", Text: "<b>*x*_y_`z`\\", Paid: "1.00"}}}
	want := "| CNY |  | paid | back |\n| --- | --- | ---: | ---: |\n| a\\|b | \\<b>\\*x\\*\\_y\\_\\`z\\`\\\\ | 1.00 |  |\n"
	if diff := cmp.Diff(want, e.Markdown()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Columns are aligned by characters, not by bytes.
func TestTextAligns(t *testing.T) {
	e := refund.Explanation{Currency: "CNY", Rows: []refund.ExplainRow{{On: "苹果", Paid: "1.00"}, {On: "tee", Back: "20.00"}}}
	want := "CNY    paid   back\n苹果     1.00\ntee          20.00\n"
	if diff := cmp.Diff(want, e.Text()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
