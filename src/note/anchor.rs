//! What stands behind the `#` of a link: a heading (`H`), one under another (`H1#H2`), or the id of a block (`^id`).

use super::Note;
use unicode_normalization::UnicodeNormalization;

/// What an anchor names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Anchor<'a> {
    /// A heading by its own name and those it stands under, the highest first, as [`letters`].
    Heading(Vec<String>),
    /// The id of a block.
    Block(&'a str),
}

impl<'a> Anchor<'a> {
    /// What `anchor`, which stands behind the first `#`, may name, in the order in which it is looked for: published notes
    /// write the id of a block without its `^`. Nothing where it names nothing.
    pub(super) fn read(anchor: &'a str) -> Vec<Self> {
        let parts = || anchor.split('#').map(str::trim).filter(|part| !part.is_empty());
        let Some(last) = parts().next_back() else { return Vec::new() };
        match last.strip_prefix('^') {
            Some(id) => vec![Anchor::Block(id)],
            None => vec![Anchor::Heading(parts().map(letters).collect()), Anchor::Block(last)],
        }
    }
}

impl Note {
    /// The 1-based line of the file on which what `anchor` names stands; `None` where the note has no such part.
    pub fn line_of(&self, anchor: &str) -> Option<u32> {
        Anchor::read(anchor).iter().find_map(|anchor| match anchor {
            Anchor::Block(id) => {
                self.block_ids().find(|own| own.name.eq_ignore_ascii_case(id)).map(|own| own.line)
            }
            Anchor::Heading(names) => {
                let headings: Vec<_> = self.headings().map(|own| (own.level, own.text)).collect();
                let at = section(&headings, names)?.0;
                self.headings().nth(at).map(|heading| heading.line)
            }
        })
    }
}

/// Where among `headings`, each with its level and text, the last of `names` stands, each below the one before; and where its
/// section ends.
pub(super) fn section(headings: &[(u8, &str)], names: &[String]) -> Option<(usize, usize)> {
    let (name, rest) = names.split_first()?;
    let mut named = (0..headings.len()).filter(|at| is_named(headings[*at].1, name));
    named.find_map(|start| {
        let below = &headings[start + 1..];
        let level = headings[start].0;
        let end = start + 1 + below.iter().take_while(|(own, _)| *own > level).count();
        if rest.is_empty() {
            return Some((start, end));
        }
        let (from, to) = section(&headings[start + 1..end], rest)?;
        Some((start + 1 + from, start + 1 + to))
    })
}

/// Whether a heading's [`letters`] are `name`.
fn is_named(heading: &str, name: &str) -> bool {
    let mut letters = plain_letters(heading).peekable();
    match letters.peek() {
        Some(_) => letters.eq(name.chars()),
        None => heading.trim() == name,
    }
}

/// A heading's letters and digits in lower case and without marks, since links write all else in several ways; without any,
/// all of it.
pub(super) fn letters(text: &str) -> String {
    let letters: String = plain_letters(text).collect();
    if letters.is_empty() { text.trim().to_owned() } else { letters }
}

fn plain_letters(text: &str) -> impl Iterator<Item = char> {
    text.nfd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use crate::config::Settings;
    use crate::note::parse;

    #[test]
    fn anchors_name_headings_and_blocks() {
        let text = "---\na: 1\n---\n# One\n## Part: á\ntext ^first\n\n# Two\n## Part: a\n### Below\n\n| t |\n|---|\n| c |\n\n^Table-1\n\n- x\n  - y ^deep\n\n{ #published}\n";
        let (note, _) = parse("n.md", text, &Settings::default());
        for (anchor, line) in [
            ("One", Some(4)),
            ("two", Some(8)),
            ("Part a", Some(5)),
            ("part-a", Some(5)),
            ("Two#Part: a", Some(9)),
            // not the first of that name
            ("Part a#Below", Some(10)),
            ("Two#Below", Some(10)),
            ("One#Two", None),
            ("^first", Some(6)),
            (" ^table-1 ", Some(16)),
            ("Two#^deep", Some(19)),
            ("^published", Some(21)),
            ("published", Some(21)),
            ("^one", None),
            ("none", None),
            ("#", None),
            ("", None),
        ] {
            assert_eq!(note.line_of(anchor), line, "{anchor}");
        }
    }
}
