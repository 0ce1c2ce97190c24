//! Square's items CSV: a row is a line of a receipt. Card brand and number are never read.

use super::super::dates::{DateOrder, read_day};
use super::super::headings::heading_key;
use super::super::kind::refuse_bytes;
use super::super::menu::read_price;
use super::super::table::{Row, Rows, guess_delimiter};
use super::super::text::decode;
use super::super::{ExchangeError, Foreign};
use crate::domain::{Day, OrderLine};
use std::collections::BTreeMap;

/// What was bought in one go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// The till's number of it.
    pub key: Box<str>,
    /// On which day, by the shop's clock.
    pub day: Option<Day>,
    /// At which minute of the day, 0 to 1439.
    pub minute: u16,
    /// What the till calls the person, empty where nobody was named.
    pub customer: Box<str>,
    /// The till's id of the person, empty where there is none.
    pub customer_id: Box<str>,
    /// The shop's own number of the person, empty where there is none.
    pub reference: Box<str>,
    /// Who served.
    pub by: Box<str>,
    /// What was bought; of menu items nothing is known yet.
    pub lines: Vec<OrderLine>,
}

/// The columns that are read, by their headings without case and spaces.
const COLUMNS: [&str; 15] = [
    "date",
    "time",
    "item",
    "qty",
    "pricepointname",
    "modifiersapplied",
    "grosssales",
    "transactionid",
    "paymentid",
    "notes",
    "eventtype",
    "customerid",
    "customername",
    "customerreferenceid",
    "employee",
];
const DATE: usize = 0;
const TIME: usize = 1;
const ITEM: usize = 2;
const QTY: usize = 3;
const POINT: usize = 4;
const MODIFIERS: usize = 5;
const GROSS: usize = 6;
const TRANSACTION: usize = 7;
const PAYMENT: usize = 8;
const NOTES: usize = 9;
const EVENT: usize = 10;
const ID: usize = 11;
const NAME: usize = 12;
const REFERENCE: usize = 13;
const EMPLOYEE: usize = 14;

/// A file that is read a slice at a time.
pub struct SquareItems {
    text: String,
    rows: Rows,
    columns: [Option<usize>; 15],
    order: DateOrder,
    receipts: BTreeMap<Box<str>, Receipt>,
    skipped: usize,
}

impl SquareItems {
    /// Opens a file; one that is no list of items is refused.
    pub fn open(bytes: &[u8]) -> Result<Self, ExchangeError> {
        refuse_bytes(bytes)?;
        let text = decode(bytes);
        let delimiter = guess_delimiter(&text);
        let mut rows = Rows::new(&text, delimiter);
        let head = rows.next(&text).and_then(Result::ok).ok_or(ExchangeError::Empty)?;
        let keys: Vec<String> = head.cells.iter().map(|cell| heading_key(cell)).collect();
        let columns = COLUMNS.map(|name| keys.iter().position(|key| key == name));
        if [DATE, ITEM, QTY].iter().any(|column| columns[*column].is_none()) {
            return Err(ExchangeError::Foreign(Foreign::Binary));
        }
        let mut sample = Rows::new(&text, delimiter);
        let sample: Vec<Row> =
            std::iter::from_fn(|| sample.next(&text)).filter_map(Result::ok).take(500).collect();
        let dates = sample.iter().filter_map(|row| columns[DATE].map(|column| row.cell(column)));
        // Square writes the month first in America, the year first or the day first elsewhere.
        let order = super::super::dates::guess_order(dates).unwrap_or(DateOrder::MonthFirst);
        Ok(Self { text, rows, columns, order, receipts: BTreeMap::new(), skipped: 0 })
    }

    /// Reads at most `most` rows; returns whether there are more.
    pub fn read(&mut self, most: usize) -> bool {
        for _ in 0..most {
            match self.rows.next(&self.text) {
                Some(Ok(row)) => self.add(&row),
                Some(Err(_)) => self.skipped += 1,
                None => return false,
            }
        }
        true
    }

    /// Returns how many bytes of how many have been read.
    pub fn progress(&self) -> (usize, usize) {
        (self.rows.position(), self.text.len())
    }

    /// Returns how many receipts were found so far.
    pub fn receipts(&self) -> usize {
        self.receipts.len()
    }

    /// Returns the receipts in the order of their numbers, and how many rows were passed over: refunds, nothing sold,
    /// no date.
    pub fn finish(self) -> (Vec<Receipt>, usize) {
        (self.receipts.into_values().filter(|receipt| !receipt.lines.is_empty()).collect(), self.skipped)
    }

    fn add(&mut self, row: &Row) {
        let cell =
            |column: usize| self.columns.get(column).copied().flatten().map_or("", |place| row.cell(place));
        let refund = cell(EVENT).to_ascii_lowercase().contains("refund");
        let quantity = cell(QTY).replace(',', ".").parse::<f64>().unwrap_or(1.0);
        let day = read_day(cell(DATE), self.order);
        if refund || quantity <= 0.0 || cell(ITEM).is_empty() || day.is_none() {
            self.skipped += 1;
            return;
        }
        let minute = read_minute(cell(TIME));
        let key: Box<str> = match (cell(TRANSACTION), cell(PAYMENT)) {
            ("", "") => format!("{} {} {}", cell(DATE), cell(TIME), cell(NAME)).into(),
            ("", payment) => payment.into(),
            (transaction, _) => transaction.into(),
        };
        let line = line(cell(ITEM), quantity, [cell(POINT), cell(MODIFIERS), cell(NOTES)], cell(GROSS));
        let facts = [cell(NAME), cell(ID), cell(REFERENCE), cell(EMPLOYEE)].map(Box::<str>::from);
        let [customer, customer_id, reference, by] = facts;
        let receipt = self.receipts.entry(key.clone()).or_insert_with(|| Receipt {
            key,
            day,
            minute,
            customer,
            customer_id,
            reference,
            by,
            lines: Vec::new(),
        });
        receipt.lines.push(line);
    }
}

fn line(item: &str, quantity: f64, notes: [&str; 3], gross: &str) -> OrderLine {
    // Half a pound is one thing that was had.
    let many = (quantity.round().max(1.0) as u32).min(u32::from(u16::MAX)) as u16;
    let plain = ["regular", "normale", "standard"];
    let notes: Vec<&str> = notes
        .into_iter()
        .filter(|note| !note.is_empty() && !plain.contains(&&*note.to_lowercase()))
        .collect();
    let price = read_price(gross.trim_start_matches(['$', '€', '£']))
        .map(|cents| (cents as f64 / quantity).round() as i64);
    OrderLine { quantity: many, note: notes.join(", ").into(), price, ..OrderLine::named(item) }
}

/// Reads "14:05:00" or "2:05 PM"; noon where it cannot be read.
fn read_minute(text: &str) -> u16 {
    let lower = text.to_ascii_lowercase();
    let mut numbers =
        lower.split(|letter: char| !letter.is_ascii_digit()).filter_map(|part| part.parse::<u16>().ok());
    let (Some(hour), Some(minute)) = (numbers.next(), numbers.next()) else { return 720 };
    let hour = match (lower.contains("pm"), lower.contains("am"), hour) {
        (true, _, 1..=11) => hour + 12,
        (_, true, 12) => 0,
        _ => hour,
    };
    (hour.min(23) * 60 + minute.min(59)).min(1439)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Customer ID,Customer Name,Customer Reference ID,Itemization Type,Employee,Channel,Card Brand,PAN Suffix\n";

    fn read(rows: &str) -> (Vec<Receipt>, usize) {
        let mut items = SquareItems::open(format!("{HEAD}{rows}").as_bytes()).unwrap();
        while items.read(1) {}
        items.finish()
    }

    #[test]
    fn rows_of_one_receipt_come_together() {
        let (receipts, skipped) = read(
            "2026-03-14,08:05:10,Rome,Coffee,Cappuccino,2,Regular,,\"Oat milk, Extra hot\",$3.40,0,0,0,T1,P1,Till,,,Payment,Shop,C9,Giulia Ferraro,77,Physical Good,Marta,,Visa,4242\n\
             2026-03-14,08:05:10,Rome,Bakery,Cornetto,1,Regular,,,$1.40,0,0,0,T1,P1,Till,warm,,Payment,Shop,C9,Giulia Ferraro,77,Physical Good,Marta,,Visa,4242\n\
             2026-03-14,09:00:00,Rome,Coffee,Espresso,-1,,,,$-1.20,0,0,0,T2,P2,Till,,,Refund,Shop,,,,Physical Good,,,,\n",
        );
        assert_eq!((receipts.len(), skipped), (1, 1));
        let receipt = &receipts[0];
        assert_eq!((receipt.minute, &*receipt.customer_id, &*receipt.by), (485, "C9", "Marta"));
        let cappuccino = &receipt.lines[0];
        assert_eq!(
            (cappuccino.quantity, cappuccino.price, &*cappuccino.note),
            (2, Some(170), "Oat milk, Extra hot")
        );
        assert_eq!((&*receipt.lines[1].name, &*receipt.lines[1].note), ("Cornetto", "warm"));
        assert!(!format!("{receipts:?}").contains("4242"), "card numbers are not read");
    }

    #[test]
    fn times_and_strange_files() {
        assert_eq!(read_minute("2:05 PM"), 845);
        assert_eq!(read_minute("12:10 AM"), 10);
        assert_eq!(read_minute("14:05:00"), 845);
        assert!(SquareItems::open(b"Nome,Telefono\nAnna,333\n").is_err());
        assert!(SquareItems::open(b"").is_err());
    }
}
