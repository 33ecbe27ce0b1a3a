"""Rules and words, nothing else: no I/O, no clock, no Qt. Runs without a database."""
