package aftersales_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// who says which party may send a command about a case, and in which states, each state with the letters of the kinds for
// which it holds: c for cancel, f for refund_only, r for return_refund, x for exchange, s for resend, p for repair.
var who = []struct {
	do     aftersales.Command
	by     []order.Party
	states string
}{
	{approve.do, []order.Party{seller}, "awaiting_seller:cfrxsp awaiting_buyer:c"},
	{reject.do, []order.Party{seller}, "awaiting_seller:cfrxsp awaiting_buyer:c"},
	{amend.do, []order.Party{buyer}, "awaiting_seller:cfrxsp rejected:cfrxsp return_refused:rxp"},
	{offering(1, "").do, []order.Party{buyer, seller}, "awaiting_seller:frxsp awaiting_buyer:frxsp"},
	{accepting(1).do, []order.Party{buyer, seller}, "awaiting_buyer:frxsp"},
	{declining(1).do, []order.Party{buyer}, "awaiting_buyer:frxsp"},
	{withdraw.do, []order.Party{buyer}, "awaiting_seller:cfrxsp awaiting_buyer:cfrxsp intercepting:cf rejected:cfrxsp awaiting_return:rxp return_in_transit:rxp awaiting_replacement:xsp arbitrating:cfrxsp"},
	{escalate.do, []order.Party{buyer, seller}, "rejected:cfrxsp return_refused:rxp replacement_in_transit:xsp"},
	{submit.do, []order.Party{buyer, seller}, "arbitrating:cfrxsp"},
	{forBuyer.do, []order.Party{platform}, "arbitrating:cfrxsp"},
	{intercepted.do, []order.Party{warehouse}, "intercepting:cf"},
	{tooLate.do, []order.Party{warehouse}, "intercepting:cf"},
	{sendBack.do, []order.Party{buyer}, "awaiting_return:rxp"},
	{refuseIt.do, []order.Party{buyer, carrier}, "awaiting_return:rxp"},
	{toSender.do, []order.Party{carrier, platform}, "awaiting_return:rxp"},
	{scan.do, []order.Party{carrier, platform}, "return_in_transit:rxp"},
	{arrived.do, []order.Party{carrier, platform}, "return_in_transit:rxp"},
	{receive.do, []order.Party{seller, warehouse}, "return_in_transit:rxp"},
	{inspect.do, []order.Party{seller, warehouse}, "return_in_transit:rxp inspecting:rxp"},
	{refuse.do, []order.Party{seller}, "return_in_transit:rxp inspecting:rxp"},
	{sendNew.do, []order.Party{seller, warehouse}, "awaiting_replacement:xsp"},
	{noStock.do, []order.Party{seller, warehouse}, "awaiting_replacement:xsp"},
	{gotNew.do, []order.Party{buyer}, "replacement_in_transit:xsp"},
	{failed.do, []order.Party{payment}, "refunding:cfrxsp refund_failed:cfrxsp"},
	{retry.do, []order.Party{platform, seller, timer}, "refund_failed:cfrxsp"},
	{byHand.do, []order.Party{platform}, "refunding:cfrxsp refund_failed:cfrxsp"},
}

// situations reach every state of every kind once, by "f state", "r state" and so on.
func situations() map[string]row {
	reached := map[string]row{}
	add := func(letter string, rows []row) {
		for _, r := range rows {
			if at := letter + " " + string(r.state); reached[at].do.do == nil {
				reached[at] = r
			}
		}
	}
	add("c", cancelRows())
	add("f", refundOnlyRows())
	add("r", returnRefundRows())
	add("x", exchangeRows())
	add("s", resendRows())
	add("p", repairRows())
	for letter, rows := range offerKindRows() {
		add(letter, rows)
	}
	return reached
}

// Each command is sent by each party in each state of each kind: what is not in the table is refused, and says why.
func TestWhoMaySendWhatWhen(t *testing.T) {
	reached := situations()
	if len(reached) != 10+11+14+17+13+17 {
		t.Fatalf("%d states reached", len(reached))
	}
	for at, r := range reached {
		letter, state, _ := strings.Cut(at, " ")
		told := r.begin(t).play(r.do)
		for _, w := range who {
			inState := slices.ContainsFunc(strings.Fields(w.states), func(entry string) bool {
				name, letters, _ := strings.Cut(entry, ":")
				return name == state && strings.Contains(letters, letter)
			})
			for _, by := range append(order.Parties(), "") {
				try := *told // what is decided in the try stays there
				try.log = nil
				err := try.send(by, revised(w.do, told.find("c1").Revision))
				var want []string
				if !slices.Contains(sends(w.do, w.by, told.find("c1")), by) || inState && by == seller && w.do.Name() == "escalate" { // the marketplace keeps it for the buyer
					want = append(want, "actor_not_allowed")
				}
				if inState && (w.do == refuseIt.do || w.do == toSender.do) {
					want = append(want, "goods_differ") // here the buyer has them
				}
				if !inState {
					want = append(want, "command_not_allowed")
				}
				diff(t, at+": "+w.do.Name()+" by "+string(by), want, codes(err))
			}
		}
	}
}

// sends are the parties that may send a command about a case: an offer and a yes to one whoever it waits for, what changes it
// who opened it, and what the seller asks to cancel the buyer answers.
func sends(do aftersales.Command, by []order.Party, c aftersales.Case) []order.Party {
	switch do.(type) {
	case aftersales.Offer, aftersales.AcceptOffer:
		switch c.State {
		case aftersales.AwaitingSeller:
			return []order.Party{seller}
		case aftersales.AwaitingBuyer:
			return []order.Party{buyer}
		}
	case aftersales.Approve, aftersales.Reject:
		if c.State == aftersales.AwaitingBuyer && c.Kind == aftersales.Cancel {
			return []order.Party{buyer}
		}
	case aftersales.Amend, aftersales.Withdraw:
		return []order.Party{c.By}
	}
	return by
}

// revised is the command as somebody sends it who saw the revision.
func revised(c aftersales.Command, revision int) aftersales.Command {
	switch k := c.(type) {
	case aftersales.Approve:
		k.Revision = revision
		return k
	case aftersales.Reject:
		k.Revision = revision
		return k
	case aftersales.Offer:
		k.Revision = revision
		return k
	case aftersales.AcceptOffer:
		k.Revision = revision
		return k
	case aftersales.DeclineOffer:
		k.Revision = revision
		return k
	}
	return c
}

func codes(err error) []string {
	refused, ok := err.(*aftersales.RefusedError)
	if !ok {
		return nil
	}
	return refused.Codes()
}

func TestSellerEscalates(t *testing.T) {
	told := begin(t, fruit, under("lax")).play(onWay...).play(reject)
	told.must(seller, aftersales.Escalate{Case: "c1"})
	told.state(aftersales.Arbitrating)
}

// A settlement is the provider's word until the refund is given to hand; then it is the platform's or the seller's.
func TestWhoSettles(t *testing.T) {
	tests := []struct {
		why   string
		steps []step
		may   []order.Party
	}{
		{"ordered from the provider", script(onWay, []step{approve}), []order.Party{payment}},
		{"the provider refused", script(onWay, []step{approve, failed}), []order.Party{payment}},
		{"given to hand", script(onWay, []step{approve, byHand}), []order.Party{platform, seller}},
		{"told again", script(onWay, []step{approve, settled}), []order.Party{payment, platform, seller}},
	}
	for _, tt := range tests {
		told := begin(t, fruit).play(tt.steps...)
		for _, by := range append(order.Parties(), "") {
			try := *told
			want := []string{"actor_not_allowed"}
			if slices.Contains(tt.may, by) {
				want = nil
			}
			diff(t, tt.why+", by "+string(by), want, codes(try.send(by, aftersales.RefundSettled{Case: "c1"})))
		}
	}
}

// The commands about the order itself.
func TestWhoMovesTheOrder(t *testing.T) {
	tests := []struct {
		why   string
		send  order.Fulfilment
		steps []step
		do    aftersales.Command
		may   []order.Party
	}{
		{"paying", "", nil, aftersales.Pay{}, []order.Party{payment, platform}},
		{"pushing", order.ByWarehouse, paid, aftersales.Push{}, []order.Party{warehouse, seller, platform}},
		{"the seller ships", order.BySeller, paid, aftersales.Ship{}, []order.Party{seller}},
		{"the warehouse ships, or the seller from it", order.ByWarehouse, paid, aftersales.Ship{}, []order.Party{warehouse, seller}},
		{"the platform ships", order.ByPlatform, paid, aftersales.Ship{}, []order.Party{platform, warehouse}},
		{"delivering", "", shipped, aftersales.Deliver{}, []order.Party{carrier, platform, warehouse, seller}},
		{"confirming", "", shipped, aftersales.ConfirmReceipt{}, []order.Party{buyer}},
		{"placing", "", nil, nil, []order.Party{buyer, seller, platform, payment}},
	}
	for _, tt := range tests {
		told := begin(t, fruit, by(tt.send)).play(tt.steps...)
		if tt.do == nil {
			tt.do = aftersales.Place{Order: told.dossier.Order}
		}
		for _, by := range append(order.Parties(), "") {
			try := *told
			got, want := codes(try.send(by, tt.do)), []string{"actor_not_allowed"}
			switch {
			case slices.Contains(tt.may, by):
				want = nil
			case by == seller && tt.send == order.ByPlatform:
				want = []string{"platform_managed"}
			}
			diff(t, tt.why+", by "+string(by), want, got)
		}
	}
}
