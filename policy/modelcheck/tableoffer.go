package modelcheck

import "github.com/recourse-go/recourse/aftersales"

// offer proposes the same for less, a part of the money for goods that are kept, and another kind.
func offer(v *view) trials {
	of := func(change func(*aftersales.Offer)) aftersales.Command {
		o := aftersales.Offer{Case: v.c.ID, Revision: v.c.Revision, Address: "1 Harbour Road"}
		change(&o)
		return o
	}
	if v.job.beside {
		return trials{} // what two cases ask is enough to multiply
	}
	part := of(func(o *aftersales.Offer) { o.Kind, o.Amount = aftersales.RefundOnly, v.half() })
	return trials{
		plain: list(part),
		wrong: list(of(func(o *aftersales.Offer) { o.Kind = v.otherwise() }), of(func(*aftersales.Offer) {}), of(func(o *aftersales.Offer) { o.Amount = v.half() }), of(func(o *aftersales.Offer) { o.Revision++ }),
			of(func(o *aftersales.Offer) { o.Amount = v.tooMuch() }), of(func(o *aftersales.Offer) { o.Kind, o.Freight = aftersales.RefundOnly, v.amount(1) }),
			of(func(o *aftersales.Offer) { o.Kind, o.Freight = aftersales.RefundOnly, v.tooMuch() }), of(func(o *aftersales.Offer) { o.Kind = "swap" })),
	}
}

func acceptOffer(v *view) trials {
	yes := aftersales.AcceptOffer{Case: v.c.ID, Revision: v.c.Revision, Address: "1 Harbour Road"}
	stale, bare := yes, yes
	stale.Revision++
	bare.Address = ""
	return trials{plain: list(yes), wrong: list(stale, bare)}
}

func declineOffer(v *view) trials {
	no := aftersales.DeclineOffer{Case: v.c.ID, Revision: v.c.Revision, Reason: "too little"}
	stale := no
	stale.Revision++
	return trials{plain: list(no), wrong: list(stale)}
}
