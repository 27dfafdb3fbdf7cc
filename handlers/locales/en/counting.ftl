# Counting: methods, every step, pictures.

## Lots
refusal-seed-missing = The number that the lot is drawn from has not been made public yet.
