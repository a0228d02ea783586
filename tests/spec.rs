//! The examples of the CommonMark specification and of GitHub's tables, read and laid out. They are read from the tests
//! of the parser that the project is built with, as cargo has them, so that no copy is kept: every word of the HTML
//! that an example stands for is on the page, in order, and no tag of it.

#[path = "common/letters.rs"]
mod letters;

use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;

use ibid::note::document;
use ibid::ui::reader::{Folds, LinkLook, Page};
use ibid::ui::text::width;
use letters::{letters, missing};

/// The files of examples, and how many each has at least.
const FILES: [(&str, usize); 5] = [
    ("spec.rs", 640),
    ("gfm_table.rs", 8),
    ("gfm_strikethrough.rs", 2),
    ("gfm_tasklist.rs", 2),
    ("table.rs", 20),
];

const WIDTHS: [usize; 3] = [20, 40, 80];

/// The elements whose tags never show.
const ELEMENTS: [&str; 31] = [
    "a",
    "b",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "hr",
    "i",
    "img",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "td",
    "tr",
    "ul",
];

struct Example {
    markdown: String,
    html: String,
}

/// The folder of pulldown-cmark's tests, as cargo knows it.
fn suite() -> Option<PathBuf> {
    let cargo = std::env::var("CARGO").ok()?;
    let asked = Command::new(cargo).args(["metadata", "--format-version", "1", "--offline"]).output().ok()?;
    let metadata: serde_json::Value = serde_json::from_slice(&asked.stdout).ok()?;
    let packages = metadata["packages"].as_array()?;
    let parser = packages.iter().find(|package| package["name"] == "pulldown-cmark")?;
    let suite = PathBuf::from(parser["manifest_path"].as_str()?).parent()?.join("tests/suite");
    suite.is_dir().then_some(suite)
}

/// The examples in a file of Rust, as raw strings in pairs.
fn examples(source: &str) -> Vec<Example> {
    let text = |part: &str| part.split_once("\"##;").map(|(text, _)| text.to_string());
    let parts = source.split("let original = r##\"").skip(1);
    let example = |part: &str| {
        let (_, html) = part.split_once("let expected = r##\"")?;
        Some(Example { markdown: text(part)?, html: text(html)? })
    };
    parts.filter_map(example).collect()
}

#[test]
fn the_examples_of_the_specification_lose_no_word() {
    let Some(suite) = suite() else {
        eprintln!("skipped: the tests of pulldown-cmark are not here");
        return;
    };
    let mut wrong = Vec::new();
    for (file, least) in FILES {
        let examples = examples(&std::fs::read_to_string(suite.join(file)).unwrap());
        assert!(examples.len() >= least, "{file} has {} examples", examples.len());
        for (number, example) in examples.iter().enumerate() {
            wrong.extend(check(example).map(|what| format!("{file} {}: {what}", number + 1)));
        }
    }
    assert!(wrong.is_empty(), "{} examples:\n{}", wrong.len(), wrong.join("\n"));
}

/// What is wrong with the pages of an example, if anything. In narrow tables cells are wrapped side by side, or repeat
/// the names of their columns, so that their words are in another order.
fn check(example: &Example) -> Option<String> {
    // behind a paragraph, rules at the start are no front matter
    let document = Arc::new(document(&format!("Example\n\n{}", example.markdown)));
    let said = text_content(&example.html);
    let html = || format!("of\n{}as\n{}", example.markdown, example.html);
    WIDTHS.into_iter().find_map(|columns| {
        let mut page = Page::new(document.clone(), columns, &Folds::open(), &|to| LinkLook::of(to));
        page.finish();
        let wide = page.rows().iter().find(|row| width(&row.text()) > columns).map(|row| row.text());
        let plain = page.plain();
        let is_narrow = columns < 80 && example.html.contains("<table");
        let lost = missing(&letters(&said), &letters(&plain)).filter(|_| !is_narrow);
        let tag = ELEMENTS.into_iter().find(|name| has_tag(&plain, name) && !has_tag(&said, name));
        let wrong = wide.or(lost).or(tag.map(|tag| format!("<{tag}>")));
        wrong.map(|wrong| format!("{wrong} at {columns} {}\n{plain}", html()))
    })
}

/// Whether `text` has the start or the end of an element called `name`.
fn has_tag(text: &str, name: &str) -> bool {
    let ends = |rest: &str| rest.starts_with(|c: char| c == '>' || c == '/' || c.is_whitespace());
    ["<", "</"].iter().any(|sign| {
        let tag = format!("{sign}{name}");
        text.match_indices(&tag).any(|(at, _)| ends(&text[at + tag.len()..]))
    })
}

/// The text of a piece of HTML as a browser shows it: without tags, comments, scripts and styles, an image as its
/// alternative text.
fn text_content(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(&unescaped(before));
        rest = behind(tag, &mut out);
    }
    out + &unescaped(rest)
}

/// What follows the tag, comment or the like whose `<` is taken; the text of an image goes to `out`.
fn behind<'h>(tag: &'h str, out: &mut String) -> &'h str {
    let ends =
        [("!--", "-->"), ("?", "?>"), ("![CDATA[", "]]>"), ("script", "</script>"), ("style", "</style>")];
    let (inside, rest) = match ends.iter().find(|(start, _)| tag.starts_with(start)) {
        Some((_, end)) => tag.split_once(end).unwrap_or((tag, "")),
        None => tag.split_at(tag_length(tag)),
    };
    if let Some((_, alternative)) = inside.strip_prefix("img").and_then(|image| image.split_once("alt=\"")) {
        out.push_str(&unescaped(alternative.split('"').next().unwrap_or("")));
    }
    rest
}

/// The bytes up to and with the `>` that stands in no quotes.
fn tag_length(tag: &str) -> usize {
    let mut quote = None;
    let end = tag.char_indices().find(|(_, c)| {
        match quote {
            Some(open) => quote = Some(open).filter(|open| open != c),
            None => quote = Some(*c).filter(|c| "\"'".contains(*c)),
        }
        *c == '>' && quote.is_none()
    });
    end.map_or(tag.len(), |(at, _)| at + 1)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
