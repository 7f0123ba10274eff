// The field of the search on every page: names and texts are suggested as one types, Enter leads to all results.

import { open } from "./search.js"
import { counted } from "./words.js"

const SHOWN = 8
const TEXTS = 2 // places that names leave to texts
const PAUSE = 120 // milliseconds without a key before the index is asked

export const start = () => {
  const form = document.querySelector("[data-parley=lookup]")
  const box = form.closest("search")
  const field = form.querySelector("input")
  const output = box.querySelector(".parley-lookup__output")
  const list = output.querySelector("ul")
  const status = box.querySelector("[role=status]")
  const spoken = JSON.parse(box.querySelector("[data-parley=spoken]").textContent)
  const root = new URL("..", form.action)
  let index, asked = 0, active = -1, pause

  const options = () => [...list.children]
  const settle = () => {
    active = -1
    field.removeAttribute("aria-activedescendant")
  }
  const close = () => {
    clearTimeout(pause)
    asked++ // what is on its way comes too late
    output.hidden = true
    settle()
    field.setAttribute("aria-expanded", "false")
  }
  const move = (to) => {
    const all = options()
    if (!all.length) return
    active = (to + all.length) % all.length
    all.forEach((option, n) => option.setAttribute("aria-selected", n === active))
    field.setAttribute("aria-activedescendant", all[active].id)
    all[active].scrollIntoView({ block: "nearest" })
  }
  const option = (n, href, ...parts) => {
    const made = document.createElement("li")
    made.id = `parley-suggestion-${n}`
    made.setAttribute("role", "option")
    made.setAttribute("aria-selected", "false")
    made.addEventListener("click", () => location.assign(href))
    for (const [name, words] of parts) {
      if (!words) continue
      const part = document.createElement("span")
      part.dataset.part = name
      part.dir = "auto"
      part.textContent = words
      made.append(part)
    }
    return made
  }
  const suggest = async () => {
    const query = field.value
    const turn = ++asked
    if (!query.trim()) return close()
    try {
      index ??= open(root)
      const { search, parted, card } = await index
      const { hits } = await search({ query })
      const [named, texts] = await parted(hits)
      const names = named.slice(0, SHOWN - Math.min(TEXTS, texts.length))
      const cards = await Promise.all([...names, ...texts.slice(0, SHOWN - names.length)].map(card))
      if (turn !== asked) return
      const made = cards.map(({ address, noun, title, line, words, date }, n) =>
        option(n, address, ["kind", noun], ["name", title], ["line", line || words.slice(0, 90) || date])
      )
      const all = new URL(form.action)
      all.searchParams.set("q", query)
      if (hits.length) made.push(option(made.length, all, ["all", spoken.all.replace("%", () => query.trim())]))
      list.replaceChildren(...made)
      settle()
      output.hidden = !made.length
      field.setAttribute("aria-expanded", String(made.length > 0))
      status.textContent = cards.length ? counted(spoken.suggested, cards.length) : spoken.no_suggestion
    } catch {
      index = undefined
      if (turn !== asked) return
      close()
      status.textContent = spoken.broken
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(pause)
    settle()
    pause = setTimeout(suggest, PAUSE)
  })
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault()
      if (output.hidden) suggest()
      else move(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1)
    } else if (event.key === "Escape") {
      if (!output.hidden) event.preventDefault()
      close()
    } else if (event.key === "Enter" && active >= 0 && !output.hidden) {
      event.preventDefault()
      options()[active].click()
    }
  })
  document.addEventListener("pointerdown", ({ target }) => box.contains(target) || close())
  box.addEventListener("focusout", ({ relatedTarget }) => relatedTarget && !box.contains(relatedTarget) && close())
  if (field.value) suggest()
}
