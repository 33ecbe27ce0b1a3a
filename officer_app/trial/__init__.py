"""The trial: a real ledger on this computer, and a sample city made through the real verbs."""
