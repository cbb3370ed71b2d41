"""What leadership reads: figures with their formulas, each linked to the list it counts."""
