package taobao

import (
	"time"

	"github.com/recourse-go/recourse/policy"
)

// Versions returns every set of rules by its date, the earliest first. An order keeps to the version in force when it was
// placed: put them all into a set, and let orders name the bare id.
func Versions() []policy.Policy {
	var all []policy.Policy
	for _, v := range versions() {
		all = append(all, rules(v))
	}
	return all
}

// version is what the dated sets of rules differ by.
type version struct {
	name  string
	since time.Time // zero: since ever
	says  string
	// answer is how long the seller may be silent about goods that did not arrive.
	answer       policy.Span
	answerSource policy.Source
	// signed: goods that came back are taken for received three days after the carrier delivered them.
	signed bool
	// mailed: goods that come back by ordinary mail have fourteen days.
	mailed bool
	// repairs: Tmall's rules for repairs and exchanges are in force.
	repairs bool
}

func versions() []version {
	return []version{
		{
			name: "2022-01-01", says: money + "The rules before July 2022; since when they held is not known",
			answer:       *span(3, policy.Days, policy.FromState),
			answerSource: dated("2022-01-01", "3 days until 2022-08-09; older texts say 5"),
			mailed:       true,
		},
		{
			name: "2022-07-04", since: day(2022, time.July, 4), says: money + "Returned goods that are signed for, since 2022-07-04",
			answer:       *span(3, policy.Days, policy.FromState),
			answerSource: dated("2022-07-04", "3 days until 2022-08-09; older texts say 5"),
			signed:       true,
		},
		{
			name: "2022-08-10", since: day(2022, time.August, 10), says: money + "Goods that did not arrive, since 2022-08-10",
			answer:       *span(2, policy.Days, policy.FromState),
			answerSource: dated("2022-08-10", "2 days since 2022-08-10, 3 before"),
			signed:       true,
		},
		{
			name: "2023-04-20", since: day(2023, time.April, 20),
			says: money + "The date is that of Tmall's rules for repairs and exchanges; since when the 36 hours for goods that did not " +
				"arrive hold is not known",
			answer: *span(36, policy.Hours, policy.FromState),
			answerSource: policy.Source{
				Source: guidelines, AsOf: "2026-11-01", Confidence: policy.Reported, Unsure: true,
				Note: "36 hours are certain, their date is not: after 2022-08-10",
			},
			signed: true, repairs: true,
		},
	}
}

// money says where the terms of every version are from.
const money = "No text on freight before the shipment, on what a refund below its share leaves, and on lines asked alone; these " +
	"are the trade's. "

// day is the midnight in China with which a date begins.
func day(year int, month time.Month, date int) time.Time {
	return time.Date(year, month, date, 0, 0, 0, 0, time.FixedZone("", 8*60*60))
}

// dated is a rule of before, as it is reported with its date.
func dated(asOf, note string) policy.Source {
	return policy.Source{Source: baobaocun, AsOf: asOf, Confidence: policy.Reported, Note: note}
}
