//! The blocks as they nest: what is open, and what becomes of it when it closes.

use crate::note::document::{Block, BlockKind, Item, Run, Table};

/// How deep blocks nest before what is deeper is shown at the same level.
const MAX_DEPTH: usize = 64;

/// An open container and the line it starts on.
#[derive(Debug)]
pub(super) enum Frame {
    Quote(Vec<Block>),
    List { first: Option<u64>, items: Vec<Item> },
    Item(Item),
    Footnote { label: String, blocks: Vec<Block> },
}

/// The blocks read so far and the containers that are open.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    root: Vec<Block>,
    open: Vec<(u32, Frame)>,
    /// Containers beyond the depth that is shown.
    deeper: usize,
}

impl Blocks {
    pub(super) fn open(&mut self, line: u32, frame: Frame) {
        if self.open.len() >= MAX_DEPTH {
            self.deeper += 1;
        } else {
            self.open.push((line, frame));
        }
    }

    /// Closes the innermost container.
    pub(super) fn close(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        match self.open.pop() {
            Some((line, Frame::Quote(blocks))) => self.push(line, quote(blocks)),
            Some((line, Frame::List { first, items })) => self.push(line, BlockKind::List { first, items }),
            Some((_, Frame::Item(item))) => self.item(with_task(item)),
            Some((line, Frame::Footnote { label, blocks })) => {
                self.push(line, BlockKind::Footnote { label, blocks })
            }
            None => {}
        }
    }

    /// Adds a block to the innermost container.
    pub(super) fn push(&mut self, line: u32, kind: BlockKind) {
        let block = Block { line, kind };
        match self.open.last_mut() {
            None => self.root.push(block),
            Some((_, Frame::Quote(blocks) | Frame::Footnote { blocks, .. })) => blocks.push(block),
            Some((_, Frame::Item(item))) => item.blocks.push(block),
            Some((_, Frame::List { items, .. })) => items.push(Item { task: None, blocks: vec![block] }),
        }
    }

    /// Marks the innermost item as a task.
    pub(super) fn task(&mut self, state: char) {
        if let Some((_, Frame::Item(item))) = self.open.last_mut() {
            item.task = Some(state);
        }
    }

    /// Whether a quote is open that holds nothing yet: only there can a callout's title stand.
    pub(super) fn at_quote_start(&self) -> bool {
        matches!(self.open.last(), Some((_, Frame::Quote(blocks))) if blocks.is_empty())
    }

    /// All blocks; what is still open is closed.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.deeper = 0;
        while !self.open.is_empty() {
            self.close();
        }
        self.root
    }

    fn item(&mut self, item: Item) {
        match self.open.last_mut() {
            Some((_, Frame::List { items, .. })) => items.push(item),
            _ => item.blocks.into_iter().for_each(|block| self.push(block.line, block.kind)),
        }
    }
}

/// A quote is a callout when its first line is `[!kind]`, with a `+` or `-` and a title behind it (Obsidian).
fn quote(mut blocks: Vec<Block>) -> BlockKind {
    let Some(BlockKind::Paragraph(runs)) = blocks.first_mut().map(|block| &mut block.kind) else {
        return BlockKind::Quote(blocks);
    };
    let Some((kind, folded, title)) = callout(runs) else {
        return BlockKind::Quote(blocks);
    };
    blocks.remove(0);
    BlockKind::Callout { kind, title, folded, blocks }
}

fn callout(runs: &[Run]) -> Option<(String, Option<bool>, Vec<Run>)> {
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

/// `- [/] text`: tasks whose state is neither done nor open.
fn with_task(mut item: Item) -> Item {
    let Some(BlockKind::Paragraph(runs)) = item.blocks.first_mut().map(|block| &mut block.kind) else {
        return item;
    };
    let Some(first) = runs.first_mut().filter(|_| item.task.is_none()) else {
        return item;
    };
    let mut chars = first.text.chars();
    if let (Some('['), Some(state), Some(']'), Some(' ')) =
        (chars.next(), chars.next(), chars.next(), chars.next())
    {
        item.task = Some(state);
        first.text = chars.as_str().to_string();
    }
    item
}

/// A table while it is read, from Markdown or HTML.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    pub table: Table,
    pub line: u32,
    row: Vec<Vec<Run>>,
    in_head: bool,
    pub is_markdown: bool,
    /// Tables within its cells, which are read as text.
    pub inner: u32,
}

impl OpenTable {
    pub(super) fn of_markdown(line: u32) -> Self {
        OpenTable { line, in_head: true, is_markdown: true, ..OpenTable::default() }
    }

    pub(super) fn of_html(line: u32) -> Self {
        OpenTable { line, ..OpenTable::default() }
    }

    pub(super) fn cell(&mut self, runs: Vec<Run>) {
        self.row.push(runs);
    }

    pub(super) fn head_cell(&mut self, runs: Vec<Run>) {
        self.in_head = true;
        self.row.push(runs);
    }

    pub(super) fn end_row(&mut self) {
        let row = std::mem::take(&mut self.row);
        if row.is_empty() {
            return;
        }
        match std::mem::take(&mut self.in_head) && self.table.head.is_empty() {
            true => self.table.head = row,
            false => self.table.rows.push(row),
        }
    }
}
