package aftersales_test

import (
	"slices"
	"testing"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

// unseen is a request about goods that the buyer does not have yet.
func unseen(kind aftersales.Kind, lines ...refund.RequestLine) step {
	return step{by: buyer, do: aftersales.Open{Case: "c1", Kind: kind, Reason: aftersales.Unwanted, Goods: aftersales.InTransit, Lines: lines}}
}

// cameBack opens a case about a parcel that is on its way back already.
func cameBack(kind aftersales.Kind, reason aftersales.Reason) step {
	return step{by: seller, do: aftersales.Open{Case: "c1", Kind: kind, Reason: reason, Goods: aftersales.InTransit}}
}

// parcelRows are how goods come back that never reached the buyer; sent is a case whose goods are on their way back.
func parcelRows(kind aftersales.Kind, sent []step) []row {
	agreed := script(shipped, []step{unseen(kind), approve})
	return []row{
		{"refused at the door", "lax", "", agreed, refuseIt, aftersales.ReturnInTransit, aftersales.EventParcelRefused, ""},
		{"the carrier says so", "lax", "", agreed, step{by: carrier, do: refuseIt.do}, aftersales.ReturnInTransit, aftersales.EventParcelRefused, ""},
		{"it could not be delivered", "lax", "", agreed, toSender, aftersales.ReturnInTransit, aftersales.EventReturnedToSender, ""},
		{"refused at the door, and nobody asked before", "door", "", shipped, cameBack(kind, aftersales.RefusedAtDoor), aftersales.ReturnInTransit, aftersales.EventParcelRefused, ""},
		{"not delivered, and nobody asked before", "sender", "", shipped, cameBack(kind, aftersales.Undeliverable), aftersales.ReturnInTransit, aftersales.EventReturnedToSender, ""},
		{"the carrier scanned it", "", "", sent, scan, aftersales.ReturnInTransit, aftersales.EventReturnScanned, ""},
	}
}

// Where the goods are, since when they come back, and how much that gives: nothing of the freight, for something was shipped.
func TestParcelsThatComeBack(t *testing.T) {
	asked := script(shipped, []step{unseen(aftersales.ReturnRefund, twoPears)})
	atDoor := func(by order.Party, reason aftersales.Reason) step {
		return step{by: by, do: aftersales.Open{Case: "c1", Kind: aftersales.ReturnRefund, Reason: reason, Lines: []refund.RequestLine{twoPears}}}
	}
	tests := []struct {
		why      string
		steps    []step
		goods    aftersales.GoodsState
		tracking string
		liable   order.Party
	}{
		{"refused at the door", script(asked, []step{approve, hours(1), refuseIt}), aftersales.InTransit, "", buyer},
		{"returned to sender, under a number of its own", script(asked, []step{approve, hours(1), toSender}), aftersales.InTransit, "B-1", buyer},
		{"received after all, and sent back", script(asked, []step{approve, hours(1), sendBack}), aftersales.Received, "T-1", buyer},
		{"the seller says that it was refused", script(shipped, []step{hours(1), atDoor(seller, aftersales.RefusedAtDoor)}), aftersales.InTransit, "", buyer},
		{"the platform says that it was not delivered", script(shipped, []step{hours(1), atDoor(platform, aftersales.Undeliverable)}), aftersales.InTransit, "", carrier},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.steps...)
		c := told.find("c1")
		if c.State != aftersales.ReturnInTransit || c.Goods != tt.goods || c.Tracking != tt.tracking || c.Liable != tt.liable || !c.ReturnShippedAt.Equal(noon.Add(hour)) {
			t.Errorf("%s: %s", tt.why, toJSON(t, c))
		}
		if d, ok := c.Deadline(); !ok || !d.Due.Equal(noon.Add(241*hour)) {
			t.Errorf("%s: silence speaks at %v", tt.why, d.Due)
		}
		told.play(inspect)
		c = told.find("c1")
		if c.State != aftersales.Refunding || c.Refund.Total.Number() != "19.73" || c.Quote.Freight.Sign() != 0 || c.Goods != aftersales.Returned {
			t.Errorf("%s: %s", tt.why, toJSON(t, c))
		}
		diff(t, tt.why+": restocked", " pears=2", units(told.last.Effects, aftersales.Restock))
	}
}

// Who says that a parcel goes back, and what a page shows whom.
func TestWhoTurnsParcelsBack(t *testing.T) {
	agreed := begin(t, fruit).play(shipped...).play(unseen(aftersales.ReturnRefund), approve)
	for _, tt := range []struct {
		why string
		do  aftersales.Command
		by  []order.Party
	}{
		{"the buyer did not take it", refuseIt.do, []order.Party{buyer, carrier}},
		{"the carrier could not deliver it", toSender.do, []order.Party{carrier, platform}},
		{"it was received after all", sendBack.do, []order.Party{buyer}},
	} {
		for _, by := range append(order.Parties(), "") {
			try := *agreed
			may := slices.Contains(tt.by, by)
			if err := try.send(by, tt.do); may != (err == nil) {
				t.Errorf("%s, says the %s: %v", tt.why, by, err)
			}
			shown := slices.ContainsFunc(agreed.options(by).Cases, func(o aftersales.CaseOptions) bool { return slices.Contains(o.Commands, tt.do.Name()) })
			if may != shown {
				t.Errorf("%s: shown to the %s: %t", tt.why, by, shown)
			}
		}
	}
	diff(t, "to a buyer who has the goods", []string{"c1 awaiting_return: withdraw ship_return", "default: confirm_receipt"},
		summary(begin(t, fruit).play(returned...).play(approve).options(buyer)))
}

// What the commands about parcels refuse, with their operands.
func TestParcelFaults(t *testing.T) {
	coming := script(shipped, []step{unseen(aftersales.ReturnRefund), approve})
	tests := []struct {
		why    string
		before []step
		do     step
		want   string
	}{
		{"the buyer has it", script(returned, []step{approve}), refuseIt, "goods_differ do=refuse_parcel goods=received"},
		{"it was delivered", script(returned, []step{approve}), toSender, "goods_differ do=return_to_sender goods=received"},
		{"nobody agreed to it yet", coming[:3], refuseIt, "command_not_allowed do=refuse_parcel state=awaiting_seller"},
		{"it comes back already", script(coming, []step{refuseIt}), toSender, "command_not_allowed do=return_to_sender state=return_in_transit"},
		{"no such case", coming, step{by: buyer, do: aftersales.RefuseParcel{Case: "c9"}}, "case_unknown case=c9"},
		{"a number that is no text", coming, step{by: carrier, do: aftersales.ReturnToSender{Case: "c1", Tracking: "\xff"}}, "text_invalid"},
		{"money is asked, and nothing comes back", onWay, refuseIt, "command_not_allowed do=refuse_parcel state=awaiting_seller"},
		{"scanned before it was sent", coming, scan, "command_not_allowed do=return_scanned state=awaiting_return"},
		{"refused before it was sent", paid, cameBack(aftersales.ReturnRefund, aftersales.RefusedAtDoor), "goods_differ goods=in_transit status=pending_shipment | kind_not_allowed goods=in_transit kind=return_refund status=pending_shipment"},
		{"the buyer cannot say that a parcel came back", shipped, step{by: buyer, do: cameBack(aftersales.ReturnRefund, aftersales.RefusedAtDoor).do}, "reason_not_allowed goods=in_transit reason=refused_at_door | actor_not_allowed by=buyer kind=return_refund"},
		{"the seller cannot say that the buyer wants it", shipped, step{by: seller, do: unseen(aftersales.ReturnRefund).do}, "actor_not_allowed by=seller kind=return_refund"},
		{"the seller does not choose the amount", shipped, step{by: seller, do: aftersales.Open{
			Case: "c1", Kind: aftersales.ReturnRefund, Reason: aftersales.RefusedAtDoor, Goods: aftersales.InTransit, Amount: amount("5"),
		}}, "amount_not_editable amount=73.90 asked=5.00"},
		{"what was lost cannot be refused", shipped, step{by: buyer, do: aftersales.Open{
			Case: "c1", Kind: aftersales.ReturnRefund, Reason: aftersales.LostInTransit, Goods: aftersales.InTransit,
		}}, "reason_not_allowed goods=in_transit reason=lost_in_transit"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			told := begin(t, fruit).play(tt.before...)
			diff(t, "faults", tt.want, joined(told.refused(tt.do.by, tt.do.do)))
			if !told.last.Empty() {
				t.Errorf("it decided %s", toJSON(t, told.last.Entries))
			}
		})
	}
}

// A scan that decides nothing is written down once, and gives no new time; one that decides pays the whole share.
func TestFirstScan(t *testing.T) {
	told := begin(t, fruit).play(sent...).play(hours(20), scan)
	c := told.find("c1")
	if d, ok := c.Deadline(); !c.ReturnScannedAt.Equal(noon.Add(20*hour)) || !c.EnteredAt.Equal(noon) || !ok || !d.Due.Equal(noon.Add(240*hour)) {
		t.Errorf("scanned, the case is %s", toJSON(t, c))
	}
	told.play(hours(5), scan)
	if c := told.find("c1"); !told.last.Empty() || !c.ReturnScannedAt.Equal(noon.Add(20*hour)) {
		t.Errorf("scanned twice, the case is %s", toJSON(t, c))
	}
	told = begin(t, fruit, under("first_scan")).play(sent...).play(hours(20), scan)
	if c := told.find("c1"); c.State != aftersales.Refunding || c.Refund.Total.Number() != "73.90" || !c.ReturnScannedAt.Equal(noon.Add(20*time.Hour)) {
		t.Errorf("scanned, the case is %s", toJSON(t, c))
	}
	diff(t, "effects", []string{"pay_refund"}, kinds(told.last.Effects))
}
