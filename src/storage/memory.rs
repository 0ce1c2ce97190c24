//! A place for pages that forgets: for tests, and for the same contract to be run without a browser.

use super::{Backend, Batch, Found, Head, PageName, StorageError, Written};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Pages in memory. A clone is another door to the same place, as another tab is.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    place: Rc<RefCell<Place>>,
}

#[derive(Debug, Default)]
struct Place {
    head: Head,
    pages: BTreeMap<PageName, Vec<u8>>,
    set_aside: Vec<(PageName, Vec<u8>)>,
    marks: u64,
}

impl Memory {
    /// Replaces the bytes of a page, as a failing disk would.
    pub fn damage(&self, page: PageName, bytes: &[u8]) {
        self.place.borrow_mut().pages.insert(page, bytes.to_vec());
    }

    /// Returns the bytes of damaged pages that were put aside.
    pub fn set_aside(&self) -> Vec<(PageName, Vec<u8>)> {
        self.place.borrow().set_aside.clone()
    }
}

impl Backend for Memory {
    type Sealed = Vec<u8>;
    type Turn = ();

    async fn head(&self) -> Result<Head, StorageError> {
        Ok(self.place.borrow().head.clone())
    }

    async fn read(&self, pages: &[PageName]) -> Result<Vec<Found>, StorageError> {
        let place = self.place.borrow();
        Ok(pages
            .iter()
            .map(|page| place.pages.get(page).cloned().map_or(Found::Missing, Found::Page))
            .collect())
    }

    async fn names(&self) -> Result<Vec<PageName>, StorageError> {
        Ok(self.place.borrow().pages.keys().copied().collect())
    }

    async fn seal(&self, pages: Vec<(PageName, Vec<u8>)>) -> Result<Vec<(PageName, Vec<u8>)>, StorageError> {
        Ok(pages)
    }

    async fn turn(&self) {}

    fn mark(&self) -> Result<u64, StorageError> {
        let mut place = self.place.borrow_mut();
        place.marks += 1;
        Ok(place.marks)
    }

    async fn write(
        &self,
        batch: Batch<Vec<u8>>,
        mut progress: impl FnMut(usize),
    ) -> Result<Written, StorageError> {
        let mut place = self.place.borrow_mut();
        if batch.head.revision != place.head.revision + 1 {
            return Ok(Written::Stale(place.head.clone()));
        }
        for page in batch.set_aside {
            if let Some(bytes) = place.pages.remove(&page) {
                place.set_aside.push((page, bytes));
            }
        }
        let count = batch.pages.len();
        place.pages.extend(batch.pages);
        place.head = batch.head;
        progress(count);
        Ok(Written::Done)
    }

    async fn breathe(&self) {}

    async fn wipe(&self) -> Result<(), StorageError> {
        *self.place.borrow_mut() = Place::default();
        Ok(())
    }
}
