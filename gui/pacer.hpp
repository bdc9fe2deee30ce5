// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

#include "scenarios/study/run.hpp"

namespace headroom::gui {

/// Lets one report of progress through every tenth of a second, and the last one of a run always.
class Pacer {
public:
    bool lets(const study::Progress& progress) {
        const auto now = std::chrono::steady_clock::now();
        if (progress.done < 1.0 && now - last_ < std::chrono::milliseconds(100)) return false;
        last_ = now;
        return true;
    }

private:
    std::chrono::steady_clock::time_point last_;
};

}  // namespace headroom::gui
