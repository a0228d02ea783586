//! `ibid sources`: the cited works.

use super::json::SourceJson;
use super::output::Output;
use super::{Context, Exit, Failure};
use crate::bibliography::Name;
use crate::index::Source;
use crate::search::rank_words;

pub(super) fn print(
    context: &Context<'_>,
    query: Option<&str>,
    limit: Option<usize>,
    out: &mut Output,
) -> Result<Exit, Failure> {
    let sources = context.index.sources();
    let names: Vec<String> = sources.iter().map(|source| names_of(source)).collect();
    let ranked = rank_words(query.unwrap_or(""), &names);
    let found: Vec<&Source> =
        ranked.into_iter().take(limit.unwrap_or(usize::MAX)).map(|place| &*sources[place]).collect();
    if out.is_json() {
        out.json(&found.iter().map(|source| SourceJson::new(context.index, source)).collect::<Vec<_>>())?;
    } else {
        let row = |source: &&Source| (source.cited_by.len(), source.id.clone(), described(source));
        out.counted(&found.iter().map(row).collect::<Vec<_>>())?;
    }
    Ok(Exit::found(!found.is_empty()))
}

/// All that a source can be found by.
fn names_of(source: &Source) -> String {
    let record = &source.record;
    let year = record.year().map(|year| year.to_string()).unwrap_or_default();
    let people = record.people().iter().map(Name::to_string);
    let names = [source.id.clone(), year].into_iter().chain(people).chain(record.title().map(str::to_string));
    names.chain(source.keys.iter().chain(&source.dois).cloned()).collect::<Vec<_>>().join(" ")
}

fn described(source: &Source) -> String {
    let record = &source.record;
    let year = record.year().map(|year| format!(" {year}")).unwrap_or_default();
    let author = record.people().first().map(Name::to_string).unwrap_or_default();
    let more = if record.people().len() > 1 { " et al." } else { "" };
    let title = record.title().unwrap_or("");
    let doi = record.doi().map(|doi| format!(" https://doi.org/{doi}")).unwrap_or_default();
    format!("{author}{more}{year} {title}{doi}").trim().to_string()
}
