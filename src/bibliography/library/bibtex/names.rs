//! The names in a BibTeX field, by the rules of BibTeX ("Tame the BeaST", 10.2) and BibLaTeX's `family=…, given=…`. What
//! stands in braces stays whole: an institution, a family name of several words. A particle is the words in lower case
//! that a family name begins with ("de la Fontaine", but "Ortega y Gasset").

use super::super::name_of;
use super::latex;
use crate::bibliography::Name;

const PARTS: [&str; 4] = ["prefix", "family", "given", "suffix"];

/// The names, whether there are more of them ("and others"), and whether some are no LaTeX that can be read.
#[derive(Default)]
pub(super) struct Names {
    pub names: Vec<Name>,
    pub more: bool,
    pub plain: bool,
}

/// Reads the field `name`, whose value is `raw`.
pub(super) fn read(field: &'static str, raw: &str) -> Names {
    let mut reader = Reader { field, plain: false };
    let mut found = Names::default();
    for person in people(raw) {
        match person {
            "others" => found.more = true,
            person => found.names.extend(reader.name(person)),
        }
    }
    found.plain = reader.plain;
    found
}

struct Reader {
    field: &'static str,
    plain: bool,
}

impl Reader {
    fn name(&mut self, raw: &str) -> Option<Name> {
        let parts: Vec<&str> = split(raw, |c| c == ',').map(str::trim).collect();
        if let Some(name) = self.of_named_parts(&parts) {
            return name;
        }
        match parts.as_slice() {
            [whole] => self.as_said(&words(whole)),
            [family, given] => self.sorted(family, given, ""),
            [family, suffix, given @ ..] => self.sorted(family, &given.join(", "), suffix),
            [] => None,
        }
    }

    /// `family=Beumont, given=Simon, prefix=de`; the outer option is whether it is one.
    fn of_named_parts(&mut self, parts: &[&str]) -> Option<Option<Name>> {
        let named = |part: &str| {
            let (name, _) = part.split_once('=')?;
            PARTS.iter().position(|own| *own == name.trim())
        };
        named(parts.first()?)?;
        let [prefix, family, given, suffix] = PARTS.map(|wanted| {
            let part = parts.iter().find(|part| named(part).is_some_and(|at| PARTS[at] == wanted));
            let value = part.and_then(|part| part.split_once('=')).map_or("", |(_, value)| value);
            self.text(value)
        });
        Some(name_of(&prefix, &family, &given, &suffix))
    }

    /// "Given particle Family"
    fn as_said(&mut self, words: &[&str]) -> Option<Name> {
        let last = words.len().checked_sub(1)?;
        let particle = words[..last].iter().position(|word| self.is_particle(word));
        let start = particle.unwrap_or(last);
        let family = words[start..last].iter().position(|word| !self.is_particle(word));
        let family = start + family.unwrap_or(last - start);
        let [given, particle, family] =
            [&words[..start], &words[start..family], &words[family..]].map(|words| self.joined(words));
        name_of(&particle, &family, &given, "")
    }

    /// "particle Family", "Given", "Suffix"
    fn sorted(&mut self, family: &str, given: &str, suffix: &str) -> Option<Name> {
        let words = words(family);
        let last = words.len().saturating_sub(1);
        let start = words.iter().take(last).take_while(|word| self.is_particle(word)).count();
        let (particle, family) = words.split_at(start);
        let (particle, family) = (self.joined(particle), self.joined(family));
        name_of(&particle, &family, &self.text(given), &self.text(suffix))
    }

    /// Whether a word begins in lower case, outside of braces.
    fn is_particle(&mut self, word: &str) -> bool {
        let first = word.chars().next();
        match first {
            Some('{') if !word.starts_with("{\\") => false,
            Some('{' | '\\') => {
                self.text(word).chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase)
            }
            _ => word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase),
        }
    }

    fn joined(&mut self, words: &[&str]) -> String {
        let texts: Vec<String> = words.iter().map(|word| self.text(word)).collect();
        texts.join(" ")
    }

    fn text(&mut self, raw: &str) -> String {
        let read = latex::text(self.field, raw);
        self.plain |= read.plain;
        read.value
    }
}

/// The names in a list, which are parted by the word "and" outside of braces.
fn people(raw: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut end) = (None, 0);
    for word in words(raw) {
        let at = word.as_ptr() as usize - raw.as_ptr() as usize;
        match (word, start) {
            ("and", Some(from)) => {
                found.push(&raw[from..end]);
                start = None;
            }
            ("and", None) => {}
            (_, from) => {
                start = from.or(Some(at));
                end = at + word.len();
            }
        }
    }
    found.extend(start.map(|from| &raw[from..end]));
    found
}

/// The words of `raw`, parted by white space and ties outside of braces.
fn words(raw: &str) -> Vec<&str> {
    split(raw, |c| c.is_whitespace() || c == '~').filter(|word| !word.is_empty()).collect()
}

/// The parts of `raw` between separators outside of braces. A backslash takes the next character its meaning.
fn split(raw: &str, is_separator: impl Fn(char) -> bool) -> impl Iterator<Item = &str> {
    let (mut depth, mut escaped) = (0usize, false);
    raw.split(move |c| {
        let separates = depth == 0 && !escaped && is_separator(c);
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        separates
    })
}
