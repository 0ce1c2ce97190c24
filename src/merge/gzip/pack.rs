//! Packing: what is written goes on to the next layer in small pieces.

use super::MAGIC;
use super::checksum::Checksum;
use miniz_oxide::deflate::core::{CompressorOxide, create_comp_flags_from_zip_params};
use miniz_oxide::deflate::stream::deflate;
use miniz_oxide::{MZFlush, MZStatus};
use std::io::{self, Write};

/// How hard it tries, 1 to 9: names and dates repeat so much that more effort gains little.
const LEVEL: i32 = 6;

/// Packs what is written to it.
pub struct Packer<W: Write> {
    out: W,
    compressor: Box<CompressorOxide>,
    sum: Checksum,
    size: u32,
    buffer: Box<[u8]>,
}

impl<W: Write> Packer<W> {
    /// Starts a file: no name, no date, so that the same book gives the same bytes.
    pub fn new(mut out: W) -> io::Result<Self> {
        let flags = create_comp_flags_from_zip_params(LEVEL, 0, 0);
        out.write_all(&MAGIC)?;
        // No flags, no time, no word on the effort, and an unknown system.
        out.write_all(&[0, 0, 0, 0, 0, 0, 255])?;
        Ok(Self {
            out,
            compressor: Box::new(CompressorOxide::new(flags)),
            sum: Checksum::default(),
            size: 0,
            buffer: vec![0; 1 << 15].into(),
        })
    }

    /// Packs some more.
    pub fn pack(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.sum.take(bytes);
        self.size = self.size.wrapping_add(bytes.len() as u32);
        let mut rest = bytes;
        while !rest.is_empty() {
            let step = deflate(&mut self.compressor, rest, &mut self.buffer, MZFlush::None);
            step.status.map_err(|error| io::Error::other(format!("{error:?}")))?;
            self.out.write_all(self.buffer.get(..step.bytes_written).unwrap_or_default())?;
            rest = rest.get(step.bytes_consumed..).unwrap_or_default();
        }
        Ok(())
    }

    /// Writes what is left and the checksum; gives the next layer back.
    pub fn finish(mut self) -> io::Result<W> {
        loop {
            let step = deflate(&mut self.compressor, &[], &mut self.buffer, MZFlush::Finish);
            let status = step.status.map_err(|error| io::Error::other(format!("{error:?}")))?;
            self.out.write_all(self.buffer.get(..step.bytes_written).unwrap_or_default())?;
            if status == MZStatus::StreamEnd {
                break;
            }
        }
        self.out.write_all(&self.sum.sum().to_le_bytes())?;
        self.out.write_all(&self.size.to_le_bytes())?;
        Ok(self.out)
    }
}
