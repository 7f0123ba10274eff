// The timeline where scripts run: narrowed by kind, actor, topic and time, the choice kept in the address; the arrow
// keys go from mark to mark.

import { asked, button, keep, make, named, select, time } from "./choices.js"
import { days } from "./dates.js"
import { KINDS, NAMES, counted, files, names, wanted } from "./moments.js"
import { filled, number } from "./words.js"

const ITEMS = "[data-section=entries] li, [data-section=span] li, [data-section=beyond] li"
const LANE = 15 // pixels from one lane to the next, as in Python
const COLUMNS = 72 // pixels of the highest column, likewise
const CHOSEN = ["kind", ...NAMES, "from", "to"]
const OFFERED = ["actor", "topic"] // the other names are there where the address has them

const one = (selector, within = document) => within.querySelector(selector)
const all = (selector, within = document) => [...within.querySelectorAll(selector)]
const sum = (counts) => Object.values(counts).reduce((all, some) => all + some, 0)

export const start = () => {
  for (const figure of all("figure[data-parley=timeline]")) {
    rove(figure)
    if (one(".parley-picture__controls", figure)) narrow(figure)
  }
}

// One mark holds the place of the whole picture in the order of focus; the arrow keys pass it on, in the lists' order.
const rove = (figure) => {
  const every = all("svg > a:not(.unit)", figure)
  const shown = () => every.filter((mark) => mark.getAttribute("display") !== "none")
  const hold = (held) => every.forEach((mark) => mark.setAttribute("tabindex", mark === held ? "0" : "-1"))
  const settle = () => {
    const marks = shown()
    hold(marks.find((mark) => mark.getAttribute("tabindex") === "0") ?? marks[0])
  }
  figure.addEventListener("keydown", (event) => {
    const mark = event.target.closest("svg > a:not(.unit)")
    const on = getComputedStyle(figure).direction === "rtl" ? -1 : 1
    const keys = { ArrowRight: on, ArrowLeft: -on, ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }
    if (!mark || !keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const marks = shown()
    const next = marks[Math.max(0, Math.min(marks.length - 1, marks.indexOf(mark) + keys[event.key]))]
    hold(next)
    next.focus()
  })
  figure.addEventListener("focusin", ({ target }) => every.includes(target) && hold(target))
  figure.addEventListener("parley:shown", settle)
  settle()
}

const narrow = (figure) => {
  const words = JSON.parse(figure.dataset.words)
  const state = asked(CHOSEN)
  if (!KINDS.includes(state.kind)) state.kind = ""
  for (const end of ["from", "to"]) if (!days(state[end])) state[end] = ""
  const query = () => {
    const made = new URLSearchParams(Object.entries(state).filter(([, value]) => value))
    return made.size ? `?${made}` : ""
  }
  const heads = Object.fromEntries(all("[data-count]", figure).map((head) => [head.dataset.count, head]))
  const picture = figure.dataset.files === undefined ? marked(figure) : columned(figure, words)
  // what leads to another page of the timeline takes the choice along
  const ways = all(".parley-text a[href]").filter((link) => {
    const there = new URL(link.getAttribute("href"), location.href)
    const root = new URL(figure.dataset.root, location.href)
    return there.href.startsWith(root.href) && there.pathname !== location.pathname
  })

  const show = async () => {
    const turn = query()
    for (const link of ways) link.setAttribute("href", link.getAttribute("href").replace(/\?.*|$/, turn))
    let found
    try {
      found = await picture(turn && state)
    } catch {
      told.textContent = words.broken
      return
    }
    if (turn !== query()) return
    if (found) for (const [kind, head] of Object.entries(heads)) head.textContent = number(found.totals[kind] ?? 0)
    const text = () => filled(state.from || state.to ? words.timed : words.shown, { shown: found.shown, all: found.of })
    told.textContent = !turn ? "" : found.shown ? text() : words.none
    clear.hidden = !turn
    figure.dispatchEvent(new Event("parley:shown"))
  }
  const change = (changed) => {
    Object.assign(state, changed)
    keep(CHOSEN, state)
    show()
  }
  const { clear, told } = controls(figure, words, state, change, Object.keys(heads))
  show()
}

// The fields to choose in, those for names with the ones that most of the page is about.
const controls = (figure, words, state, change, kinds) => {
  const choices = JSON.parse(figure.dataset.choices)
  const choice = (name, options) => {
    const control = select(words.all, options)
    if (state[name] && !options.some(([value]) => value === state[name])) {
      const other = make("option", { value: state[name] }, words.kinds[state[name]] ?? state[name])
      control.append(other)
      names(figure.dataset.names).then((known) => (other.textContent = known[name]?.[state[name]] ?? other.textContent), () => {})
    }
    control.value = state[name]
    control.addEventListener("change", () => change({ [name]: control.value }))
    return named(name, words[name], control)
  }
  const end = (name) => {
    const control = time(words, (written) => change({ [name]: written }))
    control.value = state[name]
    return named(name, words[name], control)
  }
  const clear = button(
    words.clear,
    () => {
      for (const control of all("select, input", place)) {
        control.value = ""
        control.setCustomValidity("")
      }
      one("select", place).focus()
      change(Object.fromEntries(CHOSEN.map((name) => [name, ""])))
    },
    { hidden: "" },
  )
  const told = make("output", { "aria-live": "polite" })
  const offered = NAMES.filter((name) => state[name] || (OFFERED.includes(name) && choices[name].length > 1))
  const place = one(".parley-picture__controls", figure)
  place.append(
    choice("kind", kinds.map((kind) => [kind, words.kinds[kind]])),
    ...offered.map((name) => choice(name, choices[name])),
    ...["from", "to"].map(end),
    clear,
    told,
  )
  return { clear, told }
}

// The lines of the lists, of which those that are not wanted go; the n-th is told by the n-th of what is given.
const listed = (given) => {
  const items = all(ITEMS)
  const lines = given.map((told, at) => ({
    item: items[at],
    kind: told.kind,
    runs: told.days.split(" ").map((run) => run.split(":").map(Number)),
    is: (name, id) => told[name]?.split(" ").includes(id),
  }))
  return (state) => {
    const isWanted = wanted(state || {})
    const shown = lines.map(({ kind, runs, is }) => isWanted(kind, runs, is))
    lines.forEach(({ item }, at) => (item.hidden = !shown[at]))
    for (const part of all(".parley-text section:has(li)")) part.hidden = !one("li:not([hidden])", part)
    return shown
  }
}

// A page that shows each record: the marks go with their lines.
const marked = (figure) => {
  const marks = all("svg > a[data-days]", figure)
  const kinds = marks.map((mark) => mark.classList[0])
  const lines = listed(marks.map((mark, at) => ({ ...mark.dataset, kind: kinds[at] })))
  const close = closing(one("svg", figure))
  return (state) => {
    const shown = lines(state)
    const found = { totals: {}, shown: 0, of: marks.length }
    marks.forEach((mark, at) => {
      if (shown[at]) mark.removeAttribute("display")
      else mark.setAttribute("display", "none")
      if (!shown[at]) return
      found.shown++
      found.totals[kinds[at]] = (found.totals[kinds[at]] ?? 0) + 1
    })
    close(marks.filter((_, at) => shown[at]))
    return found
  }
}

// Lanes in which nothing is left close up, and what is below them moves up.
const closing = (svg) => {
  const top = (drawn) => drawn.transform.baseVal[0].matrix.f
  const bands = all(".band", svg).map((band) => ({ band, top: top(band) }))
  const lanes = new Map(all("svg > a[data-days]", svg.parentNode).map((mark) => [mark, top(mark)]))
  const height = Number(svg.getAttribute("height"))
  const lines = all(".tick", svg)
  const cuts = all("rect.cut", svg)
  return (shown) => {
    const taken = new Set(shown.map((mark) => lanes.get(mark)))
    const free = [...new Set(lanes.values())].filter((lane) => !taken.has(lane)).sort((a, b) => a - b)
    const up = (place) => LANE * free.filter((lane) => lane < place).length
    const move = (drawn, place) => drawn.setAttribute("transform", `translate(0 ${place - up(place)})`)
    for (const { band, top } of bands) move(band, top)
    for (const mark of shown) move(mark, lanes.get(mark))
    const end = height - up(height)
    svg.setAttribute("height", end)
    for (const line of lines) line.setAttribute("y2", end)
    for (const cut of cuts) cut.setAttribute("height", end)
  }
}

// A page that counts: the columns and the table have other numbers, worked out from the files of all records.
const columned = (figure, words) => {
  const columns = all("svg > .column[data-unit]", figure)
  const units = columns.map((column) => column.dataset.unit)
  const rows = all("[data-section=entries] tbody tr").map((row) => all("td", row))
  const most = all("[data-most]", figure)
  const kinds = most.map(({ dataset }) => dataset.most)
  const grounds = all(".base", figure).map((line) => Number(line.getAttribute("y1")))
  const lines = listed(JSON.parse(figure.dataset.lines))
  let loaded
  return async (state) => {
    if (state) loaded ??= files(figure.dataset.files).catch((error) => ((loaded = undefined), Promise.reject(error)))
    const known = await loaded
    if (!known) return // nothing has been chosen yet
    lines(state)
    const found = counted(known, state || {}, figure.dataset.unit, units)
    const of = (part, kind) => [part.within[kind] ?? 0, part.beyond[kind] ?? 0]
    kinds.forEach((kind, band) => {
      const highest = Math.max(1, ...found.parts.map((part) => of(part, kind)[0] + of(part, kind)[1]))
      most[band].textContent = filled(words.most, { number: highest })
      columns.forEach((column, at) => {
        let ground = grounds[band]
        all(`rect.${kind}`, column).forEach((rect, n) => {
          const height = (of(found.parts[at], kind)[n] / highest) * COLUMNS
          ground -= height
          rect.setAttribute("y", ground)
          rect.setAttribute("height", height)
        })
      })
    })
    found.parts.forEach((part, at) => {
      const counts = [...KINDS.map((kind) => of(part, kind)[0]), sum(part.beyond)].map(number)
      rows[at].forEach((cell, n) => (cell.textContent = counts[n]))
      const title = one("title", columns[at])
      const told = [...KINDS.map((kind) => words.kinds[kind]), words.beyond].map((name, n) => `${name} ${counts[n]}`)
      title.textContent = [title.textContent.split(" · ")[0], ...told].join(" · ")
    })
    return found
  }
}
