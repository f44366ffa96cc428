package main

import (
	"errors"
	"flag"
	"io"

	"github.com/recourse-go/recourse/order"
)

// options are what the command line says.
type options struct {
	json, diagram bool
	step          int // 0: the end
	lang          order.Language
	files         []string
}

// parse reads the command line. The error was told on stderr already, but for one of flags that do not go together.
func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	flags := flag.NewFlagSet("replay", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.BoolVar(&o.json, "json", false, "print JSON lines: one a step, one a story")
	flags.BoolVar(&o.diagram, "diagram", false, "print Mermaid diagrams: where each child order and case stands in its flow")
	flags.IntVar(&o.step, "step", 0, "with -diagram: where it stands after this `number` of steps; 0 is the end")
	flags.Func("lang", "with -diagram: the `language` of the words, en, zh or ja; plain names without it", func(text string) error {
		return o.lang.UnmarshalText([]byte(text))
	})
	err := flags.Parse(args)
	o.files = flags.Args()
	if err == nil && (o.json && o.diagram || !o.diagram && (o.step != 0 || o.lang != "") || o.step < 0) {
		return o, errMixed
	}
	return o, err
}

var errMixed = errors.New("-json and -diagram exclude each other, and -step, which is not negative, and -lang belong to -diagram")

// printer is what prints the stories.
func (o *options) printer(w io.Writer) printer {
	switch {
	case o.json:
		return &jsonLines{w: w}
	case o.diagram:
		return &diagrams{w: w, step: o.step, lang: o.lang}
	}
	return &text{w: w}
}
