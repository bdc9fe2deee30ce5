// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

#include "scenarios/checking/replay.hpp"
#include "scenarios/study/replicate.hpp"
#include "scenarios/study/threads.hpp"

namespace headroom::checking {

base::Result<std::vector<study::Replication>> simulate(const Replay& replay, unsigned jobs, const std::stop_token& stop,
                                                       const std::function<void(double)>& progress) {
    const auto book = replay.scenario.overrides.prices.book(replay.scenario.region, replay.scenario.pricesAsOf);
    if (!book) return book.error();
    const std::uint32_t count = replay.scenario.simulation.replications;
    std::vector<std::optional<base::Result<study::Replication>>> ran(count);
    std::atomic<std::uint32_t> next = 0;
    std::mutex mutex;
    std::vector<double> done(count);
    study::onThreads(std::min<std::size_t>(jobs, count), [&] {
        for (std::uint32_t i = next++; i < count && !stop.stop_requested(); i = next++) {
            const study::Replicate what{
                replay.scenario, replay.scenario.designs.front(), *book, replay.warmUp, i, &replay.watched, true};
            ran[i] = study::runReplication(what, stop, [&](double share) {
                const std::scoped_lock lock(mutex);
                done[i] = share;
                double all = 0.0;
                for (const double one : done) all += one;
                progress(all / static_cast<double>(count));
            });
        }
    });
    std::vector<study::Replication> replications;
    for (auto& one : ran) {
        if (!one) return base::Error{base::Errc::Cancelled, {}, "cancelled"};
        if (!*one) return one->error();
        replications.push_back(std::move(**one));
    }
    return replications;
}

}  // namespace headroom::checking
