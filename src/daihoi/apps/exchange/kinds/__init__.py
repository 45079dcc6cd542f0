"""What can be imported, a module for each kind: its columns, its checks, its writing."""
