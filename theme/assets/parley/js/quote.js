// Buttons that copy a quotation with all that says whose it is, or the link to its page.

export const start = () => {
  for (const figure of document.querySelectorAll("figure[data-parley=quote]")) offer(figure)
}

const offer = (figure) => {
  const words = JSON.parse(figure.dataset.words)
  // the page as it is cited, wherever this copy of it was opened
  const address = document.querySelector("link[rel=canonical]")?.href ?? location.origin + location.pathname
  const controls = figure.querySelector(".parley-picture__controls")
  const told = document.createElement("p")
  told.className = "parley-copying__told"
  told.setAttribute("role", "status")
  const shown = field(words)

  const button = (label, done, text) => {
    const made = document.createElement("button")
    made.type = "button"
    made.textContent = label
    made.addEventListener("click", async () => {
      told.textContent = ""
      const copied = await copy(text, shown)
      shown.hidden = copied
      if (!copied) select(shown, text)
      told.textContent = copied ? done : words.refused
    })
    return made
  }

  controls.append(
    button(words.copy, words.copied, `${figure.dataset.text}\n${address}`),
    button(words.link, words.link_copied, address),
    told,
    shown
  )
}

// Where a browser refuses to copy, a reader does, from here.
const field = (words) => {
  const made = document.createElement("textarea")
  made.readOnly = true
  made.hidden = true
  made.rows = 6
  made.setAttribute("aria-label", words.text)
  return made
}

const select = (shown, text) => {
  shown.value = text
  shown.focus()
  shown.select()
}

const copy = async (text, shown) => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // no clipboard for this page, as without https; the older way may be open
    const before = document.activeElement
    shown.hidden = false
    select(shown, text)
    const copied = document.execCommand("copy")
    if (copied) before.focus()
    return copied
  }
}
