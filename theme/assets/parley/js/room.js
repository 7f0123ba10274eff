// Where marks and their names find room on a map as large as it is: what drawings/labels.py does for a known width.

const GAP = 4 // pixels between a mark and its name
const LINE = 15 // pixels that a name is high
const NAMED = 40 // names that are tried at most
const ASIDE = [[0, 0]]
for (let far = 6; far <= 36; far += 6) {
  for (let eighth = 0; eighth < 8; eighth++) {
    ASIDE.push([far * Math.cos((eighth * Math.PI) / 4), far * Math.sin((eighth * Math.PI) / 4)])
  }
}

// Two marks can be told from each other side by side, or where one lies well within the other.
const apart = (x, y, r, other) => {
  const far = Math.hypot(other.x - x, other.y - y)
  return far >= 0.75 * (r + other.r) || far <= Math.abs(other.r - r) - 3
}

// Gives each disc ({x, y, r, soft} in pixels, the most important first) its step aside, so that none hides another;
// soft ones hide nothing.
export const moved = (discs) => {
  const placed = []
  return discs.map(({ x, y, r, soft }) => {
    if (soft) return ASIDE[0]
    const near = placed.filter((other) => Math.hypot(other.x - x, other.y - y) < other.r + r + 36)
    const step = ASIDE.find(([dx, dy]) => near.every((other) => apart(x + dx, y + dy, r, other))) ?? ASIDE[0]
    placed.push({ x: x + step[0], y: y + step[1], r })
    return step
  })
}

const touches = (box, { x, y, r }) => {
  const dx = x - Math.max(box.left, Math.min(x, box.right))
  const dy = y - Math.max(box.top, Math.min(y, box.bottom))
  return dx * dx + dy * dy < r * r
}

const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

// Gives each of the first marks ({x, y, r, soft, long}: `long` is its name's width) the place of its name, or nothing.
export const named = (marks, width, height) => {
  const solid = marks.filter(({ soft }) => !soft)
  const taken = []
  return marks.map((mark, n) => {
    if (n >= NAMED) return undefined
    const { x, y, r, long } = mark
    const places = [
      { dx: r + GAP, dy: 4, anchor: "start", left: x + r + GAP },
      { dx: -r - GAP, dy: 4, anchor: "end", left: x - r - GAP - long },
      { dx: 0, dy: r + GAP + 10, anchor: "middle", left: x - long / 2 },
      { dx: 0, dy: -r - GAP, anchor: "middle", left: x - long / 2 },
    ]
    for (const place of places) {
      const box = { left: place.left, right: place.left + long, top: y + place.dy - LINE + 3, bottom: y + place.dy + 3 }
      const inside = box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height
      const free = !solid.some((other) => other !== mark && touches(box, other)) && !taken.some((other) => meets(box, other))
      if (!inside || !free) continue
      taken.push(box)
      return place
    }
    return undefined
  })
}
