"""The database and its types, transactions, and files kept by the hash of their content."""
