//! Every setting there is, as a table: parsing, the complaints, the default file and the page of the documentation are all
//! made from it.

use std::path::Path;

use super::place::Place;
use super::screen::{KeyChoice, Words};
use super::settings::{DEFAULT_STYLE, SavedSearch, Settings, StyleChoice};

/// A setting.
pub(super) struct Setting {
    /// With the name of its table: `directions.tagged`; `searches.*` stands for every name in that table.
    pub name: &'static str,
    /// What a value should be, an example included where it helps.
    pub wanted: &'static str,
    /// What it is, in a sentence or two.
    pub help: &'static str,
    /// The environment's variable that goes before the file.
    pub variable: Option<&'static str>,
    /// The argument that goes before both.
    pub argument: Option<&'static str>,
    /// The value of some settings, as TOML; empty for those whose names a reader chooses.
    pub shown: fn(&Settings) -> String,
    pub take: Take,
}

/// How a value is taken in. Those that give a truth say whether the value is one there may be.
pub(super) enum Take {
    /// A text with its 1-based line.
    Text(fn(&mut Settings, &Place, (&str, u32)) -> bool),
    /// A list, each text with its 1-based line.
    Texts(fn(&mut Settings, &Place, Vec<(String, u32)>)),
    Flag(fn(&mut Settings, bool)),
    /// A whole number; `None`: "auto".
    Number(fn(&mut Settings, Option<i64>) -> bool),
    /// A text under a name that the reader chose, with its 1-based line.
    Named(fn(&mut Settings, &Place, &str, (String, u32))),
    /// Lists of keys under the names of actions, some within tables.
    Keys(fn(&mut Settings, KeyChoice)),
}

const FOLDER: &str = "a folder, such as \"~/notes\"";
const FILES: &str = "a list of files, such as [\"~/library.bib\"]";
const STYLE: &str = "the name of a citation style or a file, such as \"apa\" or \"~/my.csl\"";
const THEME: &str = "the name of a theme or a file, such as \"dark\" or \"~/my-theme.toml\"";
const COLOURS: &str = "\"auto\", \"truecolor\", \"256\", \"16\" or \"none\"";
const BORDERS: &str = "\"auto\", \"lines\" or \"ascii\"";
const IMAGES: &str = "\"auto\", \"on\" or \"off\"";
const LAYOUT: &str = "\"panes\" or \"linear\"";
const FLAG: &str = "true or false";
const WORDS: &str = "a list of texts, such as [\"one\", \"another\"]";
const QUERY: &str = "a query, such as \"tag:memory updated:>=2025\"";
const SHARE: &str = "\"auto\" or a number of per cent from 15 to 60";
const COLUMNS: &str = "a number of columns from 120 to 1000";
const KEYS: &str = "a list of keys, such as [\"n\", \"Ctrl-n\"], or [] for none";

/// Every setting, in the order of the default file: those of a table behind those of none.
pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        name: "vault",
        wanted: FOLDER,
        help: "The vault to open where none is named.",
        variable: Some("IBID_VAULT"),
        argument: Some("--vault"),
        shown: |s| text(&s.vault.as_deref().map(Path::to_string_lossy).unwrap_or_default()),
        take: Take::Text(|s, at, (text, _)| {
            s.vault = Some(at.path(text)).filter(|_| !text.is_empty());
            true
        }),
    },
    Setting {
        name: "libraries",
        wanted: FILES,
        help: "Library files besides those in the vault: .bib, CSL-JSON, CSL-YAML, .ris. Paths start at this file's folder, or with ~.",
        variable: None,
        argument: None,
        shown: |s| texts(s.libraries.iter().map(|library| library.written.as_str())),
        take: Take::Texts(|s, at, list| s.libraries = at.libraries(list)),
    },
    Setting {
        name: "style",
        wanted: STYLE,
        help: "How works are cited.",
        variable: Some("IBID_STYLE"),
        argument: Some("--style"),
        shown: |s| match &s.style {
            StyleChoice::Default => text(DEFAULT_STYLE),
            StyleChoice::Named(name) => text(name),
            StyleChoice::File(path) => text(&path.to_string_lossy()),
        },
        take: Take::Text(|s, at, (text, _)| {
            s.style = at.style(text);
            !text.trim().is_empty()
        }),
    },
    Setting {
        name: "tag_folders",
        wanted: WORDS,
        help: "Folders whose notes are tags, at any depth, in any case.",
        variable: None,
        argument: None,
        shown: |s| strings(&s.tag_folders),
        take: Take::Texts(|s, _, list| s.tag_folders = as_written(list)),
    },
    Setting {
        name: "evidence_kinds",
        wanted: WORDS,
        help: "The kinds of notes that should rest on a source: `ibid check` names those that do not.",
        variable: None,
        argument: None,
        shown: |s| strings(&s.evidence_kinds),
        take: Take::Texts(|s, _, list| s.evidence_kinds = lower(list)),
    },
    Setting {
        name: "poll",
        wanted: FLAG,
        help: "Look for changes of the vault every few seconds, instead of having the system tell of them.",
        variable: None,
        argument: None,
        shown: |s| s.poll.to_string(),
        take: Take::Flag(|s, flag| s.poll = flag),
    },
    Setting {
        name: "theme",
        wanted: THEME,
        help: "How the screen looks: terminal, light, dark, high-contrast, monochrome, a theme of your own from the folder themes beside this file, or any file.",
        variable: Some("IBID_THEME"),
        argument: Some("--theme"),
        shown: |s| text(&s.screen.theme.name),
        take: Take::Text(|s, at, (text, line)| {
            s.screen.theme = at.theme(text, line);
            !text.trim().is_empty()
        }),
    },
    Setting {
        name: "colours",
        wanted: COLOURS,
        help: "How many colours the terminal has; \"auto\" tells by COLORTERM and TERM. Any other value goes before NO_COLOR.",
        variable: Some("IBID_COLOURS"),
        argument: None,
        shown: |s| text(s.screen.colours.word()),
        take: Take::Text(|s, _, (text, _)| choose(&mut s.screen.colours, text)),
    },
    Setting {
        name: "borders",
        wanted: BORDERS,
        help: "What frames, bars, bullets and marks are drawn with; \"auto\" is lines but for TERM=linux and dumb. The text of notes stays as it is.",
        variable: Some("IBID_BORDERS"),
        argument: None,
        shown: |s| text(s.screen.borders.word()),
        take: Take::Text(|s, _, (text, _)| choose(&mut s.screen.borders, text)),
    },
    Setting {
        name: "images",
        wanted: IMAGES,
        help: "Whether pictures are shown in notes; \"auto\" where the terminal can, and not over SSH.",
        variable: Some("IBID_IMAGES"),
        argument: None,
        shown: |s| text(s.screen.images.word()),
        take: Take::Text(|s, _, (text, _)| choose(&mut s.screen.images, text)),
    },
    Setting {
        name: "layout",
        wanted: LAYOUT,
        help: "\"linear\" shows one pane at a time, without frames, and tells tables, quotes and tasks in words; `ibid show` too. It is made for screen readers: the terminal's cursor stands on what is selected.",
        variable: Some("IBID_LAYOUT"),
        argument: Some("--linear"),
        shown: |s| text(s.screen.layout.word()),
        take: Take::Text(|s, _, (text, _)| choose(&mut s.screen.layout, text)),
    },
    Setting {
        name: "panes.lists",
        wanted: SHARE,
        help: "How much of the screen's width the tags and notes take beside what is read.",
        variable: None,
        argument: None,
        shown: |s| s.screen.widths.lists.map_or(text("auto"), |share| share.to_string()),
        take: Take::Number(|s, share| {
            let fits = share.is_none_or(|share| (15..=60).contains(&share));
            let share = share.and_then(|share| u16::try_from(share).ok());
            s.screen.widths.lists = if fits { share } else { s.screen.widths.lists };
            fits
        }),
    },
    Setting {
        name: "panes.three_columns",
        wanted: COLUMNS,
        help: "From how many columns on the references stand beside the note, and not below it.",
        variable: None,
        argument: None,
        shown: |s| s.screen.widths.three_columns.to_string(),
        take: Take::Number(|s, columns| {
            let columns = columns.filter(|columns| (120..=1000).contains(columns));
            let columns = columns.and_then(|columns| u16::try_from(columns).ok());
            s.screen.widths.three_columns = columns.unwrap_or(s.screen.widths.three_columns);
            columns.is_some()
        }),
    },
    Setting {
        name: "directions.rests_on",
        wanted: WORDS,
        help: "What headings, properties and fields begin with whose targets a note rests on. This list and the next two take the place of the built-in ones, which know several languages.",
        variable: None,
        argument: None,
        shown: |s| strings(&s.directions.rests_on),
        take: Take::Texts(|s, _, list| s.directions.rests_on = lower(list)),
    },
    Setting {
        name: "directions.supports",
        wanted: WORDS,
        help: "The same for targets that a note supports.",
        variable: None,
        argument: None,
        shown: |s| strings(&s.directions.supports),
        take: Take::Texts(|s, _, list| s.directions.supports = lower(list)),
    },
    Setting {
        name: "directions.tagged",
        wanted: WORDS,
        help: "The same for targets that are tags.",
        variable: None,
        argument: None,
        shown: |s| strings(&s.directions.tagged),
        take: Take::Texts(|s, _, list| s.directions.tagged = lower(list)),
    },
    Setting {
        name: "searches.*",
        wanted: QUERY,
        help: "Searches to come back to, by the names you give them: listed above the tags, and found there with `/`.",
        variable: None,
        argument: None,
        shown: |_| String::new(),
        take: Take::Named(|s, at, name, (query, line)| {
            s.searches.push(SavedSearch { name: name.to_owned(), query, said_at: at.said(line) });
        }),
    },
    Setting {
        name: "keys.*",
        wanted: KEYS,
        help: "The keys of an action, in place of its own: everywhere it has keys, or in one place, [keys.PLACE]. The first key is the one the status line names. Ctrl-c always quits.",
        variable: None,
        argument: None,
        shown: |_| String::new(),
        take: Take::Keys(|s, choice| s.screen.keys.push(choice)),
    },
];

impl Setting {
    /// The table it stands in, if it stands in one.
    pub fn section(&self) -> Option<&'static str> {
        self.name.split_once('.').map(|(section, _)| section)
    }

    /// Its name within its table.
    pub fn own_name(&self) -> &'static str {
        self.name.split_once('.').map_or(self.name, |(_, own)| own)
    }
}

/// Takes the value that `word` names; whether there is one.
fn choose<T: Words>(value: &mut T, word: &str) -> bool {
    let named = T::named(word);
    *value = named.unwrap_or(*value);
    named.is_some()
}

fn as_written(list: Vec<(String, u32)>) -> Vec<String> {
    list.into_iter().map(|(text, _)| text).collect()
}

fn lower(list: Vec<(String, u32)>) -> Vec<String> {
    list.into_iter().map(|(text, _)| text.to_lowercase()).collect()
}

/// A text as TOML.
pub(super) fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A list of texts as TOML.
pub(super) fn texts<'t>(list: impl Iterator<Item = &'t str>) -> String {
    format!("[{}]", list.map(text).collect::<Vec<_>>().join(", "))
}

fn strings(list: &[String]) -> String {
    texts(list.iter().map(String::as_str))
}
