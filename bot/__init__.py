"""Every edge of the program, and the wiring."""
