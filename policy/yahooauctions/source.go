package yahooauctions

import "github.com/recourse-go/recourse/policy"

// read is the day on which pages without a date were read.
const read = "2026-11-01"

// noticeHelp is Yahoo's help about the ship notice, as another site copied it.
func noticeHelp(note string) policy.Source {
	return policy.Source{Source: "overlordgame.com, copy of Yahoo's help", AsOf: read, Confidence: policy.Reported, Note: note}
}

// receiptHelp is Yahoo's help about the receipt, as another site copied it.
func receiptHelp(note string) policy.Source {
	return policy.Source{Source: "dotoromu.com.tr, copy of Yahoo's help", AsOf: "2018-03-01", Confidence: policy.Reported, Note: note}
}

// removal are pages about removing the winner and stopping a deal.
func removal(note string) policy.Source {
	return policy.Source{
		Source: "aucfan.com/times/archives/42422; docugiru.com.tr; uridoki.co.jp; appli-world.jp", AsOf: "2023-11-01",
		Confidence: policy.Reported, Note: note,
	}
}

// recent are two recent articles of one blog, of which only the headings say it.
func recent(note string) policy.Source {
	return policy.Source{Source: "m-stock-series.jp", AsOf: read, Confidence: policy.Weak, Unsure: true, Note: note}
}

// oldHelp is an old page of Yahoo's help, which a recent article contradicts.
func oldHelp(note string) policy.Source {
	return policy.Source{Source: "yahoo-help.jp a_id 40719", AsOf: read, Confidence: policy.Official, Unsure: true, Note: note}
}
