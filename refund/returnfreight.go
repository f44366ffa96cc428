package refund

import "github.com/recourse-go/recourse/order"

// PayerRule says who pays in the end for sending goods back.
type PayerRule string

const (
	// LiablePays: who is liable, the seller for his warehouse; the buyer where the request does not say; where nobody is, it stays
	// with who paid the carrier. The zero PayerRule means the same.
	LiablePays PayerRule = "liable"
	// BuyerPays: the buyer, whoever is liable.
	BuyerPays PayerRule = "buyer"
	// SellerPays: the seller, whoever is liable.
	SellerPays PayerRule = "seller"
	// PlatformPays: the platform, whoever is liable.
	PlatformPays PayerRule = "platform"
)

// PayerRules lists every PayerRule.
func PayerRules() []PayerRule { return []PayerRule{LiablePays, BuyerPays, SellerPays, PlatformPays} }

// UnmarshalText accepts a payer rule's name; any other is an *order.UnknownNameError.
func (p *PayerRule) UnmarshalText(text []byte) error {
	return order.UnmarshalName(p, "payer rule", text, PayerRules())
}

// returnCost says who bears what sending the goods back cost; nil where that is not known.
func (s *striker) returnCost(d *draft) *ReturnCost {
	paid := d.sentBack
	if paid == nil || paid.Amount.IsZero() {
		return nil
	}
	by := paid.PaidBy
	switch by {
	case "":
		by = order.Buyer
	case order.Warehouse:
		by = order.Seller
	}
	r := &ReturnCost{
		Amount: paid.Amount, Insured: s.a.amount(min(paid.Insured.Minor(), paid.Amount.Minor())),
		PaidBy: by, BorneBy: s.payer(by), Deducted: s.a.amount(0), Reimbursed: s.a.amount(0),
	}
	if r.PaidBy == order.Buyer && r.BorneBy != order.Buyer {
		r.Reimbursed = s.a.amount(r.Amount.Minor() - r.Insured.Minor())
	}
	return r
}

// payer is who bears the part of the return's cost that is not insured.
func (s *striker) payer(paidBy order.Party) order.Party {
	switch s.terms.ReturnFreight {
	case BuyerPays:
		return order.Buyer
	case SellerPays:
		return order.Seller
	case PlatformPays:
		return order.Platform
	}
	switch liable := s.request.Liable; liable {
	case "":
		return order.Buyer
	case order.Warehouse:
		return order.Seller
	case order.Nobody, order.Timer:
		return paidBy
	default:
		return liable
	}
}
