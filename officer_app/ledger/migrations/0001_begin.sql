-- Every key begins with the scope, so that cities can share one server or be dealt out over many.
-- Names in "C" order: they are codes, never sorted for people.

CREATE TABLE clock (
    scope       integer PRIMARY KEY,
    ledger_id   text NOT NULL,
    name        text NOT NULL,
    epoch       bigint NOT NULL,
    seq         bigint NOT NULL,
    tag         bigint NOT NULL,
    receipt_head text NOT NULL,
    own_seq     bigint NOT NULL,
    own_head    text NOT NULL,
    safe_seq    bigint NOT NULL,
    recovery_public bytea
);
COMMENT ON TABLE clock IS 'One row a scope. Locked until COMMIT by whoever appends: number order = commit order, no gaps.';

CREATE TABLE epoch_key (
    scope   integer NOT NULL,
    device  text NOT NULL,
    public  bytea NOT NULL,
    PRIMARY KEY (scope, device)
);
COMMENT ON TABLE epoch_key IS 'The key of each ledger-<epoch>.';

CREATE TABLE event (
    scope     integer NOT NULL,
    id        text NOT NULL,
    subject   text NOT NULL,
    kind      text NOT NULL,
    device    text NOT NULL,
    seq       bigint NOT NULL,
    sha256    text NOT NULL,
    raw       bytea NOT NULL,
    signature bytea NOT NULL,
    folds     boolean NOT NULL,
    PRIMARY KEY (scope, id)
);
CREATE INDEX event_subject ON event (scope, subject);
CREATE INDEX event_chain ON event (scope, device, seq);
COMMENT ON COLUMN event.folds IS 'False for what this version cannot read yet: kept, held, never folded.';

CREATE TABLE change (
    scope       integer NOT NULL,
    seq         bigint NOT NULL,
    tag         bigint NOT NULL,
    entity      text NOT NULL CHECK (entity IN ('event', 'photo')),
    ref         text NOT NULL,
    finding     text NOT NULL,
    audience    text NOT NULL,
    first       boolean NOT NULL,
    received_at timestamptz NOT NULL,
    status      text NOT NULL,
    receipt     bytea,
    receipt_signature bytea,
    PRIMARY KEY (scope, seq)
);
CREATE INDEX change_audience ON change (scope, audience, seq);
CREATE UNIQUE INDEX change_event ON change (scope, ref) WHERE entity = 'event' AND first;
CREATE INDEX change_finding ON change (scope, finding);
CREATE INDEX change_photo ON change (scope, ref, audience) WHERE entity = 'photo';
COMMENT ON TABLE change IS 'The feed. `first` rows carry the receipt; the others show an older row to one more account.';

CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is append-only: % on % refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER event_is_final BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER change_is_final BEFORE UPDATE OR DELETE ON change FOR EACH ROW EXECUTE FUNCTION never();
CREATE TRIGGER event_stays BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION never();
CREATE TRIGGER change_stays BEFORE TRUNCATE ON change FOR EACH STATEMENT EXECUTE FUNCTION never();

CREATE TABLE number (
    scope   integer NOT NULL,
    number  text NOT NULL,
    finding text NOT NULL,
    kind    text NOT NULL CHECK (kind IN ('receipt', 'class', 'alias')),
    PRIMARY KEY (scope, number, finding)
);
CREATE UNIQUE INDEX number_receipt ON number (scope, finding) WHERE kind = 'receipt';
CREATE INDEX number_finding ON number (scope, finding);
COMMENT ON TABLE number IS 'Every number ever shown leads to its finding for ever. One number with two findings is an alarm (R6, R7).';

CREATE TABLE counter (
    scope integer NOT NULL,
    name  text NOT NULL,
    year  integer NOT NULL,
    value bigint NOT NULL,
    PRIMARY KEY (scope, name, year)
);

CREATE TABLE entry (
    scope       integer NOT NULL,
    id          text NOT NULL,
    author      text NOT NULL,
    state       text NOT NULL,
    region      text NOT NULL,
    dept        text NOT NULL,
    handlers    text[] NOT NULL,
    dimension   text NOT NULL,
    category    text NOT NULL,
    severity    text NOT NULL,
    matter      text NOT NULL,
    hall        text NOT NULL,
    title       text NOT NULL,
    temp_no     text NOT NULL,
    receipt_no  text NOT NULL,
    class_no    text NOT NULL,
    due_on      text NOT NULL,
    occurred_at text NOT NULL,
    received_at timestamptz NOT NULL,
    seq         bigint NOT NULL,
    forked      boolean NOT NULL,
    clue        boolean NOT NULL,
    photos      integer NOT NULL,
    doc         bytea NOT NULL,
    PRIMARY KEY (scope, id)
);
CREATE INDEX entry_author ON entry (scope, author, seq);
CREATE INDEX entry_state ON entry (scope, state, seq);
CREATE INDEX entry_dept ON entry (scope, dept, state, seq);
CREATE INDEX entry_region ON entry (scope, region, state, seq);
CREATE INDEX entry_handlers ON entry USING gin (handlers);
CREATE INDEX entry_temp ON entry (scope, temp_no);
COMMENT ON TABLE entry IS 'The fold of a finding''s events, written with them; can be rebuilt at any time.';

CREATE TABLE held (
    scope    integer NOT NULL,
    event_id text NOT NULL,
    code     text NOT NULL,
    message_zh text NOT NULL,
    message_en text NOT NULL,
    PRIMARY KEY (scope, event_id)
);

CREATE TABLE quarantine (
    scope       integer NOT NULL,
    sha256      text NOT NULL,
    reason      text NOT NULL,
    event_id    text NOT NULL,
    device      text NOT NULL,
    raw         bytea NOT NULL,
    signature   bytea NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (scope, sha256, reason)
);

CREATE TABLE alarm (
    scope  integer NOT NULL,
    kind   text NOT NULL,
    about  text NOT NULL,
    detail text NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (scope, kind, about, detail)
);

CREATE TABLE account (
    scope    integer NOT NULL,
    id       text NOT NULL,
    login    text,
    name     text NOT NULL,
    alias    text NOT NULL,
    roles    text[] NOT NULL,
    dept     text NOT NULL,
    region   text NOT NULL,
    password text NOT NULL,
    active   boolean NOT NULL,
    made_at  timestamptz NOT NULL,
    PRIMARY KEY (scope, id)
);
CREATE UNIQUE INDEX account_login ON account (scope, login);
CREATE UNIQUE INDEX account_alias ON account (scope, alias) WHERE alias <> '';

CREATE TABLE device (
    scope       integer NOT NULL,
    code        text NOT NULL,
    account     text NOT NULL,
    public      bytea NOT NULL,
    install_id  text NOT NULL,
    app         text NOT NULL,
    enrolled_at timestamptz NOT NULL,
    revoked_at  timestamptz,
    revoke_order bytea,
    order_signature bytea,
    renew       boolean NOT NULL DEFAULT false,
    last_seen   timestamptz,
    clock_offset_s integer,
    PRIMARY KEY (scope, code)
);
CREATE INDEX device_account ON device (scope, account);

CREATE TABLE enrolment (
    scope      integer NOT NULL,
    code_hash  bytea NOT NULL,
    account    text NOT NULL,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    device     text,
    PRIMARY KEY (scope, code_hash)
);

CREATE TABLE session (
    scope      integer NOT NULL,
    token_hash bytea NOT NULL,
    account    text NOT NULL,
    device     text,
    nonce      text,
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz,
    PRIMARY KEY (scope, token_hash)
);
CREATE UNIQUE INDEX session_nonce ON session (scope, device, nonce);
CREATE INDEX session_account ON session (scope, account);

CREATE TABLE guess (
    scope integer NOT NULL,
    what  text NOT NULL,
    at    timestamptz NOT NULL
);
CREATE INDEX guess_what ON guess (scope, what, at);

CREATE TABLE blob (
    scope     integer NOT NULL,
    sha256    text NOT NULL,
    size      bigint NOT NULL,
    state     text NOT NULL CHECK (state IN ('spooled', 'stored')),
    account   text NOT NULL,
    stored_at timestamptz NOT NULL,
    PRIMARY KEY (scope, sha256)
);
CREATE INDEX blob_account ON blob (scope, account, stored_at);
CREATE INDEX blob_spooled ON blob (scope) WHERE state = 'spooled';

CREATE TABLE manifest (
    scope   integer NOT NULL,
    sha256  text NOT NULL,
    finding text NOT NULL,
    audience text NOT NULL,
    size    bigint NOT NULL,
    PRIMARY KEY (scope, sha256, finding)
);
CREATE INDEX manifest_finding ON manifest (scope, finding);
COMMENT ON TABLE manifest IS 'Which findings name which photos: the right to send one and the right to read one.';

CREATE TABLE backup (
    scope      integer NOT NULL,
    name       text NOT NULL,
    seq        bigint NOT NULL,
    made_at    timestamptz NOT NULL,
    checked_at timestamptz NOT NULL,
    retained   boolean NOT NULL,
    PRIMARY KEY (scope, name)
);
