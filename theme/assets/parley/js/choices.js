// What readers choose by: fields with their names, made where scripts run.

export const make = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

export const named = (name, words, field) => {
  field.id = `parley-choice-${name}`
  return make("div", {}, make("label", { for: field.id }, words), field)
}

// `options` are pairs of a value and its words; the first stands for no choice.
export const select = (none, options) => {
  const made = make("select", {}, make("option", { value: "" }, none))
  for (const [value, words] of options) made.append(make("option", { value }, words))
  return made
}

// The address holds what was chosen, and nothing besides.
export const keep = (chosen) => {
  const asked = new URLSearchParams(Object.entries(chosen).filter(([, value]) => value))
  history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}${location.hash}`)
}
