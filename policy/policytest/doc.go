// Package policytest holds the tests that every policy must pass, those of your own included. It needs nothing but the
// standard library.
//
// [Run] is for a policy that is data, [RunCompiled] for one that code wraps; [Check] and [CheckCompiled] return the same
// complaints as texts, each saying what was forgotten and what to write. A policy passes if:
//
//   - it compiles, and survives JSON: what is parsed again is the same, marshals to the same bytes and compiles
//   - an empty patch changes nothing
//   - each number has a source with a date: spans, closures, weights, attempts, and what is the most of anything
//   - each request can be asked for at least one reason, wherever the goods may be by its condition
//   - each reason has a liable party and can be given with some request
//   - each state a case can come to has a deadline, unless the platform or the payment provider is waited for; the test
//     follows the flow from what its requests begin with, by the events that the policy's deadlines and choices lead to
//   - silence never asks a buyer to send back goods that came back already
//   - somebody chose what each kind that pays gives back: the terms are not all as they are by default
//   - terms, effects and events are ones the library knows
//   - it is pure: asked twice it gives the same answer, and it does not change what it is asked about
//
// What depends on facts or categories is tried with each that the rules of a policy name, what depends on the way or the amount of the
// payment or the day of the purchase with one that is inside and one that is not. Of a policy that code wraps
// these are not known: tell [RunCompiled] with [WithFacts] and [WithCategories].
package policytest
