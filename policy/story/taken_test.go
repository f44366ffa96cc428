package story_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/policy/story"
)

// taken is one transition that a story took: of a case, or of a child order where no kind is named.
type taken struct {
	kind            aftersales.Kind
	from, event, to string
	by              order.Party
	do              string
	was, is         aftersales.Case  // the case before and after; zero where there was or is none
	child, became   aftersales.Child // its child order before and after
	entry           *aftersales.Entry
}

// transitions are what the cases and child orders of a story went through, in order; remarks, which move no case, left out.
func transitions(t testing.TB, r story.Result) []taken {
	t.Helper()
	return slices.DeleteFunc(logged(t, r), func(x taken) bool { return slices.Contains(aftersales.Remarks(), aftersales.Event(x.event)) })
}

// logged are the transitions and the remarks of a story's log.
func logged(t testing.TB, r story.Result) []taken {
	t.Helper()
	var all []taken
	var before aftersales.Dossier
	for i := range r.Log {
		e := &r.Log[i]
		after, err := before.Apply(*e)
		if err != nil {
			t.Fatalf("%s: %v", r.Story.Name, err)
		}
		if e.Case != "" && e.Event != "" {
			was, _ := before.Case(e.Case)
			is, _ := after.Case(e.Case)
			child, _ := before.Child(e.Child)
			became, _ := after.Child(e.Child)
			all = append(all, taken{
				kind: is.Kind, from: string(was.State), event: e.Event, to: string(is.State), by: e.By, do: e.Do,
				was: was, is: is, child: child, became: became, entry: e,
			})
		}
		for _, became := range after.Children {
			child, placed := before.Child(became.Progress.Child)
			if event := moved(child, became, e); placed && event != "" {
				all = append(all, taken{
					from: string(child.Status), event: string(event), to: string(became.Status), by: e.By, do: e.Do,
					child: child, became: became, entry: e,
				})
			}
		}
		before = after
	}
	return all
}

// moved is the event that took a child order from where it was to where it is, "" if it stayed: one entry may say it of
// another child order, or of a case.
func moved(was, is aftersales.Child, e *aftersales.Entry) order.Event {
	left := !maps.Equal(was.Shipped, is.Shipped)
	switch {
	case was.Status == is.Status && (!left || is.Status != order.PartiallyShipped):
		return ""
	case is.Status == order.Closed:
		switch is.CloseReason {
		case order.RefundedWhole:
			return order.AllRefunded
		case order.UnpaidTimeout:
			return order.ExpiredUnpaid
		}
		if was.Status != order.PendingPayment && e.By == order.Timer && e.Opened != nil {
			return order.ExpiredUnshipped
		}
		return order.Cancelled
	case is.Status == order.PartiallyShipped:
		return order.ShippedSome
	case is.Status == order.AwaitingReceipt:
		return order.ShippedRest
	}
	return order.Event(e.Event)
}
