// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/help_search.hpp"

#include <QStringList>

#include <algorithm>
#include <optional>

namespace headroom::gui {

namespace {

constexpr int kInTitle = 60;
constexpr int kBeginsTitle = 20;
constexpr int kInHeading = 10;
constexpr qsizetype kMostCounted = 8;
constexpr qsizetype kBefore = 30;
constexpr qsizetype kLength = 110;

bool contains(const QString& text, const QString& word) { return text.contains(word, Qt::CaseInsensitive); }

/// Nothing where the word does not occur.
std::optional<int> scoreOf(const HelpPage& page, const QString& word) {
    const qsizetype often = page.text.count(word, Qt::CaseInsensitive);
    if (often == 0 && !contains(page.title, word)) return std::nullopt;
    int score = static_cast<int>(std::min(often, kMostCounted));
    if (contains(page.title, word)) score += kInTitle;
    if (page.title.startsWith(word, Qt::CaseInsensitive)) score += kBeginsTitle;
    for (const QString& line : page.text.split(u'\n')) {
        if (line.startsWith(u'#') && contains(line, word)) return score + kInHeading;
    }
    return score;
}

/// Without the marks of Markdown, in one line.
QString plain(QString text) {
    for (const char mark : {'#', '*', '`', '|', '\\'}) text.remove(QLatin1Char(mark));
    return text.simplified();
}

QString snippetOf(const HelpPage& page, const QString& word) {
    const qsizetype at = page.text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0) return {};
    const qsizetype line = page.text.lastIndexOf(u'\n', at) + 1;
    const qsizetype from = std::max(line, at - kBefore);
    return plain(page.text.mid(from, kLength));
}

}  // namespace

QStringList helpWords(const QString& typed) { return typed.simplified().split(u' ', Qt::SkipEmptyParts); }

std::vector<HelpHit> searchHelp(const QString& typed) {
    const QStringList words = helpWords(typed);
    std::vector<HelpHit> hits;
    if (words.isEmpty()) return hits;
    for (const HelpSection& section : helpSections()) {
        for (const HelpPage& page : section.items) {
            HelpHit hit{&page, 0, snippetOf(page, words.front())};
            const bool all = std::ranges::all_of(words, [&](const QString& word) {
                const auto score = scoreOf(page, word);
                hit.score += score.value_or(0);
                return score.has_value();
            });
            if (all) hits.push_back(std::move(hit));
        }
    }
    std::ranges::stable_sort(hits, std::ranges::greater(), &HelpHit::score);
    return hits;
}

}  // namespace headroom::gui
