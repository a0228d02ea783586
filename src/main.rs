//! The program: does what the command line asks, or opens the screen it asks for.
#![forbid(unsafe_code)]

use ibid::cli::{self, Exit, Request};
use ibid::terminal;
use ibid::ui::theme::Theme;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(env::args_os()) {
        Request::Done(exit) => exit.into(),
        Request::Screen { vault, settings, cache, start } => {
            match terminal::run(vault, *settings, cache, theme(), start) {
                Ok(ending) => ExitCode::from(ending.code()),
                Err(error) => {
                    eprintln!("ibid: {error}");
                    Exit::Failure.into()
                }
            }
        }
    }
}

/// Colours as the terminal has them; none where the user or the terminal wants none.
fn theme() -> Theme {
    let unwanted = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_none_or(|term| term == "dumb");
    if unwanted || dumb { Theme::Monochrome } else { Theme::Colours }
}
