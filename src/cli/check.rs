//! `ibid check`: what could not be read as meant, and what leads nowhere. One line each, as compilers do.

use super::json::CheckJson;
use super::output::{Output, Weight};
use super::{Context, Exit, Failure};
use crate::index::findings;

pub(super) fn print(context: &Context<'_>, out: &mut Output) -> Result<Exit, Failure> {
    let found = findings(context.index);
    if out.is_json() {
        out.json(&CheckJson::new(&found))?;
    } else {
        for problem in &found {
            let place = format!("{}:{}: {}", problem.path, problem.line, problem.kind.name());
            out.line(&format!("{place}: {}", problem.message), Weight::Plain)?;
        }
    }
    Ok(if found.is_empty() { Exit::Success } else { Exit::Nothing })
}
