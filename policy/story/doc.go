// Package story plays executable stories. A [Story] is one JSON file: an order, a policy, steps with times, and what must
// come out. [Parse] reads it and says which step and field is wrong if it is none; [Play] plays it under a policy set and
// compares every expectation. What is expected and does not come out is no error: it stands among the step's failures.
//
//	{
//	  "story": "rotten-apples", "why": "half the box is rotten", "policy": "marketplace", "adjust": {},
//	  "order": {"id": "o-1", "currency": "CNY", ...},
//	  "steps": [
//	    {"at": "2026-03-01T10:01:00+08:00", "do": "pay"},
//	    {"at": "2026-03-04T18:00:00+08:00", "do": "open", "by": "buyer", "case": "c1", "kind": "refund_only", ...,
//	     "expect": {"state": "awaiting_seller", "refund": "21.95"}}
//	  ]
//	}
//
// These rules always hold:
//
//   - A step is a command's name with its fields beside it, or wait, which lets time pass. Every step first fires the
//     deadlines due before its time; wait also those due at it. Time never goes backwards.
//   - Where nobody is named (by), whoever usually does it sends it; goods that several parties fulfil are shipped by each
//     in turn. A seller's answer without a revision answers the current one.
//   - What a story does not name is not checked. A step that expects faults must be refused with every code it names; one
//     that does not must not be refused.
//   - An expectation speaks of the case that its step names, or of the cases its command was about, or else of the only
//     one there is; of several its amounts are the sums and its deadline the first. A case that is closed or replaced
//     refunds nothing. A deadline without a case is the order's next one.
//   - adjust is a JSON merge patch on the policy's data, for this story alone.
//
// A file that is no story, or that names a policy the set does not hold, is an [Error]: it names the story, the line, the
// step and the field.
package story
