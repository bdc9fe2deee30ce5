// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <cstddef>
#include <vector>

#include "gui/run_controller.hpp"

namespace headroom::gui {

/// A run that has ended: what was found, what it was started with.
struct PastRun {
    SharedResult result;
    QString text;  ///< the scenario's
    double seconds = 0.0;
    QDateTime ended;
};

/// The last runs of the open scenario, newest first.
class RunHistory {
public:
    static constexpr std::size_t kMost = 12;

    void add(PastRun run);
    void clear() { runs_.clear(); }
    const std::vector<PastRun>& runs() const { return runs_; }

private:
    std::vector<PastRun> runs_;
};

/// "14:02 · 2 designs · 5 replications · $612 to $691 / month".
QString pastRunText(const PastRun& run);

}  // namespace headroom::gui
