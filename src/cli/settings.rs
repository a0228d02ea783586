//! What holds for this run: the configuration file, and over it what the command line says.

use super::{Arguments, Failure};
use crate::config::{self, SavedSearch, Settings, StyleChoice};
use crate::live;
use crate::search::query::parse;
use crate::ui::text::clean;

/// The settings of this run. What the configuration file says wrongly is told on standard error; a file that was asked for
/// and cannot be read is a failure.
pub(super) fn of(arguments: &Arguments) -> Result<Settings, Failure> {
    let config = config::load(arguments.config.as_deref());
    for complaint in &config.complaints {
        if complaint.line.is_none() && arguments.config.is_some() {
            return Err(Failure::Message(clean(&complaint.to_string()).into_owned()));
        }
        complain(&complaint.to_string());
    }
    let asked = arguments.style.as_deref().map(StyleChoice::of);
    let style = asked.unwrap_or(config.settings.style);
    Ok(Settings { style, ..config.settings })
}

/// The same with a style that can be used: one asked for must be there, one configured gives way to the default. Saved
/// searches that cannot be read are told.
pub(super) fn for_screen(settings: Settings, arguments: &Arguments) -> Result<Box<Settings>, Failure> {
    settings.searches.iter().filter_map(wrong_search).for_each(|message| complain(&message));
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

/// Why a saved search cannot be read, if so.
fn wrong_search(search: &SavedSearch) -> Option<String> {
    let error = parse(&search.query).err()?;
    let (file, line) = &search.said_at;
    Some(format!("{file}:{line}: the search `{}`, column {}: {}", search.name, error.column, error.message))
}

fn complain(message: &str) {
    eprintln!("ibid: {}", clean(message));
}
