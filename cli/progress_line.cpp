// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progress_line.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdio>

#include <fmt/format.h>

namespace headroom::cli {

std::string roughly(double seconds) {
    if (seconds < 1.0) return "less than a second";
    if (seconds < 90.0) return fmt::format("{:.0f} s", std::ceil(seconds));
    if (seconds < 5400.0) return fmt::format("{:.0f} min", std::ceil(seconds / 60.0));
    if (seconds < 172'800.0) return fmt::format("{:.1f} h", seconds / 3600.0);
    return fmt::format("{:.1f} days", seconds / 86'400.0);
}

ProgressLine::ProgressLine(bool wanted) : shown_(wanted && ::isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
    if (drawn_) std::fputs("\r\033[K", stderr);
}

void ProgressLine::show(const study::Progress& progress) {
    if (!shown_) return;
    drawn_ = true;
    constexpr int kWidth = 30;
    const int full = static_cast<int>(progress.done * kWidth);
    std::string bar(static_cast<std::size_t>(full), '#');
    bar.resize(kWidth, '.');
    const std::string left = progress.leftSeconds < 0.0 ? "" : ", " + roughly(progress.leftSeconds) + " left";
    std::fprintf(stderr, "\r[%s] %3.0f %%%s\033[K", bar.c_str(), progress.done * 100.0, left.c_str());
    std::fflush(stderr);
}

}  // namespace headroom::cli
