package notice

import (
	"fmt"
	"strings"

	"github.com/recourse-go/recourse/order"
)

// ConfigError is returned for a Config that cannot be.
type ConfigError struct{ Problem string }

func (e *ConfigError) Error() string { return "notice: " + e.Problem }

// TemplateError is returned for templates that cannot be: it carries every fault found.
type TemplateError struct{ Faults []TemplateFault }

func (e *TemplateError) Error() string {
	const most = 20
	var b strings.Builder
	b.WriteString("notice: ")
	for i, f := range e.Faults {
		if i == most {
			fmt.Fprintf(&b, "; and %d more", len(e.Faults)-most)
			break
		}
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString(f.String())
	}
	return b.String()
}

// TemplateFault is one thing that is wrong with a template.
type TemplateFault struct {
	File     string         // marketplace/en.tmpl
	Line     int            // 0 where it is about no line
	Language order.Language // empty where the file's name gives none
	Block    string         // empty where it is about no block
	Problem  string         // for people, and free to change
	// Missing names the point or the variable that is missing, Unknown the variable, point or block that is not known; both are
	// empty for other faults.
	Missing, Unknown string
}

func (f TemplateFault) String() string {
	where := f.File
	if f.Line > 0 {
		where = fmt.Sprintf("%s:%d", where, f.Line)
	}
	if f.Language != "" {
		where += " (" + string(f.Language) + ")"
	}
	if f.Block != "" {
		where += ", block " + f.Block
	}
	return where + ": " + f.Problem
}

// EffectError is returned for a notice that cannot be written.
type EffectError struct {
	Effect  string // the effect's id
	Topic   string
	Problem string
}

func (e *EffectError) Error() string {
	return fmt.Sprintf("notice: effect %q, topic %q: %s", order.Shorten(e.Effect, 64), order.Shorten(e.Topic, 64), e.Problem)
}
