package aftersales_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// told writes the notices of some effects: to whom, of what, which deadline and when.
func toldOf(effects []aftersales.Effect) []string {
	var list []string
	for _, e := range effects {
		switch e.Kind {
		case aftersales.Notify:
			text := string(e.To) + " " + e.Topic
			if e.Timer != "" || !e.Due.IsZero() {
				text += fmt.Sprintf(" %s %s", e.Timer, strings.ReplaceAll(e.Due.Sub(noon).String(), "h0m0s", "h"))
			}
			list = append(list, text)
		case aftersales.CountMetric:
			list = append(list, fmt.Sprintf("%s %d %s", e.Metric, e.Weight, e.Against))
		}
	}
	return list
}

// Whoever did not do it is told, with the deadline and its instant; a reminder tells whom it is for.
func TestMovesAreTold(t *testing.T) {
	tests := []struct {
		why    string
		before []step
		do     step
		want   string
	}{
		{"asked: until when", paid, ask("", "ship_by"), "buyer extension_asked ship_by 144h"},
		{"agreed", script(paid, []step{ask("", "ship_by")}), agree("", "ship_by"), "seller extension_agreed ship_by 144h"},
		{"refused: when it is due", script(paid, []step{ask("", "ship_by")}), decline("", "ship_by"), "seller extension_refused ship_by 96h"},
		{"of a case", onWay, ask("c1", "answer"), "buyer extension_agreed answer 72h"},
		{"the platform is told what it must answer", sent, ask("c1", "return_received"), "buyer extension_asked return_received 264h | platform extension_asked return_received 264h"},
		{"held: the end of the hold", shipped, hold("confirmation"), "seller held confirmation 600h"},
		{"released", script(shipped, []step{hold("confirmation")}), release("confirmation").as(platform), "buyer released confirmation 240h | seller released confirmation 240h"},
		{"the platform's word", paid, reportDue("ship_by", 10*hour), "buyer deadline_reported ship_by 10h | seller deadline_reported ship_by 10h"},
		{"the same again", script(paid, []step{reportDue("ship_by", 10*hour)}), reportDue("ship_by", 10*hour), ""},
		{"a reminder of what the platform put off", script(paid, []step{reportDue("ship_by", 100*hour)}), hours(72), "seller reminded ship_by 100h"},
		{"no reminder of what the platform brought forward", script(paid, []step{reportDue("ship_by", 10*hour), hours(11)}), hours(61), ""},
		{"a reminder of what the platform lets run beside a case", script(onWay, []step{reportDue("confirmation", 300*hour), reportCaseDue("answer", 290*hour), reportCaseDue("answer_soon", 289*hour)}), hours(200), "buyer reminded confirmation 300h"},
		{"a delay", paid, delay(0), "buyer delay_reported ship_by 108h"},
		{"a delay that moves nothing: when the goods are expected", shipped, delay(30 * hour), "buyer delay_reported  30h"},
		{"the customs", shipped, step{by: carrier, do: aftersales.ReportCustoms{}}, "buyer customs_reported | seller customs_reported"},
		{"a reminder", paid, hours(72), "seller reminded ship_by 96h"},
		{"a reminder, and what it was about", paid, hours(96), "seller reminded ship_by 96h | seller reminded ship_by 96h | late_shipment 1 seller"},
		{"a reminder of what was extended", script(paid, []step{ask("", "ship_by"), agree("", "ship_by")}), hours(72), "seller reminded ship_by 144h"},
		{"a reminder of a case", onWay, hours(24), "seller reminded answer 48h"},
		{"no reminder of what stands still", script(shipped, []step{hours(190), lost}), hours(20), ""},
		{"no reminder of what is over", script(shipped, []step{confirm}), hours(400), ""},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("patient")).play(tt.before...).play(tt.do)
		got := slices.DeleteFunc(toldOf(told.last.Effects), func(text string) bool { return strings.HasSuffix(text, "_refund") })
		diff(t, tt.why, tt.want, strings.Join(got, " | "))
	}
}

// A reminder is sent once, whatever is reported and shipped meanwhile, and moves nothing.
func TestRemindersAreSentOnce(t *testing.T) {
	some := step{by: seller, do: aftersales.Ship{Lines: []aftersales.ShipLine{{Line: "pears", Quantity: 1}}}}
	deliver := step{by: carrier, do: aftersales.Deliver{}}
	tests := []struct {
		why string
		do  []step
		out string // reminders, by the deadline that passed, with the hours
	}{
		{"a part leaves between", script(paid, []step{hours(80), some, hours(400)}), "ship_soon 72h ship_by 96h"},
		{"a part leaves after both", script(paid, []step{hours(100), some, hours(400)}), "ship_soon 72h ship_by 96h"},
		{"nothing is reported", script(shipped, []step{hours(1000)}), "confirm_soon 200h"},
		{"it is delivered", script(shipped, []step{hours(10), deliver, hours(1000)}), "arrived 34h confirm_soon 200h"},
		{"it is delivered twice", script(shipped, []step{hours(10), deliver, hours(30), deliver, hours(1000)}), "arrived 34h confirm_soon 200h"},
		{"delivered after the reminder", script(shipped, []step{hours(201), deliver, hours(1000)}), "confirm_soon 200h arrived 225h"},
		{"the return is delivered after the reminder", script(sent, []step{hours(110), arrived, hours(60)}), "receive_soon 100h"},
		{"and examined", script(sent, []step{hours(110), receive, hours(60)}), "receive_soon 100h"},
		{"amended: a new clock, a new reminder", script(onWay, []step{hours(30), amend, hours(30)}), "answer_soon 24h answer_soon 54h"},
	}
	for _, tt := range tests {
		told := begin(t, fruit, under("patient"))
		var out []string
		var was aftersales.Dossier
		for _, s := range tt.do {
			from := len(told.log)
			told.play(s)
			for _, e := range told.log[from:] {
				if e.Event == string(aftersales.EventReminded) {
					out = append(out, passed(t, was, told.log, e)+" "+strings.TrimSuffix(e.At.Sub(noon).String(), "0m0s"))
				}
			}
		}
		diff(t, tt.why, tt.out, strings.Join(out, " "))
	}
}

// passed is the deadline that an entry took away.
func passed(t *testing.T, d aftersales.Dossier, log []aftersales.Entry, gone aftersales.Entry) string {
	t.Helper()
	d, err := d.Fold(log[:gone.Seq-1]...)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range d.Cases {
		for _, dl := range c.Deadlines {
			if c.ID == gone.Case && dl.Due.Equal(gone.At) {
				return dl.Name
			}
		}
	}
	for _, ch := range d.Children {
		for _, dl := range ch.Deadlines {
			if gone.Case == "" && dl.Due.Equal(gone.At) {
				return dl.Name
			}
		}
	}
	return "nothing"
}

// chatty reminds more often than deadlines may fire that lead to others.
type chatty struct{ aftersales.Policy }

func (chatty) ID() string { return "chatty" }

func (chatty) ChildDeadlines(s *aftersales.Situation) []aftersales.Deadline {
	var set []aftersales.Deadline
	for i := range 1000 {
		if s.Child.Status == order.PendingShipment {
			set = append(set, aftersales.Deadline{
				Name: fmt.Sprint("r", i), Due: s.Child.PaidAt.Add(time.Duration(i) * hour), Event: string(aftersales.EventReminded), To: buyer,
			})
		}
	}
	return set
}

func TestManyReminders(t *testing.T) {
	all := allRules(t)
	all["chatty"] = chatty{all["marketplace"]}
	told := &tale{TB: t, policies: all, now: noon}
	o := parsed(t, fruit)
	under("chatty")(&o)
	told.must(buyer, aftersales.Place{Order: o})
	told.play(pay, hours(2000))
	if n := len(toldOf(told.last.Effects)); n != 1000 || len(told.child("default").Deadlines) != 0 {
		t.Errorf("%d reminders", n)
	}
}

// A reminder is no deadline that a page shows, but it is one that a clock must look for.
func TestRemindersAreNotShown(t *testing.T) {
	told := begin(t, fruit, under("patient")).play(onWay...)
	c := told.find("c1")
	if d, ok := c.Deadline(); !ok || d.Name != "answer" {
		t.Errorf("the case shows %s", d.Name)
	}
	if due, ok := told.dossier.NextDeadline(); !ok || !due.Equal(noon.Add(24*hour)) {
		t.Errorf("the clock looks at %s", due)
	}
	o := told.options(seller)
	if o.Cases[0].Deadline == nil || !o.Cases[0].Deadline.Equal(noon.Add(48*hour)) {
		t.Errorf("the page shows %v", o.Cases[0].Deadline)
	}
}

// warped moves deadlines where none can go.
type warped struct {
	aftersales.Policy
	shift aftersales.Shift
}

func (warped) ID() string { return "warped" }

func (w warped) Move(*aftersales.Situation, aftersales.Command, aftersales.Deadline) aftersales.Shift {
	return w.shift
}

// Whatever a policy of code answers, a deadline goes forward and stays within reach; a wrapper answers for itself.
func TestMovesOfCode(t *testing.T) {
	tests := []struct {
		why   string
		shift aftersales.Shift
		want  string
	}{
		{"nowhere", aftersales.Shift{}, "until_invalid"},
		{"back", aftersales.Shift{Due: noon.Add(hour)}, "until_invalid"},
		{"out of reach", aftersales.Shift{Due: noon.Add(200 * 366 * 24 * hour)}, "until_invalid"},
		{"an hour later, to the microsecond", aftersales.Shift{Due: noon.Add(49*hour + 1)}, "answer 49h extended 1"},
		{"in another zone", aftersales.Shift{Due: noon.Add(49 * hour).In(time.FixedZone("x", 3600))}, "answer 49h extended 1"},
		{"with the consent of a party", aftersales.Shift{Due: noon.Add(49 * hour), Consent: carrier}, "answer 48h asked +1h by seller of carrier"},
		{"refused", aftersales.Shift{Faults: []order.Fault{order.NewFault("mine", "", "no")}}, "mine"},
	}
	for _, tt := range tests {
		all := allRules(t)
		all["warped"] = warped{all["patient"], tt.shift}
		told := &tale{TB: t, policies: all, now: noon}
		o := parsed(t, fruit)
		under("warped")(&o)
		told.must(buyer, aftersales.Place{Order: o})
		told.play(onWay...)
		err := told.send(ask("c1", "answer").by, ask("c1", "answer").do)
		got := told.clock("answer")
		if refused, ok := err.(*aftersales.RefusedError); ok {
			got = strings.Join(refused.Codes(), " ")
		}
		diff(t, tt.why, tt.want, got)
	}
}

// The log keeps the instant that was asked in UTC, to the microsecond, and reads it again as it was.
func TestMovesAreFacts(t *testing.T) {
	told := begin(t, fruit, under("patient")).play(paid...)
	until := noon.Add(100*hour + 1).In(time.FixedZone("far", -9*3600))
	told.must(seller, aftersales.AskExtension{Timer: "ship_by", Until: until, Reason: "busy"})
	e := told.last.Entries[0]
	if got := e.Message.Command.(aftersales.AskExtension).Until; got != noon.Add(100*hour) {
		t.Errorf("the log says %v", got)
	}
	var again aftersales.Entry
	if err := json.Unmarshal([]byte(toJSON(t, e)), &again); err != nil || toJSON(t, again) != toJSON(t, e) {
		t.Errorf("%v: %s", err, toJSON(t, again))
	}
	told.play(agree("", "ship_by"))
	want := `{"name":"ship_by","due":"2026-03-05T16:00:00Z","event":"reminded","seq":4,"to":"seller","was":"2026-03-05T12:00:00Z","extended":1}`
	for _, d := range told.child("default").Deadlines {
		if d.Name == "ship_by" {
			diff(t, "the deadline", want, toJSON(t, d))
		}
	}
}

// A command that names no child order concerns every one that has the deadline; an answer those that were asked.
func TestMovesOfSeveralChildren(t *testing.T) {
	told := begin(t, twoShops, under("patient")).play(paid...)
	told.must(seller, aftersales.AskExtension{Child: "a", Timer: "ship_by"})
	diff(t, "both, or none", "extension_pending of=buyer timer=ship_by", joined(told.refused(seller, aftersales.AskExtension{Timer: "ship_by"})))
	told.play(agree("", "ship_by"))
	diff(t, "one entry, of the one that was asked", []string{"a"}, children(told.last.Entries))
	told.play(ask("", "ship_by"))
	diff(t, "two entries", []string{"a", "b"}, children(told.last.Entries))
	told.play(decline("", "ship_by"), delay(0))
	diff(t, "both are late", []string{"a", "b"}, children(told.last.Entries))
	for id, want := range map[string]string{"a": "ship_by 144h extended 1 refused 1", "b": "ship_by 108h refused 1 delayed 1"} {
		for _, d := range told.child(id).Deadlines {
			if d.Name == "ship_by" {
				diff(t, id, want, clocks([]aftersales.Deadline{d}))
			}
		}
	}
	told.must(seller, aftersales.Ship{Child: "a"})
	told.must(warehouse, aftersales.Ship{Child: "b"})
	told.must(buyer, aftersales.Open{Case: "c1", Child: "a", Kind: aftersales.RefundOnly, Reason: aftersales.LostInTransit})
	diff(t, "a has a case", "case_open child=a", joined(told.refused(buyer, aftersales.ConfirmReceipt{Child: "a"})))
	told.play(confirm)
	diff(t, "b may be confirmed", []string{"b"}, children(told.last.Entries))
	diff(t, "nothing is left to confirm", "case_open child=a", joined(told.refused(buyer, aftersales.ConfirmReceipt{})))
}

func children(entries []aftersales.Entry) []string {
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.Child)
	}
	return ids
}

// A page shows what may be done about deadlines, and what others asked.
func TestOptionsAboutDeadlines(t *testing.T) {
	tests := []struct {
		why  string
		do   []step
		by   order.Party
		want string
	}{
		{"the seller may ask", paid, seller, "ship ask_extension report_delay report_customs cancel | ship_by: ask_extension"},
		{"the buyer may not", paid, buyer, ""},
		{"the buyer may answer", script(paid, []step{ask("", "ship_by")}), buyer, "agree_extension refuse_extension | ship_by: agree_extension refuse_extension, asked by seller of buyer until 144h"},
		{"the seller sees what he asked", script(paid, []step{ask("", "ship_by")}), seller, "ship report_delay report_customs cancel | ship_by:, asked by seller of buyer until 144h"},
		{"once refused, not again", script(paid, []step{ask("", "ship_by"), decline("", "ship_by")}), seller, "ship report_delay report_customs cancel"},
		{"the buyer may hold", shipped, buyer, "confirm_receipt ask_extension hold | confirmation: ask_extension hold"},
		{"and release", script(shipped, []step{hold("confirmation")}), buyer, "confirm_receipt release_hold | confirmation: release_hold, held by buyer"},
		{"others see it", script(shipped, []step{hold("confirmation")}), seller, "report_delay report_customs | confirmation:, held by buyer"},
		{"the platform may release", script(shipped, []step{hold("confirmation")}), platform, "report_deadline release_hold report_delay | confirm_soon: report_deadline | confirmation: release_hold report_deadline, held by buyer"},
		{"the platform may say when anything is due", paid, platform, "report_deadline report_delay | ship_by: report_deadline | ship_soon: report_deadline"},
		{"not while a case is open", onWay, buyer, "ask_extension hold | confirmation: ask_extension hold"},
		{"the carrier reports", shipped, carrier, "report_delay report_customs"},
		{"of what comes back too", sent, carrier, "report_delay report_customs"},
	}
	for _, tt := range tests {
		o := begin(t, fruit, under("patient")).play(tt.do...).options(tt.by)
		ch := o.Children[0]
		text := []string{strings.Join(ch.Commands, " ")}
		for _, k := range ch.Timers {
			line := k.Timer + ":" + strings.TrimSuffix(" "+strings.Join(k.Commands, " "), " ")
			if k.AskedBy != "" {
				line += fmt.Sprintf(", asked by %s of %s until %s", k.AskedBy, k.AskedOf, strings.TrimSuffix(k.AskedUntil.Sub(noon).String(), "0m0s"))
			}
			if k.HeldBy != "" {
				line += ", held by " + string(k.HeldBy)
			}
			text = append(text, line)
		}
		diff(t, tt.why, tt.want, strings.Join(text, " | "))
	}
	o := begin(t, fruit, under("patient")).play(onWay...).options(seller)
	diff(t, "of a case", []string{"answer"}, []string{o.Cases[0].Timers[0].Timer})
	if !slices.Contains(o.Cases[0].Commands, "ask_extension") {
		t.Errorf("the seller may not ask: %v", o.Cases[0].Commands)
	}
}
