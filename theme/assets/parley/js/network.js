// The network: what a source shows to hold at a date, of which sort, around whom. The table goes along with the lines.

import { number } from "./words.js"

const SHAPE = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/

const make = (tag, words, attributes = {}) => {
  const made = document.createElement(tag)
  if (words) made.append(words)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  return made
}

// Days are numbers that read as dates, 20170223; a month or a year is all of its days.
const daysOf = (text) => {
  const [, year, month, day] = SHAPE.exec(text) ?? []
  if (!year) return null
  if (day && new Date(`${text}T00:00Z`).getUTCDate() !== +day) return null
  const first = +year * 10000 + (+month || 0) * 100 + (+day || 0)
  return [first, first + (day ? 0 : month ? 99 : 9999)]
}
const written = (day) => String(day).padStart(8, "0").replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3")

const enhance = (figure) => {
  const all = (selector) => [...figure.querySelectorAll(selector)]
  const words = JSON.parse(figure.dataset.words)
  const board = figure.querySelector(".parley-network__board")
  const names = all(".parley-network__names li")
  const rows = [...(document.querySelector(".parley-text[data-kind=network] [data-section=relations] tbody")?.rows ?? [])]
  const lines = all(".parley-network__lines a").map((mark, n) => ({
    mark,
    row: rows[n],
    sort: mark.dataset.sort,
    ends: mark.dataset.ends.split(" ").map(Number),
    days: mark.dataset.days.split(" ").filter(Boolean).map((run) => {
      const [first, last = first] = run.split("/").map(Number)
      return [first, last]
    }),
  }))

  // A line is too thin to be pointed at.
  for (const { mark } of lines) {
    const reach = mark.querySelector("ellipse").cloneNode()
    reach.setAttribute("class", "parley-network__reach")
    mark.append(reach)
  }

  const controls = figure.querySelector(".parley-picture__controls")
  const date = make("input", "", {
    type: "text", inputmode: "numeric", autocomplete: "off", maxlength: 10, pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?",
    title: words.form,
  })
  date.setAttribute("aria-label", words.on)
  const [earlier, later] = [["earlier", "‹"], ["later", "›"]].map(([name, sign]) =>
    make("button", sign, { type: "button", "aria-label": words[name], title: words[name] }))
  const ever = make("button", words.ever, { type: "button" })
  const told = make("p", "", { class: "parley-network__told", role: "status" })
  const dated = make("fieldset", make("legend", words.on))
  const row = make("div", "", { class: "parley-network__date" })
  row.append(earlier, date, later, ever)
  dated.append(row)
  controls.append(dated)

  const actor = make("select")
  actor.append(make("option", words.all, { value: "" }))
  for (const { dataset, textContent } of [...names].sort((a, b) => a.textContent.localeCompare(b.textContent)))
    actor.append(make("option", textContent, { value: dataset.id }))
  if (rows.length) {
    const label = make("label", make("span", words.actor))
    label.append(actor)
    controls.append(label)
  }
  controls.append(told)

  // The meanings of the lines choose them.
  const sorts = all(".parley-network__key li").map((item) => {
    const box = make("input", "", { type: "checkbox", value: item.dataset.sort })
    const label = make("label", box)
    label.append(...item.childNodes)
    item.append(label)
    box.checked = true
    box.addEventListener("change", () => change())
    return box
  })

  const read = () => {
    const asked = new URLSearchParams(location.search)
    const wanted = asked.getAll("relation")
    date.value = daysOf(asked.get("on") ?? "") ? asked.get("on") : ""
    actor.value = names.some(({ dataset }) => dataset.id === asked.get("actor")) ? asked.get("actor") : ""
    for (const box of sorts) box.checked = !wanted.length || wanted.includes(box.value)
  }
  const write = () => {
    const asked = new URLSearchParams(location.search)
    for (const name of ["on", "actor", "relation"]) asked.delete(name)
    if (daysOf(date.value)) asked.set("on", date.value)
    if (actor.value) asked.set("actor", actor.value)
    const chosen = sorts.filter((box) => box.checked)
    if (chosen.length < sorts.length) for (const { value } of chosen.length ? chosen : [{ value: "none" }]) asked.append("relation", value)
    history.replaceState(history.state, "", `${location.pathname}${asked.size ? `?${asked}` : ""}${location.hash}`)
  }

  // Where what is shown begins or ends: the dates to step through.
  let steps = []
  const show = () => {
    const on = daysOf(date.value)
    const wanted = new Set(sorts.filter((box) => box.checked).map((box) => box.value))
    const chosen = actor.value ? names.findIndex(({ dataset }) => dataset.id === actor.value) : -1
    const joined = new Set(chosen < 0 ? [] : [chosen])
    let shown = 0, of = 0
    const dates = new Set()
    for (const { mark, row, sort, ends, days } of lines) {
      const asked = wanted.has(sort) && (chosen < 0 || ends.includes(chosen))
      const holds = !on || days.some(([first, last]) => first <= on[1] && last >= on[0])
      of += asked
      shown += asked && holds
      if (asked) for (const run of days) for (const day of run) dates.add(day)
      if (asked && holds) for (const end of ends) joined.add(end)
      mark.toggleAttribute("hidden", !(asked && holds))
      if (row) row.hidden = !(asked && holds)
    }
    names.forEach((name, n) => name.toggleAttribute("data-apart", !joined.has(n)))
    names.forEach((name, n) => name.toggleAttribute("data-own", n === chosen || (!rows.length && n === 0)))
    steps = [...dates].filter((day) => day >= 10000).sort((a, b) => a - b)
    date.placeholder = steps.length ? words.example.replace("{date}", written(steps[0])) : ""
    earlier.disabled = !steps.some((day) => !on || day < on[0])
    later.disabled = !steps.some((day) => !on || day > on[1])
    ever.disabled = !on
    const said = [words.shown.replace("{shown}", number(shown)).replace("{all}", number(of))]
    if (on) said.push(words.unsourced.replace("{number}", number(of - shown)))
    told.textContent = said.join(" ")
  }
  const change = () => {
    show()
    write()
  }
  const step = (forward) => {
    const on = daysOf(date.value)
    const day = forward ? steps.find((day) => !on || day > on[1]) : steps.findLast((day) => !on || day < on[0])
    if (day === undefined) return
    date.value = written(day)
    change()
  }
  earlier.addEventListener("click", () => step(false))
  later.addEventListener("click", () => step(true))
  ever.addEventListener("click", () => {
    date.value = ""
    change()
  })
  date.addEventListener("input", () => {
    const known = !date.value || daysOf(date.value)
    date.setCustomValidity(known ? "" : words.form)
    if (known) change()
    else told.textContent = words.form
  })
  actor.addEventListener("change", change)
  addEventListener("popstate", () => {
    read()
    show()
  })

  // Whoever or whatever is pointed at comes forward, with those it joins.
  const pointed = ({ target }) => {
    const name = names.findIndex((one) => one.contains(target) && target.closest("a"))
    const near = lines.filter(({ mark, ends }) =>
      name < 0 ? mark.contains(target) : ends.includes(name) && !mark.hasAttribute("hidden"))
    const joined = new Set(near.flatMap(({ ends }) => ends))
    if (name >= 0) joined.add(name)
    board.toggleAttribute("data-near", joined.size > 0)
    for (const line of lines) line.mark.toggleAttribute("data-near", near.includes(line))
    names.forEach((one, n) => one.toggleAttribute("data-near", joined.has(n)))
  }
  for (const event of ["pointerover", "focusin"]) board.addEventListener(event, pointed)
  for (const event of ["pointerleave", "focusout"]) board.addEventListener(event, () => pointed({ target: document.activeElement }))

  read()
  show()
}

export const start = () => document.querySelectorAll("figure[data-parley=network]").forEach(enhance)
