package notice

import "github.com/recourse-go/recourse/order"

// Notice is one message to one party: plain text, without control characters but the line breaks of the templates.
type Notice struct {
	To       order.Party    `json:"to"`
	Topic    string         `json:"topic"`
	Language order.Language `json:"language"`
	Subject  string         `json:"subject"` // one line
	Body     string         `json:"body"`    // paragraphs with an empty line between, and no line break at the end
	// Parts are the body's paragraphs with the point that each makes, for hosts that lay them out themselves.
	Parts []Part `json:"parts"`
}

// Part is a paragraph of a notice.
type Part struct {
	Point Point  `json:"point"`
	Text  string `json:"text"`
}

// Has reports whether the notice makes a point.
func (n Notice) Has(p Point) bool { return n.Text(p) != "" }

// Text is what the notice says on a point, empty where it does not make it. Subject is a point like any other.
func (n Notice) Text(p Point) string {
	if p == Subject {
		return n.Subject
	}
	text := ""
	for _, part := range n.Parts {
		switch {
		case part.Point != p:
		case text == "":
			text = part.Text
		default:
			text += "\n\n" + part.Text
		}
	}
	return text
}
