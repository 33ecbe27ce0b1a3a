"""What the command line calls: each a verb over one ledger's configuration."""

import json
import sys

from officer_app.ledger import serve as service_process
from officer_app.ledger.config import LedgerConfig


def serve(config: LedgerConfig, as_json: bool = False) -> None:
    """Run the service until told to stop; says where it listens in one line on standard output."""
    service_process.log_to_stderr()

    def ready(facts: dict[str, str]) -> None:
        line = json.dumps(facts) if as_json else f"{facts['url']}  {facts['ledger_public']}"
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    service_process.serve(config, ready)
