CREATE TABLE IF NOT EXISTS {prefix}orders (
	id varbinary(64) NOT NULL PRIMARY KEY,
	seq bigint NOT NULL,
	updated_us bigint NOT NULL,
	wake_us bigint,
	open_cases integer NOT NULL,
	dossier longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
	KEY orders_wake (wake_us, id)
) ENGINE=InnoDB;
CREATE TABLE IF NOT EXISTS {prefix}log (
	order_id varbinary(64) NOT NULL,
	seq bigint NOT NULL,
	at_us bigint NOT NULL,
	entry longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
	PRIMARY KEY (order_id, seq)
) ENGINE=InnoDB;
CREATE TABLE IF NOT EXISTS {prefix}outbox (
	order_id varbinary(64) NOT NULL,
	seq bigint NOT NULL,
	idx integer NOT NULL,
	kind varchar(40) CHARACTER SET ascii NOT NULL,
	at_us bigint NOT NULL,
	ready_us bigint NOT NULL,
	attempt integer NOT NULL DEFAULT 0,
	buried_us bigint,
	reason text CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
	effect longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
	PRIMARY KEY (order_id, seq, idx),
	KEY outbox_ready (ready_us, order_id, seq, idx)
) ENGINE=InnoDB;
CREATE TABLE IF NOT EXISTS {prefix}listing (
	order_id varbinary(64) NOT NULL,
	child varbinary(255) NOT NULL,
	case_id varbinary(255) NOT NULL,
	subject smallint NOT NULL,
	kind varchar(40) CHARACTER SET ascii NOT NULL,
	state varchar(40) CHARACTER SET ascii NOT NULL,
	open smallint NOT NULL,
	buyer varbinary(255) NOT NULL,
	seller varbinary(255) NOT NULL,
	due_us bigint NOT NULL,
	PRIMARY KEY (order_id, child, case_id),
	KEY listing_due (subject, due_us, order_id, child, case_id),
	KEY listing_open (subject, open, due_us, order_id, child, case_id),
	KEY listing_state (subject, state, due_us, order_id, child, case_id),
	KEY listing_buyer (buyer, subject, due_us, order_id, child, case_id),
	KEY listing_seller (seller, subject, due_us, order_id, child, case_id)
) ENGINE=InnoDB;
