//! `ibid search`: the notes in whose text something is found, each with its best line.

use super::json::MatchJson;
use super::output::{Output, Weight};
use super::{Context, Exit, Failure, query};
use crate::search::query::Query;
use crate::search::text::{self, Match, Matcher, Place};
use std::sync::atomic::AtomicBool;

pub(super) fn print(
    context: &Context<'_>,
    wanted: &str,
    limit: Option<usize>,
    out: &mut Output,
) -> Result<Exit, Failure> {
    let query = query::read(wanted)?;
    query::tell_unknown(&query, context.index);
    let mut found = found(context, &query);
    found.truncate(limit.unwrap_or(usize::MAX));
    if out.is_json() {
        out.json(&found.iter().map(|found| MatchJson::new(context.index, found)).collect::<Vec<_>>())?;
    } else {
        found.iter().try_for_each(|found| row(context, found, out))?;
    }
    Ok(Exit::found(!found.is_empty()))
}

/// What answers, best first. A note that only has the name is left out: `ibid notes` lists those.
fn found(context: &Context<'_>, query: &Query) -> Vec<Match> {
    let seeks_text = !Matcher::of(query).is_empty();
    let mut found = Vec::new();
    let mut keep = |batch: Vec<Match>| {
        found.extend(batch.into_iter().filter(|found| found.place.is_some() || !seeks_text));
    };
    text::find(query, context.index, context.vault, &AtomicBool::new(false), &mut keep);
    text::sort(&mut found);
    found
}

fn row(context: &Context<'_>, found: &Match, out: &mut Output) -> Result<(), Failure> {
    let note = context.index.note(found.note);
    let Some(place) = &found.place else {
        return out.pieces(&[
            (note.path(), Weight::Place),
            ("  ", Weight::Plain),
            (note.label(), Weight::Plain),
        ]);
    };
    let head = format!("{}:{}", note.path(), place.line);
    let mut pieces = vec![(head.as_str(), Weight::Place), ("  ", Weight::Plain)];
    pieces.extend(marked(place));
    out.pieces(&pieces)
}

/// The snippet in pieces, of which those that were found are set off.
fn marked(place: &Place) -> Vec<(&str, Weight)> {
    let mut pieces = Vec::new();
    let mut end = 0;
    for mark in &place.marks {
        pieces.push((place.snippet.get(end..mark.start).unwrap_or(""), Weight::Plain));
        pieces.push((place.snippet.get(mark.clone()).unwrap_or(""), Weight::Strong));
        end = mark.end;
    }
    pieces.push((place.snippet.get(end..).unwrap_or(""), Weight::Plain));
    pieces
}
