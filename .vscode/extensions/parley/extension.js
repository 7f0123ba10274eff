// Hands records to `parley lsp`, and what that answers to the editor. It holds nothing of its own about records.

const { spawn } = require("node:child_process")
const { existsSync } = require("node:fs")
const { join, sep } = require("node:path")
const vscode = require("vscode")

const RECORDS = { language: "markdown", scheme: "file" }
const TRIGGERS = ["[", " ", "-", "/"]

/** The program of the folder's own environment, else the one on the path. */
function program(folder) {
  const own = [join(folder, ".venv", "bin", "parley"), join(folder, ".venv", "Scripts", "parley.exe")]
  return own.find(existsSync) ?? "parley"
}

/** A running server: `ask` and `tell` it, and hear what is wrong. */
function server(folder, heard, ended) {
  const process = spawn(program(folder), ["lsp"], { cwd: folder })
  const waiting = new Map()
  let read = Buffer.alloc(0)
  let last = 0

  const send = (message) => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message })
    process.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
  }
  const take = (message) => {
    if (message.method === "textDocument/publishDiagnostics") return heard(message.params)
    if (message.method) return message.id === undefined || send({ id: message.id, result: null })
    waiting.get(message.id)?.(message.result ?? null)
    waiting.delete(message.id)
  }
  process.stdout.on("data", (data) => {
    read = Buffer.concat([read, data])
    for (;;) {
      const head = read.indexOf("\r\n\r\n")
      const length = head < 0 ? 0 : Number(/Content-Length: (\d+)/i.exec(read.subarray(0, head))?.[1])
      if (head < 0 || read.length < head + 4 + length) return
      const body = read.subarray(head + 4, head + 4 + length).toString("utf8")
      read = read.subarray(head + 4 + length)
      take(JSON.parse(body))
    }
  })
  process.stdin.on("error", () => {})
  process.on("error", ended)
  process.on("exit", (status) => {
    waiting.forEach((answer) => answer(null))
    if (status) ended(new Error(`parley lsp ended with status ${status}`))
  })

  const ask = (method, params) =>
    new Promise((resolve) => {
      waiting.set(++last, resolve)
      send({ id: last, method, params })
    })
  const tell = (method, params) => send({ method, params })
  const stop = () => ask("shutdown", null).then(() => tell("exit", null))
  return { ask, tell, stop }
}

const range = ({ start, end }) => new vscode.Range(start.line, start.character, end.line, end.character)
const at = (document, place) => ({
  textDocument: { uri: document.uri.toString() },
  position: { line: place.line, character: place.character },
})

/** What is wrong, as the editor shows it; severities are counted from 1 there and from 0 here. */
function problem(told) {
  const made = new vscode.Diagnostic(range(told.range), told.message, (told.severity ?? 1) - 1)
  return Object.assign(made, { code: told.code, source: "parley" })
}

/** An offer, as the editor shows it; kinds are counted from 1 there and from 0 here. */
function offer(told) {
  const made = new vscode.CompletionItem({ label: told.label, description: told.detail ?? "" }, told.kind - 1)
  return Object.assign(made, {
    documentation: told.documentation && new vscode.MarkdownString(told.documentation.value),
    filterText: told.filterText,
    insertText: told.textEdit.newText,
    keepWhitespace: true,
    range: range(told.textEdit.range),
    sortText: told.sortText,
  })
}

async function activate(context) {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath
  if (!folder) return
  const wrong = vscode.languages.createDiagnosticCollection("parley")
  const heard = ({ uri, diagnostics }) => wrong.set(vscode.Uri.parse(uri), diagnostics.map(problem))
  const ended = ({ message }) => vscode.window.showWarningMessage(`Records are not checked: ${message}`)
  const parley = server(folder, heard, ended)
  await parley.ask("initialize", {
    processId: globalThis.process.pid,
    rootUri: vscode.Uri.file(folder).toString(),
    capabilities: { general: { positionEncodings: ["utf-16"] } },
  })
  parley.tell("initialized", {})

  const isOurs = (document) => vscode.languages.match(RECORDS, document) && document.fileName.startsWith(folder + sep)
  const opened = (document) => {
    const { uri, version } = document
    const text = { uri: uri.toString(), languageId: "markdown", version, text: document.getText() }
    if (isOurs(document)) parley.tell("textDocument/didOpen", { textDocument: text })
  }
  const changed = ({ document }) => {
    const named = { uri: document.uri.toString(), version: document.version }
    const whole = [{ text: document.getText() }]
    if (isOurs(document)) parley.tell("textDocument/didChange", { textDocument: named, contentChanges: whole })
  }
  const named = (document) => ({ textDocument: { uri: document.uri.toString() } })
  const saved = (document) => isOurs(document) && parley.tell("textDocument/didSave", named(document))
  const closed = (document) => {
    if (isOurs(document)) parley.tell("textDocument/didClose", named(document))
    wrong.delete(document.uri)
  }

  const completion = async (document, place) => {
    const found = await parley.ask("textDocument/completion", at(document, place))
    return found && new vscode.CompletionList(found.items.map(offer), found.isIncomplete)
  }
  const hover = async (document, place) => {
    const found = await parley.ask("textDocument/hover", at(document, place))
    return found && new vscode.Hover(new vscode.MarkdownString(found.contents.value))
  }
  const definition = async (document, place) => {
    const found = await parley.ask("textDocument/definition", at(document, place))
    return found?.map(({ uri, range: there }) => new vscode.Location(vscode.Uri.parse(uri), range(there)))
  }

  vscode.workspace.textDocuments.forEach(opened)
  context.subscriptions.push(
    wrong,
    { dispose: parley.stop },
    vscode.workspace.onDidOpenTextDocument(opened),
    vscode.workspace.onDidChangeTextDocument(changed),
    vscode.workspace.onDidSaveTextDocument(saved),
    vscode.workspace.onDidCloseTextDocument(closed),
    vscode.languages.registerCompletionItemProvider(RECORDS, { provideCompletionItems: completion }, ...TRIGGERS),
    vscode.languages.registerHoverProvider(RECORDS, { provideHover: hover }),
    vscode.languages.registerDefinitionProvider(RECORDS, { provideDefinition: definition }),
  )
}

module.exports = { activate }
