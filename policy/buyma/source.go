package buyma

import "github.com/recourse-go/recourse/policy"

// read is the day on which pages without a date were read.
const read = "2026-11-01"

// help is a page of BUYMA's own help.
func help(page, note string) policy.Source {
	return policy.Source{Source: "qa.buyma.com/" + page, AsOf: read, Confidence: policy.Official, Note: note}
}

// cancelHelp says when an order is cancelled, sellerHelp when the seller may cancel it.
func cancelHelp(note string) policy.Source { return help("bm/1009", note) }

func sellerHelp(note string) policy.Source { return help("shopper/cancel-for-seller/4401", note) }

// shipByHelp says until when the seller sends.
func shipByHelp(note string) policy.Source { return help("sell/4303", note) }

// returnHelp are the pages about returns that both parties agree on, the buyer's and the seller's.
func returnHelp(note string) policy.Source {
	return help("trouble/5302; test-qa.buyma.com 9600", note)
}

// holdHelp are the pages about putting off the settlement.
func holdHelp(note string) policy.Source { return help("buy/3403; qa.buyma.com/buy/3102", note) }

// lossHelp is the seller's page about what is lost on its way.
func lossHelp(note string) policy.Source { return help("shopper/hosho-for-shopper/8798", note) }

// categoryHelp lists the categories whose return is compensated.
func categoryHelp(note string) policy.Source {
	return policy.Source{Source: "qa.buyma.com/buy/hosho/5207", AsOf: "2023-10-11", Confidence: policy.Official, Note: note}
}

// optionPages are sellers' pages about the option Anshin Plus.
func optionPages(note string) policy.Source {
	return policy.Source{
		Source: "maison-okada.tokyo; hayaken80.com; webdeki.com", AsOf: "2018-11-23", Confidence: policy.Reported, Note: note,
	}
}

// chosen marks what nobody says and the policy needs to be whole.
func chosen(note string) policy.Source {
	return policy.Source{Source: "chosen for this policy", AsOf: read, Confidence: policy.Chosen, Unsure: true, Note: note}
}

func unsure(s policy.Source) policy.Source {
	s.Unsure = true
	return s
}
