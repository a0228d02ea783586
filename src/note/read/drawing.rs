//! A drawing of the Excalidraw plugin → its texts and links. What is drawn is packed into a code block and left out.

use super::build;
use crate::note::document::{Block, BlockKind, Document, Run};

/// The property that such a note has.
pub(super) const PROPERTY: &str = "excalidraw-plugin";

/// What the plugin itself writes into a note, beside the texts.
const NOTICES: [&str; 3] = ["⚠", "Excalidraw Data", "Text Elements"];

/// Reads `body`, whose first line is `first_line` of the file.
pub(super) fn summary(body: &str, first_line: u32) -> Document {
    let mut document = build::body(&body[..drawing_start(body)], first_line);
    document.blocks.retain(|block| !is_notice(block));
    let blocks = std::mem::take(&mut document.blocks);
    let title = match blocks.is_empty() {
        true => "Excalidraw drawing without texts and links",
        false => "The texts and links of an Excalidraw drawing",
    };
    let title = vec![Run { text: title.to_string(), ..Run::default() }];
    let (kind, folded) = ("drawing".to_string(), None);
    let kind = BlockKind::Callout { kind, title, folded, blocks: Vec::new() };
    document.blocks = std::iter::once(Block { line: first_line, kind }).chain(blocks).collect();
    document
}

/// Where the drawing itself starts: its heading, and the mark of the comment it stands in.
fn drawing_start(body: &str) -> usize {
    let mut at = 0;
    let mut comment = None;
    for line in body.split_inclusive('\n') {
        match line.trim() {
            "# Drawing" | "## Drawing" => return comment.unwrap_or(at),
            "%%" => comment = Some(at),
            "" => {}
            _ => comment = None,
        }
        at += line.len();
    }
    body.len()
}

fn is_notice(block: &Block) -> bool {
    let (BlockKind::Heading { text, .. } | BlockKind::Paragraph(text)) = &block.kind else { return false };
    text.first().is_some_and(|run| NOTICES.iter().any(|notice| run.text.starts_with(notice)))
}
