package aftersales_test

import (
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// What commands do to a deadline. ship_by is due after 96 hours, the confirmation 240 hours after the shipment.
func TestMoves(t *testing.T) {
	some := step{by: seller, do: aftersales.Ship{Lines: []aftersales.ShipLine{{Line: "pears", Quantity: 1}}}}
	tests := []struct {
		why   string
		do    []step
		timer string
		want  string
	}{
		{"nothing was done", paid, "ship_by", "ship_by 96h"},
		{"asked", script(paid, []step{ask("", "ship_by")}), "ship_by", "ship_by 96h asked +48h by seller of buyer"},
		{"asked until", script(paid, []step{askUntil("ship_by", 300*hour)}), "ship_by", "ship_by 96h asked +204h by seller of buyer"},
		{"agreed", script(paid, []step{ask("", "ship_by"), hours(20), agree("", "ship_by")}), "ship_by", "ship_by 144h extended 1"},
		{"refused", script(paid, []step{ask("", "ship_by"), decline("", "ship_by")}), "ship_by", "ship_by 96h refused 1"},
		{"agreed, and asked again", script(paid, []step{ask("", "ship_by"), agree("", "ship_by"), ask("", "ship_by")}), "ship_by", "ship_by 144h asked +48h by seller of buyer extended 1"},
		{"nobody need agree", script(onWay, []step{ask("c1", "answer")}), "answer", "answer 72h extended 1"},
		{"who must agree asks himself", script(returned, []step{approve, hours(24), ask("c1", "return_shipped")}), "return_shipped", "return_shipped 192h extended 1"},
		{"refused, which lets it be asked again", script(returned, []step{approve, hours(24), ask("c1", "return_shipped").as(buyer), decline("c1", "return_shipped").as(seller), ask("c1", "return_shipped")}), "return_shipped", "return_shipped 192h extended 1 refused 1"},
		{"a part leaves: what was agreed stays", script(paid, []step{ask("", "ship_by"), agree("", "ship_by"), some}), "ship_by", "ship_by 144h extended 1"},
		{"a part leaves: what is asked stays", script(paid, []step{ask("", "ship_by"), some}), "ship_by", "ship_by 96h asked +48h by seller of buyer"},
		{"a part leaves: a refusal stays", script(paid, []step{ask("", "ship_by"), decline("", "ship_by"), some}), "ship_by", "ship_by 96h refused 1"},
		{"examined: what was agreed stays", script(sent, []step{ask("c1", "return_received"), agree("c1", "return_received").as(platform), receive}), "return_received", "return_received 264h extended 1"},
		{"delivered back: what was agreed stays", script(sent, []step{ask("c1", "return_received"), agree("c1", "return_received").as(platform), arrived}), "return_received", "return_received 264h extended 1"},
		{"asked anew: a new clock", script(onWay, []step{ask("c1", "answer"), hours(10), amend}), "answer", "answer 58h"},

		{"held", script(shipped, []step{hours(40), hold("confirmation")}), "confirmation", "confirmation 600h held by buyer with 200h holds 1"},
		{"released", script(shipped, []step{hours(40), hold("confirmation"), hours(100), release("confirmation")}), "confirmation", "confirmation 340h holds 1"},
		{"released by the platform", script(shipped, []step{hold("confirmation"), release("confirmation").as(platform)}), "confirmation", "confirmation 240h holds 1"},
		{"released when the hold ends sooner", script(shipped, []step{hold("confirmation"), hours(500), release("confirmation")}), "confirmation", "confirmation 600h holds 1"},
		{"held again", script(shipped, []step{hold("confirmation"), release("confirmation"), hold("confirmation")}), "confirmation", "confirmation 600h held by buyer with 240h holds 2"},
		{"asked, then held, then agreed", script(shipped, []step{ask("", "confirmation").as(buyer), hold("confirmation"), agree("", "confirmation").as(seller)}), "confirmation", "confirmation 600h held by buyer with 312h extended 1 holds 1"},
		{"and released", script(shipped, []step{ask("", "confirmation").as(buyer), hold("confirmation"), agree("", "confirmation").as(seller), hours(10), release("confirmation")}), "confirmation", "confirmation 322h extended 1 holds 1"},

		{"a delay", script(paid, []step{delay(0)}), "ship_by", "ship_by 108h delayed 1"},
		{"a second one, up to the most", script(paid, []step{delay(0), delay(0)}), "ship_by", "ship_by 115h delayed 2"},
		{"a delay while an extension is asked takes away from it", script(paid, []step{ask("", "ship_by"), delay(0)}), "ship_by", "ship_by 108h asked +36h by seller of buyer delayed 1"},
		{"and it comes to the same", script(paid, []step{ask("", "ship_by"), delay(0), agree("", "ship_by")}), "ship_by", "ship_by 144h extended 1 delayed 1"},
		{"a delay up to what is asked leaves nothing to ask", script(paid, []step{askUntil("ship_by", 100*hour), delay(0)}), "ship_by", "ship_by 108h delayed 1"},
		{"a delay of the confirmation", script(shipped, []step{delay(0)}), "confirmation", "confirmation 264h delayed 1"},
		{"a delay until", script(shipped, []step{delay(400 * hour)}), "confirmation", "confirmation 400h delayed 1"},
		{"a delay until before the deadline moves nothing", script(shipped, []step{delay(200 * hour)}), "confirmation", "confirmation 240h"},
		{"a delay told twice until the same", script(shipped, []step{delay(400 * hour), delay(400 * hour)}), "confirmation", "confirmation 400h delayed 1"},
		{"a delay during a hold", script(shipped, []step{hold("confirmation"), delay(0)}), "confirmation", "confirmation 600h held by buyer with 264h holds 1 delayed 1"},
		{"a delay of what comes back", script(sent, []step{delay(300 * hour).as(carrier)}), "return_received", "return_received 300h delayed 1"},
		{"the platform says later", script(paid, []step{reportDue("ship_by", 100*hour)}), "ship_by", "ship_by 100h reported 1"},
		{"the platform says sooner", script(paid, []step{reportDue("ship_by", 10*hour)}), "ship_by", "ship_by 10h reported 1"},
		{"it says so again, with nothing new", script(paid, []step{reportDue("ship_by", 10*hour), reportDue("ship_by", 10*hour)}), "ship_by", "ship_by 10h reported 1"},
		{"it says what the rules say: from now on it is its word", script(paid, []step{reportDue("ship_by", 96*hour)}), "ship_by", "ship_by 96h reported 1"},
		{"it says something else", script(paid, []step{reportDue("ship_by", 10*hour), reportDue("ship_by", 96*hour)}), "ship_by", "ship_by 96h reported 2"},
		{"its word ends a hold", script(shipped, []step{hold("confirmation"), reportDue("confirmation", 300*hour)}), "confirmation", "confirmation 300h holds 1 reported 1"},
		{"at the end of the hold too", script(shipped, []step{hold("confirmation"), reportDue("confirmation", 600*hour)}), "confirmation", "confirmation 600h holds 1 reported 1"},
		{"and what was asked", script(paid, []step{ask("", "ship_by"), reportDue("ship_by", 100*hour)}), "ship_by", "ship_by 100h reported 1"},
		{"more may be asked from there", script(paid, []step{reportDue("ship_by", 100*hour), ask("", "ship_by"), agree("", "ship_by")}), "ship_by", "ship_by 148h extended 1 reported 1"},
		{"a case stops it no more", script(onWay, []step{reportDue("confirmation", 300*hour)}), "confirmation", "confirmation 300h reported 1"},
		{"nor one that is opened", script(shipped, []step{reportDue("confirmation", 300*hour), lost}), "confirmation", "confirmation 300h reported 1"},
		{"nor does the end of the case move it", script(onWay, []step{reportDue("confirmation", 300*hour), hours(20), withdraw}), "confirmation", "confirmation 300h reported 1"},
		{"of a case", script(onWay, []step{reportCaseDue("answer", 12*hour)}), "answer", "answer 12h reported 1"},
		{"a part leaves: the platform's word stays", script(paid, []step{reportDue("ship_by", 100*hour), some}), "ship_by", "ship_by 100h reported 1"},
		{"delivered back: the platform's word stays", script(sent, []step{reportCaseDue("return_received", 150*hour), arrived}), "return_received", "return_received 150h reported 1"},
		{"asked anew: a new clock, by the rules", script(onWay, []step{reportCaseDue("answer", 40*hour), hours(10), amend}), "answer", "answer 58h"},
		{"the customs are only told", script(shipped, []step{{by: carrier, do: aftersales.ReportCustoms{}}}), "confirmation", "confirmation 240h"},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("patient")).play(tt.do...)
		diff(t, tt.why, tt.want, told.clock(tt.timer))
	}
}

// A case stops the clock whatever else does, in whichever order they come and go: each pair of scripts ends alike.
func TestMovesAndCases(t *testing.T) {
	tests := []struct {
		why  string
		a, b []step
		want string
	}{
		{"held and released within the case",
			[]step{lost, hours(10), hold("confirmation"), hours(10), release("confirmation"), hours(10), withdraw},
			[]step{lost, hours(30), withdraw}, "confirmation 270h"},
		{"the case within the hold",
			[]step{hold("confirmation"), hours(10), lost, hours(30), withdraw, release("confirmation")},
			[]step{lost, hold("confirmation"), hours(30), release("confirmation"), hours(10), withdraw}, "confirmation 280h"},
		{"released while the case is open, held before",
			[]step{hold("confirmation"), hours(10), lost, hours(20), release("confirmation"), hours(10), withdraw},
			[]step{hold("confirmation"), hours(10), release("confirmation"), lost, hours(30), withdraw}, "confirmation 280h"},
		{"agreed before the case, and within it",
			[]step{ask("", "confirmation").as(buyer), agree("", "confirmation").as(seller), lost, hours(30), withdraw},
			[]step{ask("", "confirmation").as(buyer), lost, hours(20), agree("", "confirmation").as(seller), hours(10), withdraw}, "confirmation 342h"},
		{"asked before the case, and within it",
			[]step{ask("", "confirmation").as(buyer), agree("", "confirmation").as(seller), lost, hours(30), withdraw},
			[]step{lost, ask("", "confirmation").as(buyer), hours(20), agree("", "confirmation").as(seller), hours(10), withdraw}, "confirmation 342h"},
		{"delayed before the case, and within it",
			[]step{delay(0), lost, hours(30), withdraw},
			[]step{lost, hours(10), delay(0), hours(20), withdraw}, "confirmation 294h"},
	}
	for _, tt := range tests {
		for _, do := range [][]step{tt.a, tt.b} {
			told := begin(t, fruit, under("patient")).play(shipped...).play(hours(10)).play(do...)
			got, _, _ := strings.Cut(told.clock("confirmation"), "h ")
			diff(t, tt.why, strings.TrimSuffix(tt.want, "h"), strings.TrimSuffix(got, "h"))
		}
	}
	told := begin(t, fruit, under("patient")).play(shipped...).play(hold("confirmation"), hours(100), lost, hours(40))
	diff(t, "the hold stands while the case is open", "confirmation left 500h held by buyer with 240h holds 1", told.clock("confirmation"))
	told.play(withdraw)
	diff(t, "and ends later", "confirmation 640h held by buyer with 240h holds 1", told.clock("confirmation"))
	told.wait(500 * hour)
	told.status(order.Completed)
}

// Each refusal names its faults; a deadline that is not moved stays.
func TestMovesRefused(t *testing.T) {
	customs := step{by: carrier, do: aftersales.ReportCustoms{}}
	tests := []struct {
		why    string
		before []step
		do     step
		want   string
	}{
		{"no such deadline", paid, ask("", "sowing"), "timer_unknown timer=sowing"},
		{"the deadline has no name", paid, ask("", ""), "timer_unknown timer="},
		{"a child order's deadline, of a case", onWay, ask("c1", "confirmation"), "timer_unknown timer=confirmation"},
		{"a case's deadline, of no case", onWay, ask("", "answer"), "timer_unknown timer=answer"},
		{"no such case", paid, ask("c9", "answer"), "case_unknown case=c9"},
		{"no such child order", paid, step{by: seller, do: aftersales.AskExtension{Child: "x", Timer: "ship_by"}}, "child_unknown child=x"},
		{"a case of another child order", onWay, step{by: seller, do: aftersales.AskExtension{Child: "x", Case: "c1", Timer: "answer"}}, "timer_unknown timer=answer"},
		{"the deadline is over", script(paid, []step{hours(96)}), ask("", "ship_by"), "timer_unknown timer=ship_by"},
		{"a deadline that no rule extends", paid, ask("", "ship_soon"), "command_not_allowed do=ask_extension timer=ship_soon"},
		{"not by the buyer", paid, ask("", "ship_by").as(buyer), "actor_not_allowed by=buyer do=ask_extension"},
		{"not by nobody", paid, ask("", "ship_by").as(""), "actor_not_allowed by= do=ask_extension"},
		{"not to before the deadline", paid, askUntil("ship_by", 96*hour), "until_invalid due=2026-03-05T12:00:00Z until=2026-03-05T12:00:00Z"},
		{"not beyond the most", paid, askUntil("ship_by", 300*hour+time.Microsecond), "extension_too_long asked=2026-03-14T00:00:00.000001Z most=2026-03-14T00:00:00Z"},
		{"not out of reach", script(shipped, []step{hours(1)}), askUntil("confirmation", 200*366*24*hour).as(buyer), "until_invalid due=2026-03-11T12:00:00Z until=2226-07-31T12:00:00Z"},
		{"an answer is awaited", script(paid, []step{ask("", "ship_by")}), ask("", "ship_by"), "extension_pending of=buyer timer=ship_by"},
		{"it was refused", script(paid, []step{ask("", "ship_by"), decline("", "ship_by")}), ask("", "ship_by"), "extension_refused timer=ship_by"},
		{"often enough", script(onWay, []step{ask("c1", "answer"), ask("c1", "answer")}), ask("c1", "answer"), "attempts_exhausted attempts=2 limit=2"},
		{"everything at once", script(onWay, []step{ask("c1", "answer"), ask("c1", "answer")}), ask("c1", "answer").as(buyer), "actor_not_allowed by=buyer do=ask_extension | attempts_exhausted attempts=2 limit=2"},
		{"too early", script(returned, []step{approve}), ask("c1", "return_shipped"), "too_early opens_at=2026-03-02T12:00:00Z"},
		{"too late", script(returned, []step{approve, hours(121)}), ask("c1", "return_shipped"), "window_closed closed_at=2026-03-06T12:00:00Z"},
		{"nobody asked", paid, agree("", "ship_by"), "command_not_allowed do=agree_extension timer=ship_by"},
		{"nobody asked what is refused", paid, decline("", "ship_by"), "command_not_allowed do=refuse_extension timer=ship_by"},
		{"who asks does not agree", script(paid, []step{ask("", "ship_by")}), agree("", "ship_by").as(seller), "actor_not_allowed by=seller do=agree_extension"},
		{"nor refuse", script(paid, []step{ask("", "ship_by")}), decline("", "ship_by").as(platform), "actor_not_allowed by=platform do=refuse_extension"},
		{"the deadline passed before the answer", script(paid, []step{ask("", "ship_by"), hours(96)}), agree("", "ship_by"), "timer_unknown timer=ship_by"},

		{"a clock that no rule holds", sent, step{by: seller, do: aftersales.Hold{Case: "c1", Timer: "return_received"}}, "command_not_allowed do=hold timer=return_received"},
		{"a clock that somebody else may hold", shipped, hold("confirmation").as(seller), "actor_not_allowed by=seller do=hold"},
		{"a hold counts from what has not come", paid, hold("ship_by"), "too_early anchor=shipped"},
		{"held already", script(shipped, []step{hold("confirmation")}), hold("confirmation"), "timer_held by=buyer timer=confirmation"},
		{"no extension of what is held", script(shipped, []step{hold("confirmation")}), ask("", "confirmation").as(buyer), "timer_held by=buyer timer=confirmation"},
		{"a hold that would end before the deadline", script(shipped, []step{delay(500 * hour), ask("", "confirmation").as(buyer), agree("", "confirmation").as(seller), ask("", "confirmation").as(buyer), agree("", "confirmation").as(seller)}), hold("confirmation"), "window_closed closed_at=2026-03-26T12:00:00Z"},
		{"held often enough", script(shipped, []step{hold("confirmation"), release("confirmation"), hold("confirmation"), release("confirmation"), hold("confirmation"), release("confirmation")}), hold("confirmation"), "attempts_exhausted attempts=3 limit=3"},
		{"nothing is held", shipped, release("confirmation"), "command_not_allowed do=release_hold timer=confirmation"},
		{"somebody else holds it", script(shipped, []step{hold("confirmation")}), release("confirmation").as(seller), "actor_not_allowed by=seller do=release_hold"},

		{"the platform alone says when it is due", paid, reportDue("ship_by", 100*hour).as(seller), "actor_not_allowed by=seller do=report_deadline"},
		{"what is over cannot be due", script(paid, []step{hours(5)}), reportDue("ship_by", 5*hour), "until_invalid due=2026-03-01T17:00:00Z until=2026-03-01T17:00:00Z"},
		{"no instant", paid, step{by: platform, do: aftersales.ReportDeadline{Timer: "ship_by"}}, "until_invalid due=2026-03-01T12:00:00Z until=0001-01-01T00:00:00Z"},
		{"due out of reach", paid, reportDue("ship_by", 200*366*24*hour), "until_invalid due=2026-03-01T12:00:00Z until=2226-07-31T12:00:00Z"},
		{"no such deadline to report", paid, reportDue("sowing", hour), "timer_unknown timer=sowing"},
		{"the deadline passed before the report", script(paid, []step{hours(96)}), reportDue("ship_by", 100*hour), "timer_unknown timer=ship_by"},
		{"reported of no such case", paid, reportCaseDue("answer", hour), "case_unknown case=c1"},
		{"reported of no such child order", paid, step{by: platform, do: aftersales.ReportDeadline{Child: "x", Timer: "ship_by", Due: noon.Add(hour)}}, "child_unknown child=x"},
		{"everything wrong with a report", paid, reportDue("sowing", 0).as(buyer), "actor_not_allowed by=buyer do=report_deadline | until_invalid due=2026-03-01T12:00:00Z until=2026-03-01T12:00:00Z | timer_unknown timer=sowing"},
		{"no extension from an instant that the platform set beyond the most", script(paid, []step{reportDue("ship_by", 400*hour)}), ask("", "ship_by"), "extension_too_long asked=2026-03-20T04:00:00Z most=2026-03-14T00:00:00Z"},

		{"a report of the buyer", paid, delay(0).as(buyer), "actor_not_allowed by=buyer do=report_delay"},
		{"a delay of what is not paid", nil, delay(0), "command_not_allowed do=report_delay state=pending_payment"},
		{"a delay in the past", script(paid, []step{hours(5)}), delay(hour), "until_invalid due=2026-03-01T17:00:00Z until=2026-03-01T13:00:00Z"},
		{"a delay of no child order", paid, step{by: seller, do: aftersales.ReportDelay{Child: "x"}}, "child_unknown child=x"},
		{"delays often enough", script(paid, []step{delay(0), delay(0)}), delay(0), "attempts_exhausted attempts=2 limit=2"},
		{"a delay beyond the most", shipped, delay(501 * hour), "extension_too_long asked=2026-03-22T09:00:00Z most=2026-03-22T08:00:00Z"},
		{"customs that no rule foresees", script(shipped, []step{confirm}), customs, "command_not_allowed do=report_customs state=completed"},
		{"customs by the warehouse", shipped, customs.as(warehouse), "actor_not_allowed by=warehouse do=report_customs"},
		{"confirmed while a case is open", onWay, confirm, "case_open child=default"},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("patient")).play(tt.before...)
		was := toJSON(t, told.dossier)
		diff(t, tt.why, tt.want, joined(told.refused(tt.do.by, tt.do.do)))
		if is := toJSON(t, told.dossier); is != was {
			t.Errorf("%s: it changed\n%s\nto\n%s", tt.why, was, is)
		}
	}
}
