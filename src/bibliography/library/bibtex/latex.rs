//! The value of one BibTeX field → text, through the `biblatex` crate. Made up of LaTeX habits the crate does not know and
//! of limits it does not have: what is deep or full of braces, or no LaTeX at all, is read as plain text.

use biblatex::{Bibliography, Entry, Pair, RawBibliography, RawChunk, RawEntry, Spanned};

/// The crate calls itself for each level of nested commands.
const MAX_DEPTH: usize = 32;

/// The crate's time grows with the square of the braces within braces.
const MAX_NESTED: usize = 100;
const MAX_BRACES: usize = 20_000;

/// The commands whose braces say no more than how their content looks.
const FACES: [&str; 16] = [
    "emph",
    "textit",
    "textbf",
    "textsc",
    "textrm",
    "textsf",
    "texttt",
    "textup",
    "textsuperscript",
    "textsubscript",
    "underline",
    "mbox",
    "mkbibemph",
    "mkbibquote",
    "enquote",
    "url",
];

/// The commands that say only how to go on.
const SWITCHES: [&str; 8] = ["relax", "protect", "em", "it", "bf", "sc", "tt", "rm"];

/// A field's value, and whether it had to be read as plain text.
pub(super) struct Read {
    pub value: String,
    pub plain: bool,
}

/// The text of the field `name`, whose value is `raw`.
pub(super) fn text(name: &str, raw: &str) -> Read {
    if is_plain(raw) {
        return Read { value: raw.to_string(), plain: false };
    }
    let read = parsed(name, raw).and_then(|entry| entry.get_as::<String>(name).ok());
    let plain = read.is_none();
    let value = read.unwrap_or_else(|| quoted(&without_marks(raw)));
    Read { value, plain }
}

/// An entry with this one field, so that what cannot be read in one costs no other.
fn parsed(name: &str, raw: &str) -> Option<Entry> {
    if !is_harmless(raw) {
        return None;
    }
    let tidy = tidy(raw);
    let value = Spanned::detached(vec![Spanned::new(RawChunk::Normal(&tidy), 0..tidy.len())]);
    let field = Pair::new(Spanned::detached(name), value);
    let entry =
        RawEntry { key: Spanned::detached("x"), kind: Spanned::detached("misc"), fields: vec![field] };
    let entries = vec![Spanned::detached(entry)];
    let raw = RawBibliography { preamble: String::new(), entries, abbreviations: Vec::new() };
    Bibliography::from_raw(raw).ok()?.into_iter().next()
}

/// Whether LaTeX reads `raw` as it stands.
fn is_plain(raw: &str) -> bool {
    !raw.contains(['\\', '{', '}', '~', '$', '`', '\'', '-'])
}

fn is_harmless(raw: &str) -> bool {
    let (mut depth, mut braces, mut nested) = (0usize, 0, 0);
    for (at, byte) in raw.bytes().enumerate() {
        match byte {
            b'{' => {
                braces += 1;
                nested += usize::from(depth > 0 && !follows_command(&raw[..at]));
                depth += 1;
            }
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH || braces > MAX_BRACES || nested > MAX_NESTED {
            return false;
        }
    }
    true
}

/// Whether the brace behind `before` holds what a command takes: `\emph{`, `\'{`.
fn follows_command(before: &str) -> bool {
    let word = before.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let accent = before.char_indices().next_back().map_or("", |(at, _)| &before[..at]);
    word.len() < before.len() && word.ends_with('\\') || accent.ends_with('\\')
}

/// `raw` in the ways of writing the crate knows.
fn tidy(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find(['\\', '~']) {
        out.push_str(&quoted(&rest[..at]));
        rest = &rest[at..];
        let (written, taken) = match rest.strip_prefix('\\') {
            None => (" ".to_string(), 1),
            Some(command) => command_tidied(command),
        };
        out.push_str(&written);
        rest = &rest[taken..];
    }
    out + &quoted(rest)
}

/// TeX's quotation marks as such.
fn quoted(text: &str) -> String {
    text.replace("``", "“").replace("''", "”")
}

/// What to write for `\` and the start of `command`, and how many bytes of both that takes.
fn command_tidied(command: &str) -> (String, usize) {
    let letters = command.len() - command.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
    let (name, behind) = command.split_at(letters);
    let accent = command.chars().next().filter(|first| "'`^\"~=.".contains(*first));
    if FACES.contains(&name) && behind.starts_with('{') {
        return (String::new(), 1 + letters);
    }
    if SWITCHES.contains(&name) {
        return (String::new(), 1 + letters + (behind.len() - behind.trim_start().len()));
    }
    if letters > 0 && behind.starts_with("{}") {
        return (format!("{{\\{name}}}"), 1 + letters + 2); // `\o{}` as `{\o}`
    }
    match accent.map(|accent| (accent, &command[1..])) {
        Some((accent, dotless)) if is_dotless(dotless) => {
            let space = usize::from(dotless[2..].starts_with(' '));
            (format!("\\{accent}{{{}}}", &dotless[1..2]), 1 + 1 + 2 + space) // `\'\i` as `\'{i}`
        }
        _ => {
            let taken = letters.max(command.chars().next().map_or(0, char::len_utf8));
            (format!("\\{}", &command[..taken]), 1 + taken)
        }
    }
}

/// Whether `text` starts with `\i` or `\j`, and no longer command.
fn is_dotless(text: &str) -> bool {
    let rest = text.strip_prefix("\\i").or_else(|| text.strip_prefix("\\j"));
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn without_marks(raw: &str) -> String {
    raw.replace(['{', '}', '\\'], "")
}
