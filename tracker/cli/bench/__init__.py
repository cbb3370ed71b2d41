"""A large authority made up for measuring: units, people, conferences, tasks and all that happened to them."""
