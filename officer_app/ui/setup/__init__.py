"""Before anything is open: enrol, try, unlock."""
