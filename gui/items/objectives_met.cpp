// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/objectives_met.hpp"

#include <algorithm>

#include "gui/translated.hpp"

namespace headroom::gui {

QString objectivesMet(const study::DesignResult& design) {
    const auto count = [&](study::Met met) {
        return std::ranges::count(design.objectives, met, &study::ObjectiveResult::met);
    };
    const QString met = gui::tr("%1 of %2").arg(count(study::Met::Yes)).arg(design.objectives.size());
    const auto undecided = count(study::Met::Undecided);
    return undecided == 0 ? met : gui::tr("%1, %2 undecided").arg(met).arg(undecided);
}

}  // namespace headroom::gui
