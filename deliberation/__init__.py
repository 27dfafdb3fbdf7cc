"""How a council decides: pure rules without clock, chance or I/O."""
