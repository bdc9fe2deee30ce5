// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace headroom::gui {

/// Where what is typed was found in a text, and how well it fits: more is better.
struct FuzzyMatch {
    int score = 0;
    QList<int> places;  ///< of the letters, ascending
};

/// The best way to find the letters of each typed word in the text, in their order and with others between them; upper
/// and lower case are one. Letters side by side and at beginnings of words count more. Nothing typed fits everywhere.
std::optional<FuzzyMatch> fuzzyMatch(const QString& typed, const QString& text);

}  // namespace headroom::gui
