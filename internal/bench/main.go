package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"testing"
)

func main() {
	flags := flag.NewFlagSet("bench", flag.ExitOnError) // of its own, for testing.Init fills the usual one
	rounds := flags.Int("rounds", 5, "turns of each splitter, of which the median counts")
	benchtime := flags.String("benchtime", "100ms", "time of one turn, as go test takes it")
	flags.Parse(os.Args[1:])
	testing.Init()
	if err := flag.Set("test.benchtime", *benchtime); err != nil || *rounds < 1 || flags.NArg() > 0 {
		flags.Usage()
		os.Exit(2)
	}
	fmt.Printf("%s %s/%s, %d CPUs, median of %d rounds of %s\n",
		runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), *rounds, *benchtime)
	for _, rule := range rules() {
		var all []comparison
		for _, n := range sizes() {
			c, err := measure(newPurchase(n), rule, *rounds)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			all = append(all, c)
		}
		fmt.Printf("\n%s\n%s", rule, table(all))
	}
}
