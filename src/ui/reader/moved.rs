//! Two states of one document → where what stood on a line of the one stands in the other.

use crate::note::{Block, BlockKind, Document, Item, Run};

/// The 1-based line of `new` where what stands on `line` of `old` stands now. Where that was changed itself, about there.
pub fn line_now(old: &Document, new: &Document, line: u32) -> u32 {
    let above = old.block_at(line).map_or(0, |at| at + 1);
    let same = |(one, other): &(&Block, &Block)| same(one, other);
    let unchanged = old.blocks.iter().zip(&new.blocks).take_while(same).count();
    if unchanged >= above
        && old.blocks.first().map(|block| block.line) == new.blocks.first().map(|block| block.line)
    {
        return line;
    }
    let below = old.blocks.iter().rev().zip(new.blocks.iter().rev()).take_while(same).count();
    match above.checked_sub(1).filter(|at| old.blocks.len() - at <= below) {
        Some(at) => {
            let was = &old.blocks[at];
            let is = &new.blocks[new.blocks.len() + at - old.blocks.len()];
            is.line + (line - was.line)
        }
        None => line,
    }
}

/// The place in the links of `new` of the link at `link` of `old`, counted from the beginning or from the end.
pub fn link_now(old: &Document, new: &Document, link: usize) -> Option<usize> {
    let to = &old.links.get(link)?.to;
    let from_end = (new.links.len() + link).checked_sub(old.links.len());
    let is_it = |at: &usize| new.links.get(*at).is_some_and(|link| link.to == *to);
    [Some(link), from_end].into_iter().flatten().find(is_it)
}

/// Whether two blocks read the same; on which lines they stand and how links are counted does not matter.
fn same(one: &Block, other: &Block) -> bool {
    use BlockKind::{Callout, Embed, Footnote, Heading, List, Paragraph, Quote, Table};
    match (&one.kind, &other.kind) {
        (Heading { level: a, text: x }, Heading { level: b, text: y }) => a == b && same_runs(x, y),
        (Paragraph(x), Paragraph(y)) => same_runs(x, y),
        (List { first: a, items: x }, List { first: b, items: y }) => a == b && all(x, y, same_item),
        (Quote(x), Quote(y)) => all(x, y, same),
        (
            Callout { kind: a, title: x, blocks: one, .. },
            Callout { kind: b, title: y, blocks: other, .. },
        ) => a == b && same_runs(x, y) && all(one, other, same),
        (Footnote { label: a, blocks: x }, Footnote { label: b, blocks: y }) => a == b && all(x, y, same),
        (Embed { title: x, blocks: one }, Embed { title: y, blocks: other }) => {
            same_runs(x, y) && all(one, other, same)
        }
        (Table(x), Table(y)) => {
            let cells = |x: &Vec<Vec<Run>>, y: &Vec<Vec<Run>>| all(x, y, |x, y| same_runs(x, y));
            cells(&x.head, &y.head) && all(&x.rows, &y.rows, cells)
        }
        (one, other) => one == other,
    }
}

fn same_item(one: &Item, other: &Item) -> bool {
    one.task == other.task && all(&one.blocks, &other.blocks, same)
}

fn same_runs(one: &[Run], other: &[Run]) -> bool {
    all(one, other, |one, other| (&one.text, one.style) == (&other.text, other.style))
}

fn all<T>(one: &[T], other: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::document;

    #[test]
    fn what_was_read_is_found_again() {
        let old = "---\na: b\n---\n# One\n\nfirst [[x]]\n\nsecond\nstill [[y]]\n\n- a\n- b\n";
        for (change, new, expected) in [
            ("nothing", old.to_string(), 9),
            ("below", old.to_string() + "\nmore\n", 9),
            ("above", old.replace("first", "[[new]]\n\nfirst"), 11),
            ("above and below", old.replace("first [[x]]\n\n", "") + "\nmore\n", 9),
            ("a property", old.replace("a: b", "a: b\nc: d\ne: f"), 11),
            ("itself", old.replace("second", "another"), 9),
        ] {
            assert_eq!(line_now(&document(old), &document(&new), 9), expected, "{change}");
        }
    }
}
