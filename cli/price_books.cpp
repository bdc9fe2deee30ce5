// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/price_books.hpp"

#include <filesystem>

#include "pricing/offers/book_folder.hpp"

namespace headroom::cli {

base::Result<pricing::PriceBooks> loadBooks(const std::string& folder) {
    const std::filesystem::path path = folder.empty() ? pricing::usualBookFolder() : std::filesystem::path(folder);
    std::error_code error;
    if (!folder.empty() && !std::filesystem::is_directory(path, error)) {
        return base::Error{base::Errc::BadInput, "--book", "\"" + folder + "\" is not a folder of price books"};
    }
    auto tables = pricing::readBookFolder(path);
    if (!tables) return tables.error();
    return pricing::PriceBooks::with(*tables);
}

}  // namespace headroom::cli
