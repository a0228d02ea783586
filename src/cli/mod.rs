//! The command line: arguments, one file per command, the only JSON types, exit codes. Opens no screen itself:
//! it says what is to be opened.

mod arguments;
mod cache;
mod check;
mod completions;
mod config;
mod demo;
mod dump;
mod exit;
mod export;
mod help;
mod json;
mod man;
mod notes;
mod output;
mod query;
mod refs;
mod search;
mod settings;
mod show;
mod sources;
mod stats;
mod tags;
mod trail;
mod vault;

#[doc(hidden)]
pub use config::page as config_page;
pub use exit::Exit;

use crate::bibliography::Style;
use crate::config::{Borders, PaneLayout, Settings};
use crate::index::Index;
use crate::live::{self, Opened};
use crate::ui::Opening;
use crate::ui::text::clean;
use crate::ui::theme::{Glyphs, Theme};
use crate::vault::{Cache, Vault};
use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use output::Output;
use std::ffi::OsString;
use std::io;
use std::sync::Arc;
use vault::Asked;

/// What the program is to do once its arguments are understood.
pub enum Request {
    /// Nothing more: end with this.
    Done(Exit),
    /// Open the screen on this vault.
    Screen { vault: Arc<Vault>, settings: Box<Settings>, cache: Option<Cache>, opening: Box<Opening> },
}

/// The names of all commands, for the test that holds the README complete.
pub fn command_names() -> Vec<String> {
    Arguments::command().get_subcommands().map(|command| command.get_name().to_string()).collect()
}

/// Does what `arguments` (the program's name first) ask, or says what is to be opened. Writes to standard output and
/// standard error.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Request {
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => perform(arguments).unwrap_or_else(|failure| Request::Done(failure.report())),
        Err(usage) => {
            let _ = usage.print();
            Request::Done(if usage.use_stderr() { Exit::Failure } else { Exit::Success })
        }
    }
}

/// Why a command could not do its work.
enum Failure {
    /// What is wrong and what to do about it.
    Message(String),
    /// Nobody reads on: the pipe is closed.
    Closed,
}

impl Failure {
    fn report(self) -> Exit {
        match self {
            Failure::Closed => Exit::Success,
            Failure::Message(message) => {
                eprintln!("ibid: {message}");
                Exit::Failure
            }
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::Closed,
            _ => Failure::Message(format!("cannot write the output: {error}")),
        }
    }
}

fn perform(arguments: Arguments) -> Result<Request, Failure> {
    if let Some(Command::Config(wanted)) = &arguments.command {
        let mut out = Output::new(arguments.json);
        let exit = config::perform(wanted, &arguments, &mut out)?;
        out.flush()?;
        return Ok(Request::Done(exit));
    }
    let settings = settings::of(&arguments)?;
    let asked = arguments.vault_asked();
    let Some(command) = &arguments.command else {
        let asked = Asked::of(&arguments, &settings);
        let vault = vault::open(asked.vault.as_deref(), &settings)?;
        let cache = cache(&vault, &arguments);
        return screen(vault, cache, asked.address, settings, &arguments);
    };
    if let Some(address) = &arguments.address {
        return Err(Failure::Message(format!(
            "an address opens the screen; no command goes with \"{address}\""
        )));
    }
    let mut out = Output::new(arguments.json);
    let exit = match command {
        Command::Demo => {
            return screen(demo::vault(), None, Some(demo::START.into()), settings, &arguments);
        }
        Command::Completions { shell } => completions::print(*shell, &mut out)?,
        Command::Help { topic } => help::print(topic.as_deref(), &mut out)?,
        Command::Man => man::print(&mut out)?,
        Command::Cache(wanted) => cache::perform(&*vault::open(asked, &settings)?, *wanted, &mut out)?,
        command => {
            let vault = vault::open(asked, &settings)?;
            let opened = live::open(&vault, &settings, cache(&vault, &arguments));
            let context =
                Context { vault: &vault, index: &opened.index, opened: &opened, settings: &settings };
            let exit = answer(&context, command, &mut out)?;
            out.flush()?;
            opened.keep(&settings);
            exit
        }
    };
    out.flush()?;
    Ok(Request::Done(exit))
}

/// The screen on `vault`, at the address `start` if there is one.
fn screen(
    vault: Arc<Vault>,
    cache: Option<Cache>,
    start: Option<String>,
    settings: Settings,
    arguments: &Arguments,
) -> Result<Request, Failure> {
    let settings = settings::for_screen(settings, arguments)?;
    let greets = cache.as_ref().is_none_or(|cache| !cache.folder().exists());
    let told = settings::told_at_start(arguments);
    let opening = Opening { start, greets, told, ..settings::opening(&settings, arguments)? };
    Ok(Request::Screen { vault, settings, cache, opening: Box::new(opening) })
}

/// What a command answers from.
struct Context<'c> {
    vault: &'c Vault,
    index: &'c Index,
    /// How the index was come by.
    opened: &'c Opened,
    settings: &'c Settings,
}

impl Context<'_> {
    /// How a page is printed: without colours, its lines in the signs the reader wants.
    fn theme(&self) -> Theme {
        let screen = &self.settings.screen;
        Theme::monochrome().with(match (screen.layout, screen.borders) {
            (PaneLayout::Linear, _) => Glyphs::None,
            (_, Borders::Ascii) => Glyphs::Ascii,
            _ => Glyphs::Unicode,
        })
    }

    /// The style works are cited in, made ready; why it cannot be used otherwise.
    fn style(&self) -> Result<Style, Failure> {
        live::style(&self.settings.style).map_err(|reason| Failure::Message(clean(&reason).into_owned()))
    }
}

/// Where what was worked out of `vault` is kept, unless it is not to be.
fn cache(vault: &Vault, arguments: &Arguments) -> Option<Cache> {
    Cache::of(vault).filter(|_| !arguments.no_cache)
}

fn answer(context: &Context<'_>, command: &Command, out: &mut Output) -> Result<Exit, Failure> {
    match command {
        Command::Stats => stats::print(context, out),
        Command::Tags { query, limit } => tags::print(context, query.as_deref(), *limit, out),
        Command::Notes(wanted) => notes::print(context, wanted, out),
        Command::Show { note } => show::print(context, note, out),
        Command::Refs { note } => refs::print(context, note, out),
        Command::Sources { query, limit } => sources::print(context, query.as_deref(), *limit, out),
        Command::Search { query, limit } => search::print(context, query, *limit, out),
        Command::Trail { note, up } => trail::print(context, note, *up, out),
        Command::Export(wanted) => export::print(context, wanted, out),
        Command::Dump => dump::print(context, out),
        Command::Check(wanted) => check::print(context, wanted, out),
        Command::Cache(_)
        | Command::Config(_)
        | Command::Demo
        | Command::Completions { .. }
        | Command::Help { .. }
        | Command::Man => Ok(Exit::Success),
    }
}
