"""Errors that people read: what happened, what is safe, what to do. Anything else is a bug."""

import errno
from dataclasses import dataclass
from enum import IntEnum

from officer_app.core.text import Language, Text


class Exit(IntEnum):
    """Exit codes of the command line, by kind of trouble."""

    OK = 0
    BUG = 1
    USAGE = 2
    INVALID = 3
    NOT_FOUND = 4
    LOCKED = 5
    DAMAGED = 6
    NO_SPACE = 7
    NO_CONNECTION = 8
    REFUSED = 9
    BUSY = 10


@dataclass(frozen=True)
class Fault:
    """A kind of trouble, defined once beside the code that meets it. `{name}` places are filled when raised."""

    code: str
    what: Text
    safe: Text
    todo: Text
    exit: Exit = Exit.INVALID


class OfficerError(Exception):
    """One trouble that happened. `str()` is the English sentence; windows ask `say()`."""

    def __init__(self, fault: Fault, **values: object) -> None:
        self.fault = fault
        self.values = values
        super().__init__(self.say("en"))

    @property
    def code(self) -> str:
        return self.fault.code

    def say(self, language: Language) -> str:
        """What happened, what is safe and what to do, as one line."""
        parts = (self.fault.what, self.fault.safe, self.fault.todo)
        spoken = [part.fill(**self.values).say(language) for part in parts if part.zh]
        return "".join(s + "。" for s in spoken) if language == "zh" else " ".join(s + "." for s in spoken)


def reason(error: OSError) -> Text:
    """Why the system refused, as people say it; what is rare is said in the system's own words."""
    return _REASONS.get(error.errno or 0) or Text(*2 * (error.strerror or str(error) or type(error).__name__,))


_REASONS = {
    errno.ENOENT: Text("没有这个文件或文件夹", "there is no such file or folder"),
    errno.EACCES: Text("没有权限", "permission denied"),
    errno.EPERM: Text("没有权限", "permission denied"),
    errno.EISDIR: Text("那是一个文件夹，不是文件", "that is a folder, not a file"),
    errno.ENOTDIR: Text("路径中间有一段是文件，不是文件夹", "part of the path is a file, not a folder"),
    errno.EEXIST: Text("那里已有一个同名的文件", "there is a file of that name already"),
    errno.ENAMETOOLONG: Text("名字太长", "the name is too long"),
    errno.ELOOP: Text("快捷方式绕成了圈", "links that lead in a circle"),
    errno.ENOSPC: Text("磁盘满了", "the disk is full"),
    errno.EDQUOT: Text("磁盘配额用完了", "the disk quota is used up"),
    errno.EROFS: Text("磁盘是只读的", "the disk is read-only"),
    errno.EIO: Text("磁盘读写出错", "the disk reported an error"),
    errno.ECONNREFUSED: Text("那里没有服务在听", "nothing answers there"),
    errno.ENETUNREACH: Text("没有网络", "there is no network"),
    errno.EHOSTUNREACH: Text("到不了那台机器", "no way to that machine"),
    errno.ETIMEDOUT: Text("等不到回应", "no answer in time"),
}
