//! `ibid config`: the configuration file, where it is, and what is wrong with it; and the page of the documentation on it.

use super::arguments::{Arguments, ConfigCommand};
use super::json::{ComplaintJson, PathJson};
use super::output::{Output, Weight};
use super::{Exit, Failure, settings};
use crate::config::{self, Complaint};
use crate::ui::keys;
use crate::ui::text::clean;
use crate::ui::theme::{self, BUNDLED, Role};
use std::io;
use std::path::{Path, PathBuf};

const NONE: &str =
    "no folder is known for the configuration file; name the file: --config FILE or IBID_CONFIG=FILE";

pub(super) fn perform(
    wanted: &ConfigCommand,
    arguments: &Arguments,
    out: &mut Output,
) -> Result<Exit, Failure> {
    let asked = arguments.config.as_deref();
    match wanted {
        ConfigCommand::Init { stdout: true } => out.write(&default_file())?,
        ConfigCommand::Init { stdout: false } => {
            let path = create(asked)?;
            told(&path, "wrote ", out)?;
        }
        ConfigCommand::Path => told(&path(asked)?, "", out)?,
        ConfigCommand::Check => return check(arguments, out),
    }
    Ok(Exit::Success)
}

/// Says where the file is.
fn told(path: &Path, before: &str, out: &mut Output) -> Result<(), Failure> {
    let path = path.to_string_lossy();
    match out.is_json() {
        true => out.json(&PathJson { path: &path }),
        false => out.line(&format!("{before}{path}"), Weight::Plain),
    }
}

fn path(asked: Option<&Path>) -> Result<PathBuf, Failure> {
    config::config_path(asked).ok_or_else(|| Failure::Message(NONE.to_owned()))
}

/// Writes the default file to where the configuration is looked for.
fn create(asked: Option<&Path>) -> Result<PathBuf, Failure> {
    let path = path(asked)?;
    let failed = |error: io::Error| {
        let shown = path.to_string_lossy();
        Failure::Message(match error.kind() {
            io::ErrorKind::AlreadyExists => format!(
                "{} is there already and stays as it is; `ibid config init --stdout` prints the default",
                clean(&shown)
            ),
            _ => format!("{} cannot be written: {error}", clean(&shown)),
        })
    };
    config::create(&path, &default_file()).map_err(failed)?;
    Ok(path)
}

/// Tells what is wrong, as `path:line: message`.
fn check(arguments: &Arguments, out: &mut Output) -> Result<Exit, Failure> {
    let complaints = settings::complaints(arguments);
    match out.is_json() {
        true => out.json(&complaints.iter().map(ComplaintJson::of).collect::<Vec<_>>())?,
        false => complaints.iter().try_for_each(|complaint| line(complaint, out))?,
    }
    Ok(if complaints.is_empty() { Exit::Success } else { Exit::Nothing })
}

fn line(complaint: &Complaint, out: &mut Output) -> Result<(), Failure> {
    let line = complaint.line.map(|line| format!(":{line}")).unwrap_or_default();
    let place = format!("{}{line}", complaint.file);
    out.pieces(&[(&place, Weight::Place), (": ", Weight::Plain), (&complaint.message, Weight::Plain)])
}

/// The configuration file that says the defaults.
fn default_file() -> String {
    config::default_text(&keys::config_text())
}

/// The page of the documentation, as Markdown, made from the tables that the program uses.
#[doc(hidden)]
pub fn page() -> String {
    let roles: Vec<String> = Role::all().map(|role| format!("`{}`", role.name())).collect();
    let themes: Vec<String> = BUNDLED.iter().map(|(name, text)| theme_line(name, text)).collect();
    include_str!("config.md")
        .replace("{settings}", &config::settings_page())
        .replace("{variables}", &config::variables_page())
        .replace("{actions}", &keys::actions_page())
        .replace("{themes}", &themes.concat())
        .replace("{roles}", &roles.join(", "))
        .replace(
            "{colours}",
            &theme::colour_names().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
        )
}

/// A theme and what its file says first of it.
fn theme_line(name: &str, text: &str) -> String {
    let remark: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("# ")).collect();
    format!("- `{name}`: {}\n", remark.join(" "))
}
