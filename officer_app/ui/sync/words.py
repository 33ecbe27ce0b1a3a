"""The sync page's sentences, in both languages. Offline is the usual state and is said so. Knows no Qt."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from officer_app.core.clock import parse
from officer_app.core.text import Text
from officer_app.store.remote import Logged
from officer_app.store.waiting import PhotoOnItsWay, Waiting
from officer_app.sync.run import Progress
from officer_app.usecases.sync import SyncStatus

QUIET_CODES = frozenset({"sync.unreachable", "sync.silent", "sync.cut", "sync.busy"})
"""Troubles that pass by themselves and are told in grey. A network that wants a sign-in does not pass by itself."""


class State(NamedTuple):
    """`kind`: busy, done, offline, trouble, alone (not enrolled). `percent` for the ring, −1 for none."""

    kind: str
    title: Text
    note: Text
    percent: int = -1


def state_of(status: SyncStatus, running: bool, progress: Progress | None, now: datetime) -> State:
    """What the card at the top says; a clock that is wrong is told with it."""
    state, clock = _state(status, running, progress, now), status.clock
    if not clock.zh:
        return state
    return state._replace(note=Text(f"{state.note.zh}。{clock.zh}", f"{state.note.en}. {clock.en}"))


def _state(status: SyncStatus, running: bool, progress: Progress | None, now: datetime) -> State:
    if running:
        sending = Text("正在送往台账", "Sending to the ledger")
        return State("busy", sending, _on_the_way(progress), _done(progress))
    if not status.enrolled:
        return State(
            "alone",
            Text("这台电脑还没有绑定总台账", "This computer is not enrolled with a ledger"),
            Text(
                "记录和照片都存在本机，绑定以后自动送出",
                "Records and photos stay on this computer and go out by themselves once it is enrolled",
            ),
        )
    kept = Text(
        f"{status.findings} 条记录、{status.photos} 张照片（{size(status.size)}）存在本机，都在",
        f"{_n(status.findings, 'record')} and {_n(status.photos, 'photo')} ({size(status.size)}) are safe here",
    )
    if status.revoked or (status.trouble_code and status.trouble_code not in QUIET_CODES):
        return State(
            "trouble", status.trouble if status.trouble.zh else Text("交换停下了", "The exchange has stopped"), kept
        )
    if status.findings or status.photos:
        return State(
            "offline",
            Text("离线可用，都已存本机", "Works offline, everything is kept here"),
            _join(kept, _next(status, now)),
        )
    if status.trouble_code:
        return State("offline", Text("离线可用，没有要送的", "Works offline, nothing to send"), _next(status, now))
    at = moment(status.last_exchange_at, now)
    if status.held_back:
        return State(
            "done",
            Text("送出的台账都已收妥", "The ledger has received everything sent"),
            Text(f"{status.held_back} 张照片等你看过再送", f"{_n(status.held_back, 'photo')} waiting for your look"),
            100,
        )
    return State(
        "done",
        Text("台账已全部收妥", "The ledger has received everything"),
        Text(f"上次交换 {at.zh}", f"Last exchange {at.en}")
        if status.last_exchange_at
        else Text("还没有交换过", "No exchange yet"),
        100,
    )


def _on_the_way(progress: Progress | None) -> Text:
    calm = Text("可以照常工作", "you can go on working")
    if progress is None:
        return calm
    steps = {
        "push": Text(f"记录 {progress.done} / {progress.total}", f"records {progress.done} / {progress.total}"),
        "pull": Text(f"收到 {progress.done} 条进展", f"{progress.done} changes received"),
        "photos": Text(f"照片 {progress.done} / {progress.total}", f"photos {progress.done} / {progress.total}"),
        "download": Text(
            f"取回照片 {progress.done} / {progress.total}", f"photos fetched {progress.done} / {progress.total}"
        ),
    }
    return _join(steps.get(progress.step, Text("", "")), calm)


def _done(progress: Progress | None) -> int:
    if progress is None or not progress.total:
        return 0
    return min(100, round(100 * progress.done / progress.total))


def _next(status: SyncStatus, now: datetime) -> Text:
    if not status.next_try_at:
        return Text("连上网络后自动送出", "Sent by itself when there is a network")
    seconds = max(1, round((parse(status.next_try_at) - now).total_seconds()))
    if seconds < 90:
        return Text(f"{seconds} 秒后自动再试", f"next try in {seconds} s")
    return Text(f"{round(seconds / 60)} 分钟后自动再试", f"next try in {round(seconds / 60)} min")


def standing_of(waiting: Waiting, sent: Mapping[str, int]) -> tuple[Text, Text]:
    """At the right of a waiting finding: how far it is, and of how much. `sent`: bytes of photos now on their way."""
    if waiting.text_waits and not any(photo.sha256 in sent for photo in waiting.photos):
        return Text("等待", "waiting"), Text("", "")
    total = sum(photo.size for photo in waiting.photos)
    there = sum(bytes_there(photo, sent) for photo in waiting.photos)
    if not total or not there:
        return Text("记录已收到", "record received"), Text("照片等待", "photos waiting")
    percent = f"{min(99, round(100 * there / total))}%"
    amount = f"{size(there)} / {size(total)}"
    return Text(percent, percent), Text(amount, amount)


def bytes_there(photo: PhotoOnItsWay, sent: Mapping[str, int]) -> int:
    """How much of a photo the ledger has, those on their way included."""
    if photo.stored:
        return photo.size
    return min(photo.size, max(photo.sent, sent.get(photo.sha256, 0)))


def told(logged: Logged) -> tuple[str, Text, Text]:
    """One line of the history: its icon, what was exchanged, how it ended."""
    sent = Text(
        f"送出 {logged.pushed} 条记录、{logged.photos} 张照片",
        f"{_n(logged.pushed, 'record')} and {_n(logged.photos, 'photo')} sent",
    )
    if not logged.photos:
        sent = Text(f"送出 {logged.pushed} 条记录", f"{_n(logged.pushed, 'record')} sent")
    elif not logged.pushed:
        sent = Text(f"送出 {logged.photos} 张照片", f"{_n(logged.photos, 'photo')} sent")
    got = Text(f"收到 {logged.pulled} 条进展", f"{_n(logged.pulled, 'change')} received")
    moved = [text for text, there in ((sent, logged.pushed or logged.photos), (got, logged.pulled)) if there]
    what = _join(*moved) if moved else Text("没有新的", "Nothing new")
    if logged.outcome == "ok":
        icon = "arrow-up" if logged.pushed or logged.photos else "arrow-down" if logged.pulled else "check"
        return icon, what, Text("全部收妥", "all received") if moved else Text("", "")
    if logged.outcome == "cancelled":
        return "pause", what, Text("停下了，下次接着传", "stopped; it goes on from there")
    icon = "wifi-off" if logged.outcome in QUIET_CODES else "triangle-alert"
    if not moved:
        what = logged.message if logged.message.zh else Text("没有连上", "Not connected")
        return icon, what, Text("", "")
    return icon, what, Text("断开了，已保住断点", "cut off; it goes on from there")


def moment(at: str | None, now: datetime) -> Text:
    """`今天 08:12`, `昨天 17:40`, else the date."""
    if not at:
        return Text("", "")
    then = parse(at)
    days = (now.astimezone(then.tzinfo).date() - then.date()).days
    clock = f"{then:%H:%M}"
    if days == 0:
        return Text(f"今天 {clock}", f"today {clock}")
    if days == 1:
        return Text(f"昨天 {clock}", f"yesterday {clock}")
    return Text(f"{then.month}月{then.day}日 {clock}", f"{then:%Y-%m-%d} {clock}")


def size(count: int) -> str:
    """`118 MB`, `1.9 MB`, `73 KB`."""
    if count >= 10 * 1024 * 1024:
        return f"{count / 1024 / 1024:.0f} MB"
    if count >= 1024 * 1024:
        return f"{count / 1024 / 1024:.1f} MB"
    return f"{max(1, round(count / 1024))} KB" if count else "0 KB"


def _join(*texts: Text) -> Text:
    kept: Sequence[Text] = [text for text in texts if text.zh]
    later = [text.en[:1].lower() + text.en[1:] for text in kept[1:]]  # one sentence, whatever each was alone
    return Text("，".join(text.zh for text in kept), ", ".join((*(text.en for text in kept[:1]), *later)))


def _n(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
