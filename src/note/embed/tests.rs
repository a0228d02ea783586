//! Documents, the parts that anchors ask for, and what they read as with such parts in place.

use super::{Embedded, Part};
use crate::note::{Block, BlockKind, Document, LinkTarget, Run, document};

const NOTE: &str = "\
---
a: b
---
Before.

# One

First, [[#Two]] and [[Other]].[^x] ^first

## Two: *of* [[Other|two]]

- a
- b ^item
  - c
  - d ^inner
    and more

# Three

> quoted
>
> twice ^quote

| h |
|---|
| c |

^table

## Two: of two

Again. { #again .wide}

[^x]: The footnote.
";

/// What blocks say: the line of each, and its text in the marks of what it is.
fn said(document: &Document, blocks: &[Block]) -> String {
    let all: Vec<String> =
        blocks.iter().map(|block| format!("{}:{}", block.line, kind(document, &block.kind))).collect();
    all.join(" ")
}

fn kind(document: &Document, kind: &BlockKind) -> String {
    match kind {
        BlockKind::Paragraph(text) => runs(document, text),
        BlockKind::Heading { text, .. } => format!("# {}", runs(document, text)),
        BlockKind::List { items, .. } => {
            items.iter().map(|item| format!("({})", said(document, &item.blocks))).collect()
        }
        BlockKind::Quote(blocks) => format!("> {}", said(document, blocks)),
        BlockKind::Table(table) => runs(document, &table.rows.concat().concat()),
        BlockKind::Embed { title, blocks } => {
            format!("<{}: {}>", runs(document, title), said(document, blocks))
        }
        BlockKind::Footnote { label, blocks } => format!("[{label}] {}", said(document, blocks)),
        other => format!("{other:?}"),
    }
}

fn runs(document: &Document, runs: &[Run]) -> String {
    let link = |link: usize| match &document.links[link].to {
        LinkTarget::Note { target, anchor, .. } => {
            format!("({target}{})", anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default())
        }
        LinkTarget::Line { path, line } => format!("({path}:{line})"),
        LinkTarget::Footnote(label) => format!("(^{label})"),
        other => format!("({other:?})"),
    };
    runs.iter().map(|run| run.text.replace('\n', "/") + &run.link.map(link).unwrap_or_default()).collect()
}

#[test]
fn parts_are_what_anchors_ask_for() {
    for (anchor, expected) in [
        (Some("Three"), "Three from 18: 20:> 20:quoted 22:twice 24:c 30:# Two: of two 32:Again."),
        (Some("two of TWO"), "Two: of two from 10: 12:(12:a)(13:b 14:(14:c)(15:d /and more))"),
        (Some("two-of-two"), "Two: of two from 10: 12:(12:a)(13:b 14:(14:c)(15:d /and more))"),
        (Some("again"), " from 32: 32:Again."),
        (Some("Three#Two: of two"), "Three › Two: of two from 30: 32:Again."),
        (Some("Two: of two#Three"), "nothing"),
        (Some("^first"), " from 8: 8:First, Two(n.md#Two) and Other(Other).[1](^1) 34:[1] 34:The footnote."),
        (Some("^FIRST"), " from 8: 8:First, Two(n.md#Two) and Other(Other).[1](^1) 34:[1] 34:The footnote."),
        (Some("^item"), " from 13: 13:(13:b 14:(14:c)(15:d /and more))"),
        (Some("One#^inner"), " from 15: 15:(15:d /and more)"),
        (Some("^quote"), " from 22: 22:twice"),
        (Some("^table"), " from 24: 24:c"),
        (Some("^again"), " from 32: 32:Again."),
        (Some("^none"), "nothing"),
        (Some("None"), "nothing"),
        (Some("#"), "nothing"),
    ] {
        let shown = match document(NOTE).part("n.md", anchor) {
            Some(Part { headings, line, document }) => {
                let line = line.map(|line| line.to_string()).unwrap_or_default();
                format!("{} from {line}: {}", headings.join(" › "), said(&document, &document.blocks))
            }
            None => "nothing".to_owned(),
        };
        assert_eq!(shown, expected, "{anchor:?}");
    }
}

#[test]
fn a_whole_note_is_without_its_properties() {
    for anchor in [None, Some(" ")] {
        let part = document(NOTE).part("n.md", anchor).unwrap();
        let shown = said(&part.document, &part.document.blocks);
        assert!(
            shown.starts_with("4:Before. 6:# One") && shown.ends_with("32:Again. 34:[1] 34:The footnote."),
            "{shown}"
        );
        assert_eq!((part.line, part.document.properties.len()), (None, 0));
        // only the links that the part has
        assert_eq!(part.document.links.len(), 4);
    }
}

#[test]
fn a_heading_that_is_the_name_is_left_out() {
    for (text, expected) in [
        ("# The Name\n\ntext", "3:text"),
        ("# the *name*!\n\ntext", "3:text"),
        ("# Another\n\ntext", "1:# Another 3:text"),
        ("text\n\n# The Name", "1:text 3:# The Name"),
        ("", ""),
    ] {
        let mut part = document(text).part("n.md", None).unwrap();
        part.drop_heading("The Name");
        assert_eq!(said(&part.document, &part.document.blocks), expected, "{text}");
    }
}

/// What notes named in capitals show; others show nothing.
fn shown(to: &LinkTarget) -> Option<Embedded> {
    let LinkTarget::Note { target, .. } = to else { return None };
    let part = document("1\n\n2 [[in]]").part("x.md", None).unwrap();
    let to = LinkTarget::Line { path: target.clone(), line: 1 };
    let found = target.chars().all(char::is_uppercase);
    found.then(|| Embedded { title: target.clone(), to, remark: Some("so"), document: part.document })
}

#[test]
fn embeds_that_stand_by_themselves_are_shown_in_place() {
    let x = |line: u32| format!("{line}:<X(X:1) · so: 1:1 3:2 in(in)>");
    for (text, expected) in [
        ("text\n\n![[X]]", format!("1:text {}", x(3))),
        ("![[X|300]]", x(1)),
        ("![](X)", x(1)),
        ("![[X]]\n![[X]]", format!("{} {}", x(1), x(2))),
        ("![[X]] ![[X]]", format!("{} {}", x(1), x(1))),
        ("![[X]]\n![[not.png]]\n![[X]]", format!("{} 2:not.png(not.png) {}", x(1), x(3))),
        ("- ![[X]]\n- b", format!("1:({})(2:b)", x(1))),
        ("> ![[X]]", format!("1:> {}", x(1))),
        // these stay links
        ("see ![[X]]", "1:see X(X)".into()),
        ("![[X]], ![[X]]", "1:X(X), X(X)".into()),
        ("[[X]]", "1:X(X)".into()),
        ("![[not.png]] ![[nor]]", "1:not.png(not.png) nor(nor)".into()),
        ("# ![[X]]", "1:# X(X)".into()),
    ] {
        let mut document = document(text);
        document.embed(&mut shown);
        assert_eq!(said(&document, &document.blocks), expected, "{text}");
    }
}

#[test]
fn embedded_links_stand_on_the_line_of_the_embed() {
    let mut document = document("[[a]]\n\n![[X]]\n\n[[b]]");
    document.embed(&mut shown);
    let lines: Vec<u32> = document.links.iter().map(|link| link.line).collect();
    assert_eq!(lines, [1, 3, 5, 3, 3]);
    assert!(document.has_embeds());
}

#[test]
fn footnotes_of_what_is_embedded_are_numbered_with_the_others() {
    let part = document("in[^1]\n\n[^1]: deep[^2]\n\n[^2]: deeper").part("x.md", None).unwrap();
    let to = LinkTarget::Line { path: "x.md".into(), line: 1 };
    let mut shown = |_: &LinkTarget| {
        let document = part.document.clone();
        Some(Embedded { title: "X".into(), to: to.clone(), remark: None, document })
    };
    let mut document = document("a[^1]\n\n![[X]]\n\n![[X]] \n\nb[^2]\n\n[^2]: two\n\n[^1]: one");
    document.embed(&mut shown);
    assert_eq!(
        said(&document, &document.blocks),
        "1:a[1](^1) 3:<X(x.md:1): 1:in[2](^2)> 5:<X(x.md:1): 1:in[3](^3)> 7:b[4](^4) 9:[4] 9:two 11:[1] 11:one \
         3:[2] 3:deep[5](^5) 3:[5] 3:deeper 5:[3] 5:deep[6](^6) 5:[6] 5:deeper"
    );
}
