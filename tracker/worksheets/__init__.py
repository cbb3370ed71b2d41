"""Work that a town kept in spreadsheets: read, shown row by row, taken in as tasks, and brought up to date."""
