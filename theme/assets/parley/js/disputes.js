// The page of disputes: narrowed by what is counted, who says so, topic and year; the address holds what was chosen.

import { asked, button, choose, keep, make, named, select } from "./choices.js"
import { filled } from "./words.js"

const FIELDS = ["measure", "voice", "topic", "year"]
const ITSELF = "-" // stands for an article that says so itself

export const start = () => {
  const figure = document.querySelector("figure[data-parley=disputes]")
  const words = JSON.parse(figure.dataset.words)
  const { entries, measures, voices, topics } = JSON.parse(figure.dataset.entries)
  const controls = figure.querySelector(".parley-picture__controls")
  const status = figure.querySelector("[aria-live]")
  const parts = [...document.querySelectorAll("[data-section^=differing]")]
  const blocks = parts.flatMap((part) => [...part.querySelectorAll(":scope > section")])
  // each block with what is said of it, and the rows of its chart, of its table, of its list
  const shown = entries.map(([measure, about, sides], n) => {
    const rows = ["ol > li", "tbody > tr", "ul > li"].map((rows) => [...blocks[n].querySelectorAll(`:scope ${rows}`)])
    return { block: blocks[n], measure, about, sides, rows: rows.filter((some) => some.length === sides.length) }
  })
  const years = [...new Set(shown.flatMap(({ sides }) => sides.flatMap(([, years]) => years)))].sort((a, b) => b - a)
  const isTold = shown.some(({ sides }) => sides.some(([voices]) => voices.includes(ITSELF)))
  const values = {
    measure: measures,
    voice: [...voices, ...(isTold ? [[ITSELF, words.itself]] : [])],
    topic: topics,
    year: years.map((year) => [String(year), String(year)]),
  }

  const fields = {}
  const given = asked(FIELDS)
  for (const name of FIELDS) {
    if (values[name].length < 2) continue
    fields[name] = select(words.any, values[name])
    choose(fields[name], given[name])
    fields[name].addEventListener("change", () => keep(FIELDS, show()))
    controls.append(named(name, words[name], fields[name]))
  }
  const reset = button(words.reset, () => {
    for (const field of Object.values(fields)) field.value = ""
    keep(FIELDS, show())
    Object.values(fields)[0]?.focus()
  })
  controls.append(reset)

  const elsewhere = (chosen) => {
    const there = new URL(figure.dataset.search, location.href)
    if (chosen.voice && chosen.voice !== ITSELF) there.searchParams.set("actor", chosen.voice)
    if (chosen.topic) there.searchParams.set("topic", chosen.topic)
    if (chosen.year) there.searchParams.set("year", chosen.year)
    return there.href
  }
  const show = () => {
    const chosen = Object.fromEntries(FIELDS.map((name) => [name, fields[name]?.value ?? ""]))
    const active = FIELDS.some((name) => chosen[name])
    const suits = ([voices, years]) =>
      (!chosen.voice || voices.includes(chosen.voice)) && (!chosen.year || years.includes(Number(chosen.year)))
    let count = 0
    for (const { block, measure, about, sides, rows } of shown) {
      const fits = (!chosen.measure || measure === chosen.measure)
        && (!chosen.topic || about.includes(chosen.topic)) && sides.some(suits)
      block.hidden = !fits
      count += fits
      // the others stay: a claim never stands alone
      for (const some of rows) some.forEach((row, n) => row.toggleAttribute("data-quiet", active && !suits(sides[n])))
    }
    for (const part of parts) part.hidden = !part.querySelector(":scope > section:not([hidden])")
    reset.hidden = !active
    status.textContent = count ? filled(words.shown, { number: count, total: shown.length }) : words.none
    if (active) status.append(" ", make("a", { href: elsewhere(chosen) }, words.search))
    return chosen
  }
  show()
}
