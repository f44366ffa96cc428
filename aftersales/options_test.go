package aftersales_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

func (t *tale) options(by order.Party) aftersales.Options {
	t.Helper()
	before := toJSON(t, t.dossier)
	o, err := aftersales.OptionsOf(t.policies, t.dossier, by, t.now)
	if err != nil {
		t.Fatal(err)
	}
	if after := toJSON(t, t.dossier); after != before {
		t.Fatal("asking for the options changed the dossier")
	}
	return o
}

// summary writes what a page shows: kind goods ceiling units..., case: commands, child: commands.
func summary(o aftersales.Options) []string {
	var list []string
	for _, r := range o.Requests {
		text := fmt.Sprintf("%s %s up to %s:", r.Kind, r.Goods, r.Ceiling.Number())
		for _, l := range r.Lines {
			text += fmt.Sprintf(" %d %s", l.Units, l.Line)
		}
		if r.AmountFixed {
			text += ", fixed"
		}
		if r.WholeOrder {
			text += ", whole"
		}
		list = append(list, text)
	}
	for _, c := range o.Cases {
		list = append(list, fmt.Sprintf("%s %s: %s", c.Case, c.State, strings.Join(c.Commands, " ")))
	}
	for _, ch := range o.Children {
		if len(ch.Commands) > 0 {
			list = append(list, ch.Child+": "+strings.Join(ch.Commands, " "))
		}
	}
	return list
}

func TestOptions(t *testing.T) {
	const (
		onItsWay = "refund_only in_transit up to 73.90: 1 apples 3 pears"
		here     = "refund_only received up to 73.90: 1 apples 3 pears"
		sendBk   = "return_refund received up to 73.90: 1 apples 3 pears"

		refuseLate = "return_refund in_transit up to 73.90: 1 apples 3 pears"
		swapLate   = "exchange in_transit up to 73.90: 1 apples 3 pears, fixed"
		swapped    = "exchange received up to 73.90: 1 apples 3 pears, fixed"
		resendLost = "resend in_transit up to 73.90: 1 apples 3 pears, fixed"
		resendHere = "resend received up to 73.90: 1 apples 3 pears, fixed"
		repaired   = "repair received up to 73.90: 1 apples 3 pears, fixed"
	)
	half := []step{pay, shipping(seller, aftersales.ShipLine{Line: "pears", Quantity: 2})}
	awaitingNew := script(shipped, []step{swap(aftersales.Exchange), approve, sendBack, inspect})
	tests := []struct {
		why    string
		policy string
		steps  []step
		by     order.Party
		want   []string
	}{
		{"not paid: called off", "", nil, buyer, []string{"cancel not_shipped up to 79.90: 1 apples 3 pears, fixed, whole", "default: cancel"}},
		{"not paid: called off by the seller", "", nil, seller, []string{"cancel not_shipped up to 79.90: 1 apples 3 pears, fixed, whole", "default: cancel"}},
		{"not paid: the platform has no say", "", nil, platform, nil},
		{"before the shipment", "", paid, buyer, []string{"refund_only not_shipped up to 79.90: 1 apples 3 pears, fixed, whole"}},
		{"before the shipment, parts too", "partial", paid, buyer, []string{"refund_only not_shipped up to 79.90: 1 apples 3 pears, fixed"}},
		{"no goods where they cannot be, however lax the policy is", "lax", paid, buyer, []string{
			"cancel not_shipped up to 79.90: 1 apples 3 pears, fixed",
			"refund_only not_shipped up to 79.90: 1 apples 3 pears", "return_refund not_shipped up to 79.90: 1 apples 3 pears",
			"exchange not_shipped up to 79.90: 1 apples 3 pears, fixed", "resend not_shipped up to 79.90: 1 apples 3 pears, fixed",
			"repair not_shipped up to 79.90: 1 apples 3 pears, fixed", "default: cancel",
		}},
		{"the seller ships, or cannot", "", paid, seller, []string{"cancel not_shipped up to 79.90: 1 apples 3 pears, fixed, whole", "default: ship cancel"}},
		{"partly shipped: what is here, what is on its way", "", half, buyer, []string{
			"refund_only not_shipped up to 54.16: 1 apples 1 pears, fixed, whole", "refund_only in_transit up to 19.73: 2 pears",
			"refund_only received up to 19.73: 2 pears", "return_refund in_transit up to 19.73: 2 pears", "return_refund received up to 19.73: 2 pears",
			"exchange in_transit up to 19.73: 2 pears, fixed", "exchange received up to 19.73: 2 pears, fixed", "resend in_transit up to 19.73: 2 pears, fixed",
			"resend received up to 19.73: 2 pears, fixed", "repair received up to 19.73: 2 pears, fixed",
		}},
		{"after the shipment", "", shipped, buyer, []string{onItsWay, here, refuseLate, sendBk, swapLate, swapped, resendLost, resendHere, repaired, "default: confirm_receipt"}},
		{"completed, within the window", "", script(shipped, []step{confirm, hours(168)}), buyer, []string{here, sendBk, swapped, resendHere, repaired}},
		{"completed, after the window", "", script(shipped, []step{confirm, hours(169)}), buyer, nil},
		{"asked: nothing is left to ask", "", onWay, buyer, []string{"c1 awaiting_seller: amend withdraw", "default: confirm_receipt"}},
		{"asked: the seller answers", "", onWay, seller, []string{"c1 awaiting_seller: approve reject offer"}},
		{"asked before the shipment: the seller may not ship", "", asked, seller, []string{"c1 awaiting_seller: approve reject offer"}},
		{"or may", "ship_closes", asked, seller, []string{"c1 awaiting_seller: approve reject offer", "default: ship"}},
		{"an offer awaits the buyer", "", script(onWay, []step{offering(1, "")}), buyer, []string{"c1 awaiting_buyer: offer accept_offer decline_offer withdraw", "default: confirm_receipt"}},
		{"an offer awaits the buyer, who has no attempt left", "demanding", script(onWay, []step{amend, offering(2, "")}), buyer, []string{"c1 awaiting_buyer: accept_offer decline_offer withdraw", "default: confirm_receipt"}},
		{"an offer awaits the buyer: the seller waits", "", script(onWay, []step{offering(1, "")}), seller, []string{"c1 awaiting_buyer: "}},
		{"a counter-offer awaits the seller", "", script(onWay, []step{offering(1, ""), countering(2, "")}), seller, []string{"c1 awaiting_seller: approve reject offer accept_offer"}},
		{"an offer before the shipment: the seller may ship, by policy", "ship_closes", script(asked, []step{offering(1, "")}), seller, []string{"c1 awaiting_buyer: ", "default: ship"}},
		{"asked in part", "", []step{pay, ship, cheaper}, buyer, []string{
			"refund_only in_transit up to 68.90: 1 apples 3 pears", "refund_only received up to 68.90: 1 apples 3 pears",
			"return_refund in_transit up to 68.90: 1 apples 3 pears", "return_refund received up to 68.90: 1 apples 3 pears",
			"exchange in_transit up to 68.90: 1 apples 3 pears, fixed", "exchange received up to 68.90: 1 apples 3 pears, fixed", "resend in_transit up to 68.90: 1 apples 3 pears, fixed",
			"resend received up to 68.90: 1 apples 3 pears, fixed", "repair received up to 68.90: 1 apples 3 pears, fixed",
			"c1 awaiting_seller: amend withdraw", "default: confirm_receipt",
		}},
		{"no attempt is left", "demanding", script(onWay, []step{amend}), buyer, []string{"c1 awaiting_seller: withdraw", "default: confirm_receipt"}},
		{"goods that are back cannot be taken back", "", script(sent, []step{refuse, amend}), buyer, []string{"c1 awaiting_seller: amend", "default: confirm_receipt"}},
		{"stopping: the warehouse reports", "", nil, warehouse, nil},
		{"the platform rules", "", script(onWay, []step{reject, escalate}), platform, []string{"c1 arbitrating: rule", "default: report_deadline"}},
		{"the provider reports", "", script(onWay, []step{approve}), payment, []string{"c1 refunding: refund_settled refund_failed"}},
		{"the money did not arrive", "", script(onWay, []step{approve, failed}), platform, []string{"c1 refund_failed: retry_refund refund_by_hand", "default: report_deadline"}},
		{"somebody pays it", "", script(onWay, []step{approve, byHand}), seller, []string{"c1 manual_refund: refund_settled"}},
		{"a replacement is due: the seller", "", awaitingNew, seller, []string{"c1 awaiting_replacement: ship_replacement out_of_stock"}},
		{"a replacement is due: the warehouse", "", awaitingNew, warehouse, []string{"c1 awaiting_replacement: ship_replacement out_of_stock"}},
		{"a replacement is due: the buyer waits", "", awaitingNew, buyer, []string{"c1 awaiting_replacement: ", "default: confirm_receipt"}},
		{"a replacement is on its way", "", script(awaitingNew, []step{sendNew}), buyer, []string{"c1 replacement_in_transit: escalate confirm", "default: confirm_receipt"}},
		{"replaced: all may be asked again", "", script(awaitingNew, []step{sendNew, gotNew}), buyer, []string{
			onItsWay, here, refuseLate, sendBk, swapLate, swapped, resendLost, resendHere, repaired, "default: confirm_receipt",
		}},
		{"it is over", "", script(onWay, []step{approve, settled}), buyer, nil},
	}
	for _, tt := range tests {
		var bend []change
		if tt.policy != "" {
			bend = append(bend, under(tt.policy))
		}
		told := begin(t, fruit, bend...).play(tt.steps...)
		o := told.options(tt.by)
		diff(t, tt.why, tt.want, summary(o))
		if o.Order != "o-1" || o.By != tt.by || o.Status != told.dossier.Status() || len(o.Children) != 1 {
			t.Errorf("%s: %s", tt.why, toJSON(t, o))
		}
	}
}

// The options are as of now: deadlines that are due are taken as fired.
func TestOptionsAfterADeadline(t *testing.T) {
	told := begin(t, fruit).play(onWay...)
	if d := told.options(seller).Cases[0].Deadline; d == nil || !d.Equal(noon.Add(48*hour)) {
		t.Errorf("the seller must answer until %v", d)
	}
	told.now = noon.Add(49 * hour)
	diff(t, "too late", []string{"c1 refunding: "}, summary(told.options(seller)))
}

// What the options offer is what opening grants: each kind, each reason, all the units, at the ceiling.
func TestOptionsAreGranted(t *testing.T) {
	half := []step{pay, shipping(seller, aftersales.ShipLine{Line: "pears", Quantity: 2})}
	for why, steps := range map[string][]step{"paid": paid, "partly shipped": half, "shipped": shipped, "completed": script(shipped, []step{confirm})} {
		told := begin(t, fruit).play(steps...)
		for _, r := range told.options(buyer).Requests {
			for _, reason := range aftersales.Reasons() {
				try := *told
				open := aftersales.Open{Case: "c1", Kind: r.Kind, Reason: reason, Goods: r.Goods}
				err := try.send(buyer, open)
				if offered := slices.Contains(r.Reasons, reason); offered != (err == nil) {
					t.Errorf("%s: %s of goods %s for %s: offered %t, %v", why, r.Kind, r.Goods, reason, offered, err)
				}
				if err == nil {
					diff(t, why+": ceiling", r.Ceiling.Number(), try.find("c1").Quote.Total.Number())
				}
			}
		}
	}
}
