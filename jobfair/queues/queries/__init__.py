"""Reads of queues, by noun: who waits, how long it takes, tickets, the ledger."""
