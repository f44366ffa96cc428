package rakuten

import "github.com/recourse-go/recourse/policy"

// read is when the pages were read that state no date of their own.
const read = "2026-11-01"

// The pages the numbers come from.
const (
	cancelGuides = "aucfan.com 39632, hikaku.kurashiru.com, apro-soken.co.jp (cancelling on Rakuten)"
	anshinPage   = "event.rakuten.co.jp/anshin/anshinshopping"
	anshinNews   = "internet.watch.impress.co.jp 674033, in force from 2014-11-01"
	anshinRules  = "Anshin Shopping rules, archived on megalodon.jp"
)

// from is the mall's own page, said somebody else's.
func from(page, note string) policy.Source {
	return policy.Source{Source: page, AsOf: read, Confidence: policy.Official, Note: note}
}

func said(page, note string) policy.Source {
	return policy.Source{Source: page, AsOf: read, Confidence: policy.Reported, Note: note}
}

// chosen is what nobody says, and the policy needs to be whole.
func chosen(note string) policy.Source {
	return policy.Source{Source: "none", AsOf: read, Confidence: policy.Chosen, Unsure: true, Note: note}
}
