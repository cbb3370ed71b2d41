"""How the interface writes its subjects as JSON, and what it takes: the contract of version 1.

Names and values are the terms of the code; what stands here may grow, and never changes its meaning.
"""
