"""What waits, what was exchanged, and the one loop that exchanges it."""
