// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/csv_rows.hpp"

#include <cctype>

namespace headroom::pricing {

void CsvRows::quotedCell(std::string& cell) {
    stream_.next();  // the quote that opens it
    while (!stream_.ended()) {
        const char c = stream_.current();
        stream_.next();
        if (c != '"') {
            cell += c;
        } else if (!stream_.ended() && stream_.current() == '"') {
            cell += '"';
            stream_.next();
        } else {
            return;
        }
    }
    brokenOff_ = true;
}

bool CsvRows::next(std::vector<std::string>& row) {
    row.clear();
    while (!stream_.ended() && (stream_.current() == '\n' || stream_.current() == '\r')) stream_.next();
    if (stream_.ended()) return false;
    line_ = stream_.line();
    row.emplace_back();
    while (!stream_.ended()) {
        const char c = stream_.current();
        if (c == '\n') break;
        if (c == '"' && row.back().empty()) {
            quotedCell(row.back());
            continue;
        }
        stream_.next();
        if (c == ',')
            row.emplace_back();
        else if (c != '\r')
            row.back() += c;
    }
    return true;
}

std::string plainColumnName(const std::string& name) {
    std::string plain;
    for (const char c : name) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return plain;
}

}  // namespace headroom::pricing
