// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/draft.hpp"

/// Who sends to queues, as far as the files say it.
namespace headroom::importing {

/// A queue that nothing in the draft sends to.
struct UnsentQueue {
    std::string queue;
    std::string sender;  ///< what fills it and is not modelled, "Alerts (AWS::SNS::Subscription)"; empty: nothing does
    bool read = false;   ///< a function of the draft reads it
};

/// Why its workload is a guess.
std::string whyOf(const UnsentQueue& queue);

/// In the order of the draft; those that take dead letters or outcomes are none of them.
std::vector<UnsentQueue> unsentQueues(const Inventory& inventory, const Draft& draft);

/// Says of each of them that has no workload that no messages are assumed, and why.
void reportIdleQueues(const Inventory& inventory, const Draft& draft, Report& report);

}  // namespace headroom::importing
