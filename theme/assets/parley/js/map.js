// The map: what is counted, of which years, how near one looks; the table follows, and the address holds it all.

import { asked, button, keep, make, named, select } from "./choices.js"
import { moved, named as placed } from "./room.js"
import { filled, number as figures } from "./words.js"

// The same as in Python
const LEAST = 3.5
const RING = 7
const SOFT = 16
const SMALL = 0.7

const NEAREST = 2 // degrees of longitude that are shown at least
const PHONE = matchMedia("(max-width: 47.99em)")
const OWN = "own"
const NAMES = ["what", "from", "to", "at"]

const svg = (tag) => document.createElementNS("http://www.w3.org/2000/svg", tag)
const clamp = (value, least, most) => Math.min(Math.max(value, least), most)

// What is recorded at a place, as the mark tells it: sort, first year, last year, how many.
const things = (told, sorts) =>
  (told ? told.split(";") : []).map((thing) => {
    const [sort, first, last, number] = thing.split(":")
    const year = first ? Number(first) : undefined
    return { sort: sorts[sort], first: year, last: last ? Number(last) : year, number: Number(number || 1) }
  })

export const start = () => document.querySelectorAll("figure[data-parley=map]").forEach(enliven)

const enliven = (figure) => {
  const words = JSON.parse(figure.dataset.words)
  const [west, north, width, height] = figure.dataset.frame.split(" ").map(Number)
  const unit = Number(figure.dataset.unit)
  const sheet = figure.querySelector(".parley-map__sheet")
  const ground = sheet.querySelector("svg svg")
  const whole = ground.getAttribute("viewBox").split(" ").map(Number)
  const outer = ground.parentNode.viewBox.baseVal
  const aspect = outer.width / outer.height
  const rows = [...document.querySelectorAll("[data-section=places] tbody tr")]
  const marks = [...sheet.querySelectorAll(".parley-map__mark")].map((link, n) => {
    const spot = link.querySelector("svg")
    const group = spot.querySelector("g")
    group.querySelectorAll("text").forEach((text) => text.remove())
    const text = group.appendChild(svg("text"))
    text.setAttribute("class", "parley-map__name")
    text.textContent = rows[n].querySelector("a").textContent
    return {
      n, link, spot, group, text, row: rows[n],
      counts: [...rows[n].cells].slice(1, 4),
      disc: group.querySelector(".parley-map__disc"),
      about: group.querySelector(".parley-map__about"),
      x: parseFloat(spot.getAttribute("x")) / 100,
      y: parseFloat(spot.getAttribute("y")) / 100,
      things: things(link.dataset.things, words.sorts),
    }
  })

  // What is shown: kept in the address, read from it.
  const given = asked(NAMES)
  const kinds = words.kinds.map(([kind]) => kind)
  const all = marks.flatMap(({ things }) => things)
  const years = [...new Set(all.flatMap(({ first, last }) => (first === undefined ? [] : [first, last])))].sort((a, b) => a - b)
  const year = (name) => (years.includes(Number(given[name] || NaN)) ? Number(given[name]) : undefined)
  const at = given.at.split(",").map(Number)
  const state = {
    what: kinds.includes(given.what) ? given.what : "",
    from: year("from"),
    to: year("to"),
    at: at.length === 3 && at.every(Number.isFinite) ? at : undefined,
  }
  const save = () => keep(NAMES, { ...state, at: state.at?.map((part) => Number(part.toFixed(2))).join(",") })

  // The part of the map that is shown, as shares of the whole.
  const part = () => {
    if (!state.at) return { x: 0, y: 0, width: 1, height: 1 }
    const [lat, lon, across] = state.at
    const narrow = Math.max(0.1, Math.cos((lat * Math.PI) / 180))
    let wide = clamp(across, NEAREST, width) / width
    let high = (wide * width * narrow) / aspect / height
    if (high > 1) [wide, high] = [wide / high, 1]
    const x = ((((lon - west) % 360) + 360) % 360) / width - wide / 2
    const y = (north - lat) / height - high / 2
    return { x: clamp(x, 0, 1 - wide), y: clamp(y, 0, 1 - high), width: wide, height: high }
  }
  const look = (x, y, across) => {
    const lon = west + x * width
    state.at = across >= width ? undefined : [north - y * height, ((lon + 540) % 360) - 180, Math.max(across, NEAREST)]
  }

  const matches = ({ sort, first, last }) => {
    const event = sort !== "talks" && sort !== "quotes"
    if (state.what && state.what !== sort && !(state.what === "events" && event)) return false
    if (state.from === undefined && state.to === undefined) return true
    return first !== undefined && last >= (state.from ?? -Infinity) && first <= (state.to ?? Infinity)
  }
  const column = ({ sort }) => ({ talks: 1, quotes: 2 })[sort] ?? 0

  let current = marks[0]
  const count = () => {
    const narrowed = Boolean(state.what) || state.from !== undefined || state.to !== undefined
    for (const mark of marks) {
      const counts = [0, 0, 0]
      for (const thing of mark.things) if (matches(thing)) counts[column(thing)] += thing.number
      mark.number = counts[0] + counts[1] + counts[2]
      mark.counts.forEach((cell, n) => { cell.textContent = figures(counts[n]) })
      mark.left = narrowed && !mark.number
      mark.row.hidden = mark.left
    }
    const ordered = [...marks].sort((a, b) => b.number - a.number || a.n - b.n)
    if (ordered.some((mark, n) => rows[n] !== mark.row)) {
      rows.splice(0, rows.length, ...ordered.map(({ row }) => row))
      rows[0].parentNode.append(...rows)
    }
    rows[0].closest("table").classList.toggle("parley-map__narrowed", narrowed)
    const shown = ordered.filter(({ left }) => !left)
    if (current.left && shown.length) current = shown[0]
    const number = shown.reduce((sum, { number }) => sum + number, 0)
    told.textContent = filled(words.told, { places: shown.length, all: marks.length, things: number })
    return shown
  }

  // The larger lie below the smaller; the one that has the focus keeps it.
  const stack = (seen) => {
    const layer = marks[0].link.parentNode
    const ordered = [...marks.filter((mark) => !seen.includes(mark)), ...seen].map(({ link }) => link)
    if (ordered.every((link, n) => link === layer.children[n])) return
    const focused = document.activeElement
    layer.append(...ordered)
    if (layer.contains(focused)) focused.focus({ preventScroll: true })
  }

  // Finer outlines are fetched for those who come closer, and then kept.
  let finer
  const refine = () => {
    finer ??= fetch(figure.dataset.near).then(({ ok }) => {
      for (const use of ok ? ground.querySelectorAll("use") : []) {
        use.setAttribute("href", figure.dataset.near + use.getAttribute("href").replace(/.*#/, "#"))
      }
    }).catch(() => {}) // without them the coarser ones stay
  }

  const draw = () => {
    const { x, y, width: wide, height: high } = part()
    const [left, top, across, down] = whole
    ground.setAttribute("viewBox", [left + x * across, top + y * down, wide * across, high * down].join(" "))
    const { clientWidth, clientHeight } = sheet
    const size = PHONE.matches ? SMALL : 1
    const seen = []
    for (const mark of marks) {
      mark.px = ((mark.x - x) / wide) * clientWidth
      mark.py = ((mark.y - y) / high) * clientHeight
      const inside = mark.px >= 0 && mark.px <= clientWidth && mark.py >= 0 && mark.py <= clientHeight
      mark.link.toggleAttribute("hidden", mark.left || !inside)
      mark.link.setAttribute("tabindex", mark === current ? "0" : "-1")
      if (!mark.left && inside) seen.push(mark)
    }
    if (seen.length && !seen.includes(current)) seen[0].link.setAttribute("tabindex", "0")
    seen.sort((a, b) => b.number - a.number || a.n - b.n)
    const radius = (mark) => Math.max(LEAST, unit * Math.sqrt(mark.number))
    const soft = (mark) => mark.about && radius(mark) >= SOFT
    const steps = moved(seen.map((mark) => ({ x: mark.px, y: mark.py, r: radius(mark) * size, soft: soft(mark) })))
    seen.forEach((mark, n) => {
      const [dx, dy] = steps[n]
      mark.spot.setAttribute("x", `${(100 * mark.px) / clientWidth}%`)
      mark.spot.setAttribute("y", `${(100 * mark.py) / clientHeight}%`)
      mark.group.setAttribute("transform", `translate(${dx} ${dy})`)
      mark.spot.querySelectorAll("line").forEach((line) => line.remove())
      if (dx || dy) {
        const line = svg("line")
        for (const [name, value] of Object.entries({ class: "parley-map__lead", x2: dx, y2: dy })) line.setAttribute(name, value)
        mark.spot.prepend(line)
      }
      mark.disc.setAttribute("r", radius(mark))
      mark.about?.setAttribute("r", radius(mark) + RING)
      mark.text.removeAttribute("hidden")
    })
    stack(seen)
    const places = placed(
      seen.map((mark, n) => ({
        x: mark.px + steps[n][0],
        y: mark.py + steps[n][1],
        r: (radius(mark) + (mark.about ? RING : 0)) * size,
        soft: soft(mark),
        long: mark.text.getComputedTextLength(),
      })),
      clientWidth, clientHeight,
    )
    seen.forEach(({ text }, n) => {
      const place = places[n]
      text.toggleAttribute("hidden", !place)
      if (!place) return
      text.setAttribute("x", place.dx)
      text.setAttribute("y", place.dy)
      text.setAttribute("text-anchor", place.anchor)
    })
    sheet.classList.toggle("parley-map__sheet--near", Boolean(state.at))
    closer.disabled = Boolean(state.at) && state.at[2] <= NEAREST
    farther.disabled = !state.at
    show?.set()
    if (state.at) refine()
  }

  const change = () => {
    count()
    draw()
    save()
  }

  // The controls
  const controls = figure.querySelector(".parley-picture__controls")
  const choice = (name, label, field, chosen, choose) => {
    field.value = chosen
    field.addEventListener("change", () => {
      choose(field.value)
      change()
    })
    controls.append(named(name, label, field))
    return field
  }
  choice("what", words.kind, select(words.everything, words.kinds), state.what, (value) => (state.what = value))
  for (const name of years.length > 1 ? ["from", "to"] : []) {
    const field = select("–", years.map((one) => [one, one]))
    choice(name, words[name], field, state[name] ?? "", (value) => (state[name] = value ? Number(value) : undefined))
  }
  const parts = words.parts.map(([name, x, y, wide, high]) => {
    const before = state.at
    look(x + wide / 2, y + high / 2, wide * width)
    const made = { name, at: state.at }
    state.at = before
    return made
  })
  const same = (a, b) => a?.every((value, n) => Math.abs(value - b[n]) < 0.01)
  const show = parts.length
    ? choice("show", words.show, select(words.whole, parts.map(({ name }, n) => [n, name])), "", (value) => {
        if (value !== OWN) state.at = value ? parts[Number(value)].at : undefined
      })
    : undefined
  if (show) {
    const own = make("option", { value: OWN }, words.own)
    show.set = () => {
      const found = parts.findIndex(({ at }) => same(state.at, at))
      if (state.at && found < 0) show.append(own)
      else own.remove()
      show.value = state.at ? (found < 0 ? OWN : String(found)) : ""
    }
  }
  const zoom = (factor) => {
    const { x, y, width: wide, height: high } = part()
    const middle = state.at || current.left ? [x + wide / 2, y + high / 2] : [current.x, current.y]
    look(...middle, wide * width * factor)
    change()
  }
  const closer = button("+", () => zoom(0.5), { title: words.closer, "aria-label": words.closer })
  const farther = button("−", () => zoom(2), { title: words.farther, "aria-label": words.farther })
  const told = make("p", { class: "parley-map__told", "aria-live": "polite" })
  controls.append(make("div", { class: "parley-map__near" }, closer, farther), told)

  // Arrow keys lead from place to place, also to those beyond the part that is shown.
  const go = (mark) => {
    current = mark
    const { x, y, width: wide, height: high } = part()
    const inside = mark.x >= x && mark.x <= x + wide && mark.y >= y && mark.y <= y + high
    if (!inside) look(mark.x, mark.y, wide * width)
    draw()
    if (!inside) save()
    mark.link.focus()
  }
  sheet.addEventListener("keydown", (event) => {
    const from = marks.find(({ link }) => link === document.activeElement)
    if (!from || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "+" || event.key === "-") {
      current = from
      if (event.key === "+") look(from.x, from.y, (part().width * width) / 2)
      else look(from.x, from.y, part().width * width * 2)
      change()
      return from.link.focus()
    }
    const toward = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
    if (!toward) return
    event.preventDefault()
    const ways = marks
      .filter((mark) => mark !== from && !mark.left)
      .map((mark) => {
        const [dx, dy] = [(mark.x - from.x) * aspect, mark.y - from.y]
        const ahead = dx * toward[0] + dy * toward[1]
        return { mark, ahead, far: ahead + 2 * Math.abs(dx * toward[1] + dy * toward[0]) }
      })
      .filter(({ ahead, far }) => ahead > 0 && far < 4 * ahead)
      .sort((a, b) => a.far - b.far)
    if (ways.length) go(ways[0].mark)
  })

  // A mark and its row light up together.
  for (const mark of marks) {
    const light = (on) => () => {
      mark.link.classList.toggle("parley-map__mark--lit", on)
      mark.row.classList.toggle("parley-map__row--lit", on)
    }
    for (const part of [mark.link, mark.row]) {
      for (const name of ["pointerenter", "focusin"]) part.addEventListener(name, light(true))
      for (const name of ["pointerleave", "focusout"]) part.addEventListener(name, light(false))
    }
  }

  // What is shown of a part can be drawn along.
  let hold
  sheet.addEventListener("pointerdown", (event) => {
    if (state.at && event.button === 0) hold = { x: event.clientX, y: event.clientY, part: part(), is: false }
  })
  addEventListener("pointermove", (event) => {
    if (!hold) return
    const [dx, dy] = [event.clientX - hold.x, event.clientY - hold.y]
    hold.is ||= Math.hypot(dx, dy) > 4
    if (!hold.is) return
    const { x, y, width: wide, height: high } = hold.part
    look(
      clamp(x + wide / 2 - (dx / sheet.clientWidth) * wide, wide / 2, 1 - wide / 2),
      clamp(y + high / 2 - (dy / sheet.clientHeight) * high, high / 2, 1 - high / 2),
      wide * width,
    )
    draw()
  })
  const release = () => {
    if (hold?.is) save()
    setTimeout(() => (hold = undefined))
  }
  addEventListener("pointerup", release)
  addEventListener("pointercancel", release)
  sheet.addEventListener("click", (event) => { if (hold?.is) event.preventDefault() }, true)
  sheet.addEventListener("dragstart", (event) => { if (state.at) event.preventDefault() })

  count()
  new ResizeObserver(draw).observe(sheet)
  draw()
}
