// The search: looks words up in the index, of which it fetches the few small files that a query needs.
// The index is made by generator/parley/search; what a word is stands there too, in words.py.

const NEAR = 2 // how many letters a word may differ by to be taken for a slip of the pen
const EXPANDED = 60 // words that the beginning of one may stand for
const WINDOW = 34 // words of a text that a result quotes
const LONG = 5 // letters of a word from which on its longer forms are found too
const ENDING = 3 // letters that such a form has more
const FILES = 4 // files that are looked through for words with one beginning

const text = new TextDecoder()

// Numbers of seven bits a byte, the lowest first.
const reader = (bytes, at = 0) => ({
  get done() {
    return at >= bytes.length
  },
  number() {
    let found = 0, shift = 1, byte
    do {
      byte = bytes[at++]
      found += (byte & 127) * shift
      shift *= 128
    } while (byte > 127)
    return found
  },
  bytes(length) {
    return bytes.subarray(at, (at += length))
  },
})

export const open = async (root) => {
  const folder = new URL("search/index/", root)
  const get = async (name, version) => {
    const answer = version
      ? await fetch(new URL(`${name}?${version}`, folder))
      : await fetch(new URL(name, folder), { cache: "no-cache" })
    if (!answer.ok) throw new Error(`${answer.status} ${name}`)
    return answer
  }
  const about = await (await get("index.json")).json()
  const starts = []
  const total = about.shards.reduce((sum, size) => (starts.push(sum), sum + size), 0)
  const kept = new Map()
  const once = (name, read) => {
    if (!kept.has(name)) {
      const made = get(name, about.version).then(read)
      made.catch(() => kept.delete(name))
      kept.set(name, made)
    }
    return kept.get(name)
  }
  const json = (name) => once(name, (answer) => answer.json())
  const bytes = (name) => once(name, async (answer) => new Uint8Array(await answer.arrayBuffer()))

  // Words

  const folded = (words) =>
    words.replace(/['’]s(?![\p{L}\p{N}_])/gu, "").replace(/['’‘ʼʿʾʻ`´]/g, "")
      .normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")
      .replace(/./gsu, (letter) => about.letters[letter] ?? letter)
  const bare = (word) => (word.startsWith("ال") && word.length > 4 ? word.slice(2) : word)
  const forms = (token) => {
    let parts = token.split(/[-‐‑]/)
    if (parts.length > 1 && about.articles.includes(parts[0])) parts = parts.slice(1)
    parts = parts.filter((part) => part !== "al" && part !== "el").map(bare)
    return parts.length > 1 ? [...parts, parts.join("")] : parts
  }
  const TOKEN = /[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*/gu
  const tokens = (words) => folded(words).match(TOKEN) ?? []

  // Files of words: a header of words and lengths, then what is said of each.
  const file = (kind, number) =>
    once(`${kind}/${number}.bin`, async (answer) => {
      const data = new Uint8Array(await answer.arrayBuffer())
      const from = reader(data)
      const header = JSON.parse(text.decode(from.bytes(from.number())))
      const words = new Map()
      for (let n = 0; n < header.length; n += 2) words.set(header[n], from.bytes(header[n + 1]))
      return words
    })
  const fileOf = (word) => {
    let low = 0, high = about.words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (about.words[middle] <= word) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }
  const said = async (word, kind = "words") =>
    about.words.length ? (await file(kind, fileOf(word))).get(word) : undefined
  // The words with one beginning of which most is said.
  const beginning = async (prefix) => {
    const found = []
    const first = fileOf(prefix)
    for (let n = first; n < Math.min(first + FILES, about.words.length); n++) {
      if (n > first && !about.words[n].startsWith(prefix)) break
      for (const [word, block] of await file("words", n)) if (word.startsWith(prefix)) found.push([block.length, word])
    }
    return found.sort(([a], [b]) => b - a).slice(0, EXPANDED).map(([, word]) => word)
  }
  // What a slip of the pen may have been meant for: any word of a name, any other that begins alike.
  const near = async (word) => {
    if (word.length < 4 || !about.words.length) return []
    const bound = word.length < 5 ? 1 : NEAR
    const beside = [...new Set([fileOf(word), fileOf(word.slice(0, 2))])]
    const known = (await Promise.all(beside.map((n) => file("words", n)))).flatMap((words) => [...words.keys()])
    const close = [...new Set([...(await json("names.json")), ...known])].map((other) => [distance(word, other, bound), other]).filter(([far]) => far <= bound)
    return close.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1)).slice(0, 3).map(([, other]) => other)
  }

  // Entries that a word stands in: calls back with each one's number and what the word counts there.
  const each = (block, call, pairs = true) => {
    const from = reader(block)
    for (let shard = 0; !from.done; ) {
      shard += from.number()
      const inner = reader(from.bytes(from.number()))
      for (let entry = starts[shard]; !inner.done; ) {
        entry += inner.number()
        call(entry, pairs ? inner.number() : 1)
      }
    }
  }

  const parsed = (query) => {
    const groups = []
    const rest = query.replace(/["“”„«»]([^"“”„«»]+)["“”„«»]/g, (_, phrase) => {
      const found = words(phrase)
      if (found.length) groups.push({ phrase: found.map((forms) => forms[forms.length - 1]) })
      return " "
    })
    const open = !/\s$/.test(query)
    const single = tokens(rest)
    single.forEach((token, n) => {
      const last = open && n === single.length - 1
      // what the query writes as two words an entry may write as one
      const joined = [single[n - 1] && single[n - 1] + token, single[n + 1] && token + single[n + 1]].filter(Boolean)
      if (last || forms(token).length) groups.push({ token, last, joined })
    })
    // of words that stand in every text, none is asked for beside others
    const telling = groups.filter(({ token, phrase }) => phrase || !about.common.includes(token))
    return telling.length ? telling : groups
  }

  // One word of the query: the entries, and which words of the index they are found by.
  const match = async (group) => {
    const scores = new Float32Array(total)
    const shown = new Set()
    let number = 0, corrected = false
    const add = (block, share) => {
      let times = 0
      each(block, () => times++)
      const idf = Math.log(1 + total / times) * share
      each(block, (entry, weight) => {
        number += !scores[entry]
        scores[entry] = Math.max(scores[entry], weight * idf)
      })
    }
    const found = forms(group.token)
    const whole = found[found.length - 1] ?? group.token
    const exact = await said(whole)
    if (exact) add(exact, 1), shown.add(whole)
    if (found.length > 1) {
      const parts = await Promise.all(found.slice(0, -1).map((part) => said(part)))
      if (parts.every(Boolean)) {
        const counts = new Uint8Array(total), sums = new Float32Array(total)
        for (const part of parts) each(part, (entry, weight) => (counts[entry]++, (sums[entry] += weight)))
        counts.forEach((count, entry) => {
          if (count < parts.length) return
          number += !scores[entry]
          scores[entry] = Math.max(scores[entry], sums[entry] * 2)
        })
        found.forEach((part) => shown.add(part))
      }
    }
    for (const word of [...group.joined, whole.length > 4 && whole.replace(/s$/, "")]) {
      const block = word && word !== whole && (await said(word))
      if (block) add(block, 0.9), shown.add(word)
    }
    if (group.last || !number || whole.length >= LONG) {
      const longer = group.last || !number ? Infinity : ENDING
      for (const word of await beginning(whole)) {
        if (word === whole || word.length > whole.length + longer) continue
        add(await said(word), (whole.length / word.length) * 0.8)
        shown.add(word)
      }
    }
    if (!number) {
      for (const word of await near(whole)) add(await said(word), 0.5), shown.add(word), (corrected = true)
    }
    return { scores, shown, number, corrected }
  }

  // Words in a row: their places in each entry are compared. What the least of them counts is what the phrase does, or
  // a text would come first for one word of its name.
  const matchPhrase = async (group) => {
    const scores = new Float32Array(total)
    const blocks = await Promise.all(group.phrase.map((word) => Promise.all([said(word), said(word, "places")])))
    if (!blocks.every(([block]) => block)) return { scores, shown: new Set(), phrase: group.phrase }
    let places = null
    for (const [n, [block, where]] of blocks.entries()) {
      const own = new Map()
      const shards = reader(where)
      const entries = []
      each(block, (entry, weight) => entries.push([entry, weight]))
      let at = 0
      while (!shards.done) {
        shards.number()
        const inner = reader(shards.bytes(shards.number()))
        while (!inner.done) {
          const [entry, weight] = entries[at++]
          const found = []
          for (let count = inner.number(), last = 0; count > 0; count--) found.push((last += inner.number()) - n)
          if (!places || places.has(entry)) own.set(entry, [found, weight])
        }
      }
      if (places) {
        for (const [entry, [found, weight]] of own) {
          const before = new Set(places.get(entry)[0])
          const both = found.filter((place) => before.has(place))
          if (both.length) own.set(entry, [both, Math.min(weight, places.get(entry)[1])])
          else own.delete(entry)
        }
      }
      places = own
    }
    for (const [entry, [, weight]] of places) scores[entry] = weight * 8
    return { scores, shown: new Set(), phrase: group.phrase }
  }

  const facet = async (name) => {
    const [values, data] = await Promise.all([json(`facets/${name}.json`), bytes(`facets/${name}.bin`)])
    const from = reader(data)
    // a value is told from others by the last part of its page's address, where it has one
    return values.map(([label, page, length]) => ({ id: page.split("/").at(-2) ?? label, label, block: from.bytes(length) }))
  }

  // What a query finds: the entries in order, and the words by which.
  const search = async ({ query = "", chosen = {}, order = "relevance" }) => {
    const groups = parsed(query)
    const found = await Promise.all(groups.map((group) => (group.phrase ? matchPhrase(group) : match(group))))
    const shown = new Set(found.flatMap((one) => [...one.shown]))
    const phrases = found.flatMap(({ phrase }) => (phrase ? [phrase] : []))
    if (query.trim() && !found.length) return { hits: [], shown, phrases, partly: false, corrected: false }
    const scores = new Float32Array(total)
    const counts = new Uint8Array(total)
    for (const one of found) {
      one.scores.forEach((score, entry) => {
        if (score) (scores[entry] += score), counts[entry]++
      })
    }
    const allowed = await Promise.all(
      Object.entries(chosen).filter(([, ids]) => ids.length).map(async ([name, ids]) => {
        const some = new Uint8Array(total)
        for (const value of await facet(name)) {
          if (ids.includes(value.id)) each(value.block, (entry) => (some[entry] = 1), false)
        }
        return some
      })
    )
    const partly = found.length > 1 && !counts.includes(found.length)
    const least = partly ? 1 : found.length
    const hits = []
    for (let entry = 0; entry < total; entry++) {
      if (counts[entry] >= least && allowed.every((some) => some[entry])) hits.push(entry)
    }
    if (order === "date" || order === "oldest") {
      const days = new DataView((await bytes("days.bin")).buffer)
      const day = (entry) => days.getUint32(entry * 4, true)
      const sign = order === "date" ? -1 : 1
      hits.sort((a, b) => !day(a) - !day(b) || sign * (day(a) - day(b)) || a - b)
    } else {
      hits.sort((a, b) => counts[b] - counts[a] || scores[b] - scores[a] || a - b)
    }
    return { hits, shown, phrases, partly, corrected: found.some((one) => one.corrected) }
  }

  // What is found in two: that which has a name, for those who look for one, and texts.
  const parted = async (hits) => {
    const named = new Uint8Array(total)
    for (const { label, block } of await facet("kind")) {
      if (about.named.includes(label)) each(block, (entry) => (named[entry] = 1), false)
    }
    return [hits.filter((entry) => named[entry]), hits.filter((entry) => !named[entry])]
  }

  // How many of the entries found have each value of a facet.
  const counted = async (name, hits) => {
    const some = new Uint8Array(total)
    for (const entry of hits) some[entry] = 1
    const values = (await facet(name)).map(({ id, label, block }) => {
      let count = 0
      each(block, (entry) => (count += some[entry]), false)
      return { id, label, count }
    })
    return values.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
  }

  const card = async (entry) => {
    const [address, noun, title, line, date, source, words] = (
      await json(`cards/${Math.floor(entry / about.cards)}.json`)
    )[entry % about.cards]
    return { address: new URL(address, root).href, noun, title, line, date, source, words }
  }

  // A text in pieces, of which some are the words that were looked for; as much of it as a result shows.
  const pieces = (words, { shown, phrases }, window = WINDOW) => {
    const found = [...words.matchAll(/[\p{L}\p{M}\p{N}'’ʼʿʾ‐‑-]+/gu)]
    const known = found.map(([word]) => tokens(word).flatMap(forms))
    const is = known.map((some) => some.some((form) => shown.has(form)))
    for (const phrase of phrases) {
      known.forEach((_, n) => {
        if (phrase.every((form, m) => known[n + m]?.includes(form))) is.fill(true, n, n + phrase.length)
      })
    }
    let best = 0, most = -1
    for (let n = 0, count = 0; n < found.length; n++) {
      count += is[n] - (n >= window ? is[n - window] : 0)
      if (count > most) (most = count), (best = Math.max(0, n - window + 1))
    }
    const first = is.indexOf(true, best)
    best = Math.max(0, Math.min(Math.max(best, first - 6), found.length - window))
    const chosen = found.slice(best, best + window)
    if (!chosen.length) return []
    const made = best ? [["… ", false]] : []
    let at = chosen[0].index
    chosen.forEach((word, n) => {
      if (!is[best + n]) return
      made.push([words.slice(at, word.index), false], [word[0], true])
      at = word.index + word[0].length
    })
    const last = chosen[chosen.length - 1]
    const end = last.index + last[0].length
    made.push([words.slice(at, best + window < found.length ? end : undefined), false])
    if (best + window < found.length) made.push([" …", false])
    return made.filter(([piece]) => piece)
  }

  const words = (text) => tokens(text).map(forms).filter((found) => found.length)

  return { search, parted, counted, card, pieces, words, total }
}

// How many letters must be changed, added, left out or swapped to make one word of the other (Damerau, bounded).
const distance = (one, other, bound) => {
  if (Math.abs(one.length - other.length) > bound) return bound + 1
  let before = [], last = Array.from({ length: other.length + 1 }, (_, n) => n)
  for (let i = 1; i <= one.length; i++) {
    const row = [i]
    for (let j = 1; j <= other.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1)
      }
    }
    ;[before, last] = [last, row]
  }
  return last[other.length]
}
