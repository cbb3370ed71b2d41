"""Work that no person starts: what runs when, each period once, and the consumer that runs it."""
