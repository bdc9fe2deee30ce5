// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenarios/import/inventory.hpp"

/// Queues as the files of each kind write them.
namespace headroom::importing {

inline constexpr std::string_view kQueueType = "AWS::SQS::Queue";

/// FIFO queues say so, and their names end in ".fifo" (Amazon SQS Developer Guide, 2026).
bool isFifoQueue(const Resource& resource);
/// One that is modelled.
bool isStandardQueue(const Resource& resource);

/// Whether an event source mapping is switched on: one that is not reads nothing.
bool readsItsSource(const Resource& mapping);

/// Brings what queues say into the scenario's form: a RedrivePolicy that is JSON in a text, a FifoQueue that is false.
/// A dead-letter queue or a number of receives that no file holds gets a stand-in.
void readQueues(Inventory& inventory);

}  // namespace headroom::importing
