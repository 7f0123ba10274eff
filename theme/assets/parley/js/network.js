// The network: what a source shows to hold at a date, of which sort, around whom. The table goes along with the lines.

import { asked, askedAll, button, choose, keep, make, named, select } from "./choices.js"
import { readable } from "./dates.js"
import { filled } from "./words.js"

const NAMES = ["on", "actor", "relation"]

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
  const date = make("input", {
    type: "text", inputmode: "numeric", autocomplete: "off", maxlength: 10, pattern: "\\d{4}(-\\d{2}(-\\d{2})?)?",
    title: words.form, "aria-label": words.on,
  })
  const [earlier, later] = [["earlier", "‹"], ["later", "›"]].map(([name, sign]) =>
    button(sign, () => step(name === "later"), { "aria-label": words[name], title: words[name] }))
  const ever = button(words.ever, () => {
    date.value = ""
    change()
  })
  const told = make("p", { class: "parley-network__told", role: "status" })
  const row = make("div", { class: "parley-network__date" }, earlier, date, later, ever)
  const byName = [...names].sort((a, b) => a.textContent.localeCompare(b.textContent))
  const actor = select(words.all, byName.map(({ dataset, textContent }) => [dataset.id, textContent]))
  controls.append(make("fieldset", {}, make("legend", {}, words.on), row))
  if (rows.length) controls.append(named("actor", words.actor, actor))
  controls.append(told)

  // The meanings of the lines choose them.
  const sorts = all(".parley-network__key li").map((item) => {
    const box = make("input", { type: "checkbox", value: item.dataset.sort })
    item.append(make("label", {}, box, ...item.childNodes))
    box.checked = true
    box.addEventListener("change", () => change())
    return box
  })

  const read = () => {
    const given = asked(NAMES)
    const wanted = askedAll(NAMES).relation
    date.value = readable(given.on) ? given.on : ""
    choose(actor, given.actor)
    for (const box of sorts) box.checked = !wanted.length || wanted.includes(box.value)
  }
  const write = () => {
    const chosen = sorts.filter((box) => box.checked).map(({ value }) => value)
    keep(NAMES, {
      on: readable(date.value) ? date.value : "",
      actor: actor.value,
      relation: chosen.length === sorts.length ? [] : chosen.length ? chosen : "none",
    })
  }

  // Where what is shown begins or ends: the dates to step through.
  let steps = []
  const show = () => {
    const on = readable(date.value)
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
    const said = [filled(words.shown, { shown, all: of })]
    if (on) said.push(filled(words.unsourced, { number: of - shown }))
    told.textContent = said.join(" ")
  }
  const change = () => {
    show()
    write()
  }
  const step = (forward) => {
    const on = readable(date.value)
    const day = forward ? steps.find((day) => !on || day > on[1]) : steps.findLast((day) => !on || day < on[0])
    if (day === undefined) return
    date.value = written(day)
    change()
  }
  date.addEventListener("input", () => {
    const known = !date.value || readable(date.value)
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
