//! The configuration file: where it is, and what it says; over it what the environment and the arguments say. What cannot
//! be read as meant is told, and the rest still counts.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use toml::de::DeTable;

use super::complaint::{Complaint, Complaints, line_of};
use super::folders;
use super::place::Place;
use super::settings::Settings;
use super::table::SETTINGS;
use super::take::{take, take_word};

/// The most bytes of a configuration file, or of a theme.
const LARGEST: u64 = 1 << 20;

/// What a configuration says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    pub settings: Settings,
    /// What could not be read as meant, by line; what the environment says wrongly after that.
    pub complaints: Vec<Complaint>,
}

/// Where the configuration file is, or would be: the file `asked` for, else the one `IBID_CONFIG` names, else
/// `ibid/config.toml` in `XDG_CONFIG_HOME` or `~/.config`. `None` where no folder is known.
pub fn config_path(asked: Option<&Path>) -> Option<PathBuf> {
    named(asked).or_else(folders::config_file)
}

fn named(asked: Option<&Path>) -> Option<PathBuf> {
    asked.map(Path::to_path_buf).or_else(|| folders::named("IBID_CONFIG"))
}

/// Reads the configuration at [`config_path`], over it the environment, and over that `arguments`, each with the name of a
/// setting. That no file is there is fine unless one is named.
pub fn load(asked: Option<&Path>, arguments: &[(&str, Option<&str>)]) -> Config {
    let mut config = match config_path(asked) {
        Some(file) => read_file(&file, folders::home().as_deref(), named(asked).is_none()),
        None => Config::default(),
    };
    for setting in SETTINGS {
        let variable = setting.variable.and_then(|name| Some((name, folders::text(name)?)));
        let given = arguments.iter().find(|(name, _)| *name == setting.name).and_then(|(_, value)| *value);
        let argument = setting.argument.zip(given.map(str::to_owned));
        for (said_by, word) in [variable, argument].into_iter().flatten() {
            config.say(setting.name, said_by, &word);
        }
    }
    config
}

impl Config {
    /// Takes what a variable or an argument says of a setting; its paths start at the working folder.
    fn say(&mut self, setting: &str, said_by: &str, word: &str) {
        let home = folders::home();
        let place = Place { shown: said_by, folder: Path::new(""), home: home.as_deref(), text: None };
        let wrong = take_word(&mut self.settings, setting, word, &place);
        let complaint = |message| Complaint { file: said_by.to_owned(), line: None, message };
        self.complaints.extend(wrong.map(complaint));
    }
}

fn read_file(path: &Path, home: Option<&Path>, may_be_missing: bool) -> Config {
    match read_text(path) {
        Ok(text) => parse(&text, path, home),
        Err(error) if may_be_missing && error.kind() == ErrorKind::NotFound => Config::default(),
        Err(error) => {
            let message = format!("cannot be read: {error}; the defaults hold");
            let complaint = Complaint { file: path.display().to_string(), line: None, message };
            Config { complaints: vec![complaint], ..Config::default() }
        }
    }
}

fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    File::open(path)?.take(LARGEST).read_to_string(&mut text)?;
    Ok(text)
}

/// The configuration file at [`config_path`], and the 1-based line on which it says the setting of that name, if it does.
pub fn said(asked: Option<&Path>, name: &str) -> (String, Option<u32>) {
    let Some(path) = config_path(asked) else { return Default::default() };
    let text = read_text(&path).unwrap_or_default();
    let (table, _) = DeTable::parse_recoverable(&text);
    let key = table.get_ref().iter().map(|(key, _)| key).find(|key| **key.get_ref() == *name);
    (path.display().to_string(), key.map(|key| line_of(&text, key.span().start)))
}

/// Writes a new configuration file, and the folders it lies in. Fails where there is one already.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

/// The file of a theme that is none of the program's: `name` is the path of one, or names one in the folder of themes beside
/// the configuration file `config`. Gives where it is, and its text or why it cannot be read.
pub fn theme_file(name: &str, config: Option<&Path>) -> Option<(PathBuf, io::Result<String>)> {
    let is_path = name.contains(std::path::MAIN_SEPARATOR) || name.ends_with(".toml");
    let path = match is_path {
        true => PathBuf::from(name),
        false => themes(config)?.join(format!("{name}.toml")),
    };
    let text = read_text(&path);
    Some((path, text))
}

/// The names of the themes beside the configuration file `config`, in order.
pub fn theme_names(config: Option<&Path>) -> Vec<String> {
    let files = themes(config).and_then(|folder| fs::read_dir(folder).ok());
    let paths = files.into_iter().flatten().flatten().map(|entry| entry.path());
    let themes = paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    let mut names: Vec<String> =
        themes.filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned())).collect();
    names.sort();
    names
}

fn themes(config: Option<&Path>) -> Option<PathBuf> {
    Some(config?.parent()?.join("themes"))
}

/// What `text`, that of the file at `path`, says. `home` is what `~` stands for.
pub fn parse(text: &str, path: &Path, home: Option<&Path>) -> Config {
    let shown = path.display().to_string();
    let folder = path.parent().unwrap_or(Path::new(""));
    let place = Place { shown: &shown, folder, home, text: Some(text) };
    let mut settings = Settings::default();
    let mut told = Complaints::of(&shown, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        told.tell(error.span().map_or(0, |span| span.start), error.message().to_string());
    }
    take(&mut settings, table.get_ref(), "", &place, &mut |at, message| told.tell(at, message));
    Config { settings, complaints: told.sorted() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{ConfiguredLibrary, KeyChoice, SavedSearch, StyleChoice};

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
    fn keys_stand_as_in_the_file() {
        let config = read("[keys]\nquit = ['Q']\n[keys.tags]\nopen = []\n");
        let choice = |place: Option<&str>, action: &str, keys: &[&str], line| KeyChoice {
            place: place.map(String::from),
            action: action.into(),
            keys: keys.iter().map(ToString::to_string).collect(),
            said_at: ("/home/a/.config/ibid/config.toml".into(), line),
        };
        assert_eq!(
            config.settings.screen.keys,
            [choice(None, "quit", &["Q"], 2), choice(Some("tags"), "open", &[], 4)]
        );
        assert_eq!(config.complaints, []);
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
            (
                "theme = ''",
                "config.toml:1: `theme` should be the name of a theme or a file, such as \"dark\" or \"~/my-theme.toml\"",
            ),
            (
                "colours = 'all'",
                "config.toml:1: `colours` should be \"auto\", \"truecolor\", \"256\", \"16\" or \"none\"",
            ),
            (
                "[panes]\nlists = 90",
                "config.toml:2: `panes.lists` should be \"auto\" or a number of per cent from 15 to 60",
            ),
            (
                "panes.three_columns = 'auto'",
                "config.toml:1: `panes.three_columns` should be a number of columns from 120 to 1000",
            ),
            (
                "[keys.tags]\nopen = 'x'",
                "config.toml:2: `keys.tags.open` should be a list of keys, such as [\"n\", \"Ctrl-n\"], or [] for none",
            ),
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
}
