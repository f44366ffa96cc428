// Command quote computes refunds: it reads an order, terms and requests, and prints one quote a request, each standing
// before the next.
//
//	go run ./examples/quote [FILE]
//
// Without a file it reads standard input:
//
//	{"order": ..., "terms": {"freight": "with_last"}, "requests": [{"lines": [{"line": "a", "quantity": 1}]}]}
//
// The terms are those of refund.Terms; what is not named is the first of each:
//
//	freight         none, full, with_last, apportioned (freight_by net or quantity); fault_freight where another than the buyer is liable
//	promotion       keep, reprice                      gifts      free, charge
//	tenders         proportional, first_to_last, last_to_first
//	slack           forfeit, carry                     coupons    never, when_all_returned, when_unshipped
//	subsidies       recover, lose                      rewards    keep, deduct, allow_negative, clamp
//	expired_points  restore, grace (grace_days), lapse
//	return_freight  liable, buyer, seller, platform: who pays for it
//	deductions      {"restocking": {"rate": "0.15", "base": "goods", "amount": "5.00", "each": true, "cap": "20.00", "cap_rate": "0.5",
//	                 "damaged": {...}, "missing": {...}}, "outbound_freight": true or "8.00", "return_freight": "7.50", "always": false}
//
// A request may name lines (line, quantity, damaged, missing), child, amount, goods, kept_goods, liable, freight_only,
// add_freight, deduct, return_freight (amount, insured, paid_by), tenders, at, balances, grants and borne_by.
//
// A request that is refused prints its faults and the ceiling, does not stand, and the run goes on. It exits 2 if the
// input is no such document.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/recourse-go/recourse/internal/strict"
	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund"
)

type input struct {
	Order    order.Order  `json:"order"`
	Terms    refund.Terms `json:"terms"`
	Requests []request    `json:"requests"`
}

// refusal is what is printed for a request that cannot be granted.
type refusal struct {
	Faults  []string      `json:"faults"`
	Ceiling string        `json:"ceiling"`
	Details []order.Fault `json:"details"`
}

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("quote", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprintln(stderr, "usage: quote [FILE]   (standard input without a file)") }
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if err := quote(flags.Args(), stdin, stdout); err != nil {
		fmt.Fprintln(stderr, "quote:", err)
		return 2
	}
	return 0
}

func quote(args []string, stdin io.Reader, stdout io.Writer) error {
	name, source := "standard input", stdin
	switch len(args) {
	case 0:
	case 1:
		f, err := os.Open(args[0])
		if err != nil {
			return err
		}
		defer f.Close()
		name, source = args[0], f
	default:
		return errors.New("at most one file")
	}
	data, err := io.ReadAll(io.LimitReader(source, strict.MaxBytes+1))
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	var in input
	if err := strict.Unmarshal(data, &in); err != nil {
		var invalid *order.InvalidError
		if errors.As(err, &invalid) {
			err = invalid // every fault, whole
		}
		return fmt.Errorf("%s: %w", name, err)
	}
	if faults := in.Terms.Check(); len(faults) > 0 {
		return fmt.Errorf("%s: terms: %s", name, order.JoinFaults(faults))
	}
	alloc, err := refund.Allocate(in.Order)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return quoteAll(in, alloc, stdout)
}

// quoteAll strikes one quote after the other; those that are granted stand before the next.
func quoteAll(in input, alloc *refund.Allocation, stdout io.Writer) error {
	var ledger refund.Ledger
	out := json.NewEncoder(stdout)
	out.SetEscapeHTML(false)
	shipped := map[string]bool{} // child orders something of which has left, as far as the requests say
	for i, r := range in.Requests {
		q, err := refund.Compute(alloc, ledger, r.asked(alloc.Order(), shipped), in.Terms)
		var refused *refund.RefusedError
		switch {
		case errors.As(err, &refused):
			err = out.Encode(refusalOf(refused))
		case err == nil:
			q.Provisional = false // what stands before it counts as being refunded: nothing can change it any more
			ledger = ledger.With(alloc, q)
			err = printQuote(out, q)
		}
		if err != nil {
			return fmt.Errorf("request %d: %w", i+1, err)
		}
	}
	return nil
}

func refusalOf(e *refund.RefusedError) refusal {
	r := refusal{Ceiling: e.Ceiling.Number(), Details: e.Faults}
	for _, f := range e.Faults {
		r.Faults = append(r.Faults, f.Code)
	}
	return r
}

// printQuote adds the explanation to the quote's own fields.
func printQuote(out *json.Encoder, q refund.Quote) error {
	data, err := json.Marshal(q)
	if err != nil {
		return err
	}
	explain, err := json.Marshal(q.Explain())
	if err != nil {
		return err
	}
	line := append(data[:len(data)-1:len(data)-1], `,"explain":`...)
	return out.Encode(json.RawMessage(append(append(line, explain...), '}')))
}
