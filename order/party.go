package order

import "slices"

// Party is somebody who acts on an order, or who bears a cost.
type Party string

const (
	// Buyer is who paid.
	Buyer Party = "buyer"
	// Seller is who sold; on most platforms also who ships.
	Seller Party = "seller"
	// Platform is the marketplace between the two; it arbitrates.
	Platform Party = "platform"
	// Warehouse ships for the seller, on orders pushed to it.
	Warehouse Party = "warehouse"
	// Payment is the payment provider: it confirms payments and refunds.
	Payment Party = "payment"
	// Carrier moves parcels and reports their scans.
	Carrier Party = "carrier"
	// Insurer pays for insured freight.
	Insurer Party = "insurer"
	// Timer is the clock: what a deadline decides, it decides as Timer.
	Timer Party = "timer"
	// Nobody is at fault. It sends no command.
	Nobody Party = "nobody"
)

// Parties lists every party, in the order of the declaration.
func Parties() []Party {
	return []Party{Buyer, Seller, Platform, Warehouse, Payment, Carrier, Insurer, Timer, Nobody}
}

// Valid reports whether p is one of Parties.
func (p Party) Valid() bool { return slices.Contains(Parties(), p) }

// UnmarshalText accepts a party's name; any other is an *UnknownNameError.
func (p *Party) UnmarshalText(text []byte) error { return UnmarshalName(p, "party", text, Parties()) }
