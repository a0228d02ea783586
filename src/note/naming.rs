//! What a note is called: its label for lists, and its kind from its folder.

/// How many characters of a line of content a label keeps.
const LABEL_CHARS: usize = 200;

/// What a list shows of a note: its title, but its first line of content where the title is a bare timestamp or id.
pub(super) fn label(title: &str, first_line: &str) -> String {
    let line: String = first_line.split_whitespace().collect::<Vec<_>>().join(" ");
    match says_nothing(title) && !line.is_empty() {
        true => cut(&line),
        false => title.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

fn cut(line: &str) -> String {
    match line.char_indices().nth(LABEL_CHARS) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_string(),
    }
}

/// Whether `title` is only a timestamp, a number or a UUID. A bare date or year says when, so it stays.
fn says_nothing(title: &str) -> bool {
    let title = title.trim();
    let digits = title.chars().filter(char::is_ascii_digit).count();
    let is_stamp = title.chars().all(|c| c.is_ascii_digit() || " -_:.TZ+".contains(c));
    let is_uuid = title.len() >= 32 && title.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    title.is_empty() || (is_stamp && digits > 8) || is_uuid
}

/// Headings that name a part of a note rather than what it says, in the languages of vaults seen.
const SECTIONS: [&str; 14] = [
    "content",
    "contents",
    "note",
    "notes",
    "summary",
    "text",
    "body",
    "inhalt",
    "notizen",
    "contenido",
    "notas",
    "contenu",
    "conteúdo",
    "contenuto",
];

/// Whether a note's only top heading is its title, as in a Zettelkasten.
pub(super) fn is_title(heading: &str) -> bool {
    !SECTIONS.contains(&heading.trim().to_lowercase().as_str())
}

/// The singular of a folder's name: "Takeaways" → "Takeaway", "Quick Notes" → "Quick Note".
pub(super) fn singular(folder: &str) -> String {
    let lower = folder.to_lowercase();
    let ends = |suffix: &str| lower.ends_with(suffix);
    let stem = |drop: usize| folder.get(..folder.len() - drop).unwrap_or(folder);
    if ends("analyses") || ends("hypotheses") || ends("theses") || ends("syntheses") || ends("bases") {
        format!("{}is", stem(2))
    } else if ends("ies") && lower.len() > 4 && !ends("series") && !ends("species") {
        format!("{}y", stem(3))
    } else if ends("sses") || ends("xes") || ends("ches") || ends("shes") {
        stem(2).to_string()
    } else if lower.len() > 1
        && ends("s")
        && !ends("ss")
        && !ends("us")
        && !ends("is")
        && !ends("series")
        && !ends("species")
    {
        stem(1).to_string()
    } else {
        folder.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_the_title_unless_that_says_nothing() {
        for (title, expected) in [
            ("2025-01-28 20-17-29", "Discs heal"),
            ("202501282017", "Discs heal"),
            ("9b2d1c3e-1f2a-4b5c-8d7e-0a1b2c3d4e5f", "Discs heal"),
            ("2025-01-28", "2025-01-28"),
            ("1984", "1984"),
            ("Spacing  Effect", "Spacing Effect"),
        ] {
            assert_eq!(label(title, "Discs   heal"), expected, "{title}");
        }
        assert_eq!(label("202501282017", " "), "202501282017");
        assert_eq!(label("202501282017", &"é ".repeat(300)).chars().count(), 200);
    }

    #[test]
    fn kinds_are_the_singular_of_folders() {
        for (folder, expected) in [
            ("Takeaways", "Takeaway"),
            ("Quick Notes", "Quick Note"),
            ("Studies", "Study"),
            ("Hypotheses", "Hypothesis"),
            ("Classes", "Class"),
            ("Boxes", "Box"),
            ("Source Content", "Source Content"),
            ("Thesis", "Thesis"),
            ("Corpus", "Corpus"),
            ("Series", "Series"),
            ("notas", "nota"),
            ("S", "S"),
        ] {
            assert_eq!(singular(folder), expected);
        }
    }
}
