CREATE TABLE IF NOT EXISTS {prefix}orders (
	id text PRIMARY KEY,
	seq integer NOT NULL,
	updated_us integer NOT NULL,
	wake_us integer,
	open_cases integer NOT NULL,
	dossier text NOT NULL
);
CREATE INDEX IF NOT EXISTS {index}orders_wake ON {prefix}orders (wake_us, id) WHERE wake_us IS NOT NULL;
CREATE TABLE IF NOT EXISTS {prefix}log (
	order_id text NOT NULL,
	seq integer NOT NULL,
	at_us integer NOT NULL,
	entry text NOT NULL,
	PRIMARY KEY (order_id, seq)
);
CREATE TABLE IF NOT EXISTS {prefix}outbox (
	order_id text NOT NULL,
	seq integer NOT NULL,
	idx integer NOT NULL,
	kind text NOT NULL,
	at_us integer NOT NULL,
	ready_us integer NOT NULL,
	attempt integer NOT NULL DEFAULT 0,
	buried_us integer,
	reason text,
	effect text NOT NULL,
	PRIMARY KEY (order_id, seq, idx)
);
CREATE INDEX IF NOT EXISTS {index}outbox_ready ON {prefix}outbox (ready_us, order_id, seq, idx);
CREATE TABLE IF NOT EXISTS {prefix}listing (
	order_id text NOT NULL,
	child text NOT NULL,
	case_id text NOT NULL,
	subject integer NOT NULL,
	kind text NOT NULL,
	state text NOT NULL,
	open integer NOT NULL,
	buyer text NOT NULL,
	seller text NOT NULL,
	due_us integer NOT NULL,
	PRIMARY KEY (order_id, child, case_id)
);
CREATE INDEX IF NOT EXISTS {index}listing_due ON {prefix}listing (subject, due_us, order_id, child, case_id);
CREATE INDEX IF NOT EXISTS {index}listing_state ON {prefix}listing (subject, state, due_us, order_id, child, case_id);
CREATE INDEX IF NOT EXISTS {index}listing_buyer ON {prefix}listing (buyer, subject, due_us, order_id, child, case_id);
CREATE INDEX IF NOT EXISTS {index}listing_seller ON {prefix}listing (seller, subject, due_us, order_id, child, case_id);
CREATE INDEX IF NOT EXISTS {index}listing_open ON {prefix}listing (subject, due_us, order_id, child, case_id) WHERE open = 1;
