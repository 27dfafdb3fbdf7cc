"""The routes, a room of the house each."""
