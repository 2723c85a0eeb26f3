"""Background work on plans."""
