//! Notes as the Digital Garden plugin publishes them: front matter on one line of JSON, escaped wikilinks, and tables
//! that Dataview has rendered, with all that comes along.

use super::Shape;
use super::random::Random;
use super::words::{citation, sentence};
use std::fmt::Write;

const ICON: &str = r#"<a class="metadata-menu fileclass-icon"><svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" class="svg-icon lucide-package"><path d="m7.5 4.27 9 5.15"></path><path d="M21 8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73l7 4a2 2 0 0 0 2 0l7-4A2 2 0 0 0 21 16Z"></path><path d="m3.3 7 8.7 5 8.7-5"></path><path d="M12 22V12"></path></svg></a>"#;

/// A takeaway or an insight: a sentence full of tags, and the tables of what it rests on.
pub fn finding(shape: &Shape, random: &mut Random, text: &mut String) {
    front_matter(random, text);
    text.push_str("# Content\n- ");
    for _ in 0..3 + random.below(4) {
        let tag = shape.tag_note(random.skewed(shape.tag_notes()));
        let name = tag.rsplit('/').next().unwrap_or("");
        let _ = write!(text, "{} [[{tag}\\|{name}]] ", sentence(random));
    }
    text.push_str("\n# References\n");
    let rows: Vec<String> = (0..1 + random.below(2)).map(|_| content_row(shape, random)).collect();
    table(text, ["Insights", ""], &rows);
    let rows: Vec<String> = (0..random.below(2)).map(|_| source_row(shape, random)).collect();
    table(text, ["Original Sources", "Citations"], &rows);
}

/// A tag's page: the notes that carry it, rendered.
pub fn tag_page(shape: &Shape, random: &mut Random, text: &mut String) {
    front_matter(random, text);
    text.push_str("# Tagged Content\n");
    let rows: Vec<String> = (0..1 + random.below(2)).map(|_| content_row(shape, random)).collect();
    table(text, ["Takeaways", ""], &rows);
}

fn front_matter(random: &mut Random, text: &mut String) {
    let (month, day, hour) = (1 + random.below(12), 1 + random.below(28), random.below(24));
    let tags = if random.percent(30) { r#""tags":["insight"],"# } else { "" };
    let _ = write!(
        text,
        "---\n{{\"dg-publish\":true,\"permalink\":\"/research/{:016x}/\",{tags}\
         \"updated\":\"2025-{month:02}-{day:02}T{hour:02}:17:29-05:00\"}}\n---\n\n",
        random.next()
    );
}

fn table(text: &mut String, heads: [&str; 2], rows: &[String]) {
    let _ = write!(
        text,
        r#"<div><table class="dataview table-view-table"><thead class="table-view-thead"><tr class="table-view-tr-header"><th class="table-view-th"><span>{}</span><span class="dataview small-text">{}</span></th><th class="table-view-th"><span>{}</span></th></tr></thead><tbody class="table-view-tbody">{}</tbody></table></div>"#,
        heads[0],
        rows.len(),
        heads[1],
        rows.concat()
    );
    text.push('\n');
}

/// A row about another note, with that note's content rendered beside it.
fn content_row(shape: &Shape, random: &mut Random) -> String {
    let path = shape.path(random.skewed(shape.notes));
    let mut content = sentence(random);
    let tag = shape.tag_note(random.skewed(shape.tag_notes()));
    let name = tag.rsplit('/').next().unwrap_or("");
    let _ = write!(
        content,
        r#" <a data-href="{name}" href="{name}" class="internal-link" target="_blank" rel="noopener nofollow">{name}</a> "#
    );
    content.push_str(&sentence(random));
    row(&path, &content)
}

/// A row about a cited work, whose own note is not published.
fn source_row(shape: &Shape, random: &mut Random) -> String {
    let (key, citation, doi) = citation(random.skewed(shape.works()));
    let address = format!("https://doi.org/{doi}");
    let link = format!(
        r#"<a rel="noopener nofollow" class="external-link" href="{address}" target="_blank">{address}</a>"#
    );
    row(&format!("Research/Evidence Sources/{key}.md"), &format!("{citation} {link}."))
}

fn row(path: &str, content: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or("").trim_end_matches(".md");
    format!(
        r#"<tr><td><span><a data-tooltip-position="top" aria-label="{path}" data-href="{path}" href="{path}" class="internal-link" target="_blank" rel="noopener nofollow" fileclass-name="Research Links">{name}</a>{ICON}</span></td><td><span>{content}</span></td></tr>"#
    )
}
