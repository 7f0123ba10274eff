// What a page adds where scripts run: light or dark, the search when it is wanted, the place in the contents.

{
  const one = (selector, within = document) => within.querySelector(selector)
  const all = (selector, within = document) => [...within.querySelectorAll(selector)]

  document.documentElement.classList.replace("no-js", "js")

  // Light or dark, kept as Material keeps it, whose script in the masthead reads it before anything is drawn.
  const form = one("[data-md-component=palette]")
  if (form) {
    const states = all("input", form)
    const show = (index) => {
      states.forEach((state, at) => {
        state.checked = at === index
        state.nextElementSibling.hidden = at !== index
      })
    }
    const choose = (index) => {
      const color = {}
      for (const name of ["media", "scheme", "primary", "accent"]) {
        color[name] = states[index].getAttribute(`data-md-color-${name}`)
        document.body.setAttribute(`data-md-color-${name}`, color[name])
      }
      show(index)
      __md_set("__palette", { index, color })
    }
    show(Math.min(__md_get("__palette")?.index ?? 0, states.length - 1))
    form.addEventListener("change", ({ target }) => choose(states.indexOf(target)))
  }

  // The search engine and its index are large, and most readers follow links: both are fetched when the field is entered.
  const field = one("[data-md-component=search-query]")
  if (field) {
    const load = () => document.body.append(one("#parley-search-scripts").content.cloneNode(true))
    if (new URLSearchParams(location.search).has("q")) load()
    else field.addEventListener("focus", load, { once: true })
    addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]")
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      field.focus()
    })
  }

  // The contents mark the part that is being read.
  const links = new Map(all(".parley-contents--open a").map((link) => [link.hash.slice(1), link]))
  const headings = all("h2[id], h3[id]").filter(({ id }) => links.has(id))
  if (headings.length && "IntersectionObserver" in window) {
    const mark = () => {
      const read = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3).pop()
      for (const [id, link] of links) {
        if (id === read?.id) link.setAttribute("aria-current", "location")
        else link.removeAttribute("aria-current")
      }
    }
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" })
    headings.forEach((heading) => observer.observe(heading))
  }
}
