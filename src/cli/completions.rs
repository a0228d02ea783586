//! `ibid completions`: what a shell needs to complete ibid's commands.

use super::arguments::Arguments;
use super::output::Output;
use super::{Exit, Failure};
use clap::CommandFactory;
use clap_complete::{Shell, generate};

pub(super) fn print(shell: Shell, out: &mut Output) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    generate(shell, &mut Arguments::command(), "ibid", &mut script);
    out.write(&String::from_utf8_lossy(&script))?;
    Ok(Exit::Success)
}
