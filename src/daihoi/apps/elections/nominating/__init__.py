"""Before the vote: names put forward, withdrawals, the poll, the list that the assembly approves."""
