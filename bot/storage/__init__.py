"""The door to the database: tables, transactions, queues, migrations, backups."""
