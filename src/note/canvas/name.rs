//! What the nodes of a canvas are called where they are connected.

/// The most characters of a name.
const LONGEST: usize = 60;

/// The first line of a card's text, without the signs of Markdown.
pub(super) fn of_text(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("an empty card");
    let line = line.trim_start_matches(['#', '>', '-', '+', '*', ' ']);
    let plain: String = line.chars().filter(|c| !"[]*_=`".contains(*c)).collect();
    escaped(&short(&plain))
}

/// A file's name without its extension, and the part of it.
pub(super) fn of_file(target: &str) -> String {
    let (file, part) = target.split_once('#').unwrap_or((target, ""));
    let name = crate::note::path::called(file);
    escaped(&short(&if part.is_empty() { name.to_owned() } else { format!("{name} › {part}") }))
}

/// `text` in one line, so that Markdown reads it as it is.
pub(in crate::note) fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in in_a_line(text).chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// `text` in one line.
pub(in crate::note) fn in_a_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` in one line, cut where it is long.
pub(in crate::note) fn short(text: &str) -> String {
    let words = in_a_line(text);
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words,
    }
}
