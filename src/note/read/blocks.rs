//! The blocks as they nest: what is open, and what becomes of it when it closes.

use super::callout;
use crate::note::document::{Block, BlockId, BlockKind, Item, Run};

/// How deep blocks nest before what is deeper is shown at the same level.
const MAX_DEPTH: usize = 64;

/// An open container.
#[derive(Debug)]
pub(super) enum Frame {
    Quote(Vec<Block>),
    Details { title: Vec<Run>, folded: bool, blocks: Vec<Block> },
    List { first: Option<u64>, items: Vec<Item> },
    Item(Item),
    Meaning(Vec<Block>),
    Footnote { label: String, blocks: Vec<Block> },
}

/// The elements of HTML that are containers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Element {
    Quote,
    Details,
    List,
    Item,
    Meaning,
}

/// What opened a container. Markdown closes all that HTML left open within; HTML closes nothing of Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Markdown,
    Html(Element),
}

/// A container that is open, the line it starts on, and whether it starts in a comment.
#[derive(Debug)]
struct Open {
    line: u32,
    origin: Origin,
    frame: Frame,
    hidden: bool,
}

/// The blocks read so far and the containers that are open.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    root: Vec<Block>,
    open: Vec<Open>,
    footnotes: Vec<Block>,
    ids: Vec<BlockId>,
    /// Containers of Markdown beyond the depth that is shown.
    deeper: usize,
}

impl Blocks {
    /// Opens a container of Markdown; one that is `hidden` in a comment and holds nothing is not there.
    pub(super) fn open(&mut self, line: u32, frame: Frame, hidden: bool) {
        if self.open.len() >= MAX_DEPTH {
            self.deeper += 1;
        } else {
            self.open.push(Open { line, origin: Origin::Markdown, frame, hidden });
        }
    }

    /// Opens a container of HTML; beyond the depth that is shown there is none.
    pub(super) fn open_element(&mut self, line: u32, element: Element, frame: Frame) {
        if self.open.len() < MAX_DEPTH {
            self.open.push(Open { line, origin: Origin::Html(element), frame, hidden: false });
        }
    }

    /// Closes the innermost container of Markdown.
    pub(super) fn close(&mut self) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        while let Some(open) = self.open.pop() {
            let is_last = open.origin == Origin::Markdown;
            self.closed(open);
            if is_last {
                break;
            }
        }
    }

    /// Closes the innermost `element`, and what is open within; none where Markdown stands between, or one of `walls`.
    pub(super) fn close_element(&mut self, element: Element, walls: &[Element]) {
        let Some(at) = self.place_of(element, walls) else { return };
        while self.open.len() > at {
            self.open.pop().into_iter().for_each(|open| self.closed(open));
        }
    }

    fn place_of(&self, element: Element, walls: &[Element]) -> Option<usize> {
        let is_wall = |origin: Origin| match origin {
            Origin::Markdown => true,
            Origin::Html(own) => own != element && walls.contains(&own),
        };
        let inner = self.open.iter().rev().take_while(|open| !is_wall(open.origin));
        let above = inner.into_iter().position(|open| open.origin == Origin::Html(element))?;
        Some(self.open.len() - 1 - above)
    }

    fn closed(&mut self, open: Open) {
        let Open { line, frame, hidden, .. } = open;
        match frame {
            frame if hidden && frame.is_empty() => {}
            Frame::Quote(blocks) => self.push(line, callout::of_quote(blocks)),
            Frame::Details { title, folded, blocks } => {
                let (kind, folded) = ("details".to_string(), Some(folded));
                self.push(line, BlockKind::Callout { kind, title, folded, blocks });
            }
            Frame::List { first, items } => self.push(line, BlockKind::List { first, items }),
            Frame::Item(item) => self.item(with_task(item)),
            Frame::Meaning(blocks) => self.push(line, BlockKind::Meaning(blocks)),
            Frame::Footnote { label, blocks } => self.footnote(line, label, blocks),
        }
    }

    /// Adds a footnote. Wherever it is written, it stands at the foot of the note.
    pub(super) fn footnote(&mut self, line: u32, label: String, blocks: Vec<Block>) {
        self.footnotes.push(Block { line, kind: BlockKind::Footnote { label, blocks } });
    }

    /// Adds a block to the innermost container.
    pub(super) fn push(&mut self, line: u32, kind: BlockKind) {
        let block = Block { line, kind };
        match self.open.last_mut() {
            None => self.root.push(block),
            Some(open) => open.frame.push(block),
        }
    }

    /// Marks the innermost item as a task, if it holds nothing yet; whether it does.
    pub(super) fn task(&mut self, state: char) -> bool {
        let Some(Open { frame: Frame::Item(item), .. }) = self.open.last_mut() else { return false };
        let starts = item.task.is_none() && item.blocks.is_empty();
        if starts {
            item.task = Some(state);
        }
        starts
    }

    /// Whether details are open whose title is still to come.
    pub(super) fn is_at_details(&self) -> bool {
        self.open.last().is_some_and(|open| match &open.frame {
            Frame::Details { title, blocks, .. } => title.is_empty() && blocks.is_empty(),
            _ => false,
        })
    }

    /// Titles the details that are open.
    pub(super) fn title(&mut self, runs: Vec<Run>) {
        if let Some(Open { frame: Frame::Details { title, .. }, .. }) = self.open.last_mut() {
            *title = runs;
        }
    }

    /// Whether a quote is open that holds nothing yet: only there can a callout's title stand.
    pub(super) fn at_quote_start(&self) -> bool {
        matches!(self.open.last(), Some(Open { frame: Frame::Quote(blocks), .. }) if blocks.is_empty())
    }

    /// Notes the id of the block at hand; one that stands alone is that of the block before.
    pub(super) fn name(&mut self, name: &str, line: u32, alone: bool) {
        self.ids.push(BlockId { name: name.to_string(), line, alone });
    }

    /// All blocks as they stand, footnotes by their lines, and the ids; what is still open is closed.
    pub(super) fn finish(mut self) -> (Vec<Block>, Vec<BlockId>) {
        while let Some(open) = self.open.pop() {
            self.closed(open);
        }
        self.footnotes.sort_by_key(|note| note.line);
        let mut notes = self.footnotes.into_iter().peekable();
        let mut blocks = Vec::with_capacity(self.root.len() + notes.len());
        for block in self.root {
            while let Some(note) = notes.next_if(|note| note.line < block.line) {
                blocks.push(note);
            }
            blocks.push(block);
        }
        blocks.extend(notes);
        (blocks, self.ids)
    }

    fn item(&mut self, item: Item) {
        match self.open.last_mut() {
            Some(Open { frame: Frame::List { items, .. }, .. }) => items.push(item),
            _ => item.blocks.into_iter().for_each(|block| self.push(block.line, block.kind)),
        }
    }
}

impl Frame {
    fn push(&mut self, block: Block) {
        match self {
            Frame::Quote(blocks)
            | Frame::Details { blocks, .. }
            | Frame::Meaning(blocks)
            | Frame::Footnote { blocks, .. } => blocks.push(block),
            Frame::Item(item) => item.blocks.push(block),
            Frame::List { items, .. } => items.push(Item { task: None, blocks: vec![block] }),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Frame::Quote(blocks)
            | Frame::Details { blocks, .. }
            | Frame::Meaning(blocks)
            | Frame::Footnote { blocks, .. } => blocks.is_empty(),
            Frame::Item(item) => item.blocks.is_empty(),
            Frame::List { items, .. } => items.is_empty(),
        }
    }
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
