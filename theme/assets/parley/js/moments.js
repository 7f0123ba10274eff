// Moments in time, as the pages of the timeline and its files have them.

import { days } from "./dates.js"

export const KINDS = ["talks", "events", "quotes"]
export const NAMES = ["actor", "topic", "place", "process"]

const NOWHERE = 18300 // days: what may lie anywhere in more belongs to no part in particular

export const overlap = (runs, [from, to]) => runs.some(([first, last]) => first <= to && last >= from)

// Whether a moment is wanted, by its kind, its days, and a function that tells whether it names someone or something.
export const wanted = (state) => {
  const span = [days(state.from)?.[0] ?? -Infinity, days(state.to)?.[1] ?? Infinity]
  const names = NAMES.filter((name) => state[name])
  return (kind, runs, isNamed) =>
    (!state.kind || kind === state.kind) && names.every((name) => isNamed(name, state[name])) && overlap(runs, span)
}

const json = (address) => fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))

export const names = (address) => json(address)
export const files = (addresses) => Promise.all(addresses.split(" ").map(json))

// How much of what is wanted lies within a unit, within each of its parts, and how much may lie there besides.
export const counted = (loaded, state, unit, parts) => {
  const whole = days(unit) ?? [-Infinity, Infinity]
  const spans = parts.map(days)
  const made = { parts: parts.map(() => ({ within: {}, beyond: {} })), totals: {}, shown: 0, of: 0 }
  const is = wanted(state)
  const more = (counts, kind) => (counts[kind] = (counts[kind] ?? 0) + 1)
  const lies = (runs, [from, to]) => runs[0][0] >= from && runs.at(-1)[1] <= to
  for (const file of loaded) {
    const ids = Object.fromEntries(NAMES.map((name) => [name, file.names[name].ids.indexOf(state[name])]))
    for (let row = 0; row < file.kinds.length; row++) {
      const kind = KINDS[file.kinds[row]]
      const first = file.days[2 * row]
      const runs = file.runs[row] ?? [[first, first + file.days[2 * row + 1]]]
      if (!overlap(runs, whole)) continue
      made.of++
      if (!is(kind, runs, (name) => file.names[name].of[row].includes(ids[name]))) continue
      made.shown++
      if (lies(runs, whole)) more(made.totals, kind)
      if (runs.at(-1)[1] - runs[0][0] > NOWHERE) continue
      spans.forEach((span, at) => {
        if (overlap(runs, span)) more(made.parts[at][lies(runs, span) ? "within" : "beyond"], kind)
      })
    }
  }
  return made
}
