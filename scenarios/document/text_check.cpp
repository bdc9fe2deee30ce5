// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/document/text_check.hpp"

#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/document/file_form.hpp"
#include "scenarios/document/locator.hpp"
#include "scenarios/document/utf8.hpp"

namespace headroom::document {

namespace {

constexpr std::size_t kTolerated = 20;  // more bad bytes than this: not a text with a slip but another kind of file

bool isForbidden(const Utf8Character& next) {
    const bool white = next.code == '\t' || next.code == '\n' || next.code == '\r';
    return !next.valid || (next.code < 0x20 && !white);
}

std::string hex(char byte) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    return std::string("0x") + kDigits[value >> 4U] + kDigits[value & 0xFU];
}

std::string faultOf(char byte) {
    if (static_cast<unsigned char>(byte) < 0x20) return "control character " + hex(byte) + "; remove it";
    return "byte " + hex(byte) + " is not UTF-8; save the file in the encoding UTF-8";
}

std::vector<std::size_t> forbiddenBytes(std::string_view text) {
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < text.size() && offsets.size() <= kTolerated;) {
        const Utf8Character next = firstCharacter(text.substr(i));
        if (isForbidden(next)) offsets.push_back(i);
        i += next.length;
    }
    return offsets;
}

std::string repaired(std::string_view text, const std::vector<std::size_t>& offsets) {
    std::string out;
    std::size_t done = 0;
    for (const std::size_t offset : offsets) {
        out += text.substr(done, offset - done);
        appendUtf8(out, 0xFFFD);
        done = offset + 1;
    }
    return out += text.substr(done);
}

}  // namespace

std::optional<std::string> checkText(std::string bytes, Problems& problems) {
    std::string form = otherForm(bytes);
    if (isGzip(bytes)) form = "is packed by gzip: unpack it first";
    if (!form.empty()) {
        problems.error(Position{1, 1}, "", "the file " + form);
        return std::nullopt;
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
    const std::vector<std::size_t> offsets = forbiddenBytes(bytes);
    if (offsets.empty()) return bytes;
    Locator locator(bytes);
    if (offsets.size() > kTolerated) {
        problems.error(locator.at(offsets[0]), "",
                       faultOf(bytes[offsets[0]]) + " (and at least " + std::to_string(kTolerated) +
                           " more such bytes: is this a text file?)");
        return std::nullopt;
    }
    // An invalid byte may look like the inside of a character, which the locator does not count: repair first.
    std::string text = repaired(bytes, offsets);
    Locator places(text);
    constexpr std::size_t kGrowth = 2;  // U+FFFD takes three bytes
    for (std::size_t i = 0; i < offsets.size(); ++i)
        problems.error(places.at(offsets[i] + i * kGrowth), "", faultOf(bytes[offsets[i]]));
    return text;
}

}  // namespace headroom::document
