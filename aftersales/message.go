package aftersales

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"github.com/recourse-go/recourse/internal/strict"
	"github.com/recourse-go/recourse/order"
)

// Message is a command with who sends it. In JSON it is flat: {"do": "approve", "by": "seller", "case": "c1", ...}.
type Message struct {
	// By is set by the host program from whom it authenticated. ParseCommand reads request bodies without it.
	By      order.Party
	Command Command
}

// UnknownCommandError is returned for a name that is no command's.
type UnknownCommandError struct{ Name string }

func (e *UnknownCommandError) Error() string {
	return fmt.Sprintf("aftersales: unknown command %q", order.Shorten(e.Name, 40))
}

// Commands lists an empty value of every command, in the order of the declaration.
func Commands() []Command {
	return []Command{
		Place{}, Pay{}, Push{}, Ship{}, Deliver{}, ConfirmReceipt{}, Wait{}, Open{}, CancelOrder{}, Amend{}, Approve{}, Reject{}, Withdraw{},
		Escalate{}, Rule{}, Intercepted{}, InterceptFailed{}, ShipReturn{}, ReturnArrived{}, Receive{}, Inspect{},
		RefuseReturn{}, ShipReplacement{}, ReportOutOfStock{}, ConfirmReplacement{}, RefundSettled{}, ReportFailure{}, RetryRefund{}, RefundByHand{},
		SubmitEvidence{}, FileAppeal{}, RuleAppeal{}, FileClaim{}, RuleClaim{},
		AskExtension{}, AgreeExtension{}, RefuseExtension{}, Hold{}, ReleaseHold{}, ReportDelay{}, ReportCustoms{}, ReportDeadline{},
		Offer{}, AcceptOffer{}, DeclineOffer{},
		RefuseParcel{}, ReturnToSender{}, ReturnScanned{},
	}
}

// ParseCommand decodes {"do": ..., ...}. A "by" is refused: who sends a command is the host program's knowledge, never
// the sender's. It returns an *UnknownCommandError, or an error that names the field and the line.
func ParseCommand(data []byte) (Command, error) {
	m, err := parseMessage(data, false)
	return m.Command, err
}

// ParseMessage decodes {"do": ..., "by": ..., ...}, for logs, queues and stories. It fails as ParseCommand does.
func ParseMessage(data []byte) (Message, error) { return parseMessage(data, true) }

// UnmarshalJSON decodes as ParseMessage does.
func (m *Message) UnmarshalJSON(data []byte) error {
	parsed, err := ParseMessage(data)
	if err == nil {
		*m = parsed
	}
	return err
}

func parseMessage(data []byte, by bool) (Message, error) {
	var fields map[string]json.RawMessage
	if err := strict.Unmarshal(data, &fields); err != nil {
		return Message{}, fmt.Errorf("aftersales: message: %w", err)
	}
	var name string
	if raw, ok := fields["do"]; ok {
		if err := json.Unmarshal(raw, &name); err != nil {
			return Message{}, fmt.Errorf("aftersales: message: do: a string belongs here")
		}
	}
	for _, empty := range Commands() {
		if empty.Name() == name {
			m, err := decodeMessage(data, reflect.TypeOf(empty), by)
			if err != nil {
				return Message{}, fmt.Errorf("aftersales: %s: %w", name, err)
			}
			return m, nil
		}
	}
	return Message{}, &UnknownCommandError{Name: name}
}

// decodeMessage reads the whole document at once, so that an error can name the line: into a struct of the command's
// fields, with do and by beside them.
func decodeMessage(data []byte, command reflect.Type, by bool) (Message, error) {
	var head messageHead
	fields := reflect.VisibleFields(command)
	flat := append(slices.Clone(fields), reflect.TypeOf(head).Field(0))
	if by {
		flat = append(flat, reflect.TypeOf(head).Field(1))
	}
	target := reflect.New(reflect.StructOf(flat))
	if err := strict.Unmarshal(data, target.Interface()); err != nil {
		return Message{}, err
	}
	c := reflect.New(command).Elem()
	for i := range fields {
		c.Field(i).Set(target.Elem().Field(i))
	}
	m := Message{Command: c.Interface().(Command)}
	if by {
		m.By = target.Elem().FieldByName("Sender").Interface().(order.Party)
	}
	return m, nil
}

// messageHead is what stands beside a command's own fields. Its names are no command's.
type messageHead struct {
	Command string      `json:"do"`
	Sender  order.Party `json:"by"`
}

// MarshalJSON writes the message flat, as ParseMessage reads it.
func (m Message) MarshalJSON() ([]byte, error) {
	if m.Command == nil {
		return nil, &UnknownCommandError{}
	}
	body, err := json.Marshal(m.Command)
	if err != nil {
		return nil, fmt.Errorf("aftersales: %s: %w", m.Command.Name(), err)
	}
	head, err := json.Marshal(struct {
		Do string      `json:"do"`
		By order.Party `json:"by,omitempty"`
	}{m.Command.Name(), m.By})
	if err != nil || string(body) == "{}" {
		return head, err
	}
	return append(append(head[:len(head)-1], ','), body[1:]...), nil
}
