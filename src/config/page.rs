//! The table of settings as text: the default file, and what the documentation says of it.

use super::settings::Settings;
use super::table::{SETTINGS, Setting};

/// The columns of the default file's remarks.
const COLUMNS: usize = 100;

/// Variables of the environment that are no settings, and what they are.
const VARIABLES: [(&str, &str); 3] = [
    ("IBID_CONFIG", "the configuration file; `--config` goes before it"),
    ("IBID_CACHE", "the folder of the cache"),
    ("NO_COLOR", "not empty: no colours, unless `colours` says how many"),
];

/// The configuration file that says the defaults: remarks begin with `# `, settings with `#` alone, to be taken away.
/// `keys` are the lines of the table of keys, which are not known here.
pub fn default_text(keys: &str) -> String {
    let mut out = remark(
        "ibid's configuration. All of it is optional: what stands here are the defaults. Take the # before a setting away to change it. `ibid config check` tells what is wrong.",
    );
    let mut section = None;
    for setting in SETTINGS {
        out.push('\n');
        let is_new = setting.section() != section;
        if let Some(name) = setting.section().filter(|_| is_new && setting.own_name() != "*") {
            out.push_str(&format!("#[{name}]\n"));
        }
        section = setting.section();
        out.push_str(&remark(&format!("{} {}", setting.help, said_before(setting, ""))));
        out.push_str(&remark(&format!("It should be {}.", setting.wanted)));
        out.push_str(&line(setting, keys));
    }
    out
}

/// The setting with its default.
fn line(setting: &Setting, keys: &str) -> String {
    match setting.name {
        "keys.*" => keys
            .lines()
            .map(|line| if line.is_empty() { "\n".into() } else { format!("#{line}\n") })
            .collect(),
        "searches.*" => "#[searches]\n# \"recent claims\" = \"kind:claim updated:>=2025\"\n".into(),
        _ => format!("#{} = {}\n", setting.own_name(), (setting.shown)(&Settings::default())),
    }
}

/// What goes before the file's value, in a sentence. `mark` is put around names.
fn said_before(setting: &Setting, mark: &str) -> String {
    let names: Vec<String> = [setting.argument, setting.variable]
        .into_iter()
        .flatten()
        .map(|name| format!("{mark}{name}{mark}"))
        .collect();
    match names.len() {
        0 => String::new(),
        1 => format!("{} goes before it.", names.concat()),
        _ => format!("{} go before it.", names.join(" and ")),
    }
}

/// A remark of the default file, in lines.
fn remark(text: &str) -> String {
    let mut lines = vec![String::from("#")];
    for word in text.split_whitespace() {
        let full = lines.last().is_some_and(|line| line.chars().count() + 1 + word.chars().count() > COLUMNS);
        if full {
            lines.push(String::from("#"));
        }
        if let Some(line) = lines.last_mut() {
            line.push(' ');
            line.push_str(word);
        }
    }
    lines.join("\n") + "\n"
}

/// The settings as a Markdown table, but for those a reader names.
pub fn settings_page() -> String {
    let mut out = String::from("| Setting | What it is | What it should be | Default |\n|---|---|---|---|\n");
    for setting in SETTINGS {
        let default = (setting.shown)(&Settings::default());
        let default = if default.is_empty() { String::new() } else { format!("`{default}`") };
        let help = [setting.help, &said_before(setting, "`")].join(" ");
        let name = setting.name.replace('*', "NAME");
        out.push_str(&format!("| `{name}` | {} | {} | {default} |\n", help.trim(), setting.wanted));
    }
    out
}

/// The variables of the environment as a Markdown table.
pub fn variables_page() -> String {
    let mut out = String::from("| Variable | What it is |\n|---|---|\n");
    for setting in SETTINGS {
        let Some(variable) = setting.variable else { continue };
        out.push_str(&format!("| `{variable}` | `{}` of the file |\n", setting.name));
    }
    for (name, help) in VARIABLES {
        out.push_str(&format!("| `{name}` | {help} |\n"));
    }
    out
}
