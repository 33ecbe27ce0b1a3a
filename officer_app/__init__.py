"""滨周到 · 体验官工作台: field evidence that is never lost, never doubled, and can be proved."""

__version__ = "0.1.0"
