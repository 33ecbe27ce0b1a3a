"""The receiver: a small service on the laptop's own private address that takes photos from the officer's phone."""
