// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/book_check.hpp"

#include "pricing/book_keys.hpp"
#include "pricing/own_prices.hpp"
#include "pricing/table_reader.hpp"

#include <array>

namespace headroom::pricing {
namespace {

constexpr std::size_t kPart = 1 << 18;  // bytes
// As BookText writes them; a text inside a book has no line ends.
constexpr std::string_view kBegin = "  \"usageTypes\": [\n";
constexpr std::string_view kNext = "\n    }},\n";
constexpr std::string_view kEnd = "\n    }}\n  ]\n}\n";

base::Result<void> readPart(const std::string& name, const std::string& json) {
    const auto reader = TableReader::parse({name, json}, name);
    if (!reader) return reader.error();
    const auto read = readTogether(std::array{*reader}, "");
    if (!read) return read.error();
    return {};
}

}  // namespace

base::Result<void> checkBookText(const OwnTable& table) {
    if (OwnPrices::isPlainlyRight(table)) return {};
    const std::string_view text = table.json;
    const std::size_t begin = text.find(kBegin);
    const std::size_t first = begin == std::string_view::npos ? text.size() : begin + kBegin.size();
    const std::string head(text.substr(0, first));
    std::string_view rest = text.substr(first);
    for (std::size_t end = rest.find(kNext, kPart); end != std::string_view::npos; end = rest.find(kNext, kPart)) {
        auto read = readPart(table.name, head + std::string(rest.substr(0, end)) + std::string(kEnd));
        if (!read) return read;
        rest.remove_prefix(end + kNext.size());
    }
    if (auto read = readPart(table.name, head + std::string(rest)); !read) return read;
    return checkBookKeys(table);
}

}  // namespace headroom::pricing
