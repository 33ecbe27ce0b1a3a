from tests.fixtures.ledger import ledger, server  # noqa: F401
