"""From plan JSON to rows: names, the tree of sections, what fits a column without a database."""
