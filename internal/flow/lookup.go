package flow

// lookup is the dense table: the machine's answers, one cell a pair.
type lookup struct {
	row, column index

	// cells holds where the machine goes, "" where it refuses. A cell's place
	// is the sum of its row's and its column's number; row 0 and column 0
	// belong to unknown names and stay "".
	cells []string
}

// newLookup asks the machine about every pair once. On failure it also returns
// the pair that failed.
func newLookup(m machine, states, events []string) (lookup, [2]string, error) {
	width := len(events) + 1
	l := lookup{newIndex(states, width), newIndex(events, 1), make([]string, (len(states)+1)*width)}
	for i, state := range states {
		for j, event := range events {
			to, err := m.ask(state, event)
			if err != nil {
				return lookup{}, [2]string{state, event}, err
			}
			l.cells[(i+1)*width+j+1] = to
		}
	}
	return l, [2]string{}, nil
}

// next answers from the first slots of both words, where they nearly always are.
func (l *lookup) next(state, event string) (string, bool) {
	row, column := l.row.at(state), l.column.at(event)
	if row.word != state || column.word != event {
		return l.search(state, event)
	}
	to := l.cells[row.id+column.id]
	return to, to != ""
}

// search is next for words that are unknown or stand beside their first slot.
// It is kept apart so that next stays small.
func (l *lookup) search(state, event string) (string, bool) {
	to := l.cells[l.row.find(state)+l.column.find(event)]
	return to, to != ""
}
