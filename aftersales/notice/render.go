package notice

import (
	"fmt"
	"slices"
	"strings"
	"text/template"
	"time"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/order"
)

// News is what is to be told, and to whom: an effect and the dossier that it belongs to.
type News struct {
	Effect aftersales.Effect
	// Dossier is as it is after the decision. What the notice says of the case is as of then.
	Dossier  aftersales.Dossier
	Language order.Language
	// Name is the reader's. Empty: he is addressed without one.
	Name string
	// Titles are what the order's lines are called, by line id. A line without a title is called by its SKU, or by its id.
	Titles map[string]string

	// The sender's own words, where a topic has room for them.
	Cause       string
	Alternative string
	// Expected is the day on which the goods are expected, in the Writer's zone. Zero: not known.
	Expected time.Time
}

// Render writes the notice of an effect. It returns an *order.UnknownNameError for an unknown language, and an *EffectError
// if the effect is nobody's news, is told to somebody whom the topic has no template for, or is about a case or a child
// order that the dossier does not have.
func (w *Writer) Render(news News) (Notice, error) {
	var language order.Language
	if err := language.UnmarshalText([]byte(news.Language)); err != nil {
		return Notice{}, err
	}
	f := facts{config: &w.config, news: &news}
	p, v, problem := f.gather()
	switch {
	case problem != "":
	case !slices.Contains(w.topics, p.topic):
		problem = "it is no topic"
	case !slices.Contains(Readers(p.topic), p.to):
		problem = fmt.Sprintf("it is not told to the %s", order.Shorten(string(p.to), 40))
	}
	if problem == "" {
		p.blocks = w.blocks(f.policy, language)
		if text, err := p.compose(v); err != nil {
			problem = err.Error()
		} else {
			return notice(&p, language, text), nil
		}
	}
	topic, _, _ := Topic(news.Effect)
	return Notice{}, &EffectError{Effect: news.Effect.ID, Topic: topic, Problem: problem}
}

func notice(p *page, language order.Language, text string) Notice {
	n := Notice{To: p.to, Topic: p.topic, Language: language}
	_, n.Parts = parts(text)
	n.Parts = slices.DeleteFunc(n.Parts, func(part Part) bool {
		if part.Point == Subject {
			n.Subject = strings.Join(strings.Fields(n.Subject+" "+part.Text), " ")
		}
		return part.Point == Subject || part.Text == ""
	})
	paragraphs := make([]string, len(n.Parts))
	for i, part := range n.Parts {
		paragraphs[i] = part.Text
	}
	n.Body = strings.Join(paragraphs, "\n\n")
	return n
}

// Set is the name of the templates that an order under a policy is written by: the policy's id without its version, or
// Generic where there are none for it.
func (w *Writer) Set(policyID string) string {
	id, _, _ := strings.Cut(policyID, "@")
	if slices.Contains(w.sets, id) {
		return id
	}
	return Generic
}

func (w *Writer) blocks(policyID string, l order.Language) *template.Template {
	return w.shelves[shelf{w.Set(policyID), l}]
}
