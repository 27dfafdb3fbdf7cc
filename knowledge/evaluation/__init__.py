"""How well passages are found and questions answered, measured on files with known answers."""
