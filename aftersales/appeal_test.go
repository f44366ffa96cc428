package aftersales_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// lostCase was ruled against the seller, who bears 79.90 of it: 73.90 in cash, the coupon of 5.00 and the points of 1.00 that
// others had paid him.
var lostCase = script(onWay, []step{reject, showBuyer, forBuyer, settled})

func filing(id string) step {
	return step{by: seller, do: aftersales.FileAppeal{Case: "c1", Appeal: id, Reason: "it was delivered", Evidence: []string{"scan"}}}
}

func ruling(r aftersales.RuleAppeal) step {
	r.Case = "c1"
	return step{by: platform, do: r}
}

func funding(by order.Party, id, text string) step {
	return step{by: by, do: aftersales.FileClaim{Case: "c1", Claim: id, Amount: *amount(text), Evidence: []string{"slip"}}}
}

func funded(id, text string, bears order.Party) step {
	return step{by: platform, do: aftersales.RuleClaim{Case: "c1", Claim: id, Amount: *amount(text), Bears: bears}}
}

// recorded are the effects of the last decision but for the notices: tasks with what they move, metrics with their weights.
func (t *tale) recorded() string {
	var list []string
	for _, e := range t.last.Effects {
		switch {
		case e.Kind == aftersales.Notify:
			list = append(list, fmt.Sprint("tell ", e.To, " ", e.Topic))
		case e.Transfer != nil:
			list = append(list, fmt.Sprint(e.Topic, " of ", e.Record, ": ", e.Transfer.Amount, " from ", e.Transfer.From, " to ", e.Transfer.To))
		default:
			list = append(list, fmt.Sprint(e.Metric, " ", e.Weight, " against ", e.Against))
		}
	}
	return strings.Join(list, "; ")
}

// What an appeal wins: money between those who can bear it, metrics, both or neither; the case stays as it was.
func TestAppeals(t *testing.T) {
	reversed := "dispute_lost -1 against seller; order_defect -1 against seller; requests -1 against seller"
	tests := []struct {
		why   string
		steps []step
		want  string
	}{
		{"filed: the platform is told", []step{filing("a1")}, "tell platform appeal_filed"},
		{"denied", []step{filing("a1"), ruling(aftersales.RuleAppeal{})}, "tell seller appeal_denied"},
		{"granted, and nothing comes of it", []step{filing(""), ruling(aftersales.RuleAppeal{Granted: true})}, "tell seller appeal_granted"},
		{"the funds alone", []step{filing(""), ruling(aftersales.RuleAppeal{Appeal: "appeal-1", Granted: true, FundsReversed: true})},
			"reverse_funds of appeal-1: 79.90 CNY from platform to seller; tell seller appeal_granted"},
		{"a part of them, by the carrier", []step{filing("a1"), ruling(aftersales.RuleAppeal{Granted: true, FundsReversed: true, Amount: amount("20"), Bears: carrier})},
			"reverse_funds of a1: 20.00 CNY from carrier to seller; tell seller appeal_granted"},
		{"the metrics alone", []step{filing("a1"), ruling(aftersales.RuleAppeal{Granted: true, MetricReversed: true})}, "tell seller appeal_granted; " + reversed},
		{"both", []step{filing("a1"), ruling(aftersales.RuleAppeal{Granted: true, MetricReversed: true, FundsReversed: true})},
			"reverse_funds of a1: 79.90 CNY from platform to seller; tell seller appeal_granted; " + reversed},
		{"what is reversed is reversed once", []step{filing("a1"), filing("a2"), ruling(aftersales.RuleAppeal{Appeal: "a1", Granted: true, MetricReversed: true}), ruling(aftersales.RuleAppeal{Appeal: "a2", Granted: true, MetricReversed: true})}, "tell seller appeal_granted"},
		{"nothing was counted against the buyer", []step{{by: buyer, do: aftersales.FileAppeal{Case: "c1"}}, ruling(aftersales.RuleAppeal{Granted: true, MetricReversed: true})}, "tell buyer appeal_granted"},
		{"what is left after a claim", []step{funding(seller, "k1", "30"), funded("k1", "29.90", order.Insurer), filing("a1"), ruling(aftersales.RuleAppeal{Granted: true, FundsReversed: true})},
			"reverse_funds of a1: 50.00 CNY from platform to seller; tell seller appeal_granted"},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("records")).play(lostCase...)
		before := told.find("c1")
		told.play(tt.steps...)
		diff(t, tt.why, sorted(tt.want), sorted(told.recorded()))
		after := told.find("c1")
		after.Appeals, after.Claims = nil, nil
		diff(t, tt.why+": the case", before, after)
	}
}

func sorted(text string) []string {
	parts := strings.Split(text, "; ")
	slices.Sort(parts)
	return parts
}

// What a party bore it may claim from another, once and no more.
func TestClaims(t *testing.T) {
	tests := []struct {
		why   string
		steps []step
		want  string
	}{
		{"filed", []step{funding(seller, "k1", "36.95")}, "tell platform claim_filed"},
		{"denied", []step{funding(seller, "k1", "10"), funded("k1", "0", "")}, "tell seller claim_denied"},
		{"granted whole, by the platform", []step{funding(seller, "", "10"), funded("claim-1", "10.00", "")}, "fund_claim of claim-1: 10.00 CNY from platform to seller; tell seller claim_granted"},
		{"granted in part, by the insurer", []step{funding(seller, "k1", "10"), funded("", "4", order.Insurer)}, "fund_claim of k1: 4.00 CNY from insurer to seller; tell seller claim_granted"},
		{"the platform claims what it took over, less the coupon it got back", []step{funding(seller, "k1", "30"), funded("k1", "30", platform), funding(platform, "k2", "25"), funded("k2", "25", carrier)},
			"fund_claim of k2: 25.00 CNY from carrier to platform; tell platform claim_granted"},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("records")).play(lostCase...).play(tt.steps...)
		diff(t, tt.why, sorted(tt.want), sorted(told.recorded()))
	}
}

// What filing and deciding refuse.
func TestRecordFaults(t *testing.T) {
	refunding := lostCase[:len(lostCase)-1]
	won := script(onWay, []step{reject, showBuyer, forSeller})
	rule := func(r aftersales.RuleAppeal) step { return ruling(r) }
	late := script(lostCase, []step{{wait: 30*24*hour + 1000}})
	tests := []struct {
		why    string
		policy string
		before []step
		do     step
		want   string
	}{
		{"no policy lets it", "marketplace", script(onWay, []step{reject, escalate, forBuyer}), filing("a1"), "command_not_allowed do=file_appeal state=refunding"},
		{"nor a claim", "marketplace", script(onWay, []step{reject, escalate, forBuyer}), funding(seller, "k1", "1"), "command_not_allowed do=file_claim state=refunding"},
		{"nothing was ruled", "records", script(onWay, []step{approve}), filing("a1"), "command_not_allowed do=file_appeal state=refunding"},
		{"at the last instant it may, a microsecond later not", "records", late, filing("a1"), "window_closed closed_at=2026-03-31T12:00:00Z"},
		{"twice, and once more", "records", script(lostCase, []step{filing("a1"), filing("a2")}), filing("a3"), "attempts_exhausted attempts=3 limit=2"},
		{"the id of another", "records", script(lostCase, []step{filing("a1")}), step{by: buyer, do: filing("a1").do}, "appeal_exists appeal=a1"},
		{"by the carrier", "records", lostCase, step{by: carrier, do: filing("a1").do}, "actor_not_allowed by=carrier do=file_appeal"},
		{"of no case, by nobody", "records", lostCase, step{do: aftersales.FileAppeal{Case: "c9"}}, "actor_not_allowed by= do=file_appeal | case_unknown case=c9"},
		{"no text", "records", lostCase, step{by: seller, do: aftersales.FileAppeal{Case: "c1", Appeal: "a\n", Reason: "\xff", Evidence: []string{"\x00"}}}, "id_invalid | text_invalid | text_invalid"},
		{"an appeal that is not there", "records", lostCase, ruleAppeal, "appeal_unknown appeal=a1"},
		{"none that waits", "records", lostCase, rule(aftersales.RuleAppeal{}), "appeal_unknown appeal="},
		{"which of two?", "records", script(lostCase, []step{filing("a1"), filing("a2")}), rule(aftersales.RuleAppeal{}), "appeal_unknown appeal="},
		{"denied, but money moves", "records", script(lostCase, []step{filing("a1")}), rule(aftersales.RuleAppeal{FundsReversed: true}), "ruling_unclear"},
		{"an amount, but no money moves", "records", script(lostCase, []step{filing("a1")}), rule(aftersales.RuleAppeal{Granted: true, Amount: amount("1")}), "ruling_unclear"},
		{"more than was borne", "records", script(lostCase, []step{filing("a1")}), rule(aftersales.RuleAppeal{Granted: true, FundsReversed: true, Amount: amount("79.91")}), "amount_above_ceiling asked=79.91 ceiling=79.90"},
		{"of another currency", "records", script(lostCase, []step{filing("a1")}), rule(aftersales.RuleAppeal{Granted: true, FundsReversed: true, Amount: bound("1.00", "USD")}), "currency_mismatch asked=USD order=CNY"},
		{"out of the buyer's refund", "records", script(lostCase, []step{filing("a1")}), rule(aftersales.RuleAppeal{Granted: true, FundsReversed: true, Bears: buyer}), "party_unknown party=buyer"},
		{"out of his own pocket", "records", script(lostCase, []step{filing("a1")}), rule(aftersales.RuleAppeal{Granted: true, FundsReversed: true, Bears: seller}), "party_unknown party=seller"},
		{"the buyer bore nothing", "records", script(lostCase, []step{{by: buyer, do: aftersales.FileAppeal{Case: "c1", Appeal: "a1"}}}), rule(aftersales.RuleAppeal{Granted: true, FundsReversed: true}), "amount_not_positive asked=0.00"},
		{"nobody paid anything", "records", script(won, []step{filing("a1")}), rule(aftersales.RuleAppeal{Granted: true, FundsReversed: true}), "amount_not_positive asked=0.00"},
		{"decided otherwise before", "records", script(lostCase, []step{filing("a1"), rule(aftersales.RuleAppeal{})}), ruleAppeal, "command_not_allowed do=rule_appeal state=ruled"},
		{"by the seller himself", "records", script(lostCase, []step{filing("a1")}), step{by: seller, do: ruleAppeal.do}, "actor_not_allowed by=seller do=rule_appeal"},

		{"no refund", "records", won, funding(seller, "k1", "1"), "command_not_allowed do=file_claim state=closed"},
		{"more than half of the goods", "records", lostCase, funding(seller, "k1", "36.96"), "amount_above_ceiling asked=36.96 ceiling=36.95"},
		{"more than he bore", "lax", lostClaim, funding(seller, "k1", "79.91"), "amount_above_ceiling asked=79.91 ceiling=79.90"},
		{"nothing", "records", lostCase, funding(seller, "k1", "0"), "amount_not_positive asked=0.00"},
		{"before it is settled he may", "records", script(refunding, []step{funding(seller, "k1", "1")}), step{by: seller, do: aftersales.FileClaim{Case: "c1", Claim: "k1", Amount: *amount("2")}}, "claim_exists claim=k1"},
		{"the platform bore nothing", "records", lostCase, funding(platform, "k1", "1"), "amount_above_ceiling asked=1.00 ceiling=0.00"},
		{"without evidence", "records", lostCase, step{by: platform, do: aftersales.FileClaim{Case: "c1", Amount: *amount("1")}}, "amount_above_ceiling asked=1.00 ceiling=0.00 | evidence_missing"},
		{"by the buyer", "records", lostCase, funding(buyer, "k1", "1"), "actor_not_allowed by=buyer do=file_claim | amount_above_ceiling asked=1.00 ceiling=0.00"},
		{"a claim that is not there", "records", lostCase, ruleClaim, "claim_unknown claim=k1"},
		{"more than was claimed", "records", script(lostCase, []step{funding(seller, "k1", "10")}), funded("k1", "10.01", ""), "amount_above_ceiling asked=10.01 ceiling=10.00"},
		{"denied, but somebody bears it", "records", script(lostCase, []step{funding(seller, "k1", "10")}), funded("k1", "0", carrier), "ruling_unclear"},
		{"less than nothing", "records", script(lostCase, []step{funding(seller, "k1", "10")}), funded("k1", "-1", ""), "amount_not_positive asked=-1.00"},
		{"decided otherwise before", "records", script(lostCase, []step{funding(seller, "k1", "10"), funded("k1", "5", "")}), funded("k1", "6", ""), "command_not_allowed do=rule_claim state=ruled"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			told := begin(t, fruit, under(tt.policy)).play(tt.before...)
			diff(t, "faults", tt.want, joined(told.refused(tt.do.by, tt.do.do)))
		})
	}
}

// lostClaim is lostCase where nobody has to bring evidence.
var lostClaim = script(onWay, []step{reject, escalate, forBuyer, settled})

// What is sent twice is one record and one decision; what the second leaves out is as it was.
func TestRecordsSentTwice(t *testing.T) {
	told := begin(t, fruit, under("records")).play(lostCase...)
	for _, s := range []step{
		filing("a1"), ruling(aftersales.RuleAppeal{Appeal: "a1", Granted: true, FundsReversed: true, Amount: amount("5"), Bears: platform}),
		funding(seller, "k1", "36.95"), funded("k1", "30", carrier),
		ruling(aftersales.RuleAppeal{Appeal: "a1", Granted: true, FundsReversed: true}), funded("k1", "30", ""),
	} {
		told.play(s, s)
		if !told.last.Empty() {
			t.Errorf("%s twice: %s", s.do.Name(), toJSON(t, told.last.Entries))
		}
	}
	c := told.find("c1")
	if len(c.Appeals) != 1 || len(c.Claims) != 1 || !c.Claims[0].Amount.Equal(*amount("36.95")) {
		t.Errorf("the case has %s and %s", toJSON(t, c.Appeals), toJSON(t, c.Claims))
	}
}

// One order counts once where the policy says so, and again once that was reversed.
func TestOncePerOrder(t *testing.T) {
	told := begin(t, fruit, under("records")).play(shipped...)
	count := func() int64 {
		var n int64
		for _, e := range told.log {
			for _, f := range e.Effects {
				if f.Metric == "requests" {
					n += f.Weight
				}
			}
		}
		return n
	}
	ask := func(id string) step {
		return opened(id, open(aftersales.RefundOnly, aftersales.LostInTransit, refund.RequestLine{Line: "pears", Quantity: 1}))
	}
	told.play(ask("c1"), ask("c2"))
	if count() != 1 {
		t.Errorf("two requests count %d", count())
	}
	told.play(reject, showBuyer, forBuyer, filing("a1"), ruling(aftersales.RuleAppeal{Granted: true, MetricReversed: true}))
	if count() != 0 {
		t.Errorf("reversed it counts %d", count())
	}
	told.play(ask("c3"))
	if count() != 1 {
		t.Errorf("the next one counts %d", count())
	}
}

// Options name what may be filed and decided, for a case that is over too.
func TestRecordOptions(t *testing.T) {
	tests := []struct {
		why   string
		steps []step
		by    order.Party
		want  string
	}{
		{"the seller lost", lostCase, seller, "file_appeal file_claim"},
		{"the buyer may appeal", lostCase, buyer, "file_appeal"},
		{"the platform bore nothing", lostCase, platform, ""},
		{"it has something to decide", script(lostCase, []step{filing("a1"), funding(seller, "k1", "1")}), platform, "rule_appeal rule_claim"},
		{"everything is decided", script(lostCase, []step{filing("a1"), ruleAppeal}), seller, "file_appeal"},
		{"evidence may be brought", script(onWay, []step{reject, showBuyer}), seller, "submit_evidence"},
		{"the carrier has no part in it", lostCase, carrier, ""},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("records")).play(tt.steps...)
		o, err := aftersales.OptionsOf(told.policies, told.dossier, tt.by, told.now)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, c := range o.Cases {
			got += strings.Join(c.Commands, " ")
		}
		diff(t, tt.why, tt.want, got)
	}
}
