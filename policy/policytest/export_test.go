package policytest

import "github.com/recourse-go/recourse/policy"

// Categories are those of the goods with which a policy is tried.
func Categories(p policy.Policy) []string {
	var list []string
	for _, v := range hintsOf(p).variants {
		list = append(list, v.category)
	}
	return list
}
