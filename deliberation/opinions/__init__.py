"""Opinion groups: who thinks alike, what all agree on, where opinions part.

What the rest of the program uses:

- ``routing.next_statements`` says which statements a member is shown next;
- ``matrix.stance_matrix`` turns stances into a table of people and statements;
- ``survey.surveyed`` finds groups, common ground, bridges and divisions in it, and tells
  whether the groups are clear enough to be published;
- ``replaying.replayed`` does to a conversation what a Polis server did, vote after vote.

Modules that need numpy load it at their head; ``routing`` and ``findings`` do without, so
that handlers and the command line start fast.
"""
