// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "scenarios/format/scenario.hpp"

namespace headroom::study {

/// What piles up behind a table in a run, at its most, and who could take it away faster.
struct Backlog {
    double bytes = 0.0;
    std::string why;  ///< of the largest part, for people; empty: nothing piles up
};

/// Records of streams that their readers do not keep up with (or never get past, where nothing bounds their retries),
/// and replicated writes that are on their way or wait for another region. From mean rates: what functions that read
/// streams write themselves is not followed. `begin`: of the warm-up.
Backlog expectedBacklog(const format::Design& design, base::Instant begin, base::Instant end);

}  // namespace headroom::study
