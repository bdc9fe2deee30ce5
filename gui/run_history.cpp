// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run_history.hpp"

#include <QStringList>

#include <algorithm>

#include "gui/format.hpp"
#include "gui/translated.hpp"

namespace headroom::gui {

void RunHistory::add(PastRun run) {
    runs_.insert(runs_.begin(), std::move(run));
    if (runs_.size() > kMost) runs_.resize(kMost);
}

QString pastRunText(const PastRun& run) {
    const study::StudyResult& result = *run.result;
    QStringList parts{run.ended.toString(QStringLiteral("HH:mm:ss"))};
    const auto counted = [](std::size_t n, const QString& one, const QString& several) {
        return n == 1 ? one : several.arg(n);
    };
    parts << counted(result.designs.size(), gui::tr("1 design"), gui::tr("%1 designs"));
    parts << counted(result.replications, gui::tr("1 replication"), gui::tr("%1 replications"));
    if (!result.designs.empty()) {
        const auto [least, most] =
            std::ranges::minmax_element(result.designs, {}, [](const auto& one) { return one.cost.perMonth; });
        const QString low = say::money(least->cost.perMonth);
        const QString high = say::money(most->cost.perMonth);
        parts << gui::tr("%1 / month").arg(low == high ? low : gui::tr("%1 to %2").arg(low, high));
    }
    if (result.partial) parts << gui::tr("stopped");
    return parts.join(QStringLiteral(" · "));
}

}  // namespace headroom::gui
