package taobao

import "github.com/recourse-go/recourse/aftersales"

// GoodStatus is where the goods of a case are, by the interface's good_status.
type GoodStatus struct {
	Code string
	// Goods are the states of goods that it means.
	Goods []aftersales.GoodsState
}

// GoodStatuses are the values of good_status.
func GoodStatuses() []GoodStatus {
	return []GoodStatus{
		{"BUYER_NOT_RECEIVED", goods(aftersales.NotShipped, aftersales.InTransit)},
		{"BUYER_RECEIVED", goods(aftersales.Received)},
		{"BUYER_RETURNED_GOODS", goods(aftersales.Returned)},
	}
}

// ClaimType is a kind of case by its code in Alibaba's mall interface, bizClaimType.
type ClaimType struct {
	Code int
	Kind aftersales.Kind
}

// ClaimTypes are the codes of bizClaimType.
func ClaimTypes() []ClaimType {
	return []ClaimType{{1, aftersales.RefundOnly}, {3, aftersales.ReturnRefund}}
}
