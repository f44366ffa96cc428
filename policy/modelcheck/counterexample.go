package modelcheck

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"github.com/recourse-go/recourse/aftersales"
)

// step is a message at an instant.
type step struct {
	at      time.Time
	message aftersales.Message
}

// path are the steps to a state, from the order's placing on.
func (x *explorer) path(at int32) []step {
	var steps []step
	for ; at >= 0; at = x.nodes[at].from {
		steps = append(steps, step{at: x.nodes[at].at, message: x.nodes[at].message})
	}
	slices.Reverse(steps)
	return steps
}

// story writes steps as a story. The placing of the order is no step of it.
func (x *explorer) story(law Law, text string, steps []step, should expect) []byte {
	o, err := json.Marshal(x.config.purchase(x.job.job))
	if err != nil {
		return nil
	}
	head, err := json.Marshal(map[string]string{"story": "counter-example-" + string(law), "why": text, "policy": x.config.Policy})
	if err != nil {
		return nil
	}
	var b bytes.Buffer
	b.Write(head[:len(head)-1])
	b.WriteString(",\n\"order\": ")
	b.Write(o)
	b.WriteString(",\n\"steps\": [")
	var told []step
	for _, st := range steps {
		if st.message.Command.Name() != (aftersales.Place{}).Name() {
			told = append(told, st)
		}
	}
	if len(told) == 0 { // a story has steps
		told = append(told, step{at: steps[0].at, message: waiting()})
	}
	for i, st := range told {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString("\n  ")
		last := expect(nil)
		if i == len(told)-1 {
			last = should
		}
		b.Write(st.json(last))
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}

// json writes a step flat, as a story has it: the message with its time, and what is expected.
func (s step) json(should expect) []byte {
	message, err := json.Marshal(s.message)
	if err != nil {
		return []byte("null")
	}
	var b bytes.Buffer
	b.WriteString(`{"at": "` + s.at.UTC().Format(time.RFC3339Nano) + `", `)
	b.Write(message[1 : len(message)-1])
	if should != nil {
		expected, err := json.Marshal(should)
		if err == nil {
			b.WriteString(`, "expect": `)
			b.Write(expected)
		}
	}
	b.WriteByte('}')
	return b.Bytes()
}
