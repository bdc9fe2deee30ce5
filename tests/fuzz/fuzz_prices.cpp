// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer: price books, AWS's offer files in both flavours and results read back. The first byte chooses.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "pricing/offers/import.hpp"
#include "pricing/price_books.hpp"
#include "report/result_reader.hpp"
#include "tests/fuzz/scratch_file.hpp"

namespace {

using namespace headroom;

void readBook(std::string_view text) {
    const auto books = pricing::PriceBooks::with({{"own.json", std::string(text)}});
    if (!books) return;
    if (!books->book("us-east-1") || !books->own()) std::abort();
}

/// Nothing is imported of a file with an error.
void readOffer(const std::filesystem::path& file) {
    static const pricing::PriceBooks shipped;
    const auto import = pricing::importOffers({file}, shipped, "2026-11-01");
    if (!import) return;
    if (!import->good() && !import->tables.empty()) std::abort();
    // A book that was made of an offer is one that can be read.
    if (import->good() && !pricing::PriceBooks::with(import->tables)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const fuzz::ScratchFile json(".json");
    static const fuzz::ScratchFile csv(".csv");
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0] % 4) {
        case 0:
            readBook(text);
            break;
        case 1:
            readOffer(json.holding(text));
            break;
        case 2:
            readOffer(csv.holding(text));
            break;
        default:
            (void)report::readResult(json.holding(text));
            break;
    }
    return 0;
}
