// Actors by topics, narrowed to one actor or to two side by side, to one topic, to a span of time.

import { keep, make, named, select } from "./choices.js"
import { counted, number as figures } from "./words.js"

const YEARS = 20 // up to so many the search is asked for each of them

export const start = () => {
  const figure = document.querySelector("[data-parley=positions]")
  const text = figure.closest(".parley-text")
  const spoken = JSON.parse(figure.dataset.words)
  const columns = [...figure.querySelectorAll("thead th")]
  const rows = [...figure.querySelectorAll("tbody tr")]
  const topics = columns.map((head) => ({ id: head.dataset.topic, name: head.textContent, head }))
  const actors = rows.map((row) => ({ id: row.dataset.actor, name: row.cells[0].textContent, row }))

  // each number with the words that it leads to
  const places = rows.flatMap((row) =>
    [...row.cells].slice(1).flatMap((cell, n) => {
      const link = cell.firstElementChild
      if (!link) return []
      const section = document.getElementById(link.hash.slice(1)).closest("section")
      const more = section.querySelector("[data-part=more] a")
      return {
        actor: row.dataset.actor,
        topic: topics[n].id,
        link,
        whole: link.textContent,
        section,
        more: more && { link: more, whole: more.textContent, href: more.getAttribute("href") },
        items: [...section.querySelectorAll("li")],
        days: link.dataset.days.split(" ").map((days) => (days === "-" ? null : days.split("/").map(Number))),
        rest: (link.dataset.rest ?? "").split(" ").filter(Boolean).map(Number), // the years of what is not shown
      }
    })
  )

  const fields = {
    actor: select(spoken.all, actors.map(({ id, name }) => [id, name])),
    beside: select(spoken.nobody, actors.map(({ id, name }) => [id, name])),
    topic: select(spoken.all, topics.map(({ id, name }) => [id, name])),
    from: make("input", { type: "date" }),
    to: make("input", { type: "date" }),
  }
  const everything = make("button", { type: "button" }, spoken.everything)
  const status = make("p", { role: "status" })
  const choices = Object.entries(fields).map(([name, field]) => named(name, spoken[name], field))
  figure.querySelector(".parley-picture__controls").append(...choices, everything, status)

  // of a span of days: which statements may fall in it, and in which of its years there are more
  const within = ({ days, rest }, from, to) => {
    if (!from && !to) return { shown: days.map(() => true), years: [] }
    const first = Number(from.replaceAll("-", "")) || -Infinity
    const last = Number(to.replaceAll("-", "")) || Infinity
    return {
      shown: days.map((span) => span !== null && span[0] <= last && span.at(-1) >= first),
      years: rest.filter((year) => year * 10_000 + 101 <= last && year * 10_000 + 1231 >= first),
    }
  }
  const asked = (years) => (years.length > YEARS ? "" : years.map((year) => `&year=${year}`).join(""))
  const absent = (name) => make("section", { "data-absent": "" }, make("h3", {}, name), make("p", {}, spoken.absent))

  const show = () => {
    const chosen = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value]))
    const { topic, from, to } = chosen
    const those = actors.filter(({ id }) => id === chosen.actor || id === chosen.beside)
    const timed = Boolean(from || to)
    const isIn = (place) =>
      (!those.length || those.some(({ id }) => id === place.actor)) && (!topic || topic === place.topic)
    const seen = new Set()
    let hidden = false
    for (const place of places) {
      const found = within(place, from, to)
      const number = found.shown.filter(Boolean).length
      const rest = found.years.length > 0
      const has = isIn(place) && (number > 0 || rest)
      place.items.forEach((item, n) => {
        item.hidden = !found.shown[n]
        if (has && found.shown[n]) seen.add(item.querySelector("a").pathname)
      })
      place.section.hidden = !has
      place.link.hidden = !(number || rest)
      place.link.textContent = timed ? `${figures(number)}${rest ? "+" : ""}` : place.whole
      if (place.more) {
        place.more.link.closest("p").hidden = timed && !rest
        place.more.link.textContent = timed ? spoken.more : place.more.whole
        place.more.link.setAttribute("href", place.more.href + asked(found.years))
      }
      hidden ||= has && rest
    }
    for (const made of text.querySelectorAll("[data-absent]")) made.remove()
    topics.forEach(({ id, head }, n) => {
      const out = Boolean(topic) && topic !== id
      head.hidden = out
      for (const row of rows) row.cells[n + 1].hidden = out
      const section = document.getElementById(head.firstElementChild.hash.slice(1)).closest("section")
      const there = places.filter((place) => place.topic === id && !place.section.hidden)
      section.hidden = out || !there.length
      // two side by side: who said nothing on a topic has a place too
      if (!section.hidden && those.length === 2 && there.length === 1) {
        const [one] = there
        const other = those.find((actor) => actor.id !== one.actor)
        one.section[other === those[0] ? "before" : "after"](absent(other.name))
      }
    })
    for (const { id, row } of actors) {
      const isChosen = those.some((actor) => actor.id === id)
      const speaks = places.some((place) => place.actor === id && !place.section.hidden)
      row.hidden = !isChosen && (those.length > 0 || !speaks)
    }
    text.toggleAttribute("data-beside", those.length === 2)
    everything.hidden = !Object.values(chosen).some(Boolean)
    const told = [seen.size ? counted(spoken.shown, seen.size) : spoken.none]
    if (timed && hidden) told.push(spoken.hidden)
    if (timed) told.push(spoken.undated)
    status.textContent = told.join(" ")
    return chosen
  }

  const given = new URLSearchParams(location.search)
  for (const [name, field] of Object.entries(fields)) {
    field.value = given.get(name) ?? ""
    if (field.value === "" && field.options) field.selectedIndex = 0 // what is not there is not chosen
    field.addEventListener("change", () => keep(show()))
  }
  everything.addEventListener("click", () => {
    for (const field of Object.values(fields)) field.value = ""
    keep(show())
    fields.actor.focus()
  })
  show()
}
