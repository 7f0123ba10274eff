// The rounds of a process on each topic: one of them, or two side by side, in place of all.

import { asked, choose, keep, make, named, select } from "./choices.js"
import { counted } from "./words.js"

export const start = () => {
  const figure = document.querySelector("[data-parley=rounds]")
  const spoken = JSON.parse(figure.dataset.words)
  const rounds = JSON.parse(figure.dataset.rounds)
  const table = figure.closest("section").querySelector("table")
  const [head, ...rows] = table.rows
  const names = ["round", "beside"]
  const fields = names.map(() => select(spoken.all, rounds))
  const status = make("p", { role: "status" })
  const choices = fields.map((field, n) => named(names[n], spoken[names[n]], field))
  figure.querySelector(".parley-picture__controls").append(...choices, status)

  const show = () => {
    const chosen = fields.map(({ value }) => value).filter(Boolean)
    const isIn = rounds.map(([id]) => !chosen.length || chosen.includes(id))
    let number = 0
    for (const row of rows) {
      const cells = [...row.cells].slice(1)
      cells.forEach((cell, n) => (cell.hidden = !isIn[n]))
      row.hidden = !cells.some((cell) => !cell.hidden && cell.querySelector("a"))
      if (!row.hidden) number++
    }
    ;[...head.cells].slice(1).forEach((cell, n) => (cell.hidden = !isIn[n]))
    status.textContent = number ? counted(spoken.shown, number) : spoken.none
    return { rounds: chosen.join(",") }
  }

  const given = asked(["rounds"]).rounds.split(",")
  fields.forEach((field, n) => {
    choose(field, given[n] ?? "")
    field.addEventListener("change", () => keep(["rounds"], show()))
  })
  show()
}
