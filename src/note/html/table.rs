//! Rendered Dataview tables: tags and texts → head, rows and cells, with the links and addresses of each cell.

use super::token::{Element, Html, internal_target};

/// A table as Dataview renders it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::note) struct RenderedTable {
    /// The columns' names, without their row counts.
    pub head: Vec<String>,
    /// Each row's 1-based line of the file and its cells.
    pub rows: Vec<(u32, Vec<Cell>)>,
}

/// A cell: its text on one line, the links into the vault (target and text) and the other addresses.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::note) struct Cell {
    pub text: String,
    pub links: Vec<(String, String)>,
    pub addresses: Vec<String>,
}

/// Reads one rendered table at a time out of a stream of tags and texts.
#[derive(Debug, Default)]
pub(in crate::note) struct TableReader {
    table: Option<RenderedTable>,
    depth: u32,
    part: Part,
    cell: Cell,
    in_link: bool,
    in_count: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Between,
    Head,
    Cell,
}

impl TableReader {
    /// Whether a table is open.
    pub(in crate::note) fn is_open(&self) -> bool {
        self.table.is_some()
    }

    /// Takes the next tag or text; gives the table when it closes. Outside of a rendered table only its start is taken.
    pub(in crate::note) fn feed(&mut self, html: &Html, line: u32) -> Option<RenderedTable> {
        match html {
            Html::Open(element) => self.open(element, line),
            Html::Close(name) => return self.close(name),
            Html::Text(text) => self.text(text),
        }
        None
    }

    /// Adds text that stands in the open cell.
    pub(in crate::note) fn text(&mut self, text: &str) {
        if self.part == Part::Between || self.in_count > 0 {
            return;
        }
        push_collapsed(&mut self.cell.text, text);
        if let (true, Some((_, shown))) = (self.in_link, self.cell.links.last_mut()) {
            push_collapsed(shown, text);
        }
    }

    /// The table as far as it was read, when the text ends inside it.
    pub(in crate::note) fn finish(&mut self) -> Option<RenderedTable> {
        self.end_cell();
        std::mem::take(self).table
    }

    fn open(&mut self, element: &Element, line: u32) {
        let name = element.name.as_str();
        if self.table.is_none() {
            if name == "table" && (element.has_class("dataview") || element.has_class("table-view-table")) {
                *self = TableReader { table: Some(RenderedTable::default()), ..TableReader::default() };
            }
            return;
        }
        match name {
            "table" => self.depth += 1,
            _ if self.depth > 0 => self.separate(name),
            "tr" => self.start_row(line),
            "th" => self.start_cell(Part::Head),
            "td" => self.start_cell(Part::Cell),
            "a" => self.anchor(element),
            "span" if self.in_count > 0 || element.has_class("small-text") => self.in_count += 1,
            _ => self.separate(name),
        }
    }

    fn close(&mut self, name: &str) -> Option<RenderedTable> {
        match name {
            "table" if self.depth > 0 => {
                self.depth -= 1;
                self.separate(name);
            }
            "table" if self.table.is_some() => return self.finish(),
            "td" | "th" | "tr" if self.depth == 0 => self.end_cell(),
            "a" => self.in_link = false,
            "span" => self.in_count = self.in_count.saturating_sub(1),
            _ => self.separate(name),
        }
        None
    }

    fn start_row(&mut self, line: u32) {
        self.end_cell();
        if let Some(table) = &mut self.table {
            table.rows.push((line, Vec::new()));
        }
    }

    fn start_cell(&mut self, part: Part) {
        self.end_cell();
        self.part = part;
    }

    fn end_cell(&mut self) {
        let mut cell = std::mem::take(&mut self.cell);
        cell.text.truncate(cell.text.trim_end().len());
        let part = std::mem::take(&mut self.part);
        (self.in_link, self.in_count) = (false, 0);
        let Some(table) = &mut self.table else {
            return;
        };
        match (part, table.rows.last_mut()) {
            (Part::Head, _) => table.head.push(cell.text),
            (Part::Cell, Some((_, cells))) => cells.push(cell),
            _ => {}
        }
    }

    fn anchor(&mut self, element: &Element) {
        if let Some(target) = internal_target(element) {
            self.cell.links.push((target.to_string(), String::new()));
            self.in_link = true;
        } else if let Some(address) = element.attribute("href") {
            self.cell.addresses.push(address.to_string());
        }
    }

    /// Keeps words apart that only a tag separates.
    fn separate(&mut self, name: &str) {
        let inline = matches!(
            name,
            "span" | "em" | "strong" | "b" | "i" | "sub" | "sup" | "code" | "mark" | "u" | "s"
        );
        if !inline && !self.cell.text.is_empty() && !self.cell.text.ends_with(' ') {
            self.cell.text.push(' ');
        }
    }
}

/// Appends `text` with its white space collapsed.
fn push_collapsed(out: &mut String, text: &str) {
    for c in text.chars() {
        match c.is_whitespace() {
            true if out.is_empty() || out.ends_with(' ') => {}
            true => out.push(' '),
            false => out.push(c),
        }
    }
}

impl RenderedTable {
    /// Drops the rows without cells: those of the head.
    pub(in crate::note) fn body(&self) -> impl Iterator<Item = &(u32, Vec<Cell>)> {
        self.rows.iter().filter(|(_, cells)| !cells.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::html::tokens;

    fn read(html: &str) -> Vec<RenderedTable> {
        let mut reader = TableReader::default();
        let mut found: Vec<RenderedTable> =
            tokens(html).iter().filter_map(|placed| reader.feed(&placed.html, placed.line)).collect();
        found.extend(reader.finish());
        found
    }

    fn check(html: &str, head: &[&str], rows: &[&[&str]]) {
        let tables = read(html);
        assert_eq!(tables.len(), 1, "in {html:?}");
        let shown: Vec<Vec<&str>> = tables[0]
            .body()
            .map(|(_, cells)| cells.iter().map(|cell| cell.text.as_str()).collect())
            .collect();
        assert_eq!(tables[0].head, head, "in {html:?}");
        assert_eq!(shown, rows, "in {html:?}");
    }

    const OPEN: &str = r#"<table class="dataview table-view-table">"#;

    #[test]
    fn head_without_counts_and_cells_with_separators() {
        let html = format!(
            "{OPEN}<thead><tr><th><span>Insights</span><span class=\"dataview small-text\">1</span></th><th></th></tr></thead>\
             <tbody><tr><td><span>a</span></td><td><ul><li>b</li><li>c <b>d</b>e</li></ul></td></tr></tbody></table>"
        );
        check(&html, &["Insights", ""], &[&["a", "b c de"]]);
    }

    #[test]
    fn unclosed_cells_rows_and_tables_are_read() {
        check(&format!("{OPEN}<tr><th>H<tr><td>1<td>2<tr><td>3"), &["H"], &[&["1", "2"], &["3"]]);
    }

    #[test]
    fn a_table_in_a_cell_is_text_of_the_cell() {
        check(&format!("{OPEN}<tr><td>a<table><tr><td>b<td>c</table>d</table>"), &[], &[&["a b c d"]]);
    }

    #[test]
    fn links_and_addresses_are_kept_apart() {
        let html = format!(
            "{OPEN}<tr><td><a class=\"internal-link\" data-href=\"x/y.md\">y</a><a class=\"metadata-menu\"></a>\
             <a class=\"external-link\" href=\"https://doi.org/10.1/2\">d</a></td></tr></table>"
        );
        let tables = read(&html);
        let cell = &tables[0].rows[0].1[0];
        assert_eq!(cell.links, [("x/y.md".to_string(), "y".to_string())]);
        assert_eq!(cell.addresses, ["https://doi.org/10.1/2"]);
    }

    #[test]
    fn other_tables_are_none_of_ours() {
        assert_eq!(read("<table><tr><td>x</td></tr></table>"), []);
    }
}
