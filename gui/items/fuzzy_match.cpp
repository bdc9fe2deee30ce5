// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/fuzzy_match.hpp"

#include <QStringList>

#include <algorithm>
#include <limits>
#include <vector>

namespace headroom::gui {

namespace {

constexpr int kLetter = 4;
constexpr int kBeginsWord = 8;
constexpr int kSideBySide = 10;  // more than another word begun: "vi" is "View" rather than "View: In"
constexpr int kInCapitals = 6;   // less than that: "SA" is "Save As"
constexpr int kGap = -1;
constexpr int kNever = std::numeric_limits<int>::min() / 2;
constexpr qsizetype kMostTyped = 60;

bool beginsWord(const QString& text, qsizetype at) {
    if (at == 0 || !text[at - 1].isLetterOrNumber()) return true;
    return text[at].isUpper() && text[at - 1].isLower();  // "ViewProduct"
}

/// One letter of the word at one place of the text: the best score up to here, and where the letter before is then.
struct Cell {
    int score = kNever;
    int before = -1;
};
using Row = std::vector<Cell>;

/// Scores of the letter at every place, given those of the letter before it (empty: it is the first).
Row nextRow(QChar typed, const QString& text, const Row& before) {
    const QChar letter = typed.toCaseFolded();
    const int beside = typed.isUpper() ? kInCapitals : kSideBySide;
    Row row(static_cast<std::size_t>(text.size()));
    int best = kNever;  // of the letter before, with a gap behind it
    int bestAt = -1;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const auto i = static_cast<std::size_t>(at);
        if (!before.empty() && i >= 2 && before[i - 2].score > best) {
            best = before[i - 2].score;
            bestAt = static_cast<int>(at) - 2;
        }
        if (text[at].toCaseFolded() != letter) continue;
        Cell from = before.empty() ? Cell{0, -1} : Cell{best + kGap, bestAt};
        if (!before.empty() && i >= 1 && before[i - 1].score + beside > from.score)
            from = {before[i - 1].score + beside, static_cast<int>(at) - 1};
        if (from.score <= kNever / 2) continue;
        row[i] = {from.score + kLetter + (beginsWord(text, at) ? kBeginsWord : 0), from.before};
    }
    return row;
}

std::optional<FuzzyMatch> matchWord(const QString& word, const QString& text) {
    std::vector<Row> rows;
    for (const QChar letter : word) rows.push_back(nextRow(letter, text, rows.empty() ? Row() : rows.back()));
    const auto best = std::ranges::max_element(rows.back(), {}, &Cell::score);
    if (best == rows.back().end() || best->score <= kNever / 2) return std::nullopt;
    FuzzyMatch match{best->score, {}};
    int at = static_cast<int>(best - rows.back().begin());
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        match.places.prepend(at);
        at = (*row)[static_cast<std::size_t>(at)].before;
    }
    return match;
}

}  // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& text) {
    FuzzyMatch all;
    for (const QString& word : typed.left(kMostTyped).simplified().split(u' ', Qt::SkipEmptyParts)) {
        const auto match = matchWord(word, text);
        if (!match) return std::nullopt;
        all.score += match->score;
        all.places += match->places;
    }
    std::ranges::sort(all.places);
    all.places.erase(std::unique(all.places.begin(), all.places.end()), all.places.end());
    return all;
}

}  // namespace headroom::gui
