//! The settings and their defaults. Plain values; how the file says them is not known here.

use std::path::PathBuf;

use super::screen::ScreenSettings;

/// What a reader may decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The vault to open where none is named.
    pub vault: Option<PathBuf>,
    /// Library files besides those of the vault, in it or elsewhere.
    pub libraries: Vec<ConfiguredLibrary>,
    /// How works are cited.
    pub style: StyleChoice,
    /// The names of folders whose notes are tags, at any depth, without regard to case.
    pub tag_folders: Vec<String>,
    /// The beginnings of headings and names that give relations a direction.
    pub directions: Directions,
    /// The kinds of notes that should rest on a source, in lower case.
    pub evidence_kinds: Vec<String>,
    /// Whether to look for changes now and then, instead of having the system tell of them.
    pub poll: bool,
    /// Searches to come back to, in the order of the file.
    pub searches: Vec<SavedSearch>,
    /// How the screen looks and which keys it knows.
    pub screen: ScreenSettings,
}

/// The citation style where none is named: Chicago, author and date.
pub const DEFAULT_STYLE: &str = "chicago";

/// A query with a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SavedSearch {
    /// What the reader calls it.
    pub name: String,
    /// The query as written; whether it can be read is not known here.
    pub query: String,
    /// Where the settings say so: that file, and the 1-based line.
    pub said_at: (String, u32),
}

/// A library file that the settings name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConfiguredLibrary {
    /// Where it is.
    pub path: PathBuf,
    /// How the file of the settings says that: what readers are shown.
    pub written: String,
    /// Where it says so: that file, and the 1-based line.
    pub said_at: (String, u32),
}

/// How works are cited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum StyleChoice {
    /// As the default style has it.
    #[default]
    Default,
    /// By the built-in style of that name.
    Named(String),
    /// By the style in that `.csl` file.
    File(PathBuf),
}

/// Words, in lower case, that a heading, property or field starts with when its targets have a direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directions {
    pub rests_on: Vec<String>,
    pub supports: Vec<String>,
    pub tagged: Vec<String>,
}

impl StyleChoice {
    /// What `written` chooses: a path has a slash or ends in `.csl`, anything else is a name.
    pub fn of(written: &str) -> StyleChoice {
        let is_path = written.contains(['/', std::path::MAIN_SEPARATOR]) || written.ends_with(".csl");
        match written {
            _ if is_path => StyleChoice::File(PathBuf::from(written)),
            DEFAULT_STYLE => StyleChoice::Default,
            name => StyleChoice::Named(name.to_string()),
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            vault: None,
            libraries: Vec::new(),
            style: StyleChoice::Default,
            tag_folders: words(&["Tags"]),
            directions: Directions::default(),
            poll: false,
            evidence_kinds: words(&[
                "claim",
                "conclusion",
                "evidence",
                "finding",
                "insight",
                "observation",
                "result",
                "source content",
                "takeaway",
            ]),
            searches: Vec::new(),
            screen: ScreenSettings::default(),
        }
    }
}

impl Default for Directions {
    fn default() -> Self {
        Directions {
            rests_on: words(&[
                "reference",
                "source",
                "original source",
                "evidence",
                "based on",
                "rests on",
                "cites",
                "bibliography",
                "citation",
                "referencia",
                "fuente",
                "evidencia",
                "basado en",
                "bibliografía",
                "quelle",
                "literatur",
                "beleg",
                "référence",
                "bibliographie",
                "fonte",
                "referência",
                "riferiment",
            ]),
            supports: words(&["support", "soporta", "apoya", "stützt", "soutient"]),
            tagged: words(&["tagged"]),
        }
    }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_string()).collect()
}
