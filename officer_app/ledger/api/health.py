"""Whether the service can take findings now: for balancers and watchers, without a login and without figures."""

from litestar import Response, get

from officer_app.ledger.api.access import Asked, ledger_of
from officer_app.ledger.wire import Health


@get("/v1/health", sync_to_thread=True)
def health(request: Asked) -> Response[Health]:
    """200 while a finding could be taken, 503 while not."""
    state = ledger_of(request).health()
    return Response(state, status_code=200 if state.ok else 503)


ROUTES = [health]
