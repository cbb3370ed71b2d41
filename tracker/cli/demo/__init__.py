"""The demonstration town: units, people, three conferences put through the real intake, and their story."""
