"""Default limits in working days, as data (`enums.json`, `limits`; DOMAIN 5.4). An administrator may change them."""

from typing import Any, Self

import msgspec

BySeverity = dict[str, float]
"""Working days by severity `S1`..`S4`; 0.5 is the half day of an S4 sign-in."""

DEFAULT_SEVERITY = "S2"
DEFAULT_FIX_TYPE = "timed"
"""What a finding counts as until somebody says: the ordinary one."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of DOMAIN 5 that counts days, and rules that may be set. Names are the file's; what it leaves out has
    its default here."""

    rectification_wd: dict[str, dict[str, float]]
    """By severity, then by fix type."""
    sign_in_wd: BySeverity
    plan_wd: BySeverity
    intake_wd: BySeverity
    verify_wd: BySeverity
    review_wd: BySeverity
    acceptance_check_wd: BySeverity
    lookback_window_wd: dict[str, tuple[float, float]]
    """By severity: first and last working day after closure on which a look-back is due."""
    register_wd: float
    assign_wd: float
    reassign_request_wd: float
    reassign_decide_wd: float
    objection_wd: float
    objection_decide_wd: float
    lookback_wd: float
    appeal_wd: float
    extension_max_times: int
    extension_max_wd: float
    rebound_factor: float
    rebound_min_wd: float
    duplicate_window_days: int
    supplement_wd: float = 3
    suspend_review_wd: float = 20
    interim_wd: float = 1
    rework_min_wd: float = 3
    archive_wd: float = 60
    longest_wd: float = 60
    rebound_window_days: int = 90
    max_returns: int = 2
    max_reassignments: int = 3
    wait_threshold_minutes: int = 30
    upload_original: bool = False
    """Whether the original of a photo with masks leaves the device beside its masked copy (rule 4.12)."""

    @classmethod
    def of(cls, table: Any) -> Self:
        """From the `limits` of `enums.json`, already decoded. Raises ValueError when it does not fit."""
        try:
            return msgspec.convert(table, cls)
        except msgspec.ValidationError as error:
            raise ValueError(str(error)) from error

    def days(self, clock: str, severity: str = DEFAULT_SEVERITY, fix_type: str = DEFAULT_FIX_TYPE) -> float:
        """The limit of one clock in working days, e.g. `days("rectification", "S3", "systemic")`.

        `clock` is a name above without `_wd`. An unknown severity or fix type counts as the ordinary one.

        Raises KeyError for a clock that does not exist.
        """
        if clock == "lookback_window":
            return self.lookback_window(severity)[1]
        if f"{clock}_wd" not in self.__struct_fields__:
            raise KeyError(clock)
        table: Any = getattr(self, f"{clock}_wd")
        if isinstance(table, dict):
            table = table.get(severity, table[DEFAULT_SEVERITY])
        if isinstance(table, dict):
            table = table.get(fix_type, table[DEFAULT_FIX_TYPE])
        return float(table)

    def lookback_window(self, severity: str) -> tuple[float, float]:
        return self.lookback_window_wd.get(severity, self.lookback_window_wd[DEFAULT_SEVERITY])
