"""Tooltips over foreign text: Qt would read tags in them."""

from html import escape


def plain(text: str) -> str:
    """`text` for a tooltip, shown letter for letter."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if "<" in text else text
