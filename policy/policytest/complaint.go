package policytest

import (
	"errors"
	"fmt"
	"slices"

	"github.com/recourse-go/recourse/aftersales"
	"github.com/recourse-go/recourse/policy"
)

// complaints are what is wrong, each once.
type complaints struct {
	list []string
	said map[string]bool
}

func (c *complaints) add(format string, args ...any) {
	if text := fmt.Sprintf(format, args...); !slices.Contains(c.list, text) {
		c.list = append(c.list, text)
	}
}

// once complains about a thing only the first time; what follows is most often the same slip.
func (c *complaints) once(about, format string, args ...any) {
	if c.said == nil {
		c.said = map[string]bool{}
	}
	if !c.said[about] {
		c.said[about] = true
		c.add(format, args...)
	}
}

// withArticle writes a kind as a noun: an exchange, a refund_only.
func withArticle(k aftersales.Kind) string {
	if k == aftersales.Exchange {
		return "an " + string(k)
	}
	return "a " + string(k)
}

// problems are the complaints about a policy that does not compile.
func problems(err error) []string {
	var cannot *policy.Error
	if !errors.As(err, &cannot) {
		return []string{"it does not compile: " + err.Error()}
	}
	list := make([]string, len(cannot.Problems))
	for i, p := range cannot.Problems {
		list[i] = fmt.Sprintf("it does not compile: %s: %s", p.Path, p.Text)
	}
	return list
}
