// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/study/run.hpp"

namespace headroom::cli {

/// One line on stderr that is rewritten as a run goes on, on a terminal only.
class ProgressLine {
public:
    explicit ProgressLine(bool wanted);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;
    void show(const study::Progress& progress);

private:
    bool shown_;
    bool drawn_ = false;
};

/// "3 s", "2 min", "1.5 h": a length for people in a hurry.
std::string roughly(double seconds);

}  // namespace headroom::cli
