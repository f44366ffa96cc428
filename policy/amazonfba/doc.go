// Package amazonfba is Amazon for orders that it sends and takes back for the seller.
//
// The seller has no part in what follows the sale: whatever he sends is refused with platform_managed, but for a wish to
// cancel, on which Amazon decides. The buyer asks Amazon, which authorises returns at once, pays at the carrier's first scan
// and grades what comes back. What its own or the carrier's fault made unsellable the seller may claim. Orders that Amazon
// sends count for no metric of the seller's, and the A-to-z Guarantee does not know them.
//
// The rules:
package amazonfba
