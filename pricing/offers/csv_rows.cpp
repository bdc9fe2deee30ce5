// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/csv_rows.hpp"

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

}  // namespace headroom::pricing
