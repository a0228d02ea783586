//! The program: does what the command line asks, or opens the screen it asks for.
#![forbid(unsafe_code)]

use ibid::cli::{self, Exit, Request};
use ibid::terminal;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(env::args_os()) {
        Request::Done(exit) => exit.into(),
        Request::Screen { vault, settings, cache, opening } => {
            match terminal::run(vault, *settings, cache, *opening) {
                Ok(ending) => ExitCode::from(ending.code()),
                Err(error) => {
                    eprintln!("ibid: {error}");
                    Exit::Failure.into()
                }
            }
        }
    }
}
