"""What pages show, gathered from what is kept."""
