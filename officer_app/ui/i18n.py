"""The window's language: English in the source, Chinese from a Qt Linguist file. Domain words need none of this."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from officer_app.core.text import Language
from officer_app.paths import resource

LANGUAGES: tuple[Language, ...] = ("zh", "en")


def system_language() -> Language:
    """What the system speaks; Chinese where it does not say."""
    named = QLocale.system().language()
    return "en" if named == QLocale.Language.English and QLocale.system().name() != "C" else "zh"


class Translation:
    """The translators installed now. `use` changes them; windows then build their pages anew."""

    def __init__(self, app: QApplication, language: Language) -> None:
        self._app = app
        self._installed: list[QTranslator] = []
        self.language: Language = language
        self.use(language)

    def remove(self) -> None:
        """Leave the application as it was."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []

    def use(self, language: Language) -> None:
        self.remove()
        self.language = language
        QLocale.setDefault(QLocale(QLocale.Language.Chinese if language == "zh" else QLocale.Language.English))
        own = str(resource("i18n"))
        if language == "zh":
            qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            files = (("qtbase_zh_CN", qt), ("officer_app_zh_CN", own))
        else:
            files = (("officer_app_en", own),)  # plurals; every other English word stands in the source
        for name, folder in files:
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)
