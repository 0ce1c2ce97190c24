//! How busy the shop is over the day, whoever comes.

/// Quarters of an hour in a day.
const QUARTERS: usize = 96;

/// How many visits fell into each quarter of an hour.
#[derive(Clone, Debug)]
pub struct Hours([u32; QUARTERS]);

impl Default for Hours {
    fn default() -> Self {
        Self([0; QUARTERS])
    }
}

impl Hours {
    /// Counts visits in, each by day and minute of the day.
    pub fn add(&mut self, moments: &[(i32, u16)]) {
        self.each(moments, |count| count.saturating_add(1));
    }

    /// Counts visits out that were counted in before.
    pub fn take(&mut self, moments: &[(i32, u16)]) {
        self.each(moments, |count| count.saturating_sub(1));
    }

    fn each(&mut self, moments: &[(i32, u16)], change: impl Fn(u32) -> u32) {
        for (_, minute) in moments {
            if let Some(count) = self.0.get_mut(usize::from(minute / 15)) {
                *count = change(*count);
            }
        }
    }

    /// Returns how busy it is about a minute of the day, from 0 for never to 1 for the busiest time: visits within half an
    /// hour or so, of as many at most.
    pub fn business(&self, minute: u16) -> f64 {
        let about = |quarter: usize| -> u32 {
            (0..5).filter_map(|step| self.0.get((quarter + QUARTERS - 2 + step) % QUARTERS)).sum()
        };
        let most = (0..QUARTERS).map(about).max().unwrap_or_default();
        f64::from(about(usize::from(minute / 15))) / f64::from(most.max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_taken_out_was_never_there() {
        let mut hours = Hours::default();
        hours.add(&[(1, 480), (2, 485), (3, 5)]);
        assert_eq!((hours.business(490), hours.business(1430), hours.business(900)), (1.0, 0.5, 0.0));
        hours.take(&[(1, 480), (2, 485)]);
        assert_eq!((hours.business(490), hours.business(0)), (0.0, 1.0));
    }
}
