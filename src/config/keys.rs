//! The keys of the configuration file: one table, and how each is taken into the settings.

use std::ops::Range;
use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::names::nearest;
use super::settings::{ConfiguredLibrary, SavedSearch, Settings, StyleChoice};

/// A key of the file.
struct Key {
    /// With the name of its table: `directions.tagged`; `searches.*` stands for every name in that table.
    name: &'static str,
    /// What a value should be.
    wanted: &'static str,
    take: Take,
}

/// How a value is taken in.
enum Take {
    Text(fn(&mut Settings, &Place, &str)),
    /// A list, each text with its 1-based line.
    Texts(fn(&mut Settings, &Place, Vec<(String, u32)>)),
    Flag(fn(&mut Settings, bool)),
    /// A text under a name that the reader chose, with its 1-based line.
    Named(fn(&mut Settings, &Place, &str, (String, u32))),
}

/// Every key there is.
const KEYS: [Key; 10] = [
    Key { name: "vault", wanted: FOLDER, take: Take::Text(|s, at, text| s.vault = Some(at.path(text))) },
    Key {
        name: "libraries",
        wanted: FILES,
        take: Take::Texts(|s, at, list| s.libraries = at.libraries(list)),
    },
    Key { name: "style", wanted: STYLE, take: Take::Text(|s, at, text| s.style = at.style(text)) },
    Key {
        name: "tag_folders",
        wanted: WORDS,
        take: Take::Texts(|s, _, list| s.tag_folders = as_written(list)),
    },
    Key {
        name: "evidence_kinds",
        wanted: WORDS,
        take: Take::Texts(|s, _, list| s.evidence_kinds = lower(list)),
    },
    Key { name: "poll", wanted: FLAG, take: Take::Flag(|s, flag| s.poll = flag) },
    Key {
        name: "directions.rests_on",
        wanted: WORDS,
        take: Take::Texts(|s, _, list| s.directions.rests_on = lower(list)),
    },
    Key {
        name: "directions.supports",
        wanted: WORDS,
        take: Take::Texts(|s, _, list| s.directions.supports = lower(list)),
    },
    Key {
        name: "directions.tagged",
        wanted: WORDS,
        take: Take::Texts(|s, _, list| s.directions.tagged = lower(list)),
    },
    Key {
        name: "searches.*",
        wanted: QUERY,
        take: Take::Named(|s, at, name, text| s.searches.push(at.search(name, text))),
    },
];

const FOLDER: &str = "a folder, such as \"~/notes\"";
const FILES: &str = "a list of files, such as [\"~/library.bib\"]";
const STYLE: &str = "the name of a citation style or a file, such as \"apa\" or \"~/my.csl\"";
const FLAG: &str = "true or false";
const WORDS: &str = "a list of texts, such as [\"one\", \"another\"]";
const QUERY: &str = "a query, such as \"tag:memory updated:>=2025\"";

/// Where the file is: what its paths and lines are told from.
pub(super) struct Place<'t> {
    /// The file as it is shown.
    pub shown: &'t str,
    /// The folder that relative paths start from.
    pub folder: &'t Path,
    /// What `~` stands for.
    pub home: Option<&'t Path>,
    pub text: &'t str,
}

impl Place<'_> {
    /// The 1-based line of a byte.
    pub(super) fn line(&self, at: usize) -> u32 {
        let before = self.text.get(..at).unwrap_or(self.text);
        u32::try_from(before.matches('\n').count() + 1).unwrap_or(u32::MAX)
    }

    fn path(&self, written: &str) -> PathBuf {
        let in_home = written.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
        match in_home.zip(self.home) {
            Some((rest, home)) => home.join(rest.trim_start_matches('/')),
            None => self.folder.join(written),
        }
    }

    fn libraries(&self, list: Vec<(String, u32)>) -> Vec<ConfiguredLibrary> {
        let library = |(written, line): (String, u32)| ConfiguredLibrary {
            path: self.path(&written),
            written,
            said_at: (self.shown.to_string(), line),
        };
        list.into_iter().map(library).collect()
    }

    fn search(&self, name: &str, (query, line): (String, u32)) -> SavedSearch {
        SavedSearch { name: name.to_string(), query, said_at: (self.shown.to_string(), line) }
    }

    fn style(&self, text: &str) -> StyleChoice {
        match StyleChoice::of(text) {
            StyleChoice::File(_) => StyleChoice::File(self.path(text)),
            named => named,
        }
    }
}

fn as_written(list: Vec<(String, u32)>) -> Vec<String> {
    list.into_iter().map(|(text, _)| text).collect()
}

fn lower(list: Vec<(String, u32)>) -> Vec<String> {
    list.into_iter().map(|(text, _)| text.to_lowercase()).collect()
}

/// Takes what `table` says into `settings`; what cannot be taken is told with the byte it stands at. `prefix` is the
/// table's own name with a full stop, empty for the whole file.
pub(super) fn take(
    settings: &mut Settings,
    table: &DeTable<'_>,
    prefix: &str,
    place: &Place<'_>,
    tell: &mut impl FnMut(usize, String),
) {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(name, _)| name.span().start); // as in the file
    for (name, value) in entries {
        let full = format!("{prefix}{}", name.get_ref());
        let key = KEYS.iter().find(|key| key.is_called(&full));
        let is_section = prefix.is_empty() && KEYS.iter().any(|key| key.section() == Some(&*full));
        match (key, value.get_ref()) {
            (Some(key), _) => {
                if !key.take_value(settings, name.get_ref(), value, place) {
                    tell(value.span().start, format!("`{full}` should be {}", key.wanted));
                }
            }
            (None, DeValue::Table(inner)) if is_section => {
                take(settings, inner, &format!("{full}."), place, tell);
            }
            (None, _) if is_section => {
                tell(name.span().start, format!("`{full}` should be a table: [{full}], and its keys below"));
            }
            (None, _) => tell(name.span().start, unknown(&full)),
        }
    }
}

fn unknown(name: &str) -> String {
    let sections = KEYS.iter().filter_map(Key::section);
    let names = KEYS.iter().map(|key| key.name).filter(|name| !name.ends_with('*')).chain(sections);
    let meant = nearest(name, names, 1).first().map(|name| format!(": did you mean `{name}`?"));
    format!("unknown key `{name}`{}", meant.unwrap_or_default())
}

impl Key {
    /// The table it stands in, if it stands in one.
    fn section(&self) -> Option<&'static str> {
        self.name.split_once('.').map(|(section, _)| section)
    }

    /// Whether `name`, with the name of its table, is this key's.
    fn is_called(&self, name: &str) -> bool {
        let any = self.name.strip_suffix('*');
        any.map_or(self.name == name, |section| name.starts_with(section))
    }

    /// Whether all of `value`, which stands under `name`, is what it should be; what is, is taken.
    fn take_value(
        &self,
        settings: &mut Settings,
        name: &str,
        value: &Spanned<DeValue<'_>>,
        place: &Place<'_>,
    ) -> bool {
        let line = |span: Range<usize>| place.line(span.start);
        match (&self.take, value.get_ref()) {
            (Take::Text(take), DeValue::String(text)) if !text.trim().is_empty() => {
                take(settings, place, text);
                true
            }
            (Take::Named(take), DeValue::String(text)) if !text.trim().is_empty() => {
                take(settings, place, name, (text.to_string(), line(value.span())));
                true
            }
            (Take::Texts(take), DeValue::Array(list)) => {
                let text = |value: &Spanned<DeValue<'_>>| {
                    let text = value.get_ref().as_str().filter(|text| !text.trim().is_empty())?;
                    Some((text.to_string(), line(value.span())))
                };
                let texts: Vec<(String, u32)> = list.iter().filter_map(text).collect();
                let all = texts.len() == list.len();
                take(settings, place, texts);
                all
            }
            (Take::Flag(take), DeValue::Boolean(flag)) => {
                take(settings, *flag);
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    KEYS.iter().map(|key| key.name.trim_end_matches(".*")).collect()
}
