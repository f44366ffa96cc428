package policytest

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/recourse-go/recourse/policy"
)

// rulesLine is the line of a package comment below which the table of the rules stands, up to the package clause.
const rulesLine = "// The rules:\n//\n"

// updateVar is the environment variable that makes Doc write the table, whatever its value.
const updateVar = "RECOURSE_UPDATE"

// Doc fails the test if the package comment in a Go file does not end with the table of the policy's rules, below a line that
// says "The rules:". Of several versions it is those of the last. With the environment variable RECOURSE_UPDATE set it writes
// the table instead.
func Doc(t *testing.T, file string, versions ...policy.Policy) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := documented(string(text), versions)
	switch {
	case err != nil:
		t.Fatalf("%s: %v", file, err)
	case want == string(text):
	case os.Getenv(updateVar) != "":
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s does not say what the policy says: run the test with %s=1, and read what changed", file, updateVar)
	}
}

// documented is a Go file with the table of a policy in its package comment.
func documented(text string, versions []policy.Policy) (string, error) {
	if len(versions) == 0 {
		return "", fmt.Errorf("there is no policy whose rules it could say")
	}
	at := strings.Index(text, rulesLine)
	end := strings.Index(text, "\npackage ")
	if at < 0 || end < at {
		return "", fmt.Errorf("its package comment has no line %q followed by an empty one", strings.TrimSpace(rulesLine[:strings.Index(rulesLine, "\n")]))
	}
	var b strings.Builder
	b.WriteString(text[:at+len(rulesLine)])
	for line := range strings.Lines(policy.Table(versions[len(versions)-1])) {
		b.WriteString("//\t" + line)
	}
	return strings.TrimSuffix(b.String(), "\n") + text[end:], nil
}
