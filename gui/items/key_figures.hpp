// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

#include "gui/items/outline.hpp"

namespace headroom::gui {

/// One line of "This run".
struct KeyFigure {
    QString label;
    QString value;
    Mood mood = Mood::Plain;
    QString help{};  ///< what it means; empty: it says so itself
    bool operator==(const KeyFigure&) const = default;
};

/// What this run says about a resource, a workload, a design or an objective; empty when it says nothing.
std::vector<KeyFigure> keyFiguresOf(const study::StudyResult& study, const study::DesignResult& result,
                                    const OutlineItem& item);

}  // namespace headroom::gui
