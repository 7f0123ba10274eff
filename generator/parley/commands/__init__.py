"""One module a command of `parley`: its name is the command's, and it holds the click command `command`."""
