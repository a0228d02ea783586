//! `ibid stats`: how much there is.

use super::json::StatsJson;
use super::output::{Output, Weight};
use super::{Context, Exit, Failure};
use crate::live::Start;

pub(super) fn print(context: &Context<'_>, out: &mut Output) -> Result<Exit, Failure> {
    let root = context.vault.root().map(|root| root.to_string_lossy());
    let vault = root.as_deref().unwrap_or(context.vault.name());
    if out.is_json() {
        out.json(&StatsJson::new(vault, context.opened))?;
        return Ok(Exit::Success);
    }
    let totals = context.index.totals();
    out.line(vault, Weight::Strong)?;
    let links = totals.resolved + totals.unresolved + totals.ambiguous;
    let of_links = format!("{} unresolved, {} ambiguous", totals.unresolved, totals.ambiguous);
    let rows = [
        (totals.notes, "notes", format!("{} bytes", totals.bytes)),
        (totals.tags, "tags", String::new()),
        (links, "links", of_links),
        (totals.relations, "relations", String::new()),
        (totals.sources, "sources", String::new()),
        (totals.problems, "problems", String::new()),
    ];
    out.counted(&rows.map(|(count, name, more)| (count, name.to_string(), more)))?;
    let milliseconds = context.opened.took.as_secs_f64() * 1000.0;
    let start = match context.opened.start {
        Start::Cold => "nothing was kept of it",
        Start::Warm => "most of it from the cache",
        Start::Off => "without a cache",
    };
    out.line(&format!("indexed in {milliseconds:.1} ms, {start}"), Weight::Faint)?;
    Ok(Exit::Success)
}
