"""What happens in queues, by noun."""
