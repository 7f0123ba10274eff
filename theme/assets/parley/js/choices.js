// What readers choose by: fields with their names, made where scripts run, and the address, which keeps the choice.

import { days } from "./dates.js"

export const make = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

export const button = (words, press, attributes = {}) => {
  const made = make("button", { type: "button", ...attributes }, words)
  made.addEventListener("click", press)
  return made
}

export const named = (name, words, field) => {
  field.name = name
  field.id = `parley-choice-${name}`
  return make("div", {}, make("label", { for: field.id }, words), field)
}

// `options` are a value, its words, and the group in which they stand, if any; the first stands for no choice.
export const select = (none, options) => {
  const made = make("select", {}, make("option", { value: "" }, none))
  const groups = new Map([["", made]])
  for (const [value, words, group = ""] of options) {
    if (!groups.has(group)) groups.set(group, made.appendChild(make("optgroup", { label: group })))
    groups.get(group).append(make("option", { value, dir: "auto" }, words))
  }
  return made
}

// A field for a year, a month or a day; what is none of these is not taken.
export const time = (spoken, changed) => {
  const hints = { type: "text", inputmode: "numeric", autocomplete: "off", placeholder: spoken.form, maxlength: 10 }
  const field = make("input", hints)
  field.addEventListener("change", () => {
    const written = field.value.trim()
    field.setCustomValidity(written && !days(written) ? spoken.unread : "")
    if (field.reportValidity()) changed(written)
  })
  return field
}

// What is not there is not chosen.
export const choose = (field, value) => {
  field.value = value
  if (field.selectedIndex < 0) field.value = ""
}

const given = () => new URLSearchParams(location.search)

// What the address asks for by these names; by the second, those of which there may be several.
export const asked = (names) => Object.fromEntries(names.map((name) => [name, given().get(name) ?? ""]))
export const askedAll = (names) => Object.fromEntries(names.map((name) => [name, given().getAll(name)]))

// The address of this page with another choice; what it holds by other names is others' and stays.
export const address = (names, chosen) => {
  const query = given()
  for (const name of names) query.delete(name)
  for (const name of names) for (const value of [chosen[name] ?? ""].flat()) if (value !== "") query.append(name, value)
  return `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`
}

// A `step` is one to come back to.
export const keep = (names, chosen, step = false) => {
  const there = address(names, chosen)
  if (there === location.pathname + location.search + location.hash) return
  history[step ? "pushState" : "replaceState"](history.state, "", there)
}
