package notice_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/aftersales/notice"
	"github.com/recourse-go/recourse/order"
)

func files(pairs ...string) fstest.MapFS {
	all := fstest.MapFS{}
	for i := 0; i+1 < len(pairs); i += 2 {
		all[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return all
}

// reminder is the news of an unpaid order, by a policy.
func reminder(t testing.TB, policy, topic string) notice.News {
	t.Helper()
	return notice.News{
		Effect:  aftersales.Effect{ID: "o-1/0/0", Kind: aftersales.Notify, Order: "o-1", To: order.Buyer, Topic: topic, At: noon},
		Dossier: under(play(t, mugs)[0].Dossier, policy), Language: order.English,
	}
}

const polite = `{{define "unpaid_first"}}
{{point "subject"}}{{.Shop}} about {{.Order}}
{{template "greeting" .}}
{{point "what"}}Your {{.Amount}} is missed.
{{point "next"}}Pay, please.
{{if .Deadline}}{{point "deadline"}}{{.Deadline}}{{end}}
{{template "close" .}}
{{end}}`

func TestReplacedTemplates(t *testing.T) {
	ours := strings.ReplaceAll(polite, "missed", "awaited by us")
	greeting := `{{define "greeting"}}{{point "greeting"}}Hello {{.Name}}!{{end}}`
	tests := []struct {
		why    string
		laid   fstest.MapFS
		topics []string
		policy string
		topic  string
		want   string // stands in the body
	}{
		{"a block of the generic set", files("marketplace/en.tmpl", polite), nil, "marketplace@2", notice.UnpaidFirst, "is missed"},
		{"any other block is as it was", files("marketplace/en.tmpl", polite), nil, "marketplace", notice.UnpaidSecond, "still waiting"},
		{"a set's own block stands before a generic one", files("marketplace/en.tmpl", polite), nil, "mercari", notice.UnpaidFirst, "still to come"},
		{"a block of a set", files("mercari/en.tmpl", polite), nil, "mercari@2026", notice.UnpaidFirst, "is missed"},
		{"not in another set", files("mercari/en.tmpl", polite), nil, "marketplace", notice.UnpaidFirst, "has not reached us"},
		{"a set of the host's own", files("mine/en.tmpl", ours), nil, "mine@7", notice.UnpaidFirst, "awaited by us"},
		{"which falls back", files("mine/en.tmpl", ours), nil, "mine", notice.UnpaidLast, "In spite of our reminders"},
		{"a part of every notice", files("marketplace/en.tmpl", greeting), nil, "mercari", notice.UnpaidLast, "Hello Ann!"},
		{"a part of one set's", files("mercari/en.tmpl", greeting), nil, "marketplace", notice.UnpaidLast, "Dear Ann"},
		{"both", files("marketplace/en.tmpl", polite, "mine/en.tmpl", ours), nil, "mine", notice.UnpaidFirst, "awaited by us"},
		{"what is no template is not read", files("marketplace/en.tmpl", polite, "README.md", "{{"), nil, "marketplace", notice.UnpaidFirst, "is missed"},
		{
			"a topic of the host's own", files("marketplace/en.tmpl", strings.ReplaceAll(polite, "unpaid_first", "parking"),
				"marketplace/ja.tmpl", strings.ReplaceAll(polite, "unpaid_first", "parking"), "marketplace/zh.tmpl", strings.ReplaceAll(polite, "unpaid_first", "parking")),
			[]string{"parking"}, "marketplace", "parking", "is missed",
		},
	}
	for _, tt := range tests {
		w := writer(t, func(c *notice.Config) { c.Templates, c.Topics = tt.laid, tt.topics })
		news := reminder(t, tt.policy, tt.topic)
		news.Name = "Ann"
		n, err := w.Render(news)
		if err != nil || !strings.Contains(n.Body, tt.want) {
			t.Errorf("%s: %v, %q is not in\n%s", tt.why, err, tt.want, n.Body)
		}
	}
}

func TestBrokenTemplates(t *testing.T) {
	tests := []struct {
		why  string
		laid fstest.MapFS
		want notice.TemplateFault // the first; Problem stands in its
	}{
		{"a point is missing", files("mercari/en.tmpl", "\n"+strings.ReplaceAll(polite, `{{point "next"}}`, "")), notice.TemplateFault{File: "mercari/en.tmpl", Line: 2, Language: "en", Block: "unpaid_first", Problem: `the point "next" is missing`, Missing: "next"}},
		{"a point without text", files("mercari/en.tmpl", strings.ReplaceAll(polite, "Pay, please.", " ")), notice.TemplateFault{File: "mercari/en.tmpl", Line: 1, Language: "en", Block: "unpaid_first", Problem: `the point "next" is missing`, Missing: "next"}},
		{"a part that notices are made of lacks something", files("mercari/zh.tmpl", `{{define "close"}}{{point "closing"}}{{.Shop}}{{end}}`), notice.TemplateFault{File: "mercari/zh.tmpl", Line: 1, Language: "zh", Block: "close", Problem: "the variable .Contact is missing", Missing: "Contact"}},
		{"a variable is missing", files("marketplace/zh.tmpl", strings.ReplaceAll(polite, "{{.Amount}}", "")), notice.TemplateFault{File: "marketplace/zh.tmpl", Line: 1, Language: "zh", Block: "unpaid_first", Problem: "the variable .Amount is missing", Missing: "Amount"}},
		{"a platform's point is missing", files("amazon-fba/ja.tmpl", `{{define "contact_platform"}}{{point "subject"}}x{{template "greeting" .}}{{point "what"}}{{.Order}}{{.Platform}}{{.HelpPage}}{{point "next"}}x{{template "close" .}}{{end}}`), notice.TemplateFault{File: "amazon-fba/ja.tmpl", Line: 1, Language: "ja", Block: "contact_platform", Problem: `the point "platform" is missing`, Missing: "platform"}},
		{"an unknown variable", files("marketplace/en.tmpl", "{{/* ours */}}\n\n"+strings.ReplaceAll(polite, ".Shop", ".Store")), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 4, Language: "en", Block: "unpaid_first", Problem: "there is no variable .Store", Unknown: "Store"}},
		{"in a branch that is seldom taken", files("mine/ja.tmpl", strings.ReplaceAll(polite, "Pay, please.", "Pay.{{if and .Name (not .Shop)}}{{.Sum}}{{end}}")), notice.TemplateFault{File: "mine/ja.tmpl", Line: 5, Language: "ja", Block: "unpaid_first", Problem: "there is no variable .Sum", Unknown: "Sum"}},
		{"a field of a variable", files("mine/ja.tmpl", strings.ReplaceAll(polite, ".Shop", ".Shop.Name")), notice.TemplateFault{File: "mine/ja.tmpl", Line: 2, Language: "ja", Block: "unpaid_first", Problem: "there is no variable .Shop.Name", Unknown: "Shop.Name"}},
		{"a variable of another block", files("mine/ja.tmpl", strings.ReplaceAll(polite, ".Shop", ".Tender")), notice.TemplateFault{File: "mine/ja.tmpl", Line: 2, Language: "ja", Block: "unpaid_first", Problem: "there is no variable .Tender", Unknown: "Tender"}},
		{"an unknown point", files("mine/ja.tmpl", strings.ReplaceAll(polite, `"next"`, `"nxet"`)), notice.TemplateFault{File: "mine/ja.tmpl", Line: 5, Language: "ja", Block: "unpaid_first", Problem: `there is no point "nxet"`, Unknown: "nxet"}},
		{"a point that is no name", files("mine/ja.tmpl", strings.ReplaceAll(polite, `"next"`, `.Order`)), notice.TemplateFault{File: "mine/ja.tmpl", Line: 5, Language: "ja", Block: "unpaid_first", Problem: `a point is marked as`}},
		{"no template at all", files("marketplace/en.tmpl", "{{define \"x\"}}\n{{if}}{{end}}"), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 2, Language: "en", Problem: "missing value for if"}},
		{"a function that is not there", files("marketplace/en.tmpl", `{{define "rejected"}}{{printf "%s" .Order}}{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Problem: `function "printf" not defined`}},
		{"a loop", files("marketplace/en.tmpl", `{{define "rejected"}}{{range .Legs}}x{{end}}{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "rejected", Problem: "templates here have no range"}},
		{"with", files("marketplace/en.tmpl", `{{define "rejected"}}{{with .Legs}}x{{end}}{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "rejected", Problem: "templates here have no with"}},
		{"a variable of its own", files("marketplace/en.tmpl", `{{define "rejected"}}{{$x := .Legs}}{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "rejected", Problem: "no variables of their own"}},
		{"everything at once", files("marketplace/en.tmpl", `{{define "rejected"}}{{.}}{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "rejected", Problem: "cannot stand here"}},
		{"a block called with something else", files("marketplace/en.tmpl", `{{define "rejected"}}{{template "rest" .Order}}{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "rejected", Problem: "a block is called as"}},
		{"a block that is not there", files("marketplace/en.tmpl", `{{define "rejected"}}{{template "gone" .}}{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "rejected", Problem: `there is no block "gone"`, Unknown: "gone"}},
		{"a block that calls itself", files("marketplace/en.tmpl", `{{define "close"}}{{template "limit" .}}{{end}}{{define "limit"}}{{if .Name}}{{template "close" .}}{{end}}{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "close", Problem: "the block calls itself"}},
		{"a misspelt topic", files("marketplace/en.tmpl", `{{define "rejetced"}}x{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "rejetced", Problem: "is no topic", Unknown: "rejetced"}},
		{"a misspelt state", files("marketplace/en.tmpl", `{{define "next.refundign"}}x{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "next.refundign", Problem: "is no topic", Unknown: "next.refundign"}},
		{"a reader whom it is not told", files("marketplace/en.tmpl", `{{define "manual_task.buyer"}}x{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "manual_task.buyer", Problem: "is no topic", Unknown: "manual_task.buyer"}},
		{"an empty block", files("marketplace/en.tmpl", "{{define \"rejected\"}}\n{{end}}"), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "rejected", Problem: "the block is empty"}},
		{"text outside of blocks", files("marketplace/en.tmpl", "Dear all,\n"+polite), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Problem: "text outside of a block"}},
		{"text before the first point", files("marketplace/en.tmpl", strings.ReplaceAll(polite, "{{point \"subject\"}}", "oh {{point \"subject\"}}")), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "unpaid_first", Problem: `the text "oh" stands before the first point`}},
		{"a point in a part", files("marketplace/en.tmpl", `{{define "next.refunded"}}{{point "next"}}x{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "next.refunded", Problem: "only the blocks of topics make points"}},
		{"a part that says nothing", files("marketplace/en.tmpl", `{{define "next.refunded"}}{{if .Name}}x{{end}}{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "next.refunded", Problem: "it says nothing", Missing: "next.refunded"}},
		{"a tender's line without its amount", files("marketplace/en.tmpl", `{{define "leg.settled"}}{{.Tender}}{{end}}`), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "leg.settled", Problem: "the variable .Part is missing", Missing: "Part"}},
		{"a control character", files("marketplace/en.tmpl", "{{define \"next.refunded\"}}x\x02y{{end}}"), notice.TemplateFault{File: "marketplace/en.tmpl", Line: 1, Language: "en", Block: "next.refunded", Problem: "the control character U+0002"}},
		{"a language that is none", files("marketplace/fr.tmpl", polite), notice.TemplateFault{File: "marketplace/fr.tmpl", Problem: "named <set>/<language>.tmpl"}},
		{"no set", files("en.tmpl", polite), notice.TemplateFault{File: "en.tmpl", Problem: "named <set>/<language>.tmpl"}},
		{"too deep", files("a/b/en.tmpl", polite), notice.TemplateFault{File: "a/b/en.tmpl", Problem: "named <set>/<language>.tmpl"}},
		{"nothing there", files("README.md", "x"), notice.TemplateFault{File: ".", Problem: "there is no template"}},
	}
	for _, tt := range tests {
		c := config(t)
		c.Templates = tt.laid
		_, err := notice.New(c)
		var broken *notice.TemplateError
		if !errors.As(err, &broken) {
			t.Errorf("%s: %v", tt.why, err)
			continue
		}
		got := broken.Faults[0]
		if !strings.Contains(got.Problem, tt.want.Problem) || !strings.Contains(err.Error(), got.String()) {
			t.Errorf("%s: %q is not in %q", tt.why, tt.want.Problem, err)
		}
		got.Problem = tt.want.Problem
		diff(t, tt.why, tt.want, got)
	}
}

func TestTopicsOfTheHostNeedBlocks(t *testing.T) {
	c := config(t)
	c.Topics = []string{"parking"}
	var broken *notice.TemplateError
	if _, err := notice.New(c); !errors.As(err, &broken) || broken.Faults[0].Missing != "parking" || broken.Faults[0].File != "marketplace/en.tmpl" {
		t.Errorf("%v", err)
	}
	c.Topics, c.Shop = nil, " \n "
	var none *notice.ConfigError
	if _, err := notice.New(c); !errors.As(err, &none) {
		t.Errorf("a shop without a name: %v", err)
	}
}
