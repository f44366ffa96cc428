package refund_test

import (
	"encoding/json"
	"testing"

	"github.com/recourse-go/recourse/refund"
)

// fuzzJSON: whatever bytes come, decoding does not panic, and what is accepted is written and read again as it was.
func fuzzJSON[T any](f *testing.F, seeds ...string) {
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var first, again T
		if json.Unmarshal(data, &first) != nil {
			return
		}
		written, err := json.Marshal(first)
		if err != nil {
			t.Fatalf("%s was read and cannot be written: %v", data, err)
		}
		if err := json.Unmarshal(written, &again); err != nil {
			t.Fatalf("%s was written and cannot be read: %v", written, err)
		}
		if second, err := json.Marshal(again); err != nil || string(second) != string(written) {
			t.Fatalf("%s\nbecame\n%s, %v", written, second, err)
		}
	})
}

func FuzzQuoteJSON(f *testing.F) {
	const amounts = `"goods":"6.66","freight":"0.00","tax":"0.00","deductions":"0.00","total":"6.66","ceiling":"6.66"`
	fuzzJSON[refund.Quote](f,
		`{"currency":"CNY","lines":[],`+amounts+`,"points":{},"tenders":{"card":"6.66"}}`,
		`{"currency":"JPY","lines":null,`+amounts+`}`,
		`{"currency":"CNY","lines":[{"line":"a","quantity":1,"of":3,"list":"30.00","shares":[{"id":"c","amount":"10.00"}],"net":"20.00",
		"stood":"0.00","share":"6.66","amount":"6.66","forfeited":"0.00","tax":"0.00","points":{"coins":3,"coins":4}}],`+amounts+`,"points":{"coins":3},"tenders":{}}`,
		`{"currency":"XXX"}`, `null`, `[]`, `{"currency":"CNY","lines":[{"net":"1e9"}]}`)
}

func FuzzRefundJSON(f *testing.F) {
	fuzzJSON[refund.Refund](f,
		`{"number":"o-1-1","currency":"CNY","total":"6.66","legs":[{"tender":"card","amount":"6.66","route":"original","state":"submitted"}]}`,
		`{"number":"","currency":"JPY","total":"0","legs":[]}`,
		`{"currency":"CNY","total":"1.00","legs":[{"route":"by pigeon"}]}`, `{"total":"0","legs":[{"tender":"","amount":"0"}]}`, `null`, `{}`)
}
