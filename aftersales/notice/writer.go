package notice

import (
	"embed"
	"io/fs"
	"slices"
	"text/template"
	"time"

	"github.com/recourse-go/recourse/order"
	"github.com/recourse-go/recourse/refund/route"
)

// Generic is the set that every other one falls back to, block by block.
const Generic = "marketplace"

//go:embed templates
var builtin embed.FS

// Config is what a Writer knows of its host. Shop, Platform, Contact and Address may be words of Labels, to be called
// something else in each language.
type Config struct {
	// Shop is the shop's name. Required.
	Shop string
	// Platform is the name of the platform that the shop sells on. Empty: the shop's.
	Platform string
	// Contact is how to reach the shop: an address, a page, a telephone number. May be empty.
	Contact string
	// OrderPage and HelpPage are addresses of pages; {order} in them is replaced by the order's id. May be empty.
	OrderPage, HelpPage string
	// Address is where goods are sent back to, where the seller named no other address. May be empty.
	Address string
	// Routes say how long a refund takes, by the kind of tender. The zero Table: not known.
	Routes route.Table
	// Labels name tender kinds, where their money arrives, points accounts and categories of the shop's own; what has no row is
	// called by the built-in table, and else by its id.
	Labels order.Labels
	// Zone is where instants are told. Nil: UTC.
	Zone *time.Location
	// Templates are laid over the built-in ones, file by file and block by block: a file <set>/<language>.tmpl replaces the
	// blocks that it defines, and leaves the others. A new <set> is for the policy of that id. Nil: none.
	Templates fs.FS
	// Topics are topics of the host's own, which Templates has blocks for in every language, in the set Generic.
	Topics []string
}

// Writer writes notices. It never changes, and is safe for use by several goroutines.
type Writer struct {
	config  Config
	shelves map[shelf]*template.Template
	sets    []string
	topics  []string
}

// shelf is where the blocks of a set in one language stand.
type shelf struct {
	set      string
	language order.Language
}

// New returns a Writer. It returns a *ConfigError where the shop has no name, and a *TemplateError with every fault of the
// templates if:
//   - a file is not <set>/<language>.tmpl, cannot be read, or is no template
//   - a block is empty, is no topic and no part of one, or stands nowhere in a language
//   - a block uses what templates here do not have: an unknown variable, range, with, variables of its own, most functions
//   - a notice lacks a point or a variable that Requirements ask for, or has text before its first point
func New(c Config) (*Writer, error) {
	if plain(c.Shop) == "" {
		return nil, &ConfigError{Problem: "the shop has no name"}
	}
	l := load(slices.Concat(Topics(), c.Topics), c.Templates)
	if (c.Templates != nil || len(c.Topics) > 0) && len(l.faults) == 0 {
		l.prove(l.touched())
	}
	if len(l.faults) > 0 {
		return nil, &TemplateError{Faults: l.faults}
	}
	return &Writer{config: c, shelves: l.shelves, sets: l.sets, topics: l.topics}, nil
}

// Sets lists the sets of templates that the Writer has, in alphabetical order.
func (w *Writer) Sets() []string { return slices.Clone(w.sets) }
