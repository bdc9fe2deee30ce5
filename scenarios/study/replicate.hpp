// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>

#include "model/base/result.hpp"
#include "pricing/price_book.hpp"
#include "scenarios/build/watched_percentiles.hpp"
#include "scenarios/format/scenario.hpp"
#include "scenarios/study/replication.hpp"
#include "scenarios/study/run.hpp"

namespace headroom::study {

/// One replication of one design: what to run.
struct Replicate {
    const format::Scenario& scenario;
    const format::Design& design;
    const pricing::PriceBook& book;
    base::Duration warmUp;
    std::uint32_t replication = 0;
    const std::vector<build::WatchedPercentiles>* watched = nullptr;  ///< kept as well; null: none
    bool keepsSeries = false;                                         ///< as the first replication does
    const std::function<void(LiveSeries)>* live = nullptr;            ///< told the series while it runs; null: nobody
};

/// Builds the world, runs it, prices it. Errors: Cancelled; Environment (memory, too many pending events); BadInput
/// (rates that cannot be priced). `progress` is told the share of the run that is done.
base::Result<Replication> runReplication(const Replicate& replicate, std::stop_token stop,
                                         const std::function<void(double)>& progress);

}  // namespace headroom::study
