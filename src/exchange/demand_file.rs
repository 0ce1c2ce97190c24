//! The table of demand as it may leave the shop, as CSV for spreadsheets.

use crate::analysis::demand::SharedRow;

/// Writes the rows under their headings, the cells that a spreadsheet would compute neutralised.
pub fn write_demand(rows: &[SharedRow]) -> String {
    let mut text = String::from("kind,what,people,of,percent,percent_low,percent_high,menu_items,menu\n");
    for row in rows {
        let percent = |share: f64| format!("{:.0}", share * 100.0);
        let cells = [
            row.kind.to_owned(),
            cell(&row.what),
            row.people.to_string(),
            row.of.to_string(),
            percent(row.share.share),
            percent(row.share.low),
            percent(row.share.high),
            row.items.map(|items| items.to_string()).unwrap_or_default(),
            row.menu.to_string(),
        ];
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

/// Quotes a cell, and keeps a spreadsheet from reading it as a formula.
fn cell(text: &str) -> String {
    let mark = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::statistics::wilson;

    #[test]
    fn cells_are_quoted_and_neutral() {
        let row = SharedRow {
            what: "=1+\"1\"".into(),
            kind: "avoid",
            people: 6,
            of: 20,
            share: wilson(6, 20),
            items: Some(2),
            menu: 18,
        };
        let text = write_demand(&[row]);
        assert!(
            text.lines().nth(1).is_some_and(|line| line == "avoid,\"'=1+\"\"1\"\"\",6,20,30,15,52,2,18"),
            "{text}"
        );
    }
}
