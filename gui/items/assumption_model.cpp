// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/items/assumption_model.hpp"

#include <algorithm>

#include "gui/format.hpp"

namespace headroom::gui {

QString AssumptionColumns::kind(const format::Assumption& assumption) {
    return assumption.guess ? QStringLiteral("Guess") : QStringLiteral("Default");
}

QString AssumptionColumns::path(const format::Assumption& assumption) { return say::text(assumption.path); }

QString AssumptionColumns::value(const format::Assumption& assumption) { return say::text(assumption.value); }

QString AssumptionColumns::source(const format::Assumption& assumption) { return say::text(assumption.source); }

QVariant AssumptionColumns::extra(const format::Assumption& assumption, int, int role) {
    if (role == Qt::ToolTipRole) return say::text(assumption.source);
    return {};
}

QString guessSummary(const std::vector<format::Assumption>& assumptions) {
    const auto guesses =
        std::count_if(assumptions.begin(), assumptions.end(), [](const auto& one) { return one.guess; });
    if (guesses == 0) return QStringLiteral("No guesses");
    return guesses == 1 ? QStringLiteral("1 guess") : QStringLiteral("%1 guesses").arg(guesses);
}

}  // namespace headroom::gui
