//! What the terminal can show, by what is known of it: how many colours, and whether lines and marks beyond ASCII.

use std::env;

use crate::config::{Borders, Colours, PaneLayout, ScreenSettings};
use crate::ui::theme::{Depth, Glyphs, Theme};

/// Names that terminals with all colours give themselves in `TERM`, at its beginning. It is forwarded by ssh, as
/// `COLORTERM` is not.
const TRUE_TERMS: [&str; 10] = [
    "xterm-kitty",
    "kitty",
    "alacritty",
    "wezterm",
    "foot",
    "xterm-ghostty",
    "ghostty",
    "contour",
    "rio",
    "tmux", // takes all colours, and shows those its own terminal has
];
/// The same in `TERM_PROGRAM` and `LC_TERMINAL`, which some forward.
const TRUE_PROGRAMS: [&str; 6] = ["iTerm.app", "iTerm2", "WezTerm", "ghostty", "vscode", "Hyper"];

/// `theme` as this terminal shows it and the reader wants it.
pub(super) fn fitted(theme: Theme, screen: &ScreenSettings) -> Theme {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let signs = match screen.layout {
        PaneLayout::Linear => Glyphs::None,
        PaneLayout::Panes => glyphs(screen.borders, &variable),
    };
    theme.at(depth(screen.colours, &variable)).with(signs)
}

/// How many colours there are. A reader who says it is believed, before `NO_COLOR` too, as that asks.
pub(super) fn depth(asked: Colours, variable: &dyn Fn(&str) -> Option<String>) -> Depth {
    match asked {
        Colours::True => Depth::True,
        Colours::TwoHundredFiftySix => Depth::TwoHundredFiftySix,
        Colours::Sixteen => Depth::Sixteen,
        Colours::None => Depth::None,
        Colours::Auto if variable("NO_COLOR").is_some() => Depth::None,
        Colours::Auto => known(variable),
    }
}

fn known(variable: &dyn Fn(&str) -> Option<String>) -> Depth {
    let term = variable("TERM").unwrap_or_default();
    let says = |name: &str, words: &[&str]| variable(name).is_some_and(|said| words.contains(&said.as_str()));
    let is_screen = term.starts_with("screen") && variable("TMUX").is_none();
    let is_true = term.ends_with("-direct")
        || TRUE_TERMS.iter().any(|known| term.starts_with(known))
        || says("COLORTERM", &["truecolor", "24bit"])
        || says("TERM_PROGRAM", &TRUE_PROGRAMS)
        || says("LC_TERMINAL", &TRUE_PROGRAMS)
        || ["WT_SESSION", "TMUX"].iter().any(|name| variable(name).is_some());
    match term.as_str() {
        _ if is_simple(&term) && term != "linux" => Depth::None,
        "linux" => Depth::Sixteen,
        _ if is_true && !is_screen => Depth::True,
        _ if term.contains("256color") => Depth::TwoHundredFiftySix,
        _ => Depth::Sixteen,
    }
}

/// The signs for frames and marks.
fn glyphs(asked: Borders, variable: &dyn Fn(&str) -> Option<String>) -> Glyphs {
    match asked {
        Borders::Lines => Glyphs::Unicode,
        Borders::Ascii => Glyphs::Ascii,
        Borders::Auto if is_simple(&variable("TERM").unwrap_or_default()) => Glyphs::Ascii,
        Borders::Auto => Glyphs::Unicode,
    }
}

/// Whether a terminal is known to have few characters.
fn is_simple(term: &str) -> bool {
    matches!(term, "" | "dumb" | "linux" | "xterm-mono") || term.starts_with("vt")
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The environment that `NAME=value` pairs make.
    pub fn environment(pairs: &'static str) -> impl Fn(&str) -> Option<String> {
        move |name| {
            let pair = |pair: &str| {
                pair.split_once('=').filter(|(own, _)| *own == name).map(|(_, value)| value.to_owned())
            };
            pairs.split(' ').find_map(pair)
        }
    }

    #[test]
    fn colours_are_as_many_as_the_terminal_is_known_to_have() {
        use Depth::{None, Sixteen, True, TwoHundredFiftySix};
        for (pairs, expected) in [
            ("TERM=xterm-256color COLORTERM=truecolor", True),
            ("TERM=xterm-256color COLORTERM=24bit", True),
            ("TERM=xterm-256color", TwoHundredFiftySix),
            ("TERM=xterm", Sixteen),
            ("TERM=xterm-kitty SSH_TTY=/dev/pts/1", True),
            ("TERM=xterm-direct", True),
            ("TERM=foot-extra", True),
            ("TERM=xterm-256color LC_TERMINAL=iTerm2", True),
            ("TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", TwoHundredFiftySix),
            ("TERM=tmux-256color", True),
            ("TERM=screen-256color COLORTERM=truecolor", TwoHundredFiftySix),
            ("TERM=screen-256color TMUX=/tmp/x", True),
            ("TERM=screen", Sixteen),
            ("TERM=linux COLORTERM=truecolor", Sixteen),
            ("TERM=dumb COLORTERM=truecolor", None),
            ("TERM=vt100", None),
            ("", None),
            ("TERM=xterm-kitty NO_COLOR=1", None),
        ] {
            assert_eq!(depth(Colours::Auto, &environment(pairs)), expected, "{pairs}");
        }
        assert_eq!(depth(Colours::True, &environment("TERM=dumb NO_COLOR=1")), True);
    }

    #[test]
    fn signs_are_ascii_where_a_terminal_has_no_others() {
        for (asked, pairs, expected) in [
            (Borders::Auto, "TERM=xterm", Glyphs::Unicode),
            (Borders::Auto, "TERM=linux", Glyphs::Ascii),
            (Borders::Auto, "TERM=dumb", Glyphs::Ascii),
            (Borders::Lines, "TERM=linux", Glyphs::Unicode),
            (Borders::Ascii, "TERM=xterm", Glyphs::Ascii),
        ] {
            assert_eq!(glyphs(asked, &environment(pairs)), expected, "{asked:?} {pairs}");
        }
    }
}
