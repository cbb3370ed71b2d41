"""Evidence: photos and documents that people send, on their way and kept."""
