"""The hall on the day: absent booths, help, incidents and ledgers, the big screen."""
