//! From a note or a source to where it is: browser, address, QR code, clipboard, own note, the go-to line.

use std::num::NonZeroU16;

use ibid::session::script::Script;
use ibid::ui::theme::Theme;
use ibid::ui::{Effect, Means, Message, Opening, visible};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use tempfile::TempDir;

use super::SIZES;
use super::vault::{index, written};

const DOI: &str = "https://doi.org/10.1038/nature04286";

fn files() -> Vec<(&'static str, String)> {
    let note = |name, text: &str| (name, text.to_owned());
    vec![
        note(
            "One.md",
            "---\ntitle: Sleep keeps memories\n---\n\n#one As @sleep2005 says, see [more](<https://example.org/a;b é>).\n",
        ),
        note("Several.md", "#several Both @sleep2005 and [@books1999, p. 3] say so, and [[One]].\n"),
        note("None.md", "#none Nobody says so, [see](javascript:alert(1)).\n"),
        note(
            "Sources/sleep2005.md",
            "---\ncitekey: sleep2005\ndoi: 10.1038/nature04286\ntitle: Sleep-Dependent Memory Consolidation\nauthor: Robert Stickgold\nyear: 2005\npermalink: /sources/sleep/\ntags: own\n---\n\n## Method\n\nA summary.\n",
        ),
        note(
            "library.bib",
            "@book{books1999,\n  author = {Doe, Jane},\n  title = {A Book Without Address},\n  year = {1999}\n}\n@article{far2001,\n  author = {Far, A.},\n  title = {With an Address},\n  year = {2001},\n  url = {https://example.org/far/away/from/here/and/long/enough/to/take/two/lines/on/narrow/screens.html}\n}\n",
        ),
        note("Far.md", "#far It is far: @far2001.\n"),
        note("A/Twin.md", "The first.\n"),
        note("B/Twin.md", "The second.\n"),
    ]
}

fn opened(columns: u16, rows: u16, opening: Opening) -> (TempDir, Script) {
    let (folder, vault) = written(files());
    let mut script = Script::opened(vault.clone(), columns, rows, opening);
    index(&mut script, &vault);
    (folder, script)
}

/// A screen on the reader's own machine, or over SSH.
fn at(remote: bool) -> (TempDir, Script) {
    opened(120, 40, opening(remote))
}

fn opening(remote: bool) -> Opening {
    Opening {
        theme: Theme::monochrome(),
        means: Means { browser: !remote, ..Means::ALL },
        ..Opening::default()
    }
}

/// What was asked of the front end.
fn asked(script: &mut Script) -> String {
    let show = |effect: Effect| match effect {
        Effect::Browse(address) => format!("browse {address}"),
        Effect::Clip(text) => format!("clip {text}"),
        other => format!("{other:?}"),
    };
    script.asked().into_iter().map(show).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_doi_is_gone_to_from_wherever_a_source_is_meant() {
    for (keys, expected, shown) in [
        // a note that cites one source, from any pane
        ("/one<Enter>d", DOI, "Going to https://doi.org/10.1038/nature04286 in your browser."),
        ("/one<Enter><Enter>d", DOI, "in your browser"),
        ("/one<Enter>4d", DOI, "in your browser"),
        // the page of a source, and the literature note about it
        ("/one<Enter>4<Enter>d", DOI, "Source sleep2005"),
        ("/own<Enter><Enter>d", DOI, "A summary."),
        // several: the reader chooses
        ("/several<Enter><Enter>d", "", "There are several sources: choose one"),
        ("/several<Enter><Enter>djd", DOI, "in your browser"),
        // the selected link counts before the rest of the note
        ("/several<Enter><Enter>]]d", DOI, "in your browser"),
        ("/one<Enter><Enter>]]]d", "https://example.org/a;b%20%C3%A9", "in your browser"),
        // an address where there is no DOI, and where there is nothing
        (
            "/far<Enter>d",
            "https://example.org/far/away/from/here/and/long/enough/to/take/two/lines/on/narrow/screens.html",
            "Going to https://example.org/far",
        ),
        (
            "/several<Enter><Enter>d<Enter>d",
            "",
            "No DOI or address is known of Doe 1999 · A Book Without Address.",
        ),
        ("/none<Enter>d", "", "This note cites no source."),
        ("d", "", "Open a note or a source first."),
    ] {
        let (_folder, mut script) = at(false);
        let screen = script.press(keys).screen();
        let expected = if expected.is_empty() { String::new() } else { format!("browse {expected}") };
        assert_eq!(asked(&mut script), expected, "{keys}\n{screen}");
        assert!(screen.contains(shown), "{keys}: no “{shown}” in\n{screen}");
    }
}

#[test]
fn over_ssh_the_address_is_shown_and_sent_and_nothing_is_started() {
    for keys in
        ["/one<Enter>d", "/one<Enter><Enter>d", "/one<Enter>4<Enter>d", "/one<Enter>4<Enter>3]<Enter>"]
    {
        let (_folder, mut script) = at(true);
        let screen = script.press(keys).screen();
        assert_eq!(asked(&mut script), format!("clip {DOI}"), "{keys}\n{screen}");
        for text in [DOI, "sent to your terminal's clipboard"] {
            assert!(screen.contains(text), "{keys}: no “{text}” in\n{screen}");
        }
        assert!(!script.press("<Esc>").screen().contains("sent to your terminal"), "{keys}");
    }
}

#[test]
fn a_browser_that_does_not_open_leaves_the_address() {
    let (_folder, mut script) = at(false);
    script.press("/one<Enter>d");
    let effect = script.asked().remove(0);
    script.tell(Message::Refused { effect, reason: "None here.".into() });
    let screen = script.screen();
    assert!(
        screen.contains("None here.") && screen.contains("sent to your terminal's clipboard"),
        "{screen}"
    );
    assert_eq!(asked(&mut script), format!("clip {DOI}"));
    // a reader who is typing goes on
    let effect = Effect::Browse(DOI.into());
    script.press("<Esc>:One").tell(Message::Refused { effect, reason: "None here.".into() });
    let screen = script.screen();
    assert!(screen.contains(": One") && screen.contains(&format!("None here. {DOI}")), "{screen}");
    assert_eq!(asked(&mut script), "");
}

#[test]
fn the_own_note_opens_from_wherever_the_source_is_meant() {
    for (keys, shown) in [
        ("/one<Enter>v", "A summary."),
        ("/one<Enter>4<Enter>v", "A summary."),
        ("/several<Enter>4jv", "A summary."),
        ("/several<Enter>4v", "There is no note about Doe 1999 · A Book Without Address."),
        ("/none<Enter>v", "This note cites no source."),
    ] {
        let (_folder, mut script) = at(true);
        let screen = script.press(keys).screen();
        assert!(screen.contains(shown), "{keys}: no “{shown}” in\n{screen}");
    }
}

#[test]
fn the_menu_copies_what_is_meant() {
    for (keys, expected) in [
        ("/one<Enter>4yd", "10.1038/nature04286"),
        ("/one<Enter>4yk", "sleep2005"),
        ("/one<Enter>4yp", "[@sleep2005]"),
        ("/one<Enter>4ya", DOI),
        ("/one<Enter>4yl", "/sources/sleep/"),
        ("/one<Enter>4yn", "Sources/sleep2005.md"),
        ("/one<Enter>4y<Down><Down><Enter>", "sleep2005"),
        ("/one<Enter>4yi", "(Stickgold 2005)"),
        // the place in the work goes along, from the note that names it and from the work's own page
        ("/several<Enter><Enter>]]]yp", "[@books1999, p. 3]"),
        ("/several<Enter><Enter>]]]yi", "(Doe 1999, 3)"),
        (":@books1999<Enter>4yi", "(Doe 1999, 3)"),
        (":@books1999<Enter>3yi", "(Doe 1999)"),
        ("/own<Enter>yp", "[@sleep2005]"),
        ("/one<Enter>yn", "One.md"),
        ("/one<Enter>yk", "sleep2005"),
        ("/several<Enter>yk<Esc>", ""),
        ("/one<Enter><Enter>]]]ya", "https://example.org/a;b%20%C3%A9"),
        // a letter that has no row, and leaving
        ("/none<Enter>yk<Esc>", ""),
        ("/one<Enter>yq", ""),
        ("y", ""),
    ] {
        let (_folder, mut script) = at(true);
        let screen = script.press(keys).screen();
        let expected_effect = if expected.is_empty() { String::new() } else { format!("clip {expected}") };
        assert_eq!(asked(&mut script), expected_effect, "{keys}\n{screen}");
        let said = format!("Sent to your terminal's clipboard: {expected}");
        assert_eq!(screen.contains(&said), !expected.is_empty(), "{keys}\n{screen}");
    }
}

#[test]
fn what_no_terminal_takes_is_not_sent() {
    for (length, sent) in [(74_000, true), (76_000, false)] {
        let entry = format!("@book{{huge, title = {{{}}}}}\n", "x".repeat(length));
        let (_folder, vault) = written([("a.bib", entry), ("A.md", "@huge".into())]);
        let mut script = Script::opened(vault.clone(), 80, 24, opening(true));
        index(&mut script, &vault);
        let screen = script.press(":@huge<Enter>yb").screen();
        assert_eq!(script.asked().len(), usize::from(sent), "{screen}");
        assert_eq!(screen.contains("Too long for a terminal's clipboard: 77 kB"), !sent, "{screen}");
    }
}

#[test]
fn the_go_to_line_leads_to_all_that_has_a_name() {
    for (typed, shown) in [
        ("One.md", "Sleep keeps memories"),
        ("sleep keeps memories", "As @sleep2005"),
        ("@books1999", "Source books1999"),
        ("10.1038/NATURE04286", "A summary."),
        ("https://doi.org/10.1038/nature04286", "A summary."),
        ("/sources/sleep/", "A summary."),
        ("https://garden.example/sources/sleep", "A summary."),
        ("sources/sleep2005#Method", "A summary."),
        ("Twin", "Several notes have this name"),
        ("Nowhere", "Nothing has that name."),
        ("", "a path, title, alias or permalink"),
    ] {
        let (_folder, mut script) = at(true);
        let screen = script.press(":").paste(typed).press("<Enter>").screen();
        assert!(screen.contains(shown), "{typed}: no “{shown}” in\n{screen}");
        assert_eq!(screen.contains("Go to"), ["Nowhere", ""].contains(&typed), "{typed}\n{screen}");
    }
}

#[test]
fn the_go_to_line_is_typed_erased_and_says_where_it_leads() {
    for (keys, shown) in [
        (":Tw", "nothing yet"),
        (":Twin", "2 notes"),
        (":One.md", "Sleep keeps memories"),
        (":@far2001", "Far 2001 · With an Address"),
        (":Nowhere q<Enter><C-w>", ": Nowhere"),
        (":Nowhere<C-u>One", "Sleep keeps memories"),
        (":x<Backspace><Backspace>", "find a tag"),
        (":x<Esc>", "find a tag"),
    ] {
        let (_folder, mut script) = at(true);
        let screen = script.press(keys).screen();
        assert!(screen.contains(shown), "{keys}: no “{shown}” in\n{screen}");
    }
}

#[test]
fn pasted_text_goes_where_text_is_asked_for() {
    let (_folder, mut script) = at(true);
    assert!(script.press("/").paste("one\n").screen().contains("/ one"));
    assert!(script.press("<Esc>:").paste("Twin\x1b[2J").screen().contains(": Twin␛[2J"));
    // neither a menu nor a list takes text
    let before = script.press("<Esc>2<Enter>y").screen();
    assert_eq!(script.paste("n").screen(), before);
    assert_eq!(asked(&mut script), "");
}

#[test]
fn an_address_given_at_the_start_is_gone_to_once_there_is_an_index() {
    for (start, shown) in [
        ("@books1999", "Source books1999"),
        ("One", "As @sleep2005"),
        ("Twin", "Several notes have this name"),
        ("Nowhere", "Nothing is called Nowhere; : goes to another address."),
    ] {
        let start = Some(start.to_owned());
        let (_folder, mut script) = opened(120, 40, Opening { start, ..opening(true) });
        let screen = script.screen();
        assert!(screen.contains(shown), "no “{shown}” in\n{screen}");
    }
}

#[test]
fn an_address_that_an_old_index_does_not_know_is_gone_to_with_the_next() {
    for (keys, shown) in [("", "Newly written."), ("j", "find a tag")] {
        let (folder, vault) = written([("Old.md", "Old.".into())]);
        let start = Some("New".to_owned());
        let mut script = Script::opened(vault.clone(), 120, 40, Opening { start, ..opening(false) });
        index(&mut script, &vault);
        assert!(script.screen().contains("Nothing is called New"));
        script.press(keys);
        std::fs::write(folder.path().join("vault/New.md"), "Newly written.").unwrap();
        index(&mut script, &vault);
        let screen = script.screen();
        assert!(screen.contains(shown) && !screen.contains("Nothing is called"), "{keys}:\n{screen}");
    }
}

#[test]
fn nothing_is_asked_of_a_front_end_that_allows_nothing() {
    for (keys, shown) in
        [("/one<Enter>d", DOI), ("/one<Enter>yn", "The clipboard cannot be reached from here.")]
    {
        let (_folder, mut script) =
            opened(80, 24, Opening { theme: Theme::monochrome(), ..Opening::default() });
        let screen = script.press(keys).screen();
        assert!(screen.contains(shown) && !screen.contains("sent"), "{screen}");
        assert_eq!(asked(&mut script), "", "{keys}");
    }
}

/// The hyperlinks of a screen: address and text.
fn hyperlinks(script: &mut Script) -> Vec<String> {
    let buffer = script.buffer();
    let linked =
        buffer.content().iter().map(|cell| cell.symbol()).filter(|symbol| symbol.starts_with('\x1b'));
    linked
        .map(|symbol| format!("{} {}", symbol.split('\x1b').nth(1).unwrap_or(""), visible(symbol)))
        .collect()
}

#[test]
fn addresses_on_the_page_are_hyperlinks_but_not_below_an_overlay() {
    let (_folder, mut script) = at(true);
    script.press("/one<Enter>4<Enter>");
    let linked = format!("]8;;{DOI} {DOI}");
    assert_eq!(hyperlinks(&mut script), [linked.as_str()]);
    assert_eq!(hyperlinks(script.press("?")), [""; 0]);
    assert_eq!(hyperlinks(script.press("<Esc>d")), [linked.as_str()]);
    let (_folder, mut script) = at(true);
    assert_eq!(hyperlinks(script.press("/one<Enter>")).len(), 1);
    let (_folder, mut script) = at(true);
    assert_eq!(hyperlinks(script.press("/none<Enter>")), [""; 0]);
}

#[test]
fn an_address_over_several_lines_is_one_hyperlink() {
    let (_folder, mut script) = opened(50, 20, opening(true));
    let linked = hyperlinks(script.press("/far<Enter>d"));
    assert_eq!(linked.len(), 3, "{linked:?}");
    assert!(linked.iter().all(|link| link.starts_with("]8;id=0;https://example.org/far/away/from")));
}

/// A note full of links, wide characters among them.
fn linked() -> String {
    let line = |n: usize| {
        format!(
            "{n} 漢字 <https://example.org/{n}/a/rather/long/address> and [記憶と **sleep** 睡眠](https://e.org/{n}) or [[One]].\n\n"
        )
    };
    (0..40).map(line).collect()
}

#[test]
fn what_is_written_makes_the_screen_whatever_the_links_do() {
    let keys = [
        "j", "k", "j", "]", "[", "<C-d>", "<C-u>", "G", "g", "?", "<Esc>", "d", "Q", "y", ":", "<Esc>", "4",
        "3",
    ];
    for (columns, rows) in SIZES {
        let (_folder, vault) = written([("Linked.md", linked()), ("One.md", "One.".into())]);
        let mut script = Script::opened(vault.clone(), columns, rows, opening(true));
        index(&mut script, &vault);
        let mut terminal = vt100::Parser::new(number(rows), number(columns), 0);
        let mut random = super::numbers(3);
        let mut before = Buffer::empty(script.buffer().area);
        script.press(":Linked<Enter>");
        for step in 0..300 {
            let after = script.buffer();
            let mut bytes = Vec::new();
            CrosstermBackend::new(&mut bytes).draw(before.diff(&after).into_iter()).unwrap();
            terminal.process(&bytes);
            let shown: Vec<String> = terminal.screen().rows(0, columns).collect();
            let shown: String = shown.iter().map(|row| row.trim_end().to_owned() + "\n").collect();
            assert_eq!(shown, script.screen(), "{columns}×{rows} step {step}");
            before = after;
            script.press(keys[random(keys.len())]);
        }
    }
}

fn number(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

#[test]
fn pictures() {
    for (name, keys) in [
        ("address", "/far<Enter>d"),
        ("qr", "/one<Enter>Q"),
        ("copy", "/one<Enter>4y"),
        ("go-to", ":@sleep2005"),
    ] {
        for (columns, rows) in SIZES {
            let (_folder, mut script) = opened(columns, rows, opening(true));
            let screen = script.press(keys).screen();
            insta::with_settings!({ description => keys, omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("jump-{name}-{columns}x{rows}"), screen);
            });
        }
    }
}
