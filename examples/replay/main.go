// Command replay plays stories: it prints a timeline of each, what went back and why, and the flows the cases took.
//
//	go run ./examples/replay [-json] [FILE...]
//
// Without a file it plays the built-in stories. It exits 1 if an expectation is not met, and 2 if a file is no story.
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
	"github.com/recourse-go/recourse/policy/marketplace"
	"github.com/recourse-go/recourse/policy/story"
)

const (
	exitFailed    = 1
	exitMalformed = 2
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("replay", flag.ContinueOnError)
	flags.SetOutput(stderr)
	asJSON := flags.Bool("json", false, "print JSON lines: one a step, one a story")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return exitMalformed
	}
	set, err := policy.NewSet(marketplace.Policy())
	if err != nil {
		fmt.Fprintln(stderr, "replay:", err)
		return exitMalformed
	}
	var out printer = &text{w: stdout}
	if *asJSON {
		out = &jsonLines{w: stdout}
	}
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
	if flags.NArg() == 0 {
		builtIn(play)
	}
	for _, name := range flags.Args() {
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
	names, err := fs.Glob(marketplace.Stories, "stories/*.json")
	if err != nil {
		play("built-in", nil, err)
	}
	for _, name := range names {
		data, err := marketplace.Stories.ReadFile(name)
		play(name, data, err)
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
