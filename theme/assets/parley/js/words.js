// Numbers and what is counted, in the language of the page; digits are the Latin ones that the rest of it has.

const language = document.documentElement.lang || "en"
const numbers = new Intl.NumberFormat(`${language}-u-nu-latn`)
const plurals = new Intl.PluralRules(language)

export const number = (value) => numbers.format(value)

// `forms` are those of the catalogue, by the names that the CLDR has for them; `#` stands for the number.
export const counted = (forms, value) => (forms[plurals.select(value)] ?? forms.other).replace("#", () => number(value))

// Words with numbers where the numbers' names stand in them: `{shown} of {all}`.
export const filled = (words, values) => words.replace(/{(\w+)}/g, (_, name) => number(values[name]))

// Parts of a line, each set apart so that a name in another script disturbs no other.
export const line = (...parts) =>
  parts.filter(Boolean).flatMap((part, at) => {
    const made = document.createElement("bdi")
    made.append(part)
    return at ? ["\u00a0· ", made] : [made]
  })
