// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_history.hpp"

#include <QStringList>

#include <algorithm>

#include "gui/format.hpp"

namespace headroom::gui {

void RunHistory::add(PastRun run) {
    runs_.insert(runs_.begin(), std::move(run));
    if (runs_.size() > kMost) runs_.resize(kMost);
}

QString pastRunText(const PastRun& run) {
    const study::StudyResult& result = *run.result;
    QStringList parts{run.ended.toString(QStringLiteral("HH:mm:ss"))};
    const auto counted = [](std::size_t n, const QString& what) {
        return QStringLiteral("%1 %2%3").arg(n).arg(what, n == 1 ? QString() : QStringLiteral("s"));
    };
    parts << counted(result.designs.size(), QStringLiteral("design"));
    parts << counted(result.replications, QStringLiteral("replication"));
    if (!result.designs.empty()) {
        const auto [least, most] =
            std::ranges::minmax_element(result.designs, {}, [](const auto& one) { return one.cost.perMonth; });
        const QString low = say::money(least->cost.perMonth);
        const QString high = say::money(most->cost.perMonth);
        parts << (low == high ? low : low + QStringLiteral(" to ") + high) + QStringLiteral(" / month");
    }
    if (result.partial) parts << QStringLiteral("stopped");
    return parts.join(QStringLiteral(" · "));
}

}  // namespace headroom::gui
