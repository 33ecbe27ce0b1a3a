"""How the palette's rows are drawn: photo or sign, title, note, what it is, its key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from officer_app.ui import icons, looks
from officer_app.ui.covers import paint_cover
from officer_app.ui.palette.offers import Offer
from officer_app.ui.theme import colour, font, px
from officer_app.ui.thumbs import Thumbs
from officer_app.ui.widgets.paint import RIGHT, kept, key_width, paint_box, paint_key, paint_text, text_width
from officer_app.ui.widgets.row_list import RowRole

ROW = 52


class OfferDelegate(QStyledItemDelegate):
    def __init__(self, thumbs: Thumbs) -> None:
        super().__init__()
        self._thumbs = thumbs

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, px(ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        offer: Offer = index.data(RowRole)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("accentSoft"))
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("subtle"))
        inner, middle = box.adjusted(18, 0, -18, 0), box.center().y()
        sign = QRectF(inner.left(), middle - px(19), px(57), px(38))
        if offer.cover or offer.dimension:
            paint_cover(painter, sign, self._thumbs, offer.cover, offer.dimension, 6, 20)
        else:
            sign = QRectF(inner.left() + (sign.width() - 36) / 2, middle - 18, 36, 36)
            paint_box(painter, sign, 8, "sunken")
            icons.paint(painter, sign.adjusted(9, 9, -9, -9), offer.icon, offer.token)
        with kept(painter):
            self._paint_words(painter, inner.adjusted(px(57) + 12, 0, 0, 0), middle, offer)

    def _paint_words(self, painter: QPainter, room: QRectF, middle: float, offer: Offer) -> None:
        face, small = font("body"), font("small")
        if offer.key:
            width = key_width(offer.key)
            paint_key(painter, QRectF(room.right() - width, middle - 10, width, 20), offer.key)
            room.setRight(room.right() - width - 12)
        width = text_width(offer.kind, small) + 2
        paint_text(
            painter, QRectF(room.right() - width, room.top(), width, room.height()), offer.kind, small, "ink3", RIGHT
        )
        room.setRight(room.right() - width - 14)
        if not offer.note:
            paint_text(painter, room, offer.title, face, "ink")
            return
        paint_text(painter, QRectF(room.left(), middle - px(21), room.width(), px(22)), offer.title, face, "ink")
        x, known = room.left(), looks.DIMENSIONS.get(offer.dimension)
        if known:
            icons.paint(painter, QRectF(x, middle + px(10) - 7, 14, 14), known[1], known[2])
            x += 20
        note = QRectF(x, middle, room.right() - x, px(20))
        paint_text(painter, note, offer.note, small, "ink2")
