// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workload/csv.hpp"

#include <algorithm>

namespace headroom::workload {
namespace {

using base::Errc;
using base::Error;
using base::Result;

/// A carriage return where it is all there is (a spreadsheet's "CSV (Macintosh)").
char lineEndOf(std::string_view text) {
    const bool old = text.find('\n') == std::string_view::npos && text.find('\r') != std::string_view::npos;
    return old ? '\r' : '\n';
}

char separatorOf(std::string_view text, char lineEnd) {
    const std::string_view firstLine = text.substr(0, text.find(lineEnd));
    char best = ',';
    std::ptrdiff_t most = 0;
    for (const char c : {',', ';', '\t'}) {
        const std::ptrdiff_t count = std::count(firstLine.begin(), firstLine.end(), c);
        if (count > most) {
            most = count;
            best = c;
        }
    }
    return best;
}

std::string trimmed(std::string_view cell) {
    const std::size_t first = cell.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) { return {}; }
    return std::string(cell.substr(first, cell.find_last_not_of(" \t\r") - first + 1));
}

/// Walks the text once, a row a call.
class RowReader {
public:
    RowReader(std::string_view text, char lineEnd)
        : text_(text), separator_(separatorOf(text, lineEnd)), lineEnd_(lineEnd) {}

    bool atEnd() const { return at_ >= text_.size(); }

    Result<CsvRow> row() {
        CsvRow row;
        row.line = line_;
        for (bool more = true; more;) {
            Result<std::string> cell = text_.substr(at_, 1) == "\"" ? quoted() : plain();
            if (!cell) { return cell.error(); }
            row.cells.push_back(std::move(*cell));
            more = !atEnd() && text_[at_] == separator_;
            if (!atEnd()) {
                if (text_[at_] == lineEnd_) { ++line_; }
                ++at_;
            }
        }
        return row;
    }

private:
    Result<std::string> plain() {
        const std::size_t begin = at_;
        while (!atEnd() && text_[at_] != separator_ && text_[at_] != lineEnd_) { ++at_; }
        return trimmed(text_.substr(begin, at_ - begin));
    }

    Result<std::string> quoted() {
        const std::size_t opened = line_;
        std::string cell;
        for (++at_; !atEnd(); ++at_) {
            if (text_[at_] == '"') {
                if (text_.substr(at_ + 1, 1) != "\"") { break; }
                ++at_;
            }
            if (text_[at_] == lineEnd_) { ++line_; }
            cell += text_[at_];
        }
        if (atEnd()) {
            return Error{Errc::BadInput, "line " + std::to_string(opened), "a quote is opened and never closed"};
        }
        ++at_;
        const Result<std::string> rest = plain();
        if (!rest->empty()) {
            return Error{Errc::BadInput, "line " + std::to_string(opened), "text after a closing quote"};
        }
        return cell;
    }

    std::string_view text_;
    char separator_;
    char lineEnd_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

}  // namespace

Result<std::vector<CsvRow>> readCsv(std::string_view text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") { text.remove_prefix(3); }
    RowReader reader(text, lineEndOf(text));
    std::vector<CsvRow> rows;
    while (!reader.atEnd()) {
        Result<CsvRow> row = reader.row();
        if (!row) { return row.error(); }
        if (row->cells.size() > 1 || !row->cells.front().empty()) { rows.push_back(std::move(*row)); }
    }
    return rows;
}

}  // namespace headroom::workload
