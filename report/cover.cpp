// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/cover.hpp"

#include <cstdint>
#include <string_view>

namespace headroom::report {

namespace {

std::string typeOf(const std::string& bytes) {
    // A PNG begins with its signature and a header of 25 bytes; less is cut off.
    constexpr std::size_t kPngHead = 33;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n"))
        return bytes.size() >= kPngHead && bytes.compare(12, 4, "IHDR") == 0 ? "image/png" : "";
    if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
    return bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a") ? "image/gif" : "";
}

}  // namespace

std::optional<std::string> dataUri(const std::string& bytes) {
    const std::string type = typeOf(bytes);
    if (type.empty()) return std::nullopt;
    static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text = "data:" + type + ";base64,";
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t k = 0; k < 3; ++k)
            three = (three << 8U) | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::uint32_t k = 0; k < 4; ++k)
            text += i + k > bytes.size() ? '=' : kDigits[(three >> (18U - 6U * k)) & 63U];
    }
    return text;
}

}  // namespace headroom::report
