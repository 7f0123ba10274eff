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

  // The search is fetched when a reader goes to its field; the page of the search is nothing without it.
  const here = document.currentScript.src
  const field = one("[data-parley=lookup] input, [data-parley=find] input")
  const load = (name) => import(new URL(name, here)).then(({ start }) => start())
  // a search that does not come leaves the lists that are there without it
  const unsearched = (error) => {
    one("[data-find]").removeAttribute("data-find")
    throw error
  }
  if (field) {
    if (one("[data-parley=find]")) load("find.js").catch(unsearched)
    else if (field === document.activeElement) load("lookup.js")
    else field.addEventListener("focus", () => load("lookup.js"), { once: true })
    addEventListener("keydown", (event) => {
      const typing = event.target.closest("input, textarea, select, [contenteditable]")
      const alone = !event.ctrlKey && !event.metaKey && !event.altKey
      const slash = alone && !typing && (event.key === "/" || (event.code === "Slash" && !event.shiftKey))
      if (!slash && !(event.code === "KeyK" && (event.ctrlKey || event.metaKey))) return
      event.preventDefault()
      field.focus()
      field.select()
    })
  }

  // Paper cannot be unfolded.
  let folded = []
  addEventListener("beforeprint", () => {
    folded = all("article details:not([open])")
    for (const fold of folded) fold.open = true
  })
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false
  })

  // What a picture can do besides is fetched where there is one.
  const pictures = new Set(all("figure[data-parley]").map(({ dataset }) => dataset.parley))
  for (const name of pictures) load(`${name}.js`)

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
