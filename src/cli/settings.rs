//! What holds for this run: the configuration file, and over it what the command line says.

use super::{Arguments, Failure};
use crate::config::{self, Complaint, ConfiguredLibrary, SavedSearch, Settings, StyleChoice, ThemeChoice};
use crate::live;
use crate::search::query::parse;
use crate::ui::keys::Keymap;
use crate::ui::text::clean;
use crate::ui::theme::{BUNDLED, ReadTheme, Theme};
use crate::ui::{self, Opening};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The settings of this run. What the configuration file says wrongly is told on standard error; a file that was asked for
/// and cannot be read is a failure.
pub(super) fn of(arguments: &Arguments) -> Result<Settings, Failure> {
    let config = config::load(arguments.config.as_deref(), &said(arguments));
    for complaint in &config.complaints {
        if complaint.line.is_none() && arguments.config.is_some() {
            return Err(Failure::Message(clean(&complaint.to_string()).into_owned()));
        }
        complain(&complaint.to_string());
    }
    Ok(config.settings)
}

/// What the arguments say of settings.
pub(super) fn said(arguments: &Arguments) -> [(&'static str, Option<&str>); 3] {
    let layout = arguments.linear.then_some("linear");
    [("style", arguments.style.as_deref()), ("theme", arguments.theme.as_deref()), ("layout", layout)]
}

/// The same with a style that can be used: one asked for must be there, one configured gives way to the default. Saved
/// searches that cannot be read are told.
pub(super) fn for_screen(settings: Settings, arguments: &Arguments) -> Result<Box<Settings>, Failure> {
    settings.searches.iter().filter_map(wrong_search).for_each(|complaint| complain(&complaint.to_string()));
    if settings.style == StyleChoice::Default {
        return Ok(Box::new(settings));
    }
    match live::style(&settings.style) {
        Ok(_) => Ok(Box::new(settings)),
        Err(reason) if arguments.style.is_some() => Err(Failure::Message(clean(&reason).into_owned())),
        Err(reason) => {
            complain(&format!("{reason}; the default style is used"));
            Ok(Box::new(Settings { style: StyleChoice::Default, ..settings }))
        }
    }
}

/// All that is wrong with the configuration: the file, and what it names, except by a line that is broken itself.
pub(super) fn complaints(arguments: &Arguments) -> Vec<Complaint> {
    let asked = arguments.config.as_deref();
    let config = config::load(asked, &said(arguments));
    let settings = &config.settings;
    let said = |name: &str, message: String| {
        let (file, line) = config::said(asked, name);
        Complaint { file, line, message }
    };
    let style = live::style(&settings.style).err().map(|message| said("style", message));
    let vault = missing_vault(settings).map(|message| said("vault", message));
    let libraries = settings.libraries.iter().filter_map(missing_library);
    let searches = settings.searches.iter().filter_map(wrong_search);
    let keys = Keymap::new(&settings.screen.keys).1;
    let theme = theme(settings, asked).complaints;
    let named = style.into_iter().chain(vault).chain(libraries).chain(searches).chain(keys).chain(theme);
    let mut told = config.complaints.clone();
    told.extend(named.filter(|named| !config.complaints.iter().any(|broken| broken.is_where(named))));
    told.sort();
    told
}

/// That the vault of the settings is not there, if so.
fn missing_vault(settings: &Settings) -> Option<String> {
    let vault = settings.vault.as_ref().filter(|vault| !vault.is_dir())?;
    Some(format!("`vault`: there is no folder {}", vault.display()))
}

/// That a library of the settings is not there, if so.
fn missing_library(library: &ConfiguredLibrary) -> Option<Complaint> {
    let (file, line) = library.said_at.clone();
    let message = format!("there is no library file {}", library.path.display());
    (!library.path.is_file()).then_some(Complaint { file, line: Some(line), message })
}

/// What is wrong with the configuration, as the screen tells it until the first key: the first thing, and how to hear more.
pub(super) fn told_at_start(arguments: &Arguments) -> Option<String> {
    let complaints = complaints(arguments);
    let (first, others) = complaints.split_first()?;
    let file = arguments.config.as_ref().map(|file| format!(" --config {}", file.display()));
    Some(match others.len() {
        0 => first.to_string(),
        more => format!("{first} (and {more} more: `ibid{} config check`)", file.unwrap_or_default()),
    })
}

/// Why a saved search cannot be read, if so.
fn wrong_search(search: &SavedSearch) -> Option<Complaint> {
    let error = parse(&search.query).err()?;
    let (file, line) = search.said_at.clone();
    let message = format!("the search `{}`, column {}: {}", search.name, error.column, error.message);
    Some(Complaint { file, line: Some(line), message })
}

/// How the screen is opened: as the settings say. A theme asked for by an argument must be there; what else is wrong is told.
pub(super) fn opening(settings: &Settings, arguments: &Arguments) -> Result<Opening, Failure> {
    let ReadTheme { theme, complaints } = theme(settings, arguments.config.as_deref());
    if let Some(first) = complaints.first().filter(|_| arguments.theme.is_some()) {
        return Err(Failure::Message(clean(&first.to_string()).into_owned()));
    }
    let (keys, wrong_keys) = Keymap::new(&settings.screen.keys);
    complaints.iter().chain(&wrong_keys).for_each(|complaint| complain(&complaint.to_string()));
    let (searches, widths) = (settings.searches.clone(), settings.screen.widths);
    let layout = settings.screen.layout;
    Ok(Opening { theme, keys: Arc::new(keys), searches, widths, layout, ..Opening::default() })
}

/// The theme of the settings: one of the reader's own, else one of the program's, else the default.
pub(super) fn theme(settings: &Settings, config: Option<&Path>) -> ReadTheme {
    let ThemeChoice { name, said_at } = &settings.screen.theme;
    let file = config::theme_file(name, config::config_path(config).as_deref());
    match (file, Theme::bundled(name)) {
        (Some((path, Ok(text))), _) => ui::theme::read(&text, &path.display().to_string()),
        (_, Some(theme)) => ReadTheme { theme, complaints: Vec::new() },
        (file, None) => {
            let message = unknown_theme(name, file.and_then(|(_, text)| text.err()), config);
            let (file, line) = said_at.clone();
            ReadTheme { theme: Theme::default(), complaints: vec![Complaint { file, line, message }] }
        }
    }
}

fn unknown_theme(name: &str, error: Option<io::Error>, config: Option<&Path>) -> String {
    if let Some(error) = error.filter(|error| error.kind() != io::ErrorKind::NotFound) {
        return format!("the theme `{name}` cannot be read: {error}; the default is used");
    }
    let own = config::theme_names(config::config_path(config).as_deref());
    let names = BUNDLED.iter().map(|(name, _)| *name).chain(own.iter().map(String::as_str));
    let meant = config::nearest(name, names.clone(), 1).first().map(|near| format!("did you mean `{near}`?"));
    let all = || format!("there are {}", names.collect::<Vec<_>>().join(", "));
    format!("there is no theme `{name}`: {}", meant.unwrap_or_else(all))
}

fn complain(message: &str) {
    eprintln!("ibid: {}", clean(message));
}
