// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/zip_archive.hpp"

#include <array>
#include <utility>

namespace headroom::report {

namespace {

constexpr std::uint16_t kVersion = 20;                          // what is needed to extract: 2.0
constexpr std::uint16_t kDate = (46U << 9U) | (1U << 5U) | 1U;  // 2026-01-01, as MS-DOS counts

std::array<std::uint32_t, 256> crcTable() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
        table[i] = value;
    }
    return table;
}

void append(std::string& bytes, std::uint32_t value, int count) {
    for (int i = 0; i < count; ++i) bytes += static_cast<char>((value >> (8U * static_cast<unsigned>(i))) & 0xFFU);
}

/// What the local header and the central directory have in common.
void appendCommon(std::string& bytes, std::uint32_t crc, std::uint32_t size, std::size_t nameLength) {
    append(bytes, kVersion, 2);
    append(bytes, 1U << 11U, 2);  // names are UTF-8
    append(bytes, 0, 2);          // stored
    append(bytes, 0, 2);          // midnight
    append(bytes, kDate, 2);
    append(bytes, crc, 4);
    append(bytes, size, 4);
    append(bytes, size, 4);
    append(bytes, static_cast<std::uint32_t>(nameLength), 2);
    append(bytes, 0, 2);  // no extra field
}

}  // namespace

std::uint32_t crc32(std::string_view bytes) {
    static const std::array<std::uint32_t, 256> table = crcTable();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFFU] ^ (crc >> 8U);
    return crc ^ 0xFFFFFFFFU;
}

void ZipArchive::add(std::string_view name, std::string_view content) {
    const Entry entry{std::string(name), crc32(content), static_cast<std::uint32_t>(content.size()),
                      static_cast<std::uint32_t>(bytes_.size())};
    append(bytes_, 0x04034b50U, 4);
    appendCommon(bytes_, entry.crc, entry.size, name.size());
    bytes_ += name;
    bytes_ += content;
    entries_.push_back(entry);
}

std::string ZipArchive::take() {
    const auto begin = static_cast<std::uint32_t>(bytes_.size());
    for (const Entry& entry : entries_) {
        append(bytes_, 0x02014b50U, 4);
        append(bytes_, kVersion, 2);
        appendCommon(bytes_, entry.crc, entry.size, entry.name.size());
        append(bytes_, 0, 2);  // no comment
        append(bytes_, 0, 2);  // disk
        append(bytes_, 0, 2);  // attributes
        append(bytes_, 0, 4);
        append(bytes_, entry.offset, 4);
        bytes_ += entry.name;
    }
    const auto length = static_cast<std::uint32_t>(bytes_.size()) - begin;
    const auto count = static_cast<std::uint32_t>(entries_.size());
    append(bytes_, 0x06054b50U, 4);
    append(bytes_, 0, 4);  // one disk
    append(bytes_, count, 2);
    append(bytes_, count, 2);
    append(bytes_, length, 4);
    append(bytes_, begin, 4);
    append(bytes_, 0, 2);  // no comment
    return std::move(bytes_);
}

}  // namespace headroom::report
