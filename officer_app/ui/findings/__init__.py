"""The list of findings and the one that is looked at."""
