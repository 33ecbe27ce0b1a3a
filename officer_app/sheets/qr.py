"""The QR code, as the runs of dark modules that paper and window both draw."""

from itertools import groupby

from reportlab.graphics.barcode.qr import QrCodeWidget


def qr_rows(payload: str) -> list[list[tuple[int, int]]]:
    """The code's modules (error level M): for each row, its dark runs as (first column, count)."""
    code = QrCodeWidget(payload, barLevel="M").qr
    code.make()
    side = code.getModuleCount()
    rows: list[list[tuple[int, int]]] = []
    for n in range(side):
        row: list[tuple[int, int]] = []
        column = 0
        for dark, modules in groupby(code.isDark(n, m) for m in range(side)):
            count = len(list(modules))
            if dark:
                row.append((column, count))
            column += count
        rows.append(row)
    return rows
