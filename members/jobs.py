"""Background work on members and accounts."""
