// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/price_books.hpp"

#include <cstdio>
#include <filesystem>

#include "cli/calendar_day.hpp"
#include "pricing/offers/book_folder.hpp"

namespace headroom::cli {

base::Result<pricing::PriceBooks> loadBooks(const std::string& folder, const std::string& asOf) {
    const std::filesystem::path path = folder.empty() ? pricing::usualBookFolder() : std::filesystem::path(folder);
    std::error_code error;
    if (!folder.empty() && !std::filesystem::is_directory(path, error)) {
        return base::Error{base::Errc::BadInput, "--book", "\"" + folder + "\" is not a folder of price books"};
    }
    auto tables = pricing::readBookFolder(path);
    if (!tables) return tables.error();
    auto books = pricing::PriceBooks::with(*tables);
    if (!books) return books;
    if (!asOf.empty()) return books;
    if (const pricing::HeldFrom* latest = books->latestOwn(); latest != nullptr && latest->validFrom > today()) {
        std::fprintf(
            stderr,
            "headroom: note: %s in %s holds from %s, after today, and counts all the same unless PricesAsOf or "
            "--as-of names a day before\n",
            latest->what.c_str(), latest->file.c_str(), latest->validFrom.c_str());
    }
    return books;
}

}  // namespace headroom::cli
