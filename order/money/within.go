package money

import (
	"cmp"
	"math"
	"slices"
)

// Within splits total over lines that have so much room each: the weights are
// the room, and no share is more than it. The shares sum to total exactly.
// What a line cannot take goes on by the rule:
//   - [LastTakesRest]: one unit to each line with room, from the first on, in
//     rounds;
//   - [LargestTakesRest]: over the lines that still have room, by the same
//     rule and by the room they had at first, until nothing is left;
//   - the other rules never give a line more than its room.
//
// It returns an error if:
//   - rule is unknown: [*UnknownRuleError];
//   - a room is negative: [*WeightError];
//   - the rooms sum to more than int64 holds: [*OverflowError];
//   - total is negative or more than the sum of the rooms: [*RoomError].
func Within(total int64, room []int64, rule Rule) ([]int64, error) {
	return AppendWithin(nil, total, room, rule)
}

// AppendWithin is [Within], appending the shares to dst, which must not overlap
// room. It allocates nothing if dst has room for them and rule is not
// [LargestTakesRest], which may have to sort the lines. On error it returns dst
// as it was.
func AppendWithin(dst []int64, total int64, room []int64, rule Rule) ([]int64, error) {
	rule, err := rule.check()
	if err != nil {
		return dst, err
	}
	sum, err := sumWeights(room)
	if err != nil {
		return dst, err
	}
	if total < 0 || uint64(total) > sum {
		return dst, &RoomError{total, int64(sum)}
	}
	dst, shares := extend(dst, len(room))
	split{uint64(total), sum}.within(shares, room, rule)
	return dst, nil
}

// within relies on this. Let total < sum (if they are equal, every share is its
// room and nothing is left). The exact share total*w/sum of a line with room w
// is then below w, so its floor is at most w-1: every line with room can take
// one more unit than its floor.
//
//   - LargestRemainder and FirstTakesRest give a line its floor and at most one
//     unit, and nothing to a line without room (its fraction is zero, and there
//     are more fractions above zero than units left; FirstTakesRest passes over
//     such a line).
//   - CascadeFromLast: while left <= roomLeft, a share floor(left*w/roomLeft)
//     is at most w, and what remains, the ceiling of
//     left*(roomLeft-w)/roomLeft, is at most roomLeft-w: so it is for the next.
//   - LastTakesRest and LargestTakesRest need a second look.
func (s split) within(shares, room []int64, rule Rule) {
	switch {
	case s.total == 0:
		clear(shares)
	case rule == LastTakesRest:
		rest := s.floors(shares, room)
		spillLast(shares, room, rest)
	case rule == FirstTakesRest:
		rest := s.floors(shares, room)
		spillFirst(shares, room, rest)
	case rule == LargestTakesRest:
		rest := s.floors(shares, room)
		spillLargest(shares, room, rest)
	default:
		s.into(shares, room, rule)
	}
}

// fill gives line i as much of units as it has room for, and returns how much.
func fill(shares, room []int64, i int, units uint64) uint64 {
	given := min(units, uint64(room[i]-shares[i]))
	shares[i] += int64(given)
	return given
}

// spillLast gives the last line what it can take of the rest. What is over is
// less than the number of other lines with a fraction, each of which has room
// for a unit: one round is enough.
func spillLast(shares, room []int64, rest uint64) {
	rest -= fill(shares, room, len(room)-1, rest)
	spillFirst(shares, room, rest)
}

// spillFirst gives one unit to each line with room, from the first on. Each of
// the units left is the sum of fractions of lines with room, so there are more
// such lines than units.
func spillFirst(shares, room []int64, rest uint64) {
	for i := 0; rest > 0; i++ {
		rest -= fill(shares, room, i, min(rest, 1))
	}
}

// spillLargest gives the line with the most room what it can take of the rest,
// and goes on with what is over.
func spillLargest(shares, room []int64, rest uint64) {
	rest -= fill(shares, room, largest(room), rest)
	if rest > 0 {
		// The queue keeps what it is given; copies let the memory of callers, under every rule, stay off the heap.
		own := slices.Clone(shares)
		newQueue(own, slices.Clone(room)).drain(rest)
		copy(shares, own)
	}
}

// queue is a linked list of the lines that still have room, the most room at
// first coming first. next[i] follows line i; the last is followed by none.
type queue struct {
	shares, room []int64
	first        int
	next         []int
	sum          uint64 // of what room the lines in the list had at first
}

const none = math.MaxInt

func newQueue(shares, room []int64) *queue {
	q := &queue{shares: shares, room: room, first: none, next: make([]int, len(room))}
	order := make([]int, 0, len(room))
	for i := range room {
		if shares[i] < room[i] {
			order = append(order, i)
			q.sum += uint64(room[i])
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(cmp.Compare(room[j], room[i]), cmp.Compare(i, j))
	})
	for _, i := range slices.Backward(order) {
		q.next[i], q.first = q.first, i
	}
	return q
}

// drain gives out rest, round by round: a floor to each line, and what is left
// of the round to the first. A round looks only at lines whose floor is at
// least 1, and each of them takes a unit or more; a round that leaves something
// over has filled a line. So all rounds together take time linear in the number
// of lines, because rest is less than that.
func (q *queue) drain(rest uint64) {
	for rest > 0 {
		round, left := split{rest, q.sum}, rest
		head := q.first
		for at := &q.first; *at != none; {
			i := *at
			floor := round.share(uint64(q.room[i]))
			if floor == 0 {
				break
			}
			left -= floor
			rest -= fill(q.shares, q.room, i, floor)
			if q.shares[i] == q.room[i] && i != head {
				*at = q.next[i]
				q.sum -= uint64(q.room[i])
			} else {
				at = &q.next[i]
			}
		}
		rest -= fill(q.shares, q.room, head, left)
		if q.shares[head] == q.room[head] {
			q.first = q.next[head]
			q.sum -= uint64(q.room[head])
		}
	}
}
