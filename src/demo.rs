//! Placeholder until the generator is merged.
use crate::domain::{DeviceId, Entry, Stamp};
/// Makes nothing yet.
pub struct Demo;
impl Demo {
    /// Starts.
    pub fn new(_: u64, _: u32, _: Stamp, _: i16, _: DeviceId) -> Self {
        Demo
    }
    /// Nothing.
    pub fn next_batch(&mut self) -> Vec<Entry> {
        Vec::new()
    }
    /// Zero.
    pub fn done(&self) -> usize {
        0
    }
}
