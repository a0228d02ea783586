//! `ibid tags`: the tags and how many notes carry them.

use super::json::TagJson;
use super::output::Output;
use super::{Context, Exit, Failure};
use crate::index::Tag;
use crate::search::Fuzzy;

pub(super) fn print(
    context: &Context<'_>,
    query: Option<&str>,
    limit: Option<usize>,
    out: &mut Output,
) -> Result<Exit, Failure> {
    let tags = context.index.tags();
    let names: Vec<&str> = tags.iter().map(|tag| tag.name.as_str()).collect();
    let ranked = Fuzzy::new(&names).rank(query.unwrap_or(""));
    let found: Vec<&Tag> =
        ranked.into_iter().take(limit.unwrap_or(usize::MAX)).map(|place| &tags[place]).collect();
    if out.is_json() {
        out.json(&found.iter().map(|tag| TagJson::new(context.index, tag)).collect::<Vec<_>>())?;
    } else {
        let row = |tag: &&Tag| (tag.notes.len(), tag.name.clone(), String::new());
        out.counted(&found.iter().map(row).collect::<Vec<_>>())?;
    }
    Ok(Exit::found(!found.is_empty()))
}
