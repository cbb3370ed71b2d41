"""Administration of people: posts, accounts, hand-over of what they leave, lists taken in from a file."""
