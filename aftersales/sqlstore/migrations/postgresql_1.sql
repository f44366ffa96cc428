CREATE TABLE IF NOT EXISTS {prefix}orders (
	id text COLLATE "C" PRIMARY KEY,
	seq bigint NOT NULL,
	updated_us bigint NOT NULL,
	wake_us bigint,
	open_cases integer NOT NULL,
	dossier json NOT NULL
);
CREATE INDEX IF NOT EXISTS {index}orders_wake ON {prefix}orders (wake_us, id) WHERE wake_us IS NOT NULL;
CREATE TABLE IF NOT EXISTS {prefix}log (
	order_id text COLLATE "C" NOT NULL,
	seq bigint NOT NULL,
	at_us bigint NOT NULL,
	entry json NOT NULL,
	PRIMARY KEY (order_id, seq)
);
CREATE TABLE IF NOT EXISTS {prefix}outbox (
	order_id text COLLATE "C" NOT NULL,
	seq bigint NOT NULL,
	idx integer NOT NULL,
	kind text NOT NULL,
	at_us bigint NOT NULL,
	ready_us bigint NOT NULL,
	attempt integer NOT NULL DEFAULT 0,
	buried_us bigint,
	reason text,
	effect json NOT NULL,
	PRIMARY KEY (order_id, seq, idx)
);
CREATE INDEX IF NOT EXISTS {index}outbox_ready ON {prefix}outbox (ready_us, order_id, seq, idx);
CREATE TABLE IF NOT EXISTS {prefix}listing (
	order_id text COLLATE "C" NOT NULL,
	child text COLLATE "C" NOT NULL,
	case_id text COLLATE "C" NOT NULL,
	subject smallint NOT NULL,
	kind text NOT NULL,
	state text NOT NULL,
	open smallint NOT NULL,
	buyer text COLLATE "C" NOT NULL,
	seller text COLLATE "C" NOT NULL,
	due_us bigint NOT NULL,
	PRIMARY KEY (order_id, child, case_id)
);
CREATE INDEX IF NOT EXISTS {index}listing_due ON {prefix}listing (subject, due_us, order_id, child, case_id);
CREATE INDEX IF NOT EXISTS {index}listing_state ON {prefix}listing (subject, state, due_us, order_id, child, case_id);
CREATE INDEX IF NOT EXISTS {index}listing_buyer ON {prefix}listing (buyer, subject, due_us, order_id, child, case_id);
CREATE INDEX IF NOT EXISTS {index}listing_seller ON {prefix}listing (seller, subject, due_us, order_id, child, case_id);
CREATE INDEX IF NOT EXISTS {index}listing_open ON {prefix}listing (subject, due_us, order_id, child, case_id) WHERE open = 1;
