// Dates as readers write them.

const DAY = 864e5
const WRITTEN = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/

const number = (year, month, day) => {
  const date = new Date(0)
  date.setUTCFullYear(year, month, day) // Date.UTC takes years below 100 for others
  return date.getTime() / DAY
}

// The first and the last day of a year, month or day, in days since 1970; nothing where it is none of these.
export const days = (written) => {
  const found = WRITTEN.exec(written)
  if (!found) return
  const [year, month, day] = found.slice(1).map((part) => part && Number(part))
  if (month === undefined) return [number(year, 0, 1), number(year, 11, 31)]
  if (month < 1 || month > 12) return
  const first = number(year, month - 1, 1)
  const last = number(year, month, 0)
  if (day === undefined) return [first, last]
  return day > 0 && day <= last - first + 1 ? [first + day - 1, first + day - 1] : undefined
}

// The same as numbers that read as dates do: 20170223.
export const readable = (written) =>
  days(written)?.map((day) => Number(new Date(day * DAY).toISOString().slice(0, 10).replaceAll("-", "")))
