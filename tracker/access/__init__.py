"""Who may do what: permissions and the one table that grants them to roles."""
