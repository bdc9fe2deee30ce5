// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/table_columns.hpp"

#include <algorithm>
#include <string>

namespace headroom::report {

namespace {

constexpr double kGap = 3.0;       // characters between columns
constexpr double kMostWord = 0.4;  // of the room: longer words are broken

std::size_t columnsOf(const Rows& rows) {
    std::size_t columns = 0;
    for (const auto& row : rows) columns = std::max(columns, row.size());
    return columns;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// A date is none: it has more behind its first sign.
bool beginsAsNumber(const std::string& cell) {
    std::size_t at = 0;
    while (at < cell.size() && (cell[at] == '-' || cell[at] == '+' || cell[at] == '$')) ++at;
    if (at >= cell.size() || !isDigit(cell[at])) return false;
    const std::string first = cell.substr(at, cell.find(' ', at) - at);
    return first.find_first_of("-:") == std::string::npos;
}

bool beginsCharacter(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

struct Lengths {
    double whole = 0.0;
    double word = 0.0;
};

/// In characters. Words end at spaces, hyphens and slashes, where a line may break; of numbers only before what follows
/// "±" or ";", so that a figure keeps its unit.
Lengths lengthsOf(const std::string& text, bool number) {
    Lengths lengths;
    double word = 0.0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!beginsCharacter(c)) continue;
        ++lengths.whole;
        const bool after = i > 0 && (!beginsCharacter(text[i - 1]) || text[i - 1] == ';');
        word = c == ' ' && (!number || after) ? 0.0 : word + 1.0;
        lengths.word = std::max(lengths.word, word);
        if (!number && (c == '-' || c == '/')) word = 0.0;
    }
    return lengths;
}

}  // namespace

std::vector<bool> numberColumns(const Rows& rows) {
    std::vector<bool> numbers(columnsOf(rows), true);
    for (std::size_t c = 0; c < numbers.size(); ++c) {
        bool any = false;
        for (std::size_t r = 1; r < rows.size(); ++r) {
            if (c >= rows[r].size() || rows[r][c].empty() || rows[r][c] == "-") continue;
            any = true;
            if (!beginsAsNumber(rows[r][c])) numbers[c] = false;
        }
        if (c == 0 || !any) numbers[c] = false;
    }
    return numbers;
}

std::vector<double> columnShares(const Rows& rows, double room) {
    std::vector<Lengths> wanted(columnsOf(rows));
    const std::vector<bool> numbers = numberColumns(rows);
    for (const auto& row : rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            const Lengths one = lengthsOf(row[c], numbers[c] && &row != &rows.front());
            wanted[c].whole = std::max(wanted[c].whole, one.whole + kGap);
            wanted[c].word = std::max(wanted[c].word, std::min(one.word + kGap, room * kMostWord));
        }
    }
    double whole = 0.0;
    double words = 0.0;
    for (const Lengths& one : wanted) {
        whole += one.whole;
        words += one.word;
    }
    std::vector<double> shares;
    for (const Lengths& one : wanted) {
        const double rest = room - words;
        const double width = whole <= room || words >= whole ? one.whole * room / std::max(whole, 1.0)
                             : rest > 0.0 ? one.word + rest * (one.whole - one.word) / (whole - words)
                                          : one.word * room / words;
        shares.push_back(width / room);
    }
    return shares;
}

}  // namespace headroom::report
