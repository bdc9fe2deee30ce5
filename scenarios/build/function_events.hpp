// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <vector>

#include "model/services/lambda/async_queue.hpp"
#include "model/services/lambda/mapping.hpp"
#include "scenarios/format/scenario.hpp"

namespace headroom::build {

/// What invokes functions without a caller that waits: their queues of events, and event source mappings.
class FunctionEvents {
public:
    using Find = std::function<engine::Service*(const std::string&)>;

    /// A function has been made.
    void add(engine::World& world, const lambda::Spec& spec, lambda::Function& function);
    /// All functions are there: queues of events for other versions than their own.
    void addOthers(engine::World& world, const lambda::Spec& spec, const std::string& function, const Find& find);
    /// All services are there: queues learn their destinations, mappings their sources.
    void connect(engine::World& world, const format::Design& design, const Find& find);

    /// What takes events for a function; nullptr where nothing invokes it asynchronously.
    lambda::AsyncQueue* queueOf(const std::string& function);
    void start();
    void startMeasuring();
    /// What is the function's own goes into its report, mappings have one each, at the end.
    void report(std::vector<engine::ResourceReport>& reports, base::Duration window) const;
    void addCauses(std::vector<engine::CausedReading>& into) const;

private:
    std::deque<lambda::AsyncQueue> queues_;
    std::deque<lambda::Mapping> mappings_;
};

}  // namespace headroom::build
