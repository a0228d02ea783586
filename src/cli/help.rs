//! `ibid help`: the commands, one of them, or the language of queries.

use super::arguments::Arguments;
use super::output::Output;
use super::{Exit, Failure};
use crate::config::nearest;
use crate::note::document;
use crate::ui::reader::{Folds, LinkLook, Page};
use clap::Parser;
use std::sync::Arc;

/// What is told of queries.
const QUERY: &str = include_str!("../../docs/query.md");

/// The topic that is no command.
const QUERIES: &str = "query";

pub(super) fn print(topic: Option<&str>, out: &mut Output) -> Result<Exit, Failure> {
    match topic {
        Some(QUERIES) => {
            let page = Page::new(Arc::new(document(QUERY)), out.columns(), &Folds::default(), &LinkLook::of);
            out.write(&page.plain())?;
        }
        Some(topic) if !super::command_names().iter().any(|name| name == topic) => {
            return Err(unknown(topic));
        }
        topic => {
            let asked = ["ibid"].into_iter().chain(topic).chain(["--help"]);
            Arguments::try_parse_from(asked).err().map_or(Ok(()), |usage| usage.print())?;
        }
    }
    Ok(Exit::Success)
}

fn unknown(topic: &str) -> Failure {
    let names = super::command_names();
    let names = names.iter().map(String::as_str).chain([QUERIES]);
    let meant = nearest(topic, names.clone(), 1).first().map(|near| format!("; did you mean `{near}`?"));
    let topics = || format!("; there is help on {}", names.collect::<Vec<_>>().join(", "));
    Failure::Message(format!("no command is called \"{topic}\"{}", meant.unwrap_or_else(topics)))
}
