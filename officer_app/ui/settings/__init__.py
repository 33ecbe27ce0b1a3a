"""What a person may set, and what this device says of itself."""
