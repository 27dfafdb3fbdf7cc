# What is said when a record goes out.

minutes-posted = Scan or open it to read all; public notice until { $until }, with room for your questions.
minutes-delivered = The record is here; please respond by { $due }:
