"""Events, talk rounds and quotes in time: which days each may mean, and what falls in each year, month and day.

date ─extents→ possible days ─index→ what lies within a unit of time, and what reaches beyond it ─→ pages, data files
"""
