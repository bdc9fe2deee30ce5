// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::report {

/// A ZIP archive whose files are stored as they are (APPNOTE.TXT 6.3.10, method 0): enough for documents that are
/// archives. All files have the same date, so that the same content gives the same bytes.
class ZipArchive {
public:
    void add(std::string_view name, std::string_view content);
    /// The whole archive.
    std::string take();

private:
    struct Entry {
        std::string name;
        std::uint32_t crc = 0;
        std::uint32_t size = 0;
        std::uint32_t offset = 0;
    };
    std::string bytes_;
    std::vector<Entry> entries_;
};

/// The CRC-32 of ZIP (ISO 3309).
std::uint32_t crc32(std::string_view bytes);

}  // namespace headroom::report
