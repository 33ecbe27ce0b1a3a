"""The life cycle of a finding. One set of rules, three callers: the window, the use case and the ledger ask the same.

Tables are in `transitions`, rules in `guards`, clocks in `clocks`; everybody else imports this module.
"""

from officer_app.core.transitions import BAR, STATES, TRANSITIONS, State, StateInfo, Transition, fits, leaving

__all__ = ["BAR", "STATES", "TRANSITIONS", "State", "StateInfo", "Transition", "fits", "leaving"]
