package notice

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"

	"github.com/recourse-go/recourse/order"
)

// loader reads the templates, the built-in ones first, and gathers their faults.
type loader struct {
	topics  []string
	overlay fs.FS
	shelves map[shelf]*template.Template
	sets    []string
	own     []shelf              // what the overlay has a file for
	laid    map[*parse.Tree]bool // the blocks of the overlay
	faults  []TemplateFault
}

// functions are what a template may call beside point.
func functions() map[string]any {
	return map[string]any{"eq": "", "ne": "", "and": "", "or": "", "not": ""}
}

func (l *loader) fault(f TemplateFault) { l.faults = append(l.faults, f) }

// load reads the built-in templates and what is laid over them.
func load(topics []string, overlay fs.FS) *loader {
	l := &loader{topics: topics, overlay: overlay, shelves: map[shelf]*template.Template{}, laid: map[*parse.Tree]bool{}}
	l.read()
	return l
}

func (l *loader) read() {
	base, _ := fs.Sub(builtin, "templates")
	built := l.files(base)
	laid := l.files(l.overlay)
	if l.overlay != nil && len(laid) == 0 && len(l.faults) == 0 {
		l.fault(TemplateFault{File: ".", Problem: "there is no template: a file is named " + Generic + "/en.tmpl, say"})
	}
	l.own = slices.Collect(maps.Keys(laid))
	sets := map[string]bool{Generic: true}
	for at := range maps.Keys(built) {
		sets[at.set] = true
	}
	for at := range maps.Keys(laid) {
		sets[at.set] = true
	}
	l.sets = slices.Sorted(maps.Keys(sets))
	for _, language := range order.Languages() {
		generic := l.shelf(nil, shelf{Generic, language}, base, l.overlay, built, laid)
		for _, set := range l.sets {
			if set != Generic {
				l.shelf(generic, shelf{set, language}, base, l.overlay, built, laid)
			}
		}
	}
	if len(l.faults) == 0 {
		l.checkNames()
	}
}

// files finds the templates of a file system, by where they belong.
func (l *loader) files(of fs.FS) map[shelf]string {
	found := map[shelf]string{}
	if of == nil {
		return found
	}
	err := fs.WalkDir(of, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ".tmpl" {
			return err
		}
		set, file := path.Split(name)
		at := shelf{strings.TrimSuffix(set, "/"), order.Language(strings.TrimSuffix(file, ".tmpl"))}
		if at.set == "" || strings.Contains(at.set, "/") || !slices.Contains(order.Languages(), at.language) {
			l.fault(TemplateFault{File: name, Problem: fmt.Sprintf("a template is named <set>/<language>.tmpl, with one of the languages %v", order.Languages())})
			return nil
		}
		found[at] = name
		return nil
	})
	if err != nil {
		l.fault(TemplateFault{File: ".", Problem: err.Error()})
	}
	return found
}

// shelf puts together the blocks of a set in a language: the generic ones, the set's, and what is laid over them.
func (l *loader) shelf(generic *template.Template, at shelf, base, overlay fs.FS, built, laid map[shelf]string) *template.Template {
	blocks := template.New("").Option("missingkey=error").Funcs(template.FuncMap{"point": mark})
	if generic != nil {
		blocks, _ = generic.Clone() // it fails only once it was executed as HTML
	}
	if name, ok := built[at]; ok {
		l.parse(blocks, at, base, name)
	}
	if name, ok := laid[at]; ok {
		for _, tree := range l.parse(blocks, at, overlay, name) {
			l.laid[tree] = true
		}
	}
	l.shelves[at] = blocks
	return blocks
}

// parse adds the blocks of a file, and gives them.
func (l *loader) parse(blocks *template.Template, at shelf, from fs.FS, name string) map[string]*parse.Tree {
	text, err := fs.ReadFile(from, name)
	if err != nil {
		l.fault(TemplateFault{File: name, Language: at.language, Problem: err.Error()})
		return nil
	}
	trees, err := parse.Parse(name, string(text), "", "", map[string]any{"point": mark}, functions())
	if err != nil {
		l.fault(broken(name, at.language, err))
		return nil
	}
	lint := linter{loader: l, file: name, language: at.language}
	for _, block := range slices.Sorted(maps.Keys(trees)) {
		tree := trees[block]
		if block == name {
			if !parse.IsEmptyTree(tree.Root) {
				lint.fault(tree, tree.Root, TemplateFault{Problem: "there is text outside of a block"})
			}
			continue
		}
		lint.block(block, tree)
		if _, err := blocks.AddParseTree(block, tree); err != nil {
			l.fault(TemplateFault{File: name, Language: at.language, Block: block, Problem: err.Error()})
		}
	}
	return trees
}

// broken is the fault of a file that is no template: its error reads "template: file:line: what".
func broken(name string, language order.Language, err error) TemplateFault {
	f := TemplateFault{File: name, Language: language, Problem: err.Error()}
	if rest, ok := strings.CutPrefix(f.Problem, "template: "+name+":"); ok {
		number, what, _ := strings.Cut(rest, ":")
		if line, err := strconv.Atoi(number); err == nil {
			f.Line, f.Problem = line, strings.TrimSpace(what)
		}
	}
	return f
}

// touched are the shelves that the host's templates and topics change: what is generic changes every set.
func (l *loader) touched() []shelf {
	var all []shelf
	for _, language := range order.Languages() {
		for _, set := range l.sets {
			at := shelf{set, language}
			if l.overlay == nil && set == Generic || slices.Contains(l.own, at) || slices.Contains(l.own, shelf{Generic, language}) {
				all = append(all, at)
			}
		}
	}
	return all
}
