//! What full text search reads of a file, line for line: all of a note, but of a canvas or a drawing what they say, without
//! the data they are kept in.

use std::mem;
use std::slice;

use super::document::{Block, BlockKind};
use super::nested::{each_run, inner_blocks};
use super::{canvas, path, read};

/// The text of the file at `path` as full text search reads it; each line of it is that line of the file.
pub fn searchable(path: &str, text: String) -> String {
    let said = if path::is_canvas(path) { canvas::said(&text) } else { drawing(&text) };
    said.map_or(text, by_line)
}

/// What a note that is a drawing says, by 1-based lines; `None` where it is none.
fn drawing(text: &str) -> Option<Vec<(u32, String)>> {
    let (front, mut blocks) = read::drawing(text)?;
    let front = text.lines().take(front as usize).map(str::to_owned);
    let mut said = (1..).zip(front).collect();
    blocks.iter_mut().for_each(|block| say(block, &mut said));
    Some(said)
}

/// Adds what `block` says, and then what is within it.
fn say(block: &mut Block, said: &mut Vec<(u32, String)>) {
    let inner: Vec<Vec<Block>> = inner_blocks(&mut block.kind).into_iter().map(mem::take).collect();
    let mut own = match &block.kind {
        BlockKind::Code { text, .. } | BlockKind::Math(text) => text.clone(),
        _ => String::new(),
    };
    let between = if matches!(block.kind, BlockKind::Table(_)) { " " } else { "" };
    each_run(slice::from_mut(block), &mut |run| own.extend([run.text.as_str(), between]));
    said.push((block.line, own));
    inner.into_iter().flatten().for_each(|mut block| say(&mut block, said));
}

/// Texts as the lines of one.
fn by_line(mut said: Vec<(u32, String)>) -> String {
    said.sort_by_key(|(line, _)| *line);
    let (mut out, mut line) = (String::new(), 1);
    for (at, words) in said {
        out.extend((line..at).map(|_| '\n'));
        line = line.max(at);
        out.extend(words.split_whitespace().flat_map(|word| [word, " "]));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::searchable;

    /// The lines of what is searched in the note `text` that hold anything, with their numbers.
    fn check(text: &str, expected: &[&str]) {
        let text = searchable("a.md", text.to_owned());
        let lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        let lines: Vec<String> = lines.map(|(line, at)| format!("{at}:{}", line.trim())).collect();
        assert_eq!(lines, expected, "in {text}");
    }

    #[test]
    fn of_a_drawing_what_it_says() {
        check(
            "---\ntldraw-file: true\ntags: [x]\n---\nMy *own* [[Gap|words]]\n\n- a\n- b\n\n```json !!!_START_OF_TLDRAW_DATA\n\
             {\"raw\": {\"records\": [\n{\"typeName\": \"shape\", \"id\": \"a\", \"type\": \"geo\", \"props\": {\"text\": \"Recall\\nlater\"}}]}}\n\
             !!!_END_OF_TLDRAW_DATA\n```\nBehind",
            &[
                "1:---",
                "2:tldraw-file: true",
                "3:tags: [x]",
                "4:---",
                "5:My own words",
                "7:a",
                "8:b",
                "12:Recall later",
                "15:Behind",
            ],
        );
        check(
            "---\n\nexcalidraw-plugin: parsed\n---\n# Excalidraw Data\n## Text Elements\nSleep and recall ^ab12cd34\n\n%%\n\
             ## Drawing\n```compressed-json\nN4KAkARALgngDgUwgLgAQQQDwMYEMA2AlgCYBOuA7hADTgQBuCpAzoQPYB2KqATLZMzYBXUtiRoIACyhQ4zZAHoFAc0JRJQgEYA6bGwC2CgF7N6hbEcK4OCtptbErHALRY8RMpWdx8Q1TdIEfARcZgRmBShcZQUebQB2bQBGGjoghH0EDihmbgBtcDBQMBKIEm4IADUABTgAcQBZAAYAIQB9AA\n```\n%%\n",
            &["1:---", "3:excalidraw-plugin: parsed", "4:---", "7:Sleep and recall"],
        );
    }

    #[test]
    fn of_other_notes_all() {
        for text in
            ["", "---", "---\nexcalidraw: no\n---\n# A *b*\n", "excalidraw-plugin\n---\n", "# tldraw-file\n"]
        {
            assert_eq!(searchable("a.md", text.to_owned()), text);
        }
        assert_eq!(searchable("a.canvas", "{ no canvas".to_owned()), "{ no canvas");
    }
}
