// The page of disputes: narrowed by what is counted, who says so, topic and year; the address holds what was chosen.

import { number } from "./words.js"

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

  const make = (tag, text, attributes = {}) => {
    const made = document.createElement(tag)
    if (text) made.append(text)
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
    return made
  }
  const selects = {}
  for (const name of FIELDS) {
    if (values[name].length < 2) continue
    const select = make("select", "", { name })
    select.append(make("option", words.any, { value: "" }))
    for (const [value, label] of values[name]) select.append(make("option", label, { value, dir: "auto" }))
    select.addEventListener("change", () => show())
    const label = make("label", words[name])
    label.append(select)
    controls.append(label)
    selects[name] = select
  }
  const reset = make("button", words.reset, { type: "button", hidden: "" })
  reset.addEventListener("click", () => {
    for (const select of Object.values(selects)) select.value = ""
    show()
    Object.values(selects)[0]?.focus()
  })
  controls.append(reset)

  const asked = new URLSearchParams(location.search)
  for (const [name, select] of Object.entries(selects)) {
    const value = asked.get(name)
    if ([...select.options].some((option) => option.value === value)) select.value = value
  }

  const address = (chosen) => {
    const found = new URLSearchParams(location.search)
    for (const name of FIELDS) {
      if (chosen[name]) found.set(name, chosen[name])
      else found.delete(name)
    }
    return `${location.pathname}${found.size ? `?${found}` : ""}${location.hash}`
  }
  const elsewhere = (chosen) => {
    const there = new URL(figure.dataset.search, location.href)
    if (chosen.voice && chosen.voice !== ITSELF) there.searchParams.set("actor", chosen.voice)
    if (chosen.topic) there.searchParams.set("topic", chosen.topic)
    if (chosen.year) there.searchParams.set("year", chosen.year)
    return there.href
  }
  const show = (keep = false) => {
    const chosen = Object.fromEntries(FIELDS.map((name) => [name, selects[name]?.value ?? ""]))
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
    status.textContent = count ? words.shown.replace("#", number(count)).replace("%", number(shown.length)) : words.none
    if (active) status.append(" ", make("a", words.search, { href: elsewhere(chosen) }))
    if (!keep) history.replaceState(null, "", address(chosen))
  }
  show(true)
}
