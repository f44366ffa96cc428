package money

// currencies holds a record of four bytes for each currency, sorted by code:
// the ISO 4217 alphabetic code and the number of its fraction digits. A
// constant, because a table in a variable could be changed.
const currencies = "" +
	"AED2AFN2ALL2AMD2AOA2ARS2AUD2AWG2AZN2BAM2BBD2BDT2BGN2BHD3BIF0BMD2BND2BOB2BOV2BRL2" +
	"BSD2BTN2BWP2BYN2BZD2CAD2CDF2CHE2CHF2CHW2CLF4CLP0CNY2COP2COU2CRC2CUP2CVE2CZK2DJF0" +
	"DKK2DOP2DZD2EGP2ERN2ETB2EUR2FJD2FKP2GBP2GEL2GHS2GIP2GMD2GNF0GTQ2GYD2HKD2HNL2HTG2" +
	"HUF2IDR2ILS2INR2IQD3IRR2ISK0JMD2JOD3JPY0KES2KGS2KHR2KMF0KPW2KRW0KWD3KYD2KZT2LAK2" +
	"LBP2LKR2LRD2LSL2LYD3MAD2MDL2MGA2MKD2MMK2MNT2MOP2MRU2MUR2MVR2MWK2MXN2MXV2MYR2MZN2" +
	"NAD2NGN2NIO2NOK2NPR2NZD2OMR3PAB2PEN2PGK2PHP2PKR2PLN2PYG0QAR2RON2RSD2RUB2RWF0SAR2" +
	"SBD2SCR2SDG2SEK2SGD2SHP2SLE2SOS2SRD2SSP2STN2SVC2SYP2SZL2THB2TJS2TMT2TND3TOP2TRY2" +
	"TTD2TWD2TZS2UAH2UGX0USD2USN2UYI0UYU2UYW4UZS2VED2VES2VND0VUV0WST2XAD2XAF0XCD2XCG2XOF0" +
	"XPF0YER2ZAR2ZMW2ZWG2"

const (
	recordSize  = 4                            // bytes of a record: code and digits
	codeSize    = 3                            // bytes of a code
	records     = len(currencies) / recordSize // how many currencies there are
	maxDigits   = 4                            // the most fraction digits of any currency
	firstRecord = maxDigits + 1                // the index of the first record
	_           = uint8(firstRecord + records) // the index fits its type, or this does not compile
)

// Currency is an ISO 4217 currency. Currencies compare with ==. The zero value
// is no currency, with no fraction digits.
type Currency struct {
	// index 0 to 4 is no currency with so many fraction digits (the currency
	// of a plain amount); from firstRecord on it counts the records.
	index uint8
}

// ParseCurrency returns the currency of an ISO 4217 alphabetic code, such as
// "CNY". It returns [*UnknownCurrencyError] if code is not:
//   - in upper case, with nothing around it;
//   - an active code (BGN, which left the list in 2026, is kept: what was paid
//     in it may still have to be refunded);
//   - a code with minor units: metals, bond units and test codes (XAU, XDR,
//     XXX, XTS) have none.
func ParseCurrency(code string) (Currency, error) {
	if len(code) == codeSize {
		low, high := 0, records
		for low < high {
			middle := (low + high) / 2
			if currencies[middle*recordSize:middle*recordSize+codeSize] < code {
				low = middle + 1
			} else {
				high = middle
			}
		}
		c := Currency{uint8(firstRecord + low)}
		if low < records && c.Code() == code {
			return c, nil
		}
	}
	return Currency{}, &UnknownCurrencyError{Code: shorten(code)}
}

// MustCurrency is [ParseCurrency] for codes known when the program is written;
// it panics where ParseCurrency returns an error.
func MustCurrency(code string) Currency {
	c, err := ParseCurrency(code)
	if err != nil {
		panic(err)
	}
	return c
}

// Currencies returns every currency, sorted by code, in a slice of the
// caller's own.
func Currencies() []Currency {
	all := make([]Currency, records)
	for i := range all {
		all[i] = Currency{uint8(firstRecord + i)}
	}
	return all
}

// Code returns the ISO 4217 alphabetic code, or "" for no currency.
func (c Currency) Code() string {
	if c.IsNone() {
		return ""
	}
	at := int(c.index-firstRecord) * recordSize
	return currencies[at : at+codeSize]
}

// String returns the code, or "" for no currency.
func (c Currency) String() string { return c.Code() }

// Digits returns the number of fraction digits, 0 to 4: ISO 4217 calls it the
// minor unit. One unit of the currency is 10^Digits minor units. The currency
// of a plain amount is none and has the digits of that amount.
func (c Currency) Digits() int {
	if c.IsNone() {
		return int(c.index)
	}
	return int(currencies[int(c.index-firstRecord)*recordSize+codeSize] - '0')
}

// IsNone reports whether c is no currency. Ask this rather than compare with
// Currency{}: the currency of a plain amount is none, and keeps its digits.
func (c Currency) IsNone() bool { return c.index < firstRecord }

// MarshalText returns the code; no currency is the empty text.
func (c Currency) MarshalText() ([]byte, error) { return []byte(c.Code()), nil }

// UnmarshalText reads a code as [ParseCurrency] does; the empty text is no
// currency.
func (c *Currency) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*c = Currency{}
		return nil
	}
	parsed, err := ParseCurrency(head(text))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}

// plain returns no currency with so many fraction digits, 0 to 4.
func plain(digits int) Currency { return Currency{uint8(digits)} }

// limit is how many fraction digits a number of currency c may have.
func (c Currency) limit() int {
	if c.IsNone() {
		return maxDigits
	}
	return c.Digits()
}

// Equal reports whether two currencies are the same; plain ones are if they have the same digits.
func (c Currency) Equal(d Currency) bool { return c == d }
