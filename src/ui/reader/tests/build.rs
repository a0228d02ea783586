//! Documents for tests, a word per block. No Markdown is parsed.

use std::sync::Arc;

use crate::note::*;
use crate::ui::reader::{Folds, LinkLook, Page};

/// Blocks as a document whose links are `links`.
pub fn made_of(blocks: Vec<Block>, links: &[LinkTarget]) -> Arc<Document> {
    let link = |to: &LinkTarget| DocumentLink::new(to.clone(), 1);
    let mut document = Document { blocks, links: links.iter().map(link).collect(), ..Document::default() };
    number(&mut document.blocks);
    Arc::new(document)
}

/// Gives the top-level blocks the lines 10, 20, 30, and the blocks of their items and quotes 11, 12.
fn number(blocks: &mut [Block]) {
    for (block, line) in blocks.iter_mut().zip((10..).step_by(10)) {
        block.line = line;
        let inner: Vec<&mut Block> = match &mut block.kind {
            BlockKind::List { items, .. } => items.iter_mut().flat_map(|item| &mut item.blocks).collect(),
            BlockKind::Quote(blocks) | BlockKind::Callout { blocks, .. } => blocks.iter_mut().collect(),
            _ => Vec::new(),
        };
        inner.into_iter().zip(line + 1..).for_each(|(block, line)| block.line = line);
    }
}

pub fn block(kind: BlockKind) -> Block {
    Block { line: 1, kind }
}

pub fn text(text: &str) -> Run {
    Run { text: text.into(), ..Run::default() }
}

pub fn styled(text: &str, style: RunStyle) -> Run {
    Run { text: text.into(), style, link: None }
}

pub fn link(text: &str, link: usize) -> Run {
    Run { text: text.into(), style: RunStyle::default(), link: Some(link) }
}

pub fn heading(level: u8, title: &str) -> Block {
    block(BlockKind::Heading { level, text: vec![text(title)] })
}

pub fn paragraph(words: &str) -> Block {
    runs(vec![text(words)])
}

pub fn runs(runs: Vec<Run>) -> Block {
    block(BlockKind::Paragraph(runs))
}

pub fn item(blocks: Vec<Block>) -> Item {
    Item { task: None, blocks }
}

pub fn task(mark: char, words: &str) -> Item {
    Item { task: Some(mark), blocks: vec![paragraph(words)] }
}

pub fn bullets(items: Vec<Item>) -> Block {
    block(BlockKind::List { first: None, items })
}

pub fn numbered(first: u64, items: Vec<Item>) -> Block {
    block(BlockKind::List { first: Some(first), items })
}

pub fn quote(blocks: Vec<Block>) -> Block {
    block(BlockKind::Quote(blocks))
}

pub fn callout(kind: &str, title: &str, folded: Option<bool>, blocks: Vec<Block>) -> Block {
    let title = if title.is_empty() { Vec::new() } else { vec![text(title)] };
    block(BlockKind::Callout { kind: kind.into(), title, folded, blocks })
}

pub fn code(language: &str, text: &str) -> Block {
    block(BlockKind::Code { language: language.into(), text: text.into() })
}

/// A table of plain cells, the first row its head.
pub fn table(alignment: &[Alignment], rows: &[&[&str]]) -> Block {
    let cell = |words: &&str| if words.is_empty() { Vec::new() } else { vec![text(words)] };
    let mut rows: Vec<Vec<Vec<Run>>> = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
    let head = rows.remove(0);
    block(BlockKind::Table(Table { alignment: alignment.to_vec(), head, rows }))
}

pub fn footnote(label: &str, words: &str) -> Block {
    block(BlockKind::Footnote { label: label.into(), blocks: vec![paragraph(words)] })
}

pub fn note(target: &str) -> LinkTarget {
    LinkTarget::Note { target: target.into(), anchor: None, embed: false }
}

/// `document` as a page; notes named "gone" are not there, those with a dot are attachments.
pub fn page_with(document: &Arc<Document>, columns: usize, folds: &Folds) -> Page {
    Page::new(document.clone(), columns, folds, &|link| match &link.to {
        LinkTarget::Note { target, .. } if target == "gone" => LinkLook::Unresolved,
        LinkTarget::Note { target, .. } if target.contains('.') => LinkLook::Attachment,
        _ => LinkLook::of(link),
    })
}

pub fn page(document: &Arc<Document>, columns: usize) -> Page {
    page_with(document, columns, &Folds::default())
}

/// The rows of `blocks` at `columns` as text.
pub fn picture(blocks: Vec<Block>, columns: usize) -> String {
    page(&made_of(blocks, &[]), columns).plain()
}
