"""Routes of handling: entries in scope, and one step of the life cycle."""

from typing import Annotated

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from officer_app.core.assignments import Assignment
from officer_app.ledger.api.access import Asked, ledger_of
from officer_app.ledger.entries import Summary
from officer_app.ledger.sessions import Caller
from officer_app.ledger.wire import Assigned, AssignRequest, Handled, HandleRequest, WithdrawRequest


@post("/v1/handle", sync_to_thread=True, status_code=200)
def handle(request: Asked, data: JSONBody[HandleRequest], caller: NamedDependency[Caller]) -> Handled:
    """Carry out one step: accept, substantiate, register, assign, and every other row of the table."""
    return ledger_of(request).handle(caller, data)


@get("/v1/findings", sync_to_thread=True)
def findings(
    request: Asked,
    caller: NamedDependency[Caller],
    in_state: Annotated[str, QueryParameter(name="state")] = "",
    before: FromQuery[int] = 0,
    limit: FromQuery[int] = 50,
    text: FromQuery[str] = "",
) -> list[Summary]:
    """A page of the entries in scope, the last changed first."""
    return ledger_of(request).entries(caller, state=in_state, before=before, limit=limit, text=text)


@get("/v1/findings/{name:str}", sync_to_thread=True)
def finding(request: Asked, name: FromPath[str], caller: NamedDependency[Caller]) -> Response[bytes]:
    """One finding with its history, by id or any of its numbers."""
    return Response(ledger_of(request).document(caller, name), media_type="application/json")


@post("/v1/assignments", sync_to_thread=True, status_code=200)
def assign(request: Asked, data: JSONBody[AssignRequest], caller: NamedDependency[Caller]) -> Assigned:
    """Give an officer a target to walk, callbacks to make, or something to look back at."""
    return ledger_of(request).assign(caller, data)


@post("/v1/assignments/{name:str}/withdraw", sync_to_thread=True, status_code=200)
def withdraw(
    request: Asked, name: FromPath[str], data: JSONBody[WithdrawRequest], caller: NamedDependency[Caller]
) -> Assigned:
    """Take an assignment back."""
    return ledger_of(request).withdraw_assignment(caller, name, data.reason)


@get("/v1/assignments", sync_to_thread=True)
def assignments(request: Asked, caller: NamedDependency[Caller], limit: FromQuery[int] = 200) -> list[Assignment]:
    """The last given: all for who gives them, an officer's own for the officer."""
    return ledger_of(request).assignments(caller, limit)


ROUTES = [assign, withdraw, assignments, handle, findings, finding]
