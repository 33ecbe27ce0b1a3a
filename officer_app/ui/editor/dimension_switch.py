"""Above the form: in which of the three dimensions is recorded."""

from PySide6.QtCore import QCoreApplication

from officer_app.core.text import Language
from officer_app.ui import looks
from officer_app.ui.widgets.segmented import Segment, Segmented


class DimensionSwitch(Segmented):
    """`chosen(letter)`. Its keys are shown where there is room for them."""

    def __init__(self, language: Language, keys: bool = True, height: int = 50) -> None:
        segments = [
            Segment(code, name.say(language), icon, token, f"Alt {place}" if keys else "")
            for place, (code, (name, icon, token)) in enumerate(looks.DIMENSIONS.items(), 1)
        ]
        super().__init__(segments, QCoreApplication.translate("DimensionSwitch", "Dimension"), height)
