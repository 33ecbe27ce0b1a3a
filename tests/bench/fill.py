"""A real profile with many findings, quickly: honest signed events of one device and its ledger, honest projections.

    python tests/bench/fill.py FOLDER 100000

Used by the benchmarks, which import `fill`. The same `seed` gives the same findings, apart from keys and signatures.
"""

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from officer_app.core import clock, numbering
from officer_app.core.catalog import Catalog, Category
from officer_app.core.events import Envelope, Event, compose
from officer_app.core.facts import FindingFacts, Step
from officer_app.core.forms import form_of
from officer_app.core.ids import uuid7
from officer_app.core.workdays import due
from officer_app.seal.sign import Signer
from officer_app.store import journal, meta, projections
from officer_app.usecases import setup
from officer_app.usecases.desk import Desk

PATH = (
    ("T06", "accept", "submitted", "verifying", "verify"),
    ("T10", "substantiate", "verifying", "substantiated", "register"),
    ("T13", "register", "substantiated", "registered", "assign"),
    ("T15", "assign", "registered", "assigned", "sign_in"),
    ("T16", "sign_in", "assigned", "accepted", "plan"),
    ("T24", "plan", "accepted", "rectifying", "rectification"),
    ("T30", "feedback", "rectifying", "feedback_submitted", "review"),
    ("T33", "check", "feedback_submitted", "acceptance_check", "acceptance_check"),
    ("T35", "close", "acceptance_check", "closed", "lookback_window"),
)
"""The main road of DOMAIN 5.3; a finding goes a random part of it."""
SHARES = (48, 16, 8, 4, 5, 3, 8, 3, 1, 4)
"""Out of 100 findings, how many have gone 0, 1, 2 … steps."""

_CLAUSES = (
    "窗口要求提供清单外材料",
    "自助机故障无人引导",
    "排队超过四十分钟",
    "叫号过号不提醒",
    "网上提交后一直显示系统繁忙",
    "办事指南与实际不一致",
    "要求群众自行复印",
    "无障碍坡道被占用",
    "午间窗口长时间空岗",
    "工作人员态度生硬",
    "同一材料重复提交三次",
    "承诺两日办结实际八日",
    "附件限制过小无法上传",
    "电话无人接听",
    "咨询台答复前后不一",
    "老年人没有人工通道",
    "收费项目没有公示",
    "一次性告知没有做到",
)
_THINGS = (
    "单身证明",
    "户口本复印件",
    "不动产权证书",
    "营业执照副本",
    "社保缴费记录",
    "完税凭证",
    "委托书原件",
    "近期免冠照片",
    "居住证明",
)


def fill(desk: Desk, n: int, *, seed: int = 1, batch: int = 2000) -> None:
    """Add `n` findings to a profile, in transactions of `batch`."""
    rand = random.Random(seed)
    ledger = Signer.generate()
    desk.write(lambda db: journal.know_key(db, "ledger-1", ledger.public))
    maker = _Maker(desk, rand, ledger, journal.own_head(desk.db))
    for start in range(0, n, batch):
        made = [maker.finding(start + i, n) for i in range(min(batch, n - start))]
        desk.write(lambda db, made=made: _keep(db, made))


def _keep(db: object, made: list[tuple[list[Event], list[int | None]]]) -> None:
    connection = db.conn  # type: ignore[attr-defined]
    pairs = [(event, seq) for events, seqs in made for event, seq in zip(events, seqs, strict=True)]
    connection.executemany(
        "INSERT INTO event(id, subject, kind, device, seq, sha256, raw, signature) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (e.id, e.envelope.subject, e.envelope.kind, e.envelope.device, e.envelope.seq, e.sha256, e.raw, e.signature)
            for e, _ in pairs
        ],
    )
    connection.executemany(
        "INSERT INTO delivery(event_id, ledger_seq, tag, status) VALUES (?, ?, 1, 'accepted')",
        [(e.id, seq) for e, seq in pairs if seq is not None],
    )
    connection.executemany(
        "INSERT INTO outbox(kind, ref, bytes) VALUES ('event', ?, ?)",
        [(e.id, len(e.raw)) for e, seq in pairs if seq is None],
    )
    projections.project_many(db, [events[0].envelope.subject for events, _ in made])  # type: ignore[arg-type]


class _Maker:
    """Makes findings one after another over the last 300 days, and carries two chains on."""

    def __init__(self, desk: Desk, rand: random.Random, ledger: Signer, head: tuple[int, str]) -> None:
        self._rand, self._catalog, self._calendar = rand, desk.catalog, desk.calendar
        self._limits, self._now = desk.limits, desk.now()
        self._who = desk.identity()
        self._signers = {self._who.device_code: desk.signer, "ledger-1": ledger}
        self._heads = {self._who.device_code: head, "ledger-1": (0, "")}
        self._seq, self._number = 0, 0
        self._ids = 0
        self._choices = _choices(desk.catalog)

    def finding(self, at: int, of: int) -> tuple[list[Event], list[int | None]]:
        """Events of one finding and the ledger's place of each, None for one that is still to be handed in."""
        rand = self._rand
        found = self._now - timedelta(days=300) * (1 - at / of)
        category, form_code = rand.choice(self._choices)
        subject = self._id(found)
        what, things = "，".join(rand.sample(_CLAUSES, 3)), "、".join(rand.sample(_THINGS, 2))
        text = f"{what}：{things}，第{rand.randrange(999)}号"
        hall = rand.choice(list(self._catalog.halls))
        values = {
            "category_code": category.code,
            "severity": category.severity,
            "fix_type": category.fix_type,
            "text": text,
            "title": text[:24],
            "occurred_at": clock.iso(found),
            "hall_code": hall,
            "matter_code": rand.choice(list(self._catalog.matters)),
            "region_code": self._catalog.hall(hall).region,
        }
        temp = numbering.temp_no(self._who.device_code, found.astimezone(clock.SHANGHAI).date(), at % 99_999 + 1)
        facts = FindingFacts(temp_no=temp, form=form_code, values=values, alias=self._who.alias)
        events = [self._event(self._who.device_code, "finding.submitted", subject, found, [], facts)]
        steps = rand.choices(range(len(SHARES)), SHARES)[0]
        for transition, action, before, after, limit in PATH[:steps]:
            found += timedelta(hours=rand.randrange(4, 60))
            fields: dict[str, str] = {}
            if action == "register":
                self._number += 1
                year = found.year + self._number // 99_999
                fields["class_no"] = numbering.class_no(
                    values["region_code"], category.code, year, self._number % 99_999 + 1
                )
            step = Step(
                transition=transition,
                action=action,
                from_state=before,
                to_state=after,
                at=clock.iso(found),
                actor="clerk-1",
                role="ledger_clerk",
                fields=fields,
                due=due(limit, values["severity"], values["fix_type"], found, self._calendar, self._limits),
            )
            events.append(self._event("ledger-1", "entry.stepped", subject, found, [events[0].id], step))
        delivered = steps > 0 or at % 50 != 0
        return events, [self._next() if delivered else None for _ in events]

    def _event(
        self, device: str, kind: str, subject: str, at: datetime, parents: list[str], body: msgspec.Struct
    ) -> Event:
        seq, prev = self._heads[device]
        event = compose(
            Envelope(
                id=self._id(at),
                kind=kind,
                device=device,
                seq=seq + 1,
                prev=prev,
                user=self._who.user,
                claimed_at=clock.iso(at),
                subject=subject,
                parents=parents,
                body=msgspec.Raw(msgspec.json.encode(body)),
                app="bench",
            ),
            self._signers[device].sign,
        )
        self._heads[device] = seq + 1, event.sha256
        return event

    def _id(self, at: datetime) -> str:
        return uuid7(int(at.timestamp() * 1000), self._rand.randbytes(10))

    def _next(self) -> int:
        self._seq += 1
        return self._seq


def _choices(catalog: Catalog) -> list[tuple[Category, str]]:
    return [(category, form_of(dimension).code) for dimension in "WTH" for category in catalog.categories_of(dimension)]


def profile(folder: Path, n: int, *, seed: int = 1) -> Desk:
    """A trial profile in `folder` with `n` findings; the one that is there already when it has as many."""
    if (folder / "key.json").exists():
        desk = setup.open_profile(folder)
        if meta.get(desk.db, "filled") == str(n):
            return desk
        raise SystemExit(f"{folder} holds something else")
    desk = setup.create_trial(folder)
    fill(desk, n, seed=seed)
    desk.write(lambda db: meta.put(db, {"filled": str(n)}))
    return desk


if __name__ == "__main__":
    setup.close(profile(Path(sys.argv[1]), int(sys.argv[2])))
