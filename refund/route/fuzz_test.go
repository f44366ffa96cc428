package route_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/order/money"
	"github.com/recourse-go/recourse/refund"
	"github.com/recourse-go/recourse/refund/route"
)

// Whatever bytes come, reading does not panic; a table that is read passes New, and is written and read again as it was.
func FuzzTableJSON(f *testing.F) {
	for _, own := range []route.Table{route.JD(), route.WeChatPay(), {}} {
		data, err := json.Marshal(own)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, seed := range []string{
		`null`, `[]`, `{"a":null}`, `{"a":{},"a":{}}`, `{"a":{"to":"x","route":"original","source":"s","platform":{},"bank":{"unit":""}}}`,
		`{"a":{"to":"x","route":"original","source":"<\u2028>","most":{"value":"1","currency":"JPY"}}}`,
		`{"a":{"to":"x","route":"non_original","source":"s","expires_days":36600,"apart_seconds":31622400,"max_refunds":9223372036854775807}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var first, again route.Table
		if json.Unmarshal(data, &first) != nil {
			return
		}
		if made, err := route.New(first.Methods()); err != nil || !made.Equal(first) {
			t.Fatalf("%s was read, and New says %v", data, err)
		}
		written, err := json.Marshal(first)
		if err != nil {
			t.Fatalf("%s was read and cannot be written: %v", data, err)
		}
		if err := json.Unmarshal(written, &again); err != nil || !again.Equal(first) {
			t.Fatalf("%s\nbecame\n%s, %v", data, written, err)
		}
	})
}

// Whatever the situation, Plan does not panic and changes nothing, no time of a plan contradicts another, and Apply keeps
// the legs, their amounts and what is not open any more.
func FuzzPlan(f *testing.F) {
	f.Add([]byte{}, int64(0), int64(86400*365), 365, 50, 60, 1, 7)
	f.Add([]byte{0, 0, 1, 1, 2, 0, 3, 4}, int64(1_772_445_600), int64(86400*366), 365, 50, 60, 1, 15)
	f.Add([]byte{3, 3, 2, 3, 1, 0, 0, 49}, int64(1<<62), int64(-1), 36600, 1, 1, 0, 366)
	f.Add([]byte{1, 0, 2, 1, 3, 5, 9, 50}, int64(-62135596800), int64(1), 0, 0, 0, 2, 2)
	f.Fuzz(func(t *testing.T, bytes []byte, paid, elapsed int64, expires, refunds, apart, least, most int) {
		d := dice{bytes}
		s := d.situation(time.Unix(paid, 0), time.Unix(paid+elapsed, 0))
		zones := []string{"UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia"}
		s.Zone = location(t, zones[d.below(len(zones))])
		methods := map[string]route.Method{}
		for _, kind := range []string{"a", "b"} {
			m := wallet()
			m.Expires, m.MaxRefunds, m.Apart = expires, refunds, apart
			m.Platform = route.Span{Min: least, Max: most, Unit: route.Units()[d.below(4)]}
			m.Bank = route.Span{Min: least, Max: most, Unit: route.Units()[d.below(4)]}
			m.Route = refund.Routes()[d.below(2)]
			if _, err := route.New(map[string]route.Method{kind: m}); err == nil {
				methods[kind] = m
			}
		}
		before := append([]refund.Leg(nil), s.Refund.Legs...)
		plan, err := table(t, methods).Plan(s)
		diff(t, "the situation", before, s.Refund.Legs)
		if err != nil {
			diff(t, "the plan beside an error", route.Plan{}, plan)
			return
		}
		for i, leg := range plan.Legs {
			soundLeg(t, &s, s.Refund.Legs[i], leg)
		}
		after := route.Apply(s.Refund, plan)
		diff(t, "the situation", before, s.Refund.Legs)
		kept(t, s.Refund, after, plan)
	})
}

// soundLeg checks what holds of any plan of one leg.
func soundLeg(t *testing.T, s *route.Situation, leg refund.Leg, got route.LegPlan) {
	t.Helper()
	open := leg.State == refund.LegPending || leg.State == refund.LegFailed
	dated := !got.Earliest.IsZero()
	switch {
	case got.Tender != leg.Tender:
		t.Errorf("leg to %q was planned as %q", leg.Tender, got.Tender)
	case open && got.ByHand != (got.Route == refund.NonOriginal):
		t.Errorf("by hand %t, route %s", got.ByHand, got.Route)
	case got.ByHand && got.Reason == "":
		t.Errorf("by hand without a reason")
	case !open && (got.Route != leg.Route || dated):
		t.Errorf("a leg that is %s was planned anew: %v", leg.State, got)
	case dated == got.Latest.IsZero() || got.Latest.Before(got.Earliest):
		t.Errorf("arrives from %s to %s", got.Earliest, got.Latest)
	case !got.NotBefore.IsZero() && (!got.NotBefore.After(s.Now) || dated && got.Earliest.Before(got.NotBefore)):
		t.Errorf("now %s, not before %s, arrives %s", s.Now, got.NotBefore, got.Earliest)
	case dated && got.Earliest.Before(s.Now.Add(-time.Hour)): // an hour, where the clocks are put back
		t.Errorf("ordered %s, arrives %s", s.Now, got.Earliest)
	}
}

// kept checks that a plan that was applied lost no money and moved nothing that was not open.
func kept(t *testing.T, before, after refund.Refund, plan route.Plan) {
	t.Helper()
	if len(before.Legs) != len(after.Legs) || before.Number != after.Number || !before.Total.Equal(after.Total) {
		t.Fatalf("%v became %v", before, after)
	}
	for i, leg := range after.Legs {
		was := before.Legs[i]
		open := was.State == refund.LegPending || was.State == refund.LegFailed
		want := was
		if open {
			want.Route = plan.Legs[i].Route
		}
		if open && plan.Legs[i].ByHand {
			want.State = refund.LegManual
		}
		diff(t, "leg", want, leg)
	}
}

// dice makes choices from the bytes of a fuzzer while there are any, and the first one then.
type dice struct{ bytes []byte }

func (d *dice) below(n int) int {
	if len(d.bytes) == 0 {
		return 0
	}
	b := d.bytes[0]
	d.bytes = d.bytes[1:]
	return int(b) % n
}

func (d *dice) situation(paid, now time.Time) route.Situation {
	s := route.Situation{PaidAt: paid, Now: now, Past: map[string]route.Past{}, Refund: refund.Refund{Number: "o-1"}}
	var total int64
	cny := money.MustCurrency("CNY")
	for i := range d.below(5) {
		id := string(rune('v' + i))
		minor := int64(1 + d.below(256)*1000)
		total += minor
		s.Tenders = append(s.Tenders, order.Tender{ID: id, Kind: []string{"a", "b", "", "z"}[d.below(4)]})
		s.Refund.Legs = append(s.Refund.Legs, refund.Leg{
			Tender: id, Amount: money.FromMinor(minor, cny), Route: refund.Routes()[d.below(2)], State: refund.LegStates()[d.below(5)],
		})
		s.Past[id] = route.Past{Count: d.below(60), Last: now.Add(time.Duration(d.below(200)-100) * time.Second)}
	}
	s.Refund.Total = money.FromMinor(total, cny)
	if d.below(4) == 3 {
		s.Working = func(_ int, _ time.Month, day int) bool { return day%9 == 0 }
	}
	return s
}
