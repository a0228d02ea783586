//! The configuration file: where it is, and what it says. What cannot be read as meant is told, and the rest still counts.

use std::fmt;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use toml::de::DeTable;

use super::folders;
use super::keys::{self, Place};
use super::settings::Settings;

/// The most bytes of a configuration file.
const LARGEST: u64 = 1 << 20;

/// What a configuration file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    pub settings: Settings,
    /// What could not be read as meant, by line.
    pub complaints: Vec<Complaint>,
}

/// Something in a configuration file that could not be read as meant. Its text says where and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    pub file: String,
    /// 1-based; `None` when it concerns the whole file.
    pub line: Option<u32>,
    pub message: String,
}

/// Reads the configuration: the file `asked` for, else the one `IBID_CONFIG` names, else `ibid/config.toml` in
/// `XDG_CONFIG_HOME` or `~/.config`. That the last is missing is fine; one that is named should be there.
pub fn load(asked: Option<&Path>) -> Config {
    let home = folders::home();
    let named = asked.map(Path::to_path_buf).or_else(|| folders::named("IBID_CONFIG"));
    match (named, folders::config_file()) {
        (Some(file), _) => read_file(&file, home.as_deref(), false),
        (None, Some(file)) => read_file(&file, home.as_deref(), true),
        (None, None) => Config::default(),
    }
}

fn read_file(path: &Path, home: Option<&Path>, may_be_missing: bool) -> Config {
    let mut text = String::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST).read_to_string(&mut text));
    match read {
        Ok(_) => parse(&text, path, home),
        Err(error) if may_be_missing && error.kind() == ErrorKind::NotFound => Config::default(),
        Err(error) => {
            let message = format!("cannot be read: {error}; the defaults hold");
            let complaint = Complaint { file: path.display().to_string(), line: None, message };
            Config { complaints: vec![complaint], ..Config::default() }
        }
    }
}

/// What `text`, that of the file at `path`, says. `home` is what `~` stands for.
pub fn parse(text: &str, path: &Path, home: Option<&Path>) -> Config {
    let shown = path.display().to_string();
    let folder = path.parent().unwrap_or(Path::new(""));
    let place = Place { shown: &shown, folder, home, text };
    let mut config = Config::default();
    let mut told = Vec::new();
    let mut tell = |at: usize, message: String| {
        told.push(Complaint { file: shown.clone(), line: Some(place.line(at)), message });
    };
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        tell(error.span().map_or(0, |span| span.start), error.message().to_string());
    }
    keys::take(&mut config.settings, table.get_ref(), "", &place, &mut tell);
    told.sort_by_key(|complaint| complaint.line);
    told.dedup_by_key(|complaint| complaint.line); // one broken line can break in several ways
    Config { complaints: told, ..config }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.message),
            None => write!(f, "{}: {}", self.file, self.message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ConfiguredLibrary, SavedSearch, StyleChoice};

    fn read(text: &str) -> Config {
        parse(text, Path::new("/home/a/.config/ibid/config.toml"), Some(Path::new("/home/a")))
    }

    fn complaints(text: &str) -> Vec<String> {
        let shown = |complaint: &Complaint| {
            complaint.to_string().replace("/home/a/.config/ibid/config.toml", "config.toml")
        };
        read(text).complaints.iter().map(shown).collect()
    }

    #[test]
    fn a_whole_file() {
        let config = read(
            "vault = '~/notes'\nlibraries = [\n  '../../library.bib',\n  '/srv/all.json']\nstyle = 'apa'\n\
             tag_folders = ['Topics']\nevidence_kinds = ['Claim']\npoll = true\n[directions]\nsupports = ['Backs']\n",
        );
        assert_eq!(config.complaints, []);
        let library = |path: &str, written: &str, line| ConfiguredLibrary {
            path: path.into(),
            written: written.into(),
            said_at: ("/home/a/.config/ibid/config.toml".into(), line),
        };
        let mut expected = Settings {
            vault: Some("/home/a/notes".into()),
            libraries: vec![
                library("/home/a/.config/ibid/../../library.bib", "../../library.bib", 3),
                library("/srv/all.json", "/srv/all.json", 4),
            ],
            style: StyleChoice::Named("apa".into()),
            tag_folders: vec!["Topics".into()],
            evidence_kinds: vec!["claim".into()],
            poll: true,
            ..Settings::default()
        };
        expected.directions.supports = vec!["backs".into()];
        assert_eq!(config.settings, expected);
        assert_eq!(read("style = '~/x.csl'").settings.style, StyleChoice::File("/home/a/x.csl".into()));
        assert_eq!(read("").settings, Settings::default());
    }

    #[test]
    fn searches_stand_as_in_the_file_and_a_wrong_one_is_told() {
        let config =
            read("[searches]\nzebra = 'tag:a'\n'to read' = '\"x y\"'\nbad = 3\nempty = ' '\nape = 'b'\n");
        let search = |name: &str, query: &str, line| SavedSearch {
            name: name.into(),
            query: query.into(),
            said_at: ("/home/a/.config/ibid/config.toml".into(), line),
        };
        assert_eq!(
            config.settings.searches,
            [search("zebra", "tag:a", 2), search("to read", "\"x y\"", 3), search("ape", "b", 6)]
        );
        let wanted = "should be a query, such as \"tag:memory updated:>=2025\"";
        let told: Vec<String> = config.complaints.iter().map(|told| told.message.clone()).collect();
        assert_eq!(told, [format!("`searches.bad` {wanted}"), format!("`searches.empty` {wanted}")]);
        assert_eq!(config.complaints[0].line, Some(4));
    }

    #[test]
    fn what_is_wrong_is_told_and_the_rest_counts() {
        for (text, expected) in [
            ("libaries = []", "config.toml:1: unknown key `libaries`: did you mean `libraries`?"),
            ("\n\nstile = 'apa'", "config.toml:3: unknown key `stile`: did you mean `style`?"),
            (
                "[directions]\ntaged = ['x']",
                "config.toml:2: unknown key `directions.taged`: did you mean `directions.tagged`?",
            ),
            ("[qwertz]\nx = 1", "config.toml:1: unknown key `qwertz`"),
            ("poll = 'yes'", "config.toml:1: `poll` should be true or false"),
            ("searches = 3", "config.toml:1: `searches` should be a table: [searches], and its keys below"),
            ("[serches]\na = 'b'", "config.toml:1: unknown key `serches`: did you mean `searches`?"),
            ("vault = 3", "config.toml:1: `vault` should be a folder, such as \"~/notes\""),
            (
                "tag_folders = 'Tags'",
                "config.toml:1: `tag_folders` should be a list of texts, such as [\"one\", \"another\"]",
            ),
            (
                "libraries = ['a.bib', 1]",
                "config.toml:1: `libraries` should be a list of files, such as [\"~/library.bib\"]",
            ),
        ] {
            assert_eq!(complaints(text), [expected], "{text}");
        }
        let config = read("vault = \nlibaries = []\nstyle = 'apa'\nlibraries = ['a.bib', 1]");
        assert_eq!(config.settings.style, StyleChoice::Named("apa".into()));
        assert_eq!(config.settings.libraries.len(), 1);
        assert_eq!(config.complaints.len(), 3, "{:?}", config.complaints);
    }

    #[test]
    fn the_readme_has_every_key() {
        let readme = include_str!("../../README.md");
        let block = readme.split("```toml").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let is_set = |line: &&str| line.contains(" = ") || line.contains('[');
        let set: Vec<&str> = block.lines().filter(is_set).map(|line| line.trim_start_matches("# ")).collect();
        let config = read(&set.join("\n"));
        assert_eq!(config.complaints, []);
        for name in keys::names() {
            let own = format!("{} =", name.rsplit('.').next().unwrap());
            assert!(block.contains(&own) || block.contains(&format!("[{name}]")), "{name}");
        }
    }
}
