//! Quotes that are callouts, as Obsidian writes them.

use crate::note::document::{Block, BlockKind, Run};

/// A quote is a callout when its first line is `[!kind]`, with a `+` or `-` and a title behind it (Obsidian).
pub(super) fn of_quote(mut blocks: Vec<Block>) -> BlockKind {
    let Some(BlockKind::Paragraph(runs)) = blocks.first_mut().map(|block| &mut block.kind) else {
        return BlockKind::Quote(blocks);
    };
    let Some((kind, folded, title)) = titled(runs) else {
        return BlockKind::Quote(blocks);
    };
    blocks.remove(0);
    BlockKind::Callout { kind, title, folded, blocks }
}

fn titled(runs: &[Run]) -> Option<(String, Option<bool>, Vec<Run>)> {
    let (first, rest) = runs.split_first()?;
    let (kind, behind) = first.text.strip_prefix("[!")?.split_once(']')?;
    let kind = kind.split('|').next().unwrap_or(kind).trim().to_lowercase();
    let (folded, text) = match behind.as_bytes().first() {
        Some(b'-') => (Some(true), &behind[1..]),
        Some(b'+') => (Some(false), &behind[1..]),
        _ => (None, behind),
    };
    let mut title = vec![Run { text: text.trim_start().to_string(), ..first.clone() }];
    title.extend_from_slice(rest);
    title.retain(|run| !run.text.is_empty());
    (!kind.is_empty()).then_some((kind, folded, title))
}
