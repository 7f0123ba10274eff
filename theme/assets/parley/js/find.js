// The page of the search: results as one types, narrowed and ordered; the address holds what was asked.

import { address, asked, askedAll, button, keep, make } from "./choices.js"
import { open } from "./search.js"
import { counted, line as joined, number } from "./words.js"

const SHOWN = 10
const VALUES = 8 // of each narrowing, before all are asked for
const PAUSE = 150 // milliseconds without a key before the index is asked
const ORDERS = ["relevance", "date", "oldest"]
const FACETS = ["kind", "year", "actor", "speaker", "topic", "round", "place", "outlet", "checked", "disputed", "language"]
const NAMES = ["q", "order", ...FACETS]
const OPEN = ["kind", "year"] // the narrowings whose values are told from the first

export const start = async () => {
  const page = document.querySelector("[data-parley=find]")
  const one = (selector) => page.querySelector(selector)
  const [form, status, list, more, facets] = [
    "form", "[role=status]", ".parley-find__results", ".parley-find__more", "[data-parley=facets]",
  ].map(one)
  // the lists that are there without scripts stand in the results' place until something is asked
  const lists = [...document.querySelectorAll(".parley-text > section")]
  for (const part of lists) part.hidden = Boolean(location.search)
  list.before(...lists)
  const spoken = JSON.parse(one("[data-parley=spoken]").textContent)
  const root = new URL("..", location.href)
  const languages = new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language", fallback: "code" })
  const shownAs = (name, label) => {
    try {
      return name === "language" ? languages.of(label) : label
    } catch {
      return label // a tag that names no language
    }
  }

  const read = () => {
    const { q, order } = asked(NAMES)
    return { query: q, order: ORDERS.includes(order) ? order : ORDERS[0], chosen: askedAll(FACETS) }
  }
  const written = ({ query, order, chosen }) => ({ q: query, order: order === ORDERS[0] ? "" : order, ...chosen })

  let index, state = read(), found, shown = 0, turns = 0, pause, typing = false
  const opened = new Set(OPEN)
  const whole = new Set()
  if (form.q.value) state.query = form.q.value // typed while this script was on its way
  else form.q.value = state.query
  form.order.value = state.order

  const result = ({ address: there, noun, title, line, date, source, words }) => {
    const what = make("p", { "data-part": "kind" }, ...joined(noun, line))
    const made = make("li", {}, what, make("h2", {}, make("a", { href: there, dir: "auto" }, title)))
    if (words) {
      const pieces = index.pieces(words, found).map(([piece, is]) => (is ? make("mark", {}, piece) : piece))
      made.append(make("p", { "data-part": "words", dir: "auto" }, ...pieces))
    }
    const rest = make("p", { "data-part": "source" }, ...joined(date, source))
    if (rest.hasChildNodes()) made.append(rest)
    return made
  }
  const showMore = async () => {
    const turn = turns
    const some = found.hits.slice(shown, shown + SHOWN)
    shown += some.length
    more.hidden = true
    const cards = await Promise.all(some.map(index.card))
    if (turn !== turns) return
    const made = cards.map(result)
    list.append(...made)
    more.hidden = shown >= found.hits.length
    return made[0]
  }

  const value = (name, { id, label, count }) => {
    const box = make("input", { type: "checkbox", name, value: id })
    box.checked = state.chosen[name].includes(id)
    box.addEventListener("change", () => {
      const others = state.chosen[name].filter((other) => other !== id)
      change({ chosen: { ...state.chosen, [name]: box.checked ? [...others, id] : others } })
    })
    const words = make("span", { dir: "auto" }, shownAs(name, label))
    const told = make("label", {}, box, words, make("span", { "data-part": "count" }, number(count)))
    return make("li", {}, told)
  }
  const fill = async (name, group) => (await filling(name, group))?.()
  // what shows the values of a group, once they are known: groups that are shown together are shown at once
  const filling = async (name, group) => {
    const turn = turns
    // what is chosen in a group does not narrow the group itself, or no second value could be chosen
    const others = { ...state.chosen, [name]: [] }
    const hits = state.chosen[name].length ? (await index.search({ ...state, chosen: others })).hits : found.hits
    const known = await index.counted(name, hits)
    if (turn !== turns) return
    const isChosen = ({ id }) => state.chosen[name].includes(id)
    const values = known.filter((one) => one.count || isChosen(one))
    if (name === "year") values.sort((a, b) => b.label - a.label)
    const some = whole.has(name) ? values : values.filter((one, n) => n < VALUES || isChosen(one))
    const made = [make("ul", {}, ...some.map((one) => value(name, one)))]
    if (some.length < values.length) {
      const all = async () => {
        whole.add(name)
        await fill(name, group)
        group.querySelectorAll("input")[VALUES]?.focus()
      }
      made.push(button(spoken.all_values.replace("#", number(values.length)), all))
    }
    // what had the focus has it again; the summary is left where it stands
    return () => {
      const held = group.contains(document.activeElement) ? document.activeElement.value : undefined
      while (group.lastChild !== group.firstChild) group.lastChild.remove()
      group.append(...made)
      if (held !== undefined) [...group.querySelectorAll("input")].find((box) => box.value === held)?.focus()
    }
  }
  const groups = FACETS.map((name) => {
    const group = make("details", { role: "group", "aria-label": spoken[name] }, make("summary", {}, spoken[name]))
    group.open = opened.has(name) || state.chosen[name].length > 0
    group.addEventListener("toggle", () => {
      if (group.open === opened.has(name)) return
      if (group.open) opened.add(name), found && fill(name, group)
      else opened.delete(name)
    })
    if (group.open) opened.add(name)
    return [name, group]
  })

  const told = () => {
    const several = found.hits.length
    const { query, chosen } = state
    const narrowed = FACETS.some((name) => chosen[name].length)
    if (!several) return (narrowed ? spoken.none_narrowed : spoken.none).replace("%", () => query.trim())
    const count = counted(spoken.found, several)
    return [found.corrected && spoken.corrected, found.partly && spoken.partly, count].filter(Boolean).join(" ")
  }
  const ways = async () => {
    const made = []
    for (const name of FACETS.filter((name) => state.chosen[name].length)) {
      const labels = new Map((await index.counted(name, [])).map(({ id, label }) => [id, label]))
      for (const id of state.chosen[name]) {
        const without = { ...state, chosen: { ...state.chosen, [name]: state.chosen[name].filter((other) => other !== id) } }
        const words = spoken.remove.replace("%", () => shownAs(name, labels.get(id) ?? id))
        made.push(make("a", { href: address(NAMES, written(without)) }, words))
      }
    }
    const none = Object.fromEntries(FACETS.map((name) => [name, []]))
    if (made.length > 1) made.push(make("a", { href: address(NAMES, written({ ...state, chosen: none })) }, spoken.remove_all))
    const item = make("li", {}, make("p", {}, spoken.advice))
    if (made.length) item.append(make("ul", {}, ...made.map((link) => make("li", {}, link))))
    return item
  }

  const show = async () => {
    const turn = ++turns
    const active = state.query.trim() || FACETS.some((name) => state.chosen[name].length)
    try {
      index ??= await open(root)
      const next = active ? await index.search(state) : { hits: [...Array(index.total).keys()], shown: new Set(), phrases: [] }
      if (turn !== turns) return
      found = next
      shown = 0
      page.dataset.active = Boolean(active)
      for (const part of lists) part.hidden = Boolean(active)
      list.replaceChildren()
      more.hidden = true
      status.textContent = active ? told() : counted(spoken.everything, index.total)
      if (active) await showMore()
      if (active && !found.hits.length) {
        const item = await ways()
        if (turn === turns) list.replaceChildren(item)
      }
      const filled = await Promise.all(groups.filter(([, group]) => group.open).map((group) => filling(...group)))
      for (const show of filled) show?.()
      if (!facets.firstChild) facets.append(...groups.map(([, group]) => group)) // none before, or they would move
    } catch (error) {
      if (turn !== turns) return
      status.textContent = spoken.broken
      for (const part of lists) part.hidden = false
      throw error
    }
  }
  // each query that a reader comes to rest at is a step to come back to
  const change = (next, push = true) => {
    state = { ...state, ...next }
    typing = false
    keep(NAMES, written(state), push)
    return show()
  }

  form.q.addEventListener("input", () => {
    clearTimeout(pause)
    pause = setTimeout(() => {
      change({ query: form.q.value }, !typing)
      typing = true
    }, PAUSE)
  })
  form.q.addEventListener("keydown", (event) => event.key === "Escape" && event.preventDefault())
  form.order.addEventListener("change", () => change({ order: form.order.value }))
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    clearTimeout(pause)
    change({ query: form.q.value })
  })
  more.addEventListener("click", async () => (await showMore())?.querySelector("a").focus())
  addEventListener("popstate", () => {
    state = read()
    form.q.value = state.query
    form.order.value = state.order
    show()
  })
  one(".parley-find__narrow").open = matchMedia("(min-width: 60em)").matches
  await show()
}
