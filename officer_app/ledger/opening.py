"""From a configuration to a ledger: its database found or started, its schema brought up to date."""

from officer_app.ledger import embedded
from officer_app.ledger.config import LedgerConfig
from officer_app.ledger.db import Db, create_database, databases
from officer_app.ledger.service import Ledger, Now, wall_clock

EMBEDDED_DATABASE = "ledger"


def open_ledger(config: LedgerConfig, now: Now = wall_clock) -> Ledger:
    """A ledger ready to serve: database started or reached, schema up to date. The caller closes `db`."""
    db = Db(database_url(config, create=True))
    db.open()
    ledger = Ledger(config, db, now)
    ledger.begin()
    return ledger


def database_url(config: LedgerConfig, *, create: bool = False) -> str:
    """Where this ledger's database is; the embedded server is started, and with `create` given the database."""
    if config.database:
        return config.database
    server = embedded.start(config.cluster)
    if create and EMBEDDED_DATABASE not in databases(server):
        create_database(server, EMBEDDED_DATABASE)
    return embedded.url(config.cluster, EMBEDDED_DATABASE)
