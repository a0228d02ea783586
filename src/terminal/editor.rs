//! A note in the reader's editor: the terminal is the editor's until it ends.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;

use super::guard::{prepare, restore};
use super::input::Listener;
use super::signals::Away;

/// Where the reader says which editor is meant, as for git and others: the first that is set counts.
const NAMED: [&str; 2] = ["VISUAL", "EDITOR"];

/// What the shell says of a program it may not run, or did not find.
const NOT_RUN: [i32; 2] = [126, 127];

/// Has the reader edit the file at `place` at a 1-based line, and waits for the end of it. The terminal is prepared again
/// afterwards. Fails with what to tell the reader.
pub(super) fn edit(place: &Path, line: u32, listener: &mut Listener) -> Result<(), String> {
    let editor = NAMED.iter().find_map(|name| env::var_os(name).filter(|value| !value.is_empty()));
    let Some(editor) = editor else {
        return Err("No editor is set: `export VISUAL=vim`, or another, before ibid is started.".into());
    };
    let resting = listener.rest().map_err(|error| format!("The keyboard cannot be handed over: {error}"))?;
    let away = Away::new();
    restore();
    let ended = command(&editor, place, line).status();
    let prepared = prepare();
    drop((away, resting));
    prepared.map_err(|error| format!("The terminal cannot be prepared again: {error}"))?;
    match ended {
        Ok(status) if status.code().is_some_and(|code| NOT_RUN.contains(&code)) => {
            Err(format!("The editor `{}` cannot be started: see VISUAL and EDITOR.", editor.display()))
        }
        Ok(_) => Ok(()),
        Err(error) => Err(format!("No editor can be started: {error}")),
    }
}

/// The editor with its own arguments, which the shell takes apart, and then ours, which it leaves alone.
fn command(editor: &OsStr, place: &Path, line: u32) -> Command {
    let mut script = editor.to_owned();
    script.push(" \"$@\"");
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(script).arg("ibid").args(arguments(editor, place, line));
    command
}

/// How editors are told of a file and a line in it.
fn arguments(editor: &OsStr, place: &Path, line: u32) -> Vec<OsString> {
    let place = place.as_os_str().to_owned();
    let mut at_line = place.clone();
    at_line.push(format!(":{line}"));
    match name(editor).as_str() {
        "vi" | "vim" | "nvim" | "view" | "gvim" | "mvim" | "nano" | "pico" | "emacs" | "emacsclient"
        | "kak" | "micro" | "joe" | "jmacs" | "jed" | "mg" | "zile" | "ne" | "vis" | "gedit" | "less" => {
            vec![format!("+{line}").into(), place]
        }
        "hx" | "helix" | "subl" | "zed" => vec![at_line],
        "code" | "code-insiders" | "codium" | "cursor" => vec!["--goto".into(), at_line],
        "kate" => vec!["--line".into(), line.to_string().into(), place],
        _ => vec![place],
    }
}

/// The name of the program: `/usr/bin/nvim -u NONE` is `nvim`.
fn name(editor: &OsStr) -> String {
    let editor = editor.to_string_lossy();
    let program = editor.split_whitespace().next().unwrap_or("");
    program.rsplit('/').next().unwrap_or("").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_of_the_line_in_their_own_way() {
        for (editor, expected) in [
            ("vim", "+7 /v/a b.md"),
            ("/usr/bin/nvim -u NONE", "+7 /v/a b.md"),
            ("emacsclient -t", "+7 /v/a b.md"),
            ("hx", "/v/a b.md:7"),
            ("code --wait", "--goto /v/a b.md:7"),
            ("kate", "--line 7 /v/a b.md"),
            ("my-editor", "/v/a b.md"),
        ] {
            let arguments = arguments(OsStr::new(editor), Path::new("/v/a b.md"), 7);
            assert_eq!(arguments.join(OsStr::new(" ")), expected, "{editor}");
        }
    }

    #[test]
    fn the_shell_takes_the_editor_apart_and_leaves_the_note_alone() {
        let place = Path::new("/v/a \"$(touch x)\" 'b'.md");
        let output = command(OsStr::new("printf '%s|' x"), place, 1).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), format!("x|{}|", place.display()));
    }
}
