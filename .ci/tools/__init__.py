"""What the Makefile calls: set-up, translations, the whole test run. Needs no installed package to start."""
