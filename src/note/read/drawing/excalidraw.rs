//! Drawings of the Excalidraw plugin, which writes the texts and links of a drawing above it.

use crate::note::document::{Block, BlockKind, Document};
use crate::note::lines::Lines;
use crate::note::read::build;

/// The property that such a note has.
pub(super) const PROPERTY: &str = "excalidraw-plugin";

/// What the plugin itself writes into a note, beside the texts.
const NOTICES: [&str; 3] = ["⚠", "Excalidraw Data", "Text Elements"];

/// Reads `body`, whose first line is `first_line` of the file.
pub(super) fn summary(body: &str, first_line: u32) -> Document {
    let body = &body[..drawing_start(body)];
    let mut document = build::body(body, Lines::new(body, first_line));
    document.blocks.retain(|block| !is_notice(block));
    document.blocks.iter_mut().for_each(drop_ids);
    let title = match document.blocks.is_empty() {
        true => "Excalidraw drawing without texts and links",
        false => "The texts and links of an Excalidraw drawing",
    };
    document.blocks.insert(0, super::title(first_line, title));
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

/// Drops the ids that stand before the links of elements and before embedded files.
fn drop_ids(block: &mut Block) {
    if let BlockKind::Paragraph(runs) = &mut block.kind {
        runs.retain(|run| !is_id(run.text.trim()));
    }
}

/// `51c0a7:`, an element's id or a file's hash.
fn is_id(text: &str) -> bool {
    let id = text.strip_suffix(':').unwrap_or("");
    id.len() >= 6 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}
