// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/assumption_model.hpp"

#include <algorithm>

#include "gui/format.hpp"
#include "gui/items/place_name.hpp"
#include "gui/translated.hpp"
#include "report/assumptions_text.hpp"

namespace headroom::gui {

QString AssumptionColumns::kind(const format::Assumption& assumption) {
    return assumption.guess ? gui::tr("Guess") : gui::tr("Default");
}

QString AssumptionColumns::path(const format::Assumption& assumption) { return placeName(assumption.path); }

QString AssumptionColumns::value(const format::Assumption& assumption) {
    const QString value = say::text(assumption.value);
    const std::string year = report::measuredIn(assumption.path, assumption.value);
    return year.empty() ? withUnitAt(assumption.path, value) : gui::tr("as measured in %1").arg(say::text(year));
}

QString AssumptionColumns::source(const format::Assumption& assumption) { return say::text(assumption.source); }

QVariant AssumptionColumns::extra(const format::Assumption& assumption, int, int role) {
    if (role == Qt::ToolTipRole) return say::text(assumption.source);
    return {};
}

QString guessSummary(const std::vector<format::Assumption>& assumptions) {
    const auto guesses =
        std::count_if(assumptions.begin(), assumptions.end(), [](const auto& one) { return one.guess; });
    if (guesses == 0) return gui::tr("No guesses");
    return guesses == 1 ? gui::tr("1 guess") : gui::tr("%1 guesses").arg(say::count(static_cast<double>(guesses)));
}

}  // namespace headroom::gui
