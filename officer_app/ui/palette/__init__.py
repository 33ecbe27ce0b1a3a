"""Find anything: Ctrl+K."""
