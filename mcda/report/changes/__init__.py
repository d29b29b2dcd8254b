"""What differs between two studies or reports: what was entered, and what follows from it."""
