package sqlstore

import (
	"math"
	"strconv"
	"strings"
)

// never is when what has no instant is due, and a dead letter ready.
const never = math.MaxInt64

// statements are the texts a Store sends, with its tables and parameters written as its database reads them.
type statements struct {
	dialect Dialect
	tables  *strings.Replacer

	load, lock, lockAll, hold, entries, since, entry       string
	pgSave, pgInsert, pgLog, pgOutbox, pgListing, pgListed string // PostgreSQL: how the parts begin that save a decision
	save, insert, listed                                   string
	anyDue, due, sweep, pause                              string
	anyReady, claim, claimAll                              string
	done, next, doneAll, retry, bury, buryAll              string
	effect, dead                                           string
}

func newStatements(d Dialect, prefix string) statements {
	s := statements{dialect: d, tables: strings.NewReplacer(
		"{orders}", prefix+"orders", "{log}", prefix+"log", "{outbox}", prefix+"outbox", "{listing}", prefix+"listing",
		"{never}", strconv.FormatInt(never, 10), "{lock}", d.locking(false), "{skip}", d.locking(true),
	)}
	// What looks for the first of many says in what order: the planner of PostgreSQL would else read the whole table for it.
	for text, into := range map[string]*string{
		`SELECT dossier FROM {orders} WHERE id = ?`:                                                &s.load,
		`SELECT seq, updated_us FROM {orders} WHERE id = ?{lock}`:                                  &s.lock,
		`SELECT dossier FROM {orders} WHERE id = ?{lock}`:                                          &s.lockAll,
		`UPDATE {orders} SET seq = seq WHERE id = ?`:                                               &s.hold,
		`SELECT entry FROM {log} WHERE order_id = ? AND seq > ? ORDER BY seq`:                      &s.entries,
		`SELECT entry FROM {log} WHERE order_id = ? AND seq > ? ORDER BY seq LIMIT ?`:              &s.since,
		`SELECT entry FROM {log} WHERE order_id = ? AND seq = ?`:                                   &s.entry,
		`SELECT 1 FROM {orders} WHERE wake_us <= ? ORDER BY wake_us, id LIMIT 1`:                   &s.anyDue,
		`SELECT id FROM {orders} WHERE wake_us <= ? ORDER BY wake_us, id LIMIT ?`:                  &s.due,
		`SELECT id, dossier FROM {orders} WHERE wake_us <= ? ORDER BY wake_us, id LIMIT ?{skip}`:   &s.sweep,
		`UPDATE {orders} SET wake_us = ? WHERE id = ? AND wake_us <= ?`:                            &s.pause,
		`SELECT 1 FROM {outbox} WHERE ready_us <= ? ORDER BY ready_us, order_id, seq, idx LIMIT 1`: &s.anyReady,
		claimHeads + `{skip}`: &s.claim,
		`DELETE FROM {outbox} WHERE order_id = ? AND seq = ? AND idx = ?`:                                              &s.done,
		`UPDATE {outbox} SET ready_us = {never}, buried_us = ?, reason = ? WHERE order_id = ? AND seq = ? AND idx = ?`: &s.bury,
		// The attempts come first: MySQL assigns from the left, and sees what it assigned.
		`UPDATE {outbox} SET attempt = CASE WHEN ready_us = {never} THEN 0 ELSE attempt END, ready_us = ?, buried_us = NULL, reason = NULL
			WHERE order_id = ? AND seq = ? AND idx = ?`: &s.retry,
		`SELECT ready_us FROM {outbox} WHERE order_id = ? AND seq = ? AND idx = ?`: &s.effect,
		`SELECT order_id, seq, idx, effect, attempt, buried_us, reason FROM {outbox} WHERE ready_us = {never}
			AND (order_id > ? OR order_id = ? AND (seq > ? OR seq = ? AND idx > ?)) ORDER BY order_id, seq, idx LIMIT ?`: &s.dead,
		`UPDATE {orders} SET seq = ?, updated_us = ?, wake_us = ?, open_cases = ?, dossier = ? WHERE id = ? AND seq = ? AND updated_us = ?`:      &s.save,
		`INSERT INTO {orders} (seq, updated_us, wake_us, open_cases, dossier, id) VALUES (?, ?, ?, ?, ?, ?)` + d.unlessThere():                   &s.insert,
		`UPDATE {listing} SET kind = ?, state = ?, open = ?, buyer = ?, seller = ?, due_us = ? WHERE order_id = ? AND child = ? AND case_id = ?`: &s.listed,
	} {
		*into = s.of(text)
	}
	switch d {
	case PostgreSQL:
		s.claimAll = s.of(pgClaim)
		for text, into := range map[string]*string{
			pgSave: &s.pgSave, pgInsert: &s.pgInsert, pgLog: &s.pgLog, pgOutbox: &s.pgOutbox, pgListing: &s.pgListing, pgListed: &s.pgListed,
		} {
			*into = s.of(text)
		}
		s.doneAll = s.of(pgHead + `gone AS (DELETE FROM {outbox} WHERE order_id = $1 AND seq = $2 AND idx = $3)` + pgNext)
		s.buryAll = s.of(pgHead + `gone AS (UPDATE {outbox} SET ready_us = {never}, buried_us = $4, reason = $5
			WHERE order_id = $1 AND seq = $2 AND idx = $3 RETURNING 1), freed AS (` + pgNext + `) SELECT count(*) FROM gone`)
	case MySQL:
		s.next = s.of(`UPDATE {outbox} o JOIN (SELECT order_id, seq, idx FROM {outbox}` + laterLive + ` ORDER BY seq, idx LIMIT 1) n
			ON o.order_id = n.order_id AND o.seq = n.seq AND o.idx = n.idx SET o.ready_us = o.at_us WHERE o.attempt = 0 AND o.ready_us = ?`)
	case SQLite:
		s.next = s.of(`UPDATE {outbox} SET ready_us = at_us WHERE attempt = 0 AND rowid =
			(SELECT rowid FROM {outbox}` + laterLive + ` ORDER BY seq, idx LIMIT 1) AND ready_us = ?`)
	}
	return s
}

// of is a text with its tables and parameters.
func (s *statements) of(text string) string { return s.dialect.bind(s.tables.Replace(text)) }

// unlessThere ends an INSERT of an order that another transaction may have placed. MySQL reports a row that is there as an
// error, which leaves the transaction as it was: its own ways to say this hide other errors, or count rows by the
// connection's settings.
func (d Dialect) unlessThere() string {
	if d == MySQL {
		return ""
	}
	return ` ON CONFLICT DO NOTHING`
}

// claimHeads finds effects that are ready and before which none of their order waits.
const claimHeads = `SELECT order_id, seq, idx, attempt, effect FROM {outbox} o WHERE ready_us <= ? AND NOT EXISTS (
	SELECT 1 FROM {outbox} e WHERE e.order_id = o.order_id AND (e.seq < o.seq OR e.seq = o.seq AND e.idx < o.idx) AND e.ready_us < {never}
) ORDER BY ready_us, order_id, seq, idx LIMIT ?`

// laterLive are the effects of an order after one, without the dead letters.
const laterLive = ` WHERE order_id = ? AND (seq > ? OR seq = ? AND idx > ?) AND ready_us < {never}`

const (
	// pgClaim takes heads, and lets the later effects of their orders sleep as long.
	pgClaim = `WITH head AS (` + claimHeads + `{skip}
), took AS (
	UPDATE {outbox} o SET ready_us = ?, attempt = o.attempt + 1 FROM head
	WHERE o.order_id = head.order_id AND o.seq = head.seq AND o.idx = head.idx
), later AS (
	UPDATE {outbox} o SET ready_us = ? FROM head
	WHERE o.order_id = head.order_id AND (o.seq, o.idx) <> (head.seq, head.idx) AND o.ready_us < ?
)
SELECT order_id, seq, idx, attempt, effect FROM head`
	// pgHead is when an effect is ready, and pgNext makes the next one of its order ready that a claim put to sleep with it.
	pgHead = `WITH head AS (SELECT ready_us FROM {outbox} WHERE order_id = $1 AND seq = $2 AND idx = $3), `
	pgNext = ` UPDATE {outbox} o SET ready_us = o.at_us FROM (
	SELECT order_id, seq, idx FROM {outbox} WHERE order_id = $1 AND (seq, idx) > ($2, $3) AND ready_us < {never} ORDER BY seq, idx LIMIT 1
) n, head WHERE o.order_id = n.order_id AND o.seq = n.seq AND o.idx = n.idx AND o.attempt = 0 AND o.ready_us = head.ready_us`
)
