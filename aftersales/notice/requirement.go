package notice

import (
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// Requirement is what the templates of some topics must tell. New holds every template against the requirements that
// concern it, a replaced one too: it must make each point with some text, and write each variable.
type Requirement struct {
	Set    string      // the set it is for; empty: every set
	Topics []string    // the topics it is for; nil: every topic
	To     order.Party // the reader it is for; empty: every reader
	// When names a variable: the requirement holds where that is not empty. Empty: always.
	When      string
	Points    []Point
	Variables []string
}

// Requirements lists what must be told.
func Requirements() []Requirement {
	return slices.Concat(everywhere(), aboutCases(), letters(), platforms())
}

func everywhere() []Requirement {
	return []Requirement{
		{Points: []Point{Subject, Greeting, What, Closing}, Variables: []string{"Order", "Shop"}},
		{When: "Name", Variables: []string{"Name"}},
		{When: "Contact", Variables: []string{"Contact"}},
	}
}

func aboutCases() []Requirement {
	events := slices.DeleteFunc(Topics(), func(topic string) bool { return !isEvent(topic) })
	return []Requirement{
		{Topics: events, Variables: []string{"Case"}},
		{Topics: events, To: order.Buyer, Points: []Point{Next}},
		{Topics: events, To: order.Seller, Points: []Point{Next}},
		{Topics: events, When: "Deadline", Points: []Point{By, Silence}, Variables: []string{"Deadline", "Silence"}},
		{Topics: timed(), When: "Due", Variables: []string{"Due"}},
		{Topics: events, When: "Money", Points: []Point{Money}, Variables: []string{"Money"}},
		{Topics: []string{"offered", "countered"}, When: "Offer", Variables: []string{"Offer"}},
		{Topics: []string{"offered", "countered"}, When: "OfferAmount", Variables: []string{"OfferAmount"}},
		{Topics: []string{AskEvidence}, Points: []Point{Next}, Variables: []string{"Case"}},
		{Topics: []string{AskEvidence, RequestReturn, CollectDifference, ManualTask}, When: "Deadline", Points: []Point{By, Silence}, Variables: []string{"Deadline", "Silence"}},
		{Topics: []string{RequestReturn}, Points: []Point{Address, Next}, Variables: []string{"Case", "Items"}},
		{Topics: []string{RequestReturn}, When: "Address", Variables: []string{"Address"}},
		{Topics: []string{PayRefund}, Points: []Point{Next}, Variables: []string{"Case", "Number"}},
		{Topics: []string{PayRefund}, When: "Money", Points: []Point{Money}, Variables: []string{"Money"}},
		{Topics: []string{CollectDifference}, Points: []Point{Next}, Variables: []string{"Case", "Amount"}},
		{Topics: []string{ManualTask}, Points: []Point{Next}, Variables: []string{"Case", "Task"}},
		{Topics: []string{ManualTask}, When: "Money", Points: []Point{Money}, Variables: []string{"Money"}},
	}
}

// timed are the topics of events that move a deadline or remind of one, and tell its instant.
func timed() []string {
	var topics []string
	for _, e := range []aftersales.Event{
		aftersales.EventExtensionAsked, aftersales.EventExtensionAgreed, aftersales.EventExtensionRefused, aftersales.EventHeld,
		aftersales.EventReleased, aftersales.EventDeadlineReported, aftersales.EventReminded,
	} {
		topics = append(topics, string(e))
	}
	return topics
}

func letters() []Requirement {
	sorry := []Point{Apology, Cause, Next, Expected, Alternative}
	late := []string{SourcingFailed, Delayed, HeldInCustoms}
	unpaid := []string{UnpaidFirst, UnpaidSecond, UnpaidLast}
	return []Requirement{
		{Topics: late, Points: sorry},
		{Topics: []string{SourcingFailed, Delayed}, When: "Cause", Variables: []string{"Cause"}},
		{Topics: late, When: "Expected", Variables: []string{"Expected"}},
		{Topics: late, When: "Alternative", Variables: []string{"Alternative"}},
		{Topics: []string{CancelFormally}, Points: []Point{Formal, Next}},
		{Topics: []string{AlreadyShipped}, Points: []Point{Refuse, Returned, Next}},
		{Topics: []string{ContactPlatform}, Points: []Point{Direct, Next}, Variables: []string{"Platform"}},
		{Topics: []string{CancelFormally}, When: "OrderPage", Variables: []string{"OrderPage"}},
		{Topics: []string{ContactPlatform}, When: "HelpPage", Variables: []string{"HelpPage"}},
		{Topics: unpaid, Points: []Point{Next}, Variables: []string{"Amount"}},
		{Topics: unpaid, When: "Deadline", Points: []Point{By}, Variables: []string{"Deadline"}},
		{Topics: []string{UnpaidLast}, Points: []Point{By, Silence}},
	}
}

// platforms are what single platforms want told beside.
func platforms() []Requirement {
	return []Requirement{
		{Set: "amazon", Topics: []string{CancelFormally, AlreadyShipped}, Points: []Point{Formal}},
		{Set: "amazon-fba", Topics: []string{CancelFormally, AlreadyShipped, ContactPlatform}, Points: []Point{Direct}, Variables: []string{"Platform"}},
		{Set: "buyma", Topics: []string{"cancelled"}, To: order.Buyer, Points: []Point{Apology, Cause, Next, Expected, Alternative}, Variables: []string{"Reason"}},
		{Set: "mercari", Topics: []string{"requested", "consent_asked"}, When: "Within", Variables: []string{"Within"}},
	}
}

// concerns reports whether the requirement is for a notice.
func (r *Requirement) concerns(set, topic string, to order.Party, v values) bool {
	return (r.Set == "" || r.Set == set) && (r.To == "" || r.To == to) && (r.When == "" || v[r.When] != "") &&
		(r.Topics == nil || slices.Contains(r.Topics, topic))
}
