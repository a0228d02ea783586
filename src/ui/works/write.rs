//! A document in the making: lines, sections, lists and links, as a source's page needs them.

use crate::note::{Block, BlockKind, Document, DocumentLink, Item, LinkTarget, Run, RunStyle};

/// A document in the making. A block counts as a line of its own, so that a place in it can be found again.
#[derive(Default)]
pub(super) struct Writer {
    document: Document,
}

impl Writer {
    /// What is written.
    pub fn finish(self) -> Document {
        self.document
    }

    pub fn heading(&mut self, level: u8, text: &str) {
        self.block(BlockKind::Heading { level, text: vec![run(text)] });
    }

    pub fn paragraph(&mut self, runs: Vec<Run>) {
        self.block(BlockKind::Paragraph(runs));
    }

    /// A paragraph whose lines stay lines; none of no lines.
    pub fn lines(&mut self, lines: Vec<Vec<Run>>) {
        if !lines.is_empty() {
            self.paragraph(lines.join(&run("\n")));
        }
    }

    /// A list, each item of lines; none of no items.
    pub fn list(&mut self, items: Vec<Vec<Vec<Run>>>) {
        if items.is_empty() {
            return;
        }
        let line = self.next_line();
        let block = |lines: Vec<Vec<Run>>| Block { line, kind: BlockKind::Paragraph(lines.join(&run("\n"))) };
        let items = items.into_iter().map(|lines| Item { task: None, blocks: vec![block(lines)] }).collect();
        self.block(BlockKind::List { first: None, items });
    }

    /// A link's text, to be put somewhere.
    pub fn link(&mut self, text: &str, to: LinkTarget) -> Run {
        self.document.links.push(DocumentLink::new(to, self.next_line()));
        Run { link: Some(self.document.links.len() - 1), ..run(text) }
    }

    fn block(&mut self, kind: BlockKind) {
        self.document.blocks.push(Block { line: self.next_line(), kind });
    }

    fn next_line(&self) -> u32 {
        self.document.blocks.len() as u32 + 1
    }
}

/// Plain text.
pub(super) fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

/// An aside.
pub(super) fn small(text: &str) -> Run {
    Run { style: RunStyle { small: true, ..RunStyle::default() }, ..run(text) }
}

pub(super) fn emphasis(text: &str) -> Run {
    Run { style: RunStyle { emphasis: true, ..RunStyle::default() }, ..run(text) }
}

/// The name of what follows it.
pub(super) fn label(name: &str) -> Run {
    Run { style: RunStyle { strong: true, ..RunStyle::default() }, ..run(&format!("{name}: ")) }
}
