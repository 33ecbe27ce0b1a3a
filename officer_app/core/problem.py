"""One thing that is wrong or missing, said at the field it concerns: the common answer of forms and guards."""

from dataclasses import dataclass

from officer_app.core.text import Text


@dataclass(frozen=True)
class Problem:
    """`field` is the field's name, "" for the whole record. `blocking` stops the deed; otherwise it is advice."""

    field: str
    message: Text
    blocking: bool = True
