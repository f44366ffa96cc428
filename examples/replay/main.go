// Command replay plays stories: it prints a timeline of each, what went back and why, and the flows the cases took.
//
//	go run ./examples/replay [-json | -diagram [-step N] [-lang en|zh|ja]] [FILE...]
//
// With -diagram it prints Mermaid diagrams instead: for each story what its policy leaves of the flows of its child orders
// and cases, each with the state in which it stands at the end, or after a step, highlighted. Without a file it plays the built-in stories. It exits 1 if an expectation is not met, and 2 if a file is no story.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/recourse-go/recourse/internal/strict"
	"github.com/recourse-go/recourse/policy"
	"github.com/recourse-go/recourse/policy/platforms"
	"github.com/recourse-go/recourse/policy/story"
)

const (
	exitFailed    = 1
	exitMalformed = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	opts, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case errors.Is(err, errMixed):
		fmt.Fprintln(stderr, "replay:", err)
		return exitMalformed
	case err != nil:
		return exitMalformed
	}
	set, err := policy.NewSet(platforms.Policies()...)
	if err != nil {
		fmt.Fprintln(stderr, "replay:", err)
		return exitMalformed
	}
	out := opts.printer(stdout)
	failed, malformed := 0, 0
	play := func(name string, data []byte, err error) {
		var result story.Result
		var s story.Story
		if err == nil {
			s, err = story.Parse(data)
		}
		if err == nil {
			result, err = story.Play(set, s)
		}
		if err != nil {
			fmt.Fprintf(stderr, "replay: %s: %v\n", name, err)
			malformed++
			return
		}
		failed += result.Failures()
		out.story(result)
	}
	if len(opts.files) == 0 {
		builtIn(play)
	}
	for _, name := range opts.files {
		data, err := readFile(name)
		play(name, data, err)
	}
	out.end()
	switch {
	case malformed > 0:
		return exitMalformed
	case failed > 0:
		return exitFailed
	}
	return 0
}

// builtIn plays the stories that policies carry.
func builtIn(play func(name string, data []byte, err error)) {
	for _, p := range platforms.All() {
		names, err := fs.Glob(p.Stories, "stories/*.json")
		if err != nil {
			play(p.Versions[0].ID, nil, err)
		}
		for _, name := range names {
			data, err := p.Stories.ReadFile(name)
			play(p.Versions[0].ID+"/"+name, data, err)
		}
	}
}

// readFile reads at most one byte more than a document may have, so that a huge file costs no more.
func readFile(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, strict.MaxBytes+1))
}

// printer shows stories that were played.
type printer interface {
	story(story.Result)
	end()
}
