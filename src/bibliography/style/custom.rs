//! A reader's own style: the text of a `.csl` file, bounded before it is parsed, so that none can stall or overflow.

use hayagriva::citationberg::{IndependentStyle, Style as Csl};
use std::collections::HashMap;

use super::StyleError;

/// The most bytes of a style; those that are published have at most about 200,000.
const MOST_BYTES: usize = 1 << 20;

/// How deep elements may lie in one another, those of the macros they use included.
const DEEPEST: usize = 256;

/// How many macros a style may come to use in all, each counted as often as it is used.
const MOST_USES: u64 = 1_000_000;

/// The style of `csl`.
pub(super) fn style(csl: &str) -> Result<IndependentStyle, StyleError> {
    let broken = |reason: String| StyleError::Broken(reason);
    if csl.len() > MOST_BYTES {
        return Err(broken(format!("it is longer than {} MB", MOST_BYTES >> 20)));
    }
    bounded(csl).map_err(|reason| broken(reason.to_string()))?;
    match Csl::from_xml(csl) {
        Ok(Csl::Independent(style)) => Ok(style),
        Ok(Csl::Dependent(style)) => {
            Err(broken(format!("it only refers to another one; use that: {}", style.parent_link.href)))
        }
        Err(error) => Err(broken(error.to_string())),
    }
}

/// The macros that each macro uses (those outside any under the empty name), and how deep in its elements.
type Uses<'t> = HashMap<&'t str, Vec<(&'t str, usize)>>;

/// Why the elements or macros of `csl` cannot be followed to their end, if so.
fn bounded(csl: &str) -> Result<(), &'static str> {
    let mut uses: Uses = HashMap::new();
    let (mut depth, mut within) = (0usize, "");
    for tag in csl.split('<').skip(1) {
        let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
        match tag.as_bytes().first() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') | None => continue,
            _ if tag.ends_with('/') => {}
            _ => depth += 1,
        }
        if depth > DEEPEST {
            return Err("its elements lie too deep in one another");
        }
        if tag.starts_with("macro") {
            within = attribute(tag, "name").unwrap_or("");
        } else if tag.starts_with("/macro") {
            within = "";
        }
        uses.entry(within).or_default().extend(attribute(tag, "macro").map(|used| (used, depth + 1)));
    }
    let mut counts = HashMap::new();
    let macros: Vec<&str> = uses.keys().copied().collect();
    macros.into_iter().try_for_each(|name| count(name, &uses, &mut counts, 0).map(drop))
}

/// How many macros `name` comes to use, and how deep.
fn count<'t>(
    name: &'t str,
    uses: &Uses<'t>,
    counts: &mut HashMap<&'t str, (u64, usize)>,
    depth: usize,
) -> Result<(u64, usize), &'static str> {
    let too_deep = "its macros use one another in a circle, or too deep";
    if depth > DEEPEST {
        return Err(too_deep);
    }
    if let Some(known) = counts.get(name) {
        return Ok(*known);
    }
    let (mut sum, mut deepest) = (1u64, 0);
    for (used, at) in uses.get(name).into_iter().flatten() {
        let (more, deep) = count(used, uses, counts, depth + 1)?;
        (sum, deepest) = (sum.saturating_add(more), deepest.max(deep + at));
    }
    counts.insert(name, (sum, deepest));
    match (sum > MOST_USES, deepest > DEEPEST) {
        (true, _) => Err("its macros use one another too often"),
        (_, true) => Err(too_deep),
        _ => Ok((sum, deepest)),
    }
}

/// The value of an attribute of `tag`.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.match_indices(name).find_map(|(at, _)| {
        let behind = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = behind[1..].split(quote).next();
        value.filter(|_| tag[..at].ends_with(char::is_whitespace))
    })
}
