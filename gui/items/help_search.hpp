// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/items/help_pages.hpp"

namespace headroom::gui {

/// A page that was found.
struct HelpHit {
    const HelpPage* page = nullptr;
    int score = 0;    ///< more is better
    QString snippet;  ///< what stands around the first word
};

/// The pages that hold every word that is typed, or words that they are parts of, the best first: by title, by heading,
/// by how often. Nothing typed finds nothing.
std::vector<HelpHit> searchHelp(const QString& typed);

/// The words to look for.
QStringList helpWords(const QString& typed);

}  // namespace headroom::gui
