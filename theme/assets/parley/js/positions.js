// Actors by topics, narrowed to one actor or to two side by side, to one topic, to a span of time.

import { asked, button, choose, keep, make, named, select, time } from "./choices.js"
import { readable } from "./dates.js"
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

  // each number with the words that it leads to; where it leads to the search it has none
  const places = rows.flatMap((row) =>
    [...row.cells].slice(1).flatMap((cell, n) => {
      const link = cell.firstElementChild
      if (!link) return []
      const section = link.hash ? document.getElementById(link.hash.slice(1)).closest("section") : undefined
      const more = section?.querySelector("[data-part=more] a")
      return {
        actor: row.dataset.actor,
        topic: topics[n].id,
        link,
        whole: link.textContent,
        href: link.getAttribute("href"),
        section,
        more: more && { link: more, whole: more.textContent, href: more.getAttribute("href") },
        items: section ? [...section.querySelectorAll("li")] : [],
        days: (link.dataset.days ?? "").split(" ").filter(Boolean).map((days) => (days === "-" ? null : days.split("/").map(Number))),
        rest: (link.dataset.rest ?? "").split(" ").filter(Boolean).map(Number), // the years of what is not shown
      }
    })
  )

  const fields = {
    actor: select(spoken.all, actors.map(({ id, name }) => [id, name])),
    beside: select(spoken.nobody, actors.map(({ id, name }) => [id, name])),
    topic: select(spoken.all, topics.map(({ id, name }) => [id, name])),
    from: time(spoken, () => changed()),
    to: time(spoken, () => changed()),
  }
  const changed = () => keep(names, show())
  const everything = button(spoken.everything, () => {
    for (const field of Object.values(fields)) {
      field.value = ""
      field.setCustomValidity("")
    }
    changed()
    fields.actor.focus()
  })
  const names = Object.keys(fields)
  const status = make("p", { role: "status" })
  const choices = Object.entries(fields).map(([name, field]) => named(name, spoken[name], field))
  figure.querySelector(".parley-picture__controls").append(...choices, everything, status)

  // of a span of days: which statements may fall in it, and in which of its years there are more
  const within = ({ days, rest }, from, to) => {
    if (!from && !to) return { shown: days.map(() => true), years: [] }
    const [first] = readable(from) ?? [-Infinity]
    const last = readable(to)?.[1] ?? Infinity
    return {
      shown: days.map((span) => span !== null && span[0] <= last && span.at(-1) >= first),
      years: rest.filter((year) => year * 10_000 + 101 <= last && year * 10_000 + 1231 >= first),
    }
  }
  const inYears = (years) => (years.length > YEARS ? "" : years.map((year) => `&year=${year}`).join(""))
  const all = ({ whole }) => counted(spoken.found, Number(whole.replace(/\D/g, "")))
  // of an actor who has no words here on a topic: the way to them, or that there are none
  const absent = (name, place, timed) => {
    const told = place ? make("a", { href: place.link.getAttribute("href") }, timed ? spoken.more : all(place)) : spoken.absent
    return make("section", { "data-absent": "" }, make("h3", {}, name), make("p", {}, told))
  }

  const show = () => {
    const chosen = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.value.trim()]))
    const { topic, from, to } = chosen
    const those = actors.filter(({ id }) => id === chosen.actor || id === chosen.beside)
    const timed = Boolean(from || to)
    const isIn = (place) =>
      (!those.length || those.some(({ id }) => id === place.actor)) && (!topic || topic === place.topic)
    const seen = new Set()
    let hidden = false
    let further = false
    for (const place of places) {
      const found = within(place, from, to)
      const number = found.shown.filter(Boolean).length
      const rest = found.years.length > 0
      const has = isIn(place) && (number > 0 || rest)
      place.items.forEach((item, n) => {
        item.hidden = !found.shown[n]
        if (has && found.shown[n]) seen.add(item.querySelector("a").pathname)
      })
      place.has = has || (isIn(place) && !place.section && !timed)
      if (place.section) place.section.hidden = !has
      else if (timed) place.link.setAttribute("href", place.href + inYears(found.years))
      else place.link.setAttribute("href", place.href)
      place.link.hidden = timed && !(number || rest)
      place.link.textContent = timed ? `${number ? figures(number) : ""}${rest ? "+" : ""}` : place.whole
      if (place.more) {
        place.more.link.closest("p").hidden = timed && !rest
        place.more.link.textContent = timed ? spoken.more : place.more.whole
        place.more.link.setAttribute("href", place.more.href + inYears(found.years))
      }
      hidden ||= has && rest
    }
    for (const made of text.querySelectorAll("[data-absent]")) made.remove()
    topics.forEach(({ id, head }, n) => {
      const out = Boolean(topic) && topic !== id
      head.hidden = out
      for (const row of rows) row.cells[n + 1].hidden = out
      const section = document.getElementById(head.firstElementChild.hash.slice(1)).closest("section")
      const there = places.filter((place) => place.topic === id && place.has)
      section.hidden = out || !there.length
      if (section.hidden || !(those.length || topic)) return
      // whom it is asked of has a place, with words or without; two side by side, who said nothing too
      const asking = those.length === 2 ? those : actors.filter((actor) => there.some((place) => place.actor === actor.id))
      let next = section.querySelector(":scope > section")
      for (const actor of asking) {
        const place = there.find((place) => place.actor === actor.id)
        if (place?.section) next = place.section.nextElementSibling
        else {
          const made = absent(actor.name, place, timed)
          if (next) next.before(made)
          else section.lastElementChild.after(made)
          further ||= Boolean(place)
        }
      }
    })
    for (const { id, row } of actors) {
      const isChosen = those.some((actor) => actor.id === id)
      const speaks = places.some((place) => place.actor === id && place.has)
      row.hidden = !isChosen && (those.length > 0 || !speaks)
    }
    text.toggleAttribute("data-beside", those.length === 2)
    everything.hidden = !Object.values(chosen).some(Boolean)
    const told = [seen.size ? counted(spoken.shown, seen.size) : further ? "" : spoken.none]
    if (timed && hidden) told.push(spoken.hidden)
    else if (further) told.push(spoken.further)
    if (timed) told.push(spoken.undated)
    status.textContent = told.filter(Boolean).join(" ")
    return chosen
  }

  const given = asked(names)
  for (const name of ["actor", "beside", "topic"]) {
    choose(fields[name], given[name])
    fields[name].addEventListener("change", changed)
  }
  for (const name of ["from", "to"]) fields[name].value = readable(given[name]) ? given[name] : ""
  show()
}
