package rakuten_test

import (
	"testing"

	"github.com/recourse-go/recourse/policy/rakuten"
	"github.com/recourse-go/recourse/policy/story/storytest"
)

func TestRows(t *testing.T) { storytest.Rows(t, rakuten.Policy(), set(t), rakuten.Stories, rows()) }

func rows() []storytest.Row {
	row := func(id, says, rule, story string) storytest.Row {
		return storytest.Row{ID: id, Says: says, Rule: rule, Story: story}
	}
	return []storytest.Row{
		row("10-1", "the buyer cancels alone up to 30 minutes after the order", "requests.cancel_alone.window.amount", "asked-after-the-half-hour"),
		row("10-1b", "whatever the shop says", "requests.cancel_alone", "cancelled-within-the-half-hour"),
		row("10-1c", "members alone", "requests.cancel_alone.when.facts.member", "guest-asks-the-shop"),
		row("10-1d", "not what is to come the next day", "requests.cancel_alone.when.facts.delivery", "next-day-asks-the-shop"),
		row("10-1e", "not what was ordered in advance", "requests.cancel_alone.when.facts.sale", "pre-order-asks-the-shop"),
		row("10-1f", "not by subscription", "requests.cancel_alone.when.facts.sale", "subscription-asks-the-shop"),
		row("10-2", "later he asks the shop", "requests.cancel_asked", "asked-after-the-half-hour"),
		row("10-2b", "before it ships", "requests.cancel_asked.when.status", "shipped-is-not-cancelled"),
		row("10-2c", "and the shop decides: it declines for good", "choices.cancel_declined", "shop-declines"),
		row("10-3", "the mall compensates what did not arrive", "requests.anshin_missing", "nothing-arrived"),
		row("10-3b", "also what was never sent", "requests.anshin_missing", "not-even-shipped"),
		row("10-3c", "what came too late against its date", "requests.anshin_late", "too-late-and-sent-back"),
		row("10-3d", "what is something else or has a defect", "requests.anshin_defect", "something-else-came"),
		row("10-3e", "a return that the shop does not handle", "escalations.not_handled", "return-not-handled"),
		row("10-3f", "goods that came late are sent back first", "deadlines.send_back", "too-late-and-sent-back"),
		row("10-3g", "up to JPY 300,000 a transaction, shipping included", "funding.anshin.most", "dearer-than-the-limit"),
		row("10-3h", "borne by the mall", "funding.anshin", "dearer-than-the-limit"),
		row("10-3i", "five times a year", "requests.anshin_missing.when.facts.claims_this_year", "five-times-a-year"),
		row("10-3j", "within 90 days from the day after the order", "requests.anshin_missing.window.amount", "on-the-ninetieth-day"),
		row("10-3k", "a defect too", "requests.anshin_defect.window.amount", "defect-on-the-ninetieth-day"),
		row("10-3l", "and a delay", "requests.anshin_late.window.amount", "delay-on-the-ninetieth-day"),
		row("10-3m", "and a return that was not handled", "escalations.not_handled.window.amount", "return-refused-for-ninety-days"),
		{
			ID: "10-4", Says: "a next-day delivery that fails gives 5 % in points, claimed within 5 business days, the day of the order included",
			Why: "points that are given as a present are no refund, and no rule grants them: the host does, beside the order",
		},
		row("10-5", "what points paid comes back as points", "requests.anshin_missing", "nothing-arrived"),
	}
}
