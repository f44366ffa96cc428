// Package story plays executable stories. A [Story] is one JSON file: an order, a policy, steps with times, and what must
// come out. [Parse] reads it and says which step and field is wrong if it is none; [Play] plays it under a policy set and
// compares every expectation.
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
// A step is a command's name with its fields beside it, or wait, which lets time pass. Every step first fires the
// deadlines due before its time; wait also those due at it. What a story does not name is not checked. A step that expects
// faults must be refused with every code it names.
//
// A file that is no story is an [Error] that names the story, the step and the field.
package story
