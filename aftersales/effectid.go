package aftersales

import (
	"strconv"
	"strings"

	"github.com/recourse-go/recourse/order"
)

// EffectID is what an effect's id says: the order, the entry that decided it, and its place there. As text it is
// order/seq/index.
type EffectID struct {
	Order string
	Seq   int64
	Index int
}

func (id EffectID) String() string {
	return id.Order + "/" + strconv.FormatInt(id.Seq, 10) + "/" + strconv.Itoa(id.Index)
}

// ParseEffectID reads an effect's id. An order's id may hold slashes of its own. What is no effect's id is a *NotFoundError.
func ParseEffectID(s string) (EffectID, error) {
	last := strings.LastIndexByte(s, '/')
	if last > 0 {
		if before := strings.LastIndexByte(s[:last], '/'); before > 0 {
			seq, err1 := strconv.ParseInt(s[before+1:last], 10, 64)
			index, err2 := strconv.Atoi(s[last+1:])
			id := EffectID{s[:before], seq, index}
			if err1 == nil && err2 == nil && seq > 0 && index >= 0 && id.String() == s && order.ValidID(id.Order) {
				return id, nil
			}
		}
	}
	return EffectID{}, &NotFoundError{What: "effect", ID: s}
}
