# What the operator must see to: log, doctor, /health.
trouble-disk-full = The disk is full, so new messages and votes cannot be recorded for now (nothing unrecorded was acknowledged; it comes again by itself): make room or use a larger disk; the program goes on by itself, without a restart.
trouble-read-only = The data folder or the database can be read but not written: check permissions and whether the disk was mounted read-only; the program goes on by itself once that is mended.
trouble-disk-fails = The disk fails to read or write and may be dying: back up now (neighbor-talk backup), then check the disk.
trouble-database-away = The database cannot be reached: the program keeps trying; what was taken in is not lost and what was not will be sent again. Check that the database is up.
trouble-clock-jumped = The clock of this machine jumped: the program goes on by the time it had and takes the new one after ten minutes; check time synchronisation (NTP).
cli-doctor-disk = Room on the disk
cli-disk-low = less than 1 GB is free: make room before it is full.
