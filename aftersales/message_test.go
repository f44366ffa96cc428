package aftersales_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

func typeName(c aftersales.Command) string { return reflect.TypeOf(c).Name() }

// fullCommands is every command with every field set.
func fullCommands(t testing.TB) []aftersales.Command {
	lines := []refund.RequestLine{{Line: "pears", Quantity: 2}, {Line: "apples"}}
	return []aftersales.Command{
		aftersales.Place{Order: parsed(t, twoShops)},
		aftersales.Pay{Case: "c1", Amount: amount("79.90")},
		aftersales.Push{Child: "a"},
		aftersales.Ship{Child: "a", Tracking: "T", Lines: []aftersales.ShipLine{{Line: "pears", Quantity: 1}, {Line: "apples"}}},
		aftersales.Deliver{Child: "a"},
		aftersales.ConfirmReceipt{Child: "a"},
		aftersales.Wait{},
		aftersales.Open{
			Case: "c1", Kind: aftersales.ReturnRefund, Reason: aftersales.Disliked, Goods: aftersales.Received, Channel: aftersales.Informal,
			Child: "a", Lines: lines, Amount: bound("5.00", "CNY"), Instead: &aftersales.Instead{SKU: "M-2", Price: amount("7.50")}, Evidence: []string{"photo"},
			Facts: order.Facts{"level": "gold"},
		},
		aftersales.CancelOrder{Case: "c1", Reason: aftersales.Unwanted, Channel: aftersales.Informal, Child: "a", Lines: lines, Facts: order.Facts{"level": "gold"}},
		aftersales.Amend{Case: "c1", Kind: aftersales.ReturnRefund, Reason: aftersales.Unwanted, Goods: aftersales.InTransit, Lines: lines, Amount: amount("5"), Instead: &aftersales.Instead{SKU: "M-3", Price: amount("8")}},
		aftersales.Approve{Case: "c1", Revision: 2, KeepGoods: true, Freight: amount("1.5"), Address: "12 Hill Road <1>"},
		aftersales.Reject{Case: "c1", Revision: 2, Reason: "used", Evidence: []string{"photo"}},
		aftersales.Withdraw{Case: "c1"},
		aftersales.Escalate{Case: "c1", Reason: "no", Evidence: []string{"photo"}},
		aftersales.Rule{Case: "c1", Liable: seller, Amount: amount("5"), KeepGoods: true, Refund: true, Freight: amount("1"), Bears: platform},
		aftersales.Intercepted{Case: "c1"},
		aftersales.InterceptFailed{Case: "c1"},
		aftersales.ShipReturn{Case: "c1", Tracking: "T"},
		aftersales.ReturnArrived{Case: "c1"},
		aftersales.Receive{Case: "c1"},
		aftersales.Inspect{Case: "c1", Lines: []aftersales.Condition{{Line: "pears", Sellable: 1, Damaged: 2, Missing: 3}}, Deduction: amount("1")},
		aftersales.RefuseReturn{Case: "c1", Reason: "used", Evidence: []string{"photo"}},
		aftersales.ShipReplacement{Case: "c1", Tracking: "R-1"},
		aftersales.ReportOutOfStock{Case: "c1"},
		aftersales.ConfirmReplacement{Case: "c1"},
		aftersales.RefundSettled{Case: "c1", Number: "o-1-1", Tender: "card", Amount: amount("5"), Proof: "slip"},
		aftersales.ReportFailure{Case: "c1", Number: "o-1-1", Tender: "card", Reason: "closed"},
		aftersales.RetryRefund{Case: "c1"},
		aftersales.RefundByHand{Case: "c1"},
		aftersales.SubmitEvidence{Case: "c1", Evidence: []string{"photo", "letter"}, Text: "it was whole"},
		aftersales.FileAppeal{Case: "c1", Appeal: "a1", Reason: "no", Evidence: []string{"photo"}},
		aftersales.RuleAppeal{Case: "c1", Appeal: "a1", Granted: true, FundsReversed: true, MetricReversed: true, Amount: amount("5"), Bears: platform},
		aftersales.FileClaim{Case: "c1", Claim: "k1", Amount: *amount("5"), Reason: "no", Evidence: []string{"photo"}},
		aftersales.RuleClaim{Case: "c1", Claim: "k1", Amount: *amount("5"), Bears: carrier},
		aftersales.AskExtension{Child: "a", Case: "c1", Timer: "answer", Until: noon.Add(hour), Reason: "busy"},
		aftersales.AgreeExtension{Child: "a", Case: "c1", Timer: "answer"},
		aftersales.RefuseExtension{Child: "a", Case: "c1", Timer: "answer", Reason: "no"},
		aftersales.Hold{Child: "a", Case: "c1", Timer: "answer", Reason: "away"},
		aftersales.ReleaseHold{Child: "a", Case: "c1", Timer: "answer"},
		aftersales.ReportDelay{Child: "a", Until: noon.Add(hour), Reason: "snow"},
		aftersales.ReportCustoms{Child: "a", Until: noon.Add(hour), Reason: "queue"},
		aftersales.ReportDeadline{Child: "a", Case: "c1", Timer: "answer", Due: noon.Add(hour)},
		aftersales.Offer{Case: "c1", Revision: 2, Kind: aftersales.ReturnRefund, Amount: amount("5"), Freight: amount("1.5"), Address: "12 Hill Road"},
		aftersales.AcceptOffer{Case: "c1", Revision: 3, Address: "12 Hill Road"},
		aftersales.DeclineOffer{Case: "c1", Revision: 3, Reason: "too little"},
		aftersales.RefuseParcel{Case: "c1", Tracking: "T"},
		aftersales.ReturnToSender{Case: "c1", Tracking: "T"},
		aftersales.ReturnScanned{Case: "c1"},
	}
}

func TestMessageRoundTrip(t *testing.T) {
	all := fullCommands(t)
	for i, c := range aftersales.Commands() {
		if typeName(all[i]) != typeName(c) {
			t.Fatalf("the %dth is a %T, want a %T", i, all[i], c)
		}
		v := reflect.ValueOf(all[i])
		for f := range v.NumField() {
			if v.Field(f).IsZero() {
				t.Errorf("%s: field %s is not set", c.Name(), v.Type().Field(f).Name)
			}
		}
		for _, by := range []aftersales.Message{{By: seller, Command: all[i]}, {Command: all[i]}} {
			var again aftersales.Message
			text := toJSON(t, by)
			if err := json.Unmarshal([]byte(text), &again); err != nil {
				t.Fatalf("%s: %v", text, err)
			}
			diff(t, text, by, again)
			command, err := aftersales.ParseCommand([]byte(toJSON(t, aftersales.Message{Command: all[i]})))
			if err != nil {
				t.Fatalf("%s: %v", c.Name(), err)
			}
			diff(t, c.Name(), all[i], command)
		}
	}
}

func TestMessageJSON(t *testing.T) {
	tests := []struct {
		why     string
		message aftersales.Message
		want    string
	}{
		{"no field", aftersales.Message{By: timer, Command: aftersales.Wait{}}, `{"do":"wait","by":"timer"}`},
		{"nobody", aftersales.Message{Command: aftersales.Wait{}}, `{"do":"wait"}`},
		{"flat", aftersales.Message{By: seller, Command: aftersales.Approve{Case: "c1", Revision: 1}}, `{"do":"approve","by":"seller","case":"c1","revision":1}`},
		{"a replacement", aftersales.Message{By: seller, Command: aftersales.ShipReplacement{Case: "c1", Tracking: "R"}}, `{"do":"ship_replacement","by":"seller","case":"c1","tracking":"R"}`},
		{"nothing to send", aftersales.Message{By: warehouse, Command: aftersales.ReportOutOfStock{Case: "c1"}}, `{"do":"out_of_stock","by":"warehouse","case":"c1"}`},
		{"the replacement came", aftersales.Message{By: buyer, Command: aftersales.ConfirmReplacement{Case: "c1"}}, `{"do":"confirm","by":"buyer","case":"c1"}`},
		{"an offer", aftersales.Message{By: seller, Command: aftersales.Offer{Case: "c1", Revision: 1, Kind: aftersales.RefundOnly, Amount: amount("5")}}, `{"do":"offer","by":"seller","case":"c1","revision":1,"kind":"refund_only","amount":"5"}`},
		{"money instead of goods", aftersales.Message{By: platform, Command: aftersales.Rule{Case: "c1", Liable: seller, Refund: true}}, `{"do":"rule","by":"platform","case":"c1","liable":"seller","refund":true}`},
	}
	for _, tt := range tests {
		if got := toJSON(t, tt.message); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.why, got, tt.want)
		}
	}
	if _, err := json.Marshal(aftersales.Message{By: seller}); err == nil {
		t.Error("a message without a command is written")
	}
}

// Whatever is wrong is named, with its line.
func TestParseRefuses(t *testing.T) {
	tests := []struct{ why, text, want string }{
		{"an unknown field", "{\"do\": \"approve\",\n\"case\": \"c1\",\n\"revison\": 1}", "approve: json: line 3: revison: unknown field"},
		{"another case", `{"do": "approve", "Case": "c1"}`, `approve: json: line 1: Case: unknown field, it is written "case"`},
		{"who sends it", `{"do": "approve", "by": "seller", "case": "c1"}`, "approve: json: line 1: by: unknown field"},
		{"a field of another command", `{"do": "wait", "case": "c1"}`, "wait: json: line 1: case: unknown field"},
		{"a number for a text", `{"do": "withdraw", "case": 1}`, "withdraw: json: line 1: case: a number cannot stand here, expected a string"},
		{"a word outside the vocabulary", `{"do": "open", "kind": "swap", "reason": "unwanted"}`, `open: json: line 1: kind: order: unknown kind "swap"`},
		{"a number for an amount", `{"do": "pay", "amount": 5}`, "pay: json: line 1: amount: money:"},
		{"a key twice", `{"do": "wait", "do": "wait"}`, "json: line 1: do: the key stands twice"},
		{"deep in an order", "{\"do\": \"place\", \"order\": {\n\"id\": \"o\", \"lines\": [\n{\"idd\": 1}]}}", "place: json: line 3: order.lines[0].idd: unknown field"},
		{"no such command", `{"do": "refund_everything"}`, `unknown command "refund_everything"`},
		{"no command", `{}`, `unknown command ""`},
		{"a command that is no text", `{"do": ["wait"]}`, "do: a string belongs here"},
		{"no object", `["wait"]`, "json: line 1: an array cannot stand here"},
		{"no JSON", `{"do": "wait"`, "json: line 1"},
	}
	for _, tt := range tests {
		c, err := aftersales.ParseCommand([]byte(tt.text))
		if err == nil || c != nil || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "aftersales: ") {
			t.Errorf("%s: %v, want %s", tt.why, err, tt.want)
		}
	}
	var unknown *aftersales.UnknownCommandError
	if _, err := aftersales.ParseMessage([]byte(`{"do": "fly"}`)); !errors.As(err, &unknown) || unknown.Name != "fly" {
		t.Errorf("got %v", err)
	}
	if _, err := aftersales.ParseMessage([]byte(`{"do": "wait", "by": "friend"}`)); err == nil {
		t.Error("a friend may send commands")
	}
	kept := aftersales.Message{By: buyer, Command: aftersales.Wait{}}
	if err := json.Unmarshal([]byte(`{"do": "fly"}`), &kept); err == nil || kept.By != buyer {
		t.Errorf("%v, and the message became %v", err, kept)
	}
}
