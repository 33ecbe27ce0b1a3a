"""The only places where the system's own dialogs are opened. Never `exec`: answers come by call."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def choose_files(
    parent: QWidget, title: str, patterns: Sequence[str], then: Callable[[list[Path]], object]
) -> QFileDialog:
    """Ask for files that exist; `then` is called only when some were chosen. `patterns` like `Photos (*.jpg)`."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(list(patterns))
    dialog.filesSelected.connect(lambda names: then([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def choose_target(
    parent: QWidget, title: str, name: str, patterns: Sequence[str], then: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to write; `name` is offered. The system asks before an existing file is taken."""
    dialog = QFileDialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters(list(patterns))
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
