"""The office's working days: a week pattern, days off and made-up days, seeded from a library and edited."""
