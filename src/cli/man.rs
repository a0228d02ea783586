//! `ibid man`: the manual page, made from the arguments, in roff.

use super::arguments::Arguments;
use super::output::Output;
use super::{Exit, Failure};
use clap::CommandFactory;
use clap_mangen::Man;

pub(super) fn print(out: &mut Output) -> Result<Exit, Failure> {
    let mut page = Vec::new();
    Man::new(Arguments::command()).render(&mut page)?;
    out.write(&String::from_utf8_lossy(&page))?;
    Ok(Exit::Success)
}
