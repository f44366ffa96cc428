package notice

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"
	"unicode"

	"github.com/recourse-go/recourse/order"
)

// linter reads one file's blocks. Templates here are plain: text, variables, conditions, points and other blocks. Whatever
// could loop, format or hide a variable is refused, so that reading a block tells what it says.
type linter struct {
	loader   *loader
	file     string
	language order.Language
	name     string // of the block
	tree     *parse.Tree
}

func (n *linter) fault(tree *parse.Tree, node parse.Node, f TemplateFault) {
	f.File, f.Language, f.Block = n.file, n.language, n.name
	if f.Line == 0 && node != nil {
		f.Line = lineOf(tree, node)
	}
	n.loader.fault(f)
}

// lineOf is the line of a node; the context of an error reads "file:line:column".
func lineOf(tree *parse.Tree, node parse.Node) int {
	where, _ := tree.ErrorContext(node)
	fields := strings.Split(where, ":")
	if len(fields) < 3 {
		return 0
	}
	line, _ := strconv.Atoi(fields[len(fields)-2])
	return line
}

func (n *linter) block(name string, tree *parse.Tree) {
	n.name, n.tree = name, tree
	if parse.IsEmptyTree(tree.Root) {
		n.fault(tree, tree.Root, TemplateFault{Problem: "the block is empty"})
		return
	}
	n.list(tree.Root)
	n.name = ""
}

func (n *linter) problem(node parse.Node, format string, args ...any) {
	n.fault(n.tree, node, TemplateFault{Problem: fmt.Sprintf(format, args...)})
}

func (n *linter) list(list *parse.ListNode) {
	if list == nil {
		return
	}
	for _, node := range list.Nodes {
		n.node(node)
	}
}

func (n *linter) node(node parse.Node) {
	switch node := node.(type) {
	case *parse.TextNode:
		for _, r := range string(node.Text) {
			if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
				n.problem(node, "the text holds the control character %U", r)
				return
			}
		}
	case *parse.ActionNode:
		n.pipe(node.Pipe)
	case *parse.IfNode:
		n.pipe(node.Pipe)
		n.list(node.List)
		n.list(node.ElseList)
	case *parse.TemplateNode:
		if node.Pipe == nil || node.Pipe.String() != "." {
			n.problem(node, "a block is called as {{template %q .}}", node.Name)
		}
	case *parse.CommentNode:
	default:
		n.problem(node, "templates here have no %s", strings.SplitN(strings.Trim(node.String(), "{}"), " ", 2)[0])
	}
}

func (n *linter) pipe(pipe *parse.PipeNode) {
	if len(pipe.Decl) > 0 {
		n.problem(pipe, "templates here have no variables of their own")
	}
	for _, command := range pipe.Cmds {
		for i, arg := range command.Args {
			n.arg(command, i, arg)
		}
	}
}

func (n *linter) arg(command *parse.CommandNode, i int, arg parse.Node) {
	switch arg := arg.(type) {
	case *parse.FieldNode:
		name := strings.Join(arg.Ident, ".")
		if !knows(n.name, name) {
			n.fault(n.tree, arg, TemplateFault{Problem: fmt.Sprintf("there is no variable .%s", name), Unknown: name})
		}
	case *parse.IdentifierNode:
		if arg.Ident == "point" {
			n.point(command)
		}
	case *parse.PipeNode:
		n.pipe(arg)
	case *parse.StringNode:
	default:
		n.problem(arg, "%s cannot stand here: a variable is written as {{.Order}}", arg)
	}
}

// point checks {{point "name"}}.
func (n *linter) point(command *parse.CommandNode) {
	name, ok := "", false
	if len(command.Args) == 2 {
		var literal *parse.StringNode
		if literal, ok = command.Args[1].(*parse.StringNode); ok {
			name = literal.Text
		}
	}
	switch {
	case !ok:
		n.problem(command, `a point is marked as {{point "what"}}`)
	case !slices.Contains(Points(), Point(name)):
		n.fault(n.tree, command, TemplateFault{Problem: fmt.Sprintf("there is no point %q", name), Unknown: name})
	}
}
