// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/study/processor_time.hpp"

#include <ctime>

namespace headroom::study {

std::chrono::nanoseconds processorTime() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

}  // namespace headroom::study
