package notice

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/template"
	"text/template/parse"
)

// checkNames faults blocks that nothing uses and calls of blocks that are not there, and blocks that call themselves.
func (l *loader) checkNames() {
	for _, at := range slices.SortedFunc(maps.Keys(l.shelves), compareShelves) {
		blocks := l.shelves[at]
		called := map[string]bool{}
		all := slices.SortedFunc(slices.Values(blocks.Templates()), func(a, b *template.Template) int { return strings.Compare(a.Name(), b.Name()) })
		for _, t := range all {
			for _, call := range calls(t.Root) {
				called[call.Name] = true
				if blocks.Lookup(call.Name) == nil {
					l.fault(faultOf(at, t, call, fmt.Sprintf("there is no block %q to call", call.Name), call.Name))
				} else if reaches(blocks, call.Name, t.Name(), map[string]bool{}) {
					l.fault(faultOf(at, t, call, "the block calls itself", ""))
				}
			}
		}
		for _, t := range all {
			if !called[t.Name()] && !isBlock(t.Name(), l.topics) {
				l.fault(faultOf(at, t, t.Root, "the block is no topic, nor a part of one, and no block calls it", t.Name()))
			}
		}
	}
	l.faults = once(l.faults)
}

func compareShelves(a, b shelf) int {
	return strings.Compare(string(a.language)+"/"+a.set, string(b.language)+"/"+b.set)
}

// once leaves out what was said before: a generic block stands in every set, and a part in many notices.
func once(faults []TemplateFault) []TemplateFault {
	var kept []TemplateFault
	for _, f := range faults {
		same := func(k TemplateFault) bool {
			return k == f || f.Missing != "" && k.Missing == f.Missing && k.File == f.File && k.Line == f.Line && k.Block == f.Block
		}
		if !slices.ContainsFunc(kept, same) {
			kept = append(kept, f)
		}
	}
	slices.SortStableFunc(kept, func(a, b TemplateFault) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line)
	})
	return kept
}

func faultOf(at shelf, t *template.Template, node parse.Node, problem, unknown string) TemplateFault {
	return TemplateFault{
		File: t.ParseName, Line: lineOf(t.Tree, node), Language: at.language, Block: t.Name(), Problem: problem, Unknown: unknown,
	}
}

// calls are the calls of other blocks within a list.
func calls(list *parse.ListNode) []*parse.TemplateNode {
	var all []*parse.TemplateNode
	if list == nil {
		return nil
	}
	for _, node := range list.Nodes {
		switch node := node.(type) {
		case *parse.TemplateNode:
			all = append(all, node)
		case *parse.IfNode:
			all = append(append(all, calls(node.List)...), calls(node.ElseList)...)
		}
	}
	return all
}

// reaches reports whether a block calls another, over others too.
func reaches(blocks *template.Template, from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	t := blocks.Lookup(from)
	if seen[from] || t == nil || t.Tree == nil {
		return false
	}
	seen[from] = true
	return slices.ContainsFunc(calls(t.Root), func(c *parse.TemplateNode) bool { return reaches(blocks, c.Name, to, seen) })
}
