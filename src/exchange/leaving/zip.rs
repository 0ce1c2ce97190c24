//! A ZIP archive of the files that leave, packed with what is here anyway.

use crate::exchange::ExchangeError;
use rawzip::{CompressionMethod, ZipArchiveWriter};
use std::io::Write;

/// How hard packing tries, 1 to 9.
const LEVEL: u8 = 6;

/// An archive in the making.
pub struct Zip {
    writer: ZipArchiveWriter<Vec<u8>>,
}

impl Default for Zip {
    fn default() -> Self {
        Self { writer: ZipArchiveWriter::new(Vec::new()) }
    }
}

impl Zip {
    /// Adds a file.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExchangeError> {
        let bad = |_| ExchangeError::BadArchive;
        let packed = miniz_oxide::deflate::compress_to_vec(bytes, LEVEL);
        let sum = crate::exchange::archive::crc32(bytes);
        let builder = self.writer.new_file(name).compression_method(CompressionMethod::DEFLATE);
        let (mut entry, _) = builder.start().map_err(bad)?;
        entry.write_all(&packed).map_err(|_| ExchangeError::BadArchive)?;
        let output = rawzip::DataDescriptorOutput::new(sum, bytes.len() as u64);
        entry.finish(output).map_err(bad)?;
        Ok(())
    }

    /// Returns the archive.
    pub fn finish(self) -> Result<Vec<u8>, ExchangeError> {
        self.writer.finish().map_err(|_| ExchangeError::BadArchive)
    }
}
