"""Reading tokens, the addresses that are told, and lists by their keys."""
