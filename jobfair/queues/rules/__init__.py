"""Rules of queues, by noun: life cycles, order of calls, estimates, what may be done."""
