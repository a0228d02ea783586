//! Notes as their writers have them: YAML front matter, prose with links and tags, lists, tables, code, citations.

use super::Shape;
use super::random::Random;
use super::words::{citation, inline_tag, sentence, word};
use std::fmt::Write;

/// A note of mixed content.
pub fn note(shape: &Shape, random: &mut Random, text: &mut String) {
    if random.percent(60) {
        front_matter(shape, random, text);
    }
    let _ = writeln!(text, "# {}\n", sentence(random));
    for part in 0..3 + random.below(5) {
        if part > 0 {
            let _ = writeln!(text, "## {}\n", sentence(random));
        }
        paragraph(shape, random, text);
        match random.below(10) {
            0..=3 => list(shape, random, text),
            4 => table(shape, random, text),
            5 => code(random, text),
            6 => quote(random, text),
            _ => paragraph(shape, random, text),
        }
    }
}

/// A note about one cited work.
pub fn literature(shape: &Shape, work: usize, random: &mut Random, text: &mut String) {
    let (key, citation, doi) = citation(work);
    let _ = write!(text, "---\ncitekey: {key}\ndoi: {doi}\ntitle: \"{}\"\n", sentence(random));
    let _ = write!(
        text,
        "authors: [{}, {}]\nyear: {}\n---\n\n{citation}\n\n",
        word(work),
        word(work + 9),
        1970 + work % 55
    );
    paragraph(shape, random, text);
    list(shape, random, text);
}

fn front_matter(shape: &Shape, random: &mut Random, text: &mut String) {
    text.push_str("---\n");
    if random.percent(40) {
        let _ = writeln!(text, "title: {}", sentence(random));
    }
    if random.percent(50) {
        text.push_str("tags:\n");
        for _ in 0..1 + random.below(3) {
            let _ = writeln!(text, "  - {}", inline_tag(random.skewed(shape.tags)));
        }
    }
    if random.percent(20) {
        let _ = writeln!(text, "up: \"[[{}]]\"", shape.name(random.skewed(shape.notes)));
    }
    let _ = writeln!(text, "created: 2024-{:02}-{:02}\n---\n", 1 + random.below(12), 1 + random.below(28));
}

fn paragraph(shape: &Shape, random: &mut Random, text: &mut String) {
    for _ in 0..2 + random.below(3) {
        phrase(shape, random, text);
        text.push_str(". ");
    }
    text.push_str("\n\n");
}

/// A sentence that may hold a link, a tag, a citation or emphasis.
fn phrase(shape: &Shape, random: &mut Random, text: &mut String) {
    text.push_str(&sentence(random));
    let note = random.skewed(shape.notes);
    let _ = match random.below(16) {
        0 | 1 => write!(text, " [[{}]]", shape.name(note)),
        2 => write!(text, " [[{}|{}]]", shape.name(note), word(note)),
        3 => write!(text, " [{}](<{}>)", word(note), shape.path(note)),
        4 => write!(text, " [[{}]]", shape.tag_note(random.skewed(shape.tag_notes()))),
        5 => write!(text, " #{}", inline_tag(random.skewed(shape.tags))),
        6 if note.is_multiple_of(2) => {
            write!(text, " [@{}, p. {}]", citation(random.skewed(shape.works())).0, note % 90)
        }
        7 => write!(text, " **{}** and *{}* with `{}`", word(note), word(note + 1), word(note + 2)),
        8 if note.is_multiple_of(9) => write!(text, " [[{} that is not there]]", word(note)),
        _ => Ok(()),
    };
}

fn list(shape: &Shape, random: &mut Random, text: &mut String) {
    for item in 0..2 + random.below(4) {
        text.push_str(if item % 3 == 2 { "  - " } else { "- " });
        phrase(shape, random, text);
        text.push('\n');
    }
    text.push('\n');
}

fn table(shape: &Shape, random: &mut Random, text: &mut String) {
    text.push_str("| Group | Finding |\n| --- | ---: |\n");
    for _ in 0..2 + random.below(4) {
        let note = random.skewed(shape.notes);
        let _ = writeln!(text, "| {} | [[{}\\|{}]] {} |", word(note), shape.name(note), word(note + 1), note);
    }
    text.push('\n');
}

fn code(random: &mut Random, text: &mut String) {
    let _ = writeln!(text, "```python\n{} = {}  # no tag\n```\n", word(random.below(99)), random.below(1000));
}

fn quote(random: &mut Random, text: &mut String) {
    let _ = writeln!(text, "> [!note] {}\n> {}\n", word(random.below(99)), sentence(random));
}
