// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace headroom::study {

/// What the calling thread has had of the processors so far; waiting for one does not count.
std::chrono::nanoseconds processorTime();

}  // namespace headroom::study
